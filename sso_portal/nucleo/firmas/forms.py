from django import forms

from sso_portal.nucleo.formularios.archivos import EntradaArchivo
from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.codigos import CodigoField

from .codigos import leer_codigo
from .consultas import coincide_documento
from .estados import Causa
from .models import Certificado

MAXIMO_BYTES = 10 * 1024 * 1024


class CodigoForm(forms.Form):
    """The code printed on a certificate, typed as people type."""

    codigo = CodigoField(
        label="Código del certificado", leer=leer_codigo,
        help_text="Está junto al código QR. Ejemplo: EX-27A1-90KD-7F3K-92QX. Los guiones no hacen falta.",
        donde="Son dos letras y dieciséis caracteres más: compárelo con el papel",
    )  # fmt: skip


class DocumentoForm(forms.Form):
    """The last four characters of the holder's document: with them the page says whose certificate it is."""

    ultimos4 = forms.CharField(
        label="Últimos cuatro caracteres del documento",
        help_text="Pídaselos a la persona o mírelos en su documento de identidad.",
        min_length=4,
        max_length=4,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={
            "required": "Escriba los últimos cuatro caracteres del documento",
            "min_length": "Escriba cuatro caracteres, como aparecen al final del documento",
            "max_length": "Escriba solo los últimos cuatro caracteres del documento",
        },
    )

    def __init__(self, *args, certificado: Certificado, **kwargs) -> None:
        self.certificado = certificado
        super().__init__(*args, **kwargs)

    def clean_ultimos4(self) -> str:
        ultimos4 = self.cleaned_data["ultimos4"]
        if not coincide_documento(self.certificado, ultimos4):
            raise forms.ValidationError(
                "Esos caracteres no son los del documento a cuyo nombre está este certificado. Revíselos",
                code="documento_no_coincide",
            )
        return ultimos4


class ArchivoForm(forms.Form):
    """A PDF whose signature somebody wants to check."""

    archivo = forms.FileField(
        label="Documento firmado",
        help_text="Un archivo PDF de hasta 10 MB. No lo guardamos.",
        widget=EntradaArchivo(acepta="application/pdf,.pdf"),
        error_messages={
            "required": "Elija el archivo PDF que quiere comprobar",
            "missing": "Elija el archivo PDF que quiere comprobar",
            "empty": "El archivo llegó vacío porque se cortó la conexión. Vuelva a subirlo",
        },
    )

    def clean_archivo(self) -> bytes:
        archivo = self.cleaned_data["archivo"]
        if archivo.size > MAXIMO_BYTES:
            raise forms.ValidationError(
                "«%(nombre)s» pesa más de 10 MB. Suba el PDF tal como lo recibió",
                code="archivo_muy_grande",
                params={"nombre": archivo.name},
            )
        contenido = archivo.read()
        if b"%PDF-" not in contenido[:1024]:
            raise forms.ValidationError(
                "«%(nombre)s» no es un PDF. Suba el documento en PDF, no una foto ni una copia impresa",
                code="archivo_no_es_pdf",
                params={"nombre": archivo.name},
            )
        return contenido


class RevocarForm(forms.Form):
    """Why a certificate stops being worth anything: a published cause and a private reason."""

    causa = forms.ChoiceField(
        label="Causa",
        help_text="La lee cualquiera que verifique el certificado.",
        choices=[(causa.value, causa.label.capitalize()) for causa in Causa],
        widget=forms.RadioSelect,
        error_messages={"required": "Seleccione la causa"},
    )
    motivo = forms.CharField(
        label="Motivo",
        help_text="Queda cifrado en el registro de actuaciones; no se publica.",
        min_length=20,
        max_length=1000,
        widget=Parrafo(attrs={"rows": 4}),
        error_messages={
            "required": "Explique por qué se revoca",
            "min_length": "Explique el motivo con por lo menos 20 caracteres",
        },
    )
