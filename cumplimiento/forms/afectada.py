"""What the affected person types: her code, and whether what was ordered was done."""

from django import forms

from cumplimiento.estados import Confirmacion
from sso_portal.nucleo.firmas.codigos import leer_codigo
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.codigos import CodigoField

AYUDAS = {
    Confirmacion.SI: "Recibí todo lo que se ordenó.",
    Confirmacion.NO: "No he recibido nada de lo que se ordenó.",
    Confirmacion.EN_PARTE: "Recibí una parte.",
}


def _de_consulta(texto: str) -> str | None:
    codigo = leer_codigo(texto)
    return codigo if codigo and codigo.startswith("CU") else None


class CodigoForm(forms.Form):
    """The code that came with the first message about the case."""

    codigo = CodigoField(
        label="Código de consulta", leer=_de_consulta, donde="Cópielo del correo de su caso",
        help_text="Empieza por CU. Viene en el primer correo de su caso. Ejemplo: CU-27A1-90KD-7F3K-92QX",
        error_messages={"required": "Escriba su código de consulta"},
    )  # fmt: skip


class RespuestaForm(forms.Form):
    """«¿Le cumplieron?»: yes, no or in part, with what she wants to tell and show."""

    valor = forms.ChoiceField(
        label="¿Le cumplieron?", choices=Confirmacion.choices, widget=forms.RadioSelect,
        error_messages={"required": "Elija sí, no o en parte"},
    )  # fmt: skip
    texto = forms.CharField(
        label="¿Qué pasó?", required=False, max_length=1000, widget=Parrafo({"rows": 4}),
        help_text="Si quiere, cuéntelo con sus palabras. Lo lee quien revisa su caso y la entidad.",
    )  # fmt: skip
    archivo = ArchivoField(
        label="Un documento o una foto", required=False, help_text="PDF, JPG o PNG de hasta 5 MB."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["valor"].widget.ayudas = {str(k): v for k, v in AYUDAS.items()}
