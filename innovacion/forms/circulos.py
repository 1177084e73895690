"""What is written in a circle and of a visit."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from innovacion.estados import EstadoReto
from innovacion.models import Centro, Reto
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos

from .cajas import entero, linea, lista, parrafo


class CirculoForm(forms.Form):
    nombre = linea("Nombre del círculo", "Escriba el nombre")
    reto = lista("Sobre qué reto", "Elija el reto")
    descripcion = parrafo("Quiénes son y qué buscan", "Escriba quiénes son y qué buscan", maximo=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reto"].queryset = Reto.objects.filter(estado=EstadoReto.ABIERTO)  # type: ignore[attr-defined]


class DocumentoForm(forms.Form):
    titulo = linea("Título", "Escriba el título", maximo=160)
    archivo = ArchivoField(
        label="Archivo", nombre="el archivo", required=False, help_text="PDF, JPG o PNG de hasta 5 MB."
    )
    enlace = forms.URLField(
        label="O su dirección en internet", required=False, assume_scheme="https",
        widget=forms.URLInput({"class": "todo"}),
        error_messages={"invalid": "Escriba la dirección completa. Ejemplo: https://www.ejemplo.org/guia"},
    )  # fmt: skip

    def __init__(self, *args: Any, guardado: Archivo | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "documento_%s")  # it shares its page with an activity
        super().__init__(*args, **kwargs)
        self.archivo_guardado = guardado

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not datos.get("archivo") and not datos.get("enlace") and not self.archivo_guardado:
            self.add_error("archivo", "Adjunte un archivo o escriba una dirección")
        return datos


class ActividadForm(forms.Form):
    titulo = linea("Qué hicieron", "Escriba qué hicieron", maximo=160)
    fecha = FechaEnTresCampos(label="Cuándo", nombre="la fecha", hasta_hoy=True)
    asistieron = entero("Cuántas personas fueron", "Escriba cuántas personas fueron", maximo=5000)


class VisitaForm(forms.Form):
    anfitrion = lista("Qué institución recibe", "Elija la institución")
    tema = linea("Qué van a mostrar", "Escriba qué van a mostrar", maximo=160)
    que_se_ve = parrafo("Qué verá quien vaya", "Escriba qué verá quien vaya", maximo=1000)
    lugares = entero("Cuántas personas pueden ir", "Escriba cuántas personas pueden ir", maximo=200)

    def __init__(self, *args: Any, usuario: Usuario, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        suyas = Centro.objects.filter(entidad__in=usuario.entidades(Rol.GESTOR_CAMBIOS))
        self.fields["anfitrion"].queryset = suyas.select_related("entidad")  # type: ignore[attr-defined]


class AcuerdoForm(forms.Form):
    fecha = FechaEnTresCampos(label="Qué día los reciben", nombre="la fecha")

    def clean_fecha(self) -> date:
        if self.cleaned_data["fecha"] < timezone.localdate():
            raise forms.ValidationError("La fecha debe ser hoy o después")
        return self.cleaned_data["fecha"]


class InformeForm(forms.Form):
    informe = parrafo("Qué aprendieron", "Escriba qué aprendieron")
