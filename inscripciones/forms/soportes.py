"""Documents and priority conditions."""

from typing import Any

from django import forms

from inscripciones.models import CondicionPrioridad
from plazas.models import Comunidad
from sso_portal.nucleo.formularios.archivos import ArchivoField

DE_COMUNIDAD = (CondicionPrioridad.Condicion.RAIZAL, CondicionPrioridad.Condicion.INDIGENA)
AYUDA_ARCHIVO = "PDF, JPG o PNG de hasta 5 MB. Puede tomarle una foto."
RAIZAL = "RAIZAL"


class DocumentoForm(forms.Form):
    """One document of one type."""

    fue_subida = False

    def __init__(self, data: Any = None, files: Any = None, *, nombre: str, clave: str) -> None:
        super().__init__(data, files, prefix=clave)
        articulo = nombre[0].lower() + nombre[1:]
        self.fields["archivo"] = ArchivoField(
            label=nombre,
            help_text=AYUDA_ARCHIVO,
            error_messages={"required": f"Elija el archivo: {articulo}"},
        )


class CondicionForm(forms.Form):
    """One priority condition: its own consent, its community where it has one, its document."""

    comunidad = forms.ModelChoiceField(
        Comunidad.objects.none(),
        label="Su comunidad",
        empty_label="Seleccione",
        help_text="Su condición de comunidad se tendrá en cuenta solo en las plazas de su comunidad.",
        error_messages={"required": "Seleccione su comunidad", "invalid_choice": "Seleccione su comunidad"},
    )
    archivo = ArchivoField(label="Documento que la demuestra", help_text=AYUDA_ARCHIVO, required=False)
    acepta = forms.BooleanField(
        label="Autorizo el uso de este dato sensible para aplicar la prioridad",
        error_messages={"required": "Marque la autorización para declarar esta condición"},
    )
    field_order = ("acepta", "comunidad", "archivo")  # as the page asks them

    def __init__(self, data=None, files=None, *, condicion, comunidad=""):
        super().__init__(data, files, initial={"comunidad": comunidad})
        if condicion not in DE_COMUNIDAD:
            del self.fields["comunidad"]
            return
        comunidades = Comunidad.objects.order_by("nombre")
        es_raizal = condicion == CondicionPrioridad.Condicion.RAIZAL
        self.fields["comunidad"].queryset = (
            comunidades.filter(pk=RAIZAL) if es_raizal else comunidades.exclude(pk=RAIZAL)
        )
