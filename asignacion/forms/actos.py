"""What the ministry types to correct, annul or move an event, with its act."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from asignacion import plazos
from inscripciones.calendario import Acto, Fechas
from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos, campos_de_instantes, instantes_de

INSTANTES = {
    "revision_hasta": "Las secretarías revisan hasta",
    "sello_en": "Se sellan las entradas",
    "evento_en": "Sorteo público",
}
FECHAS = (*INSTANTES, "inicio_servicio")


class CorreccionForm(forms.Form):
    motivo = forms.CharField(
        label="Qué tiene mal el sello",
        help_text="Queda en el registro. No escriba datos de personas.",
        min_length=20,
        max_length=500,
        widget=Parrafo({"rows": 3}),
        error_messages={
            "required": "Escriba qué tiene mal el sello",
            "min_length": "Explique un poco más: por lo menos 20 caracteres",
        },
    )


class AnulacionForm(CorreccionForm):
    acto = forms.CharField(
        label="Acto que anula el sorteo",
        help_text="Número y fecha. Ejemplo: Resolución 12 del 20 de enero de 2027.",
        max_length=160,
        error_messages={"required": "Escriba el número y la fecha del acto"},
    )
    field_order = ["acto", "motivo"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["motivo"].label = "Por qué se anula"


class MoverFechaForm(forms.Form):
    """Other dates for an event, or a longer review, with the act that moves them; Colombia time."""

    acto_numero = forms.CharField(
        label="Número del acto",
        max_length=40,
        help_text="Ejemplo: Resolución 1120 de 2027",
        error_messages={"required": "Escriba el número del acto"},
    )
    acto_fecha = FechaEnTresCampos(label="Fecha del acto", nombre="la fecha del acto", hasta_hoy=True)
    motivo = forms.CharField(
        label="Por qué se cambian las fechas",
        help_text="Lo leerán todas las personas inscritas. No escriba datos de nadie.",
        min_length=20,
        max_length=500,
        widget=Parrafo({"rows": 3}),
        error_messages={
            "required": "Escriba por qué se cambian las fechas",
            "min_length": "Explique un poco más: por lo menos 20 caracteres",
        },
    )
    inicio_servicio = FechaEnTresCampos(
        label="Empieza el servicio",
        nombre="la fecha de inicio del servicio",
        help_text="Cámbiela solo si el sorteo nuevo la alcanza.",
    )

    def __init__(self, *args: Any, revision_hasta: datetime, antelacion: timedelta, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision_hasta, self.antelacion = revision_hasta, antelacion
        self.fields |= campos_de_instantes(INSTANTES)

    def clean(self) -> dict[str, Any]:
        super().clean()
        datos = self.cleaned_data
        datos |= instantes_de(datos, INSTANTES)
        if all(datos.get(campo) for campo in FECHAS):
            faltas = plazos.faltas_al_mover(
                self._fechas(),
                ahora=timezone.now(),
                revision_hasta=self.revision_hasta,
                antelacion=self.antelacion,
            )
            for campo, falta in faltas.items():
                self.add_error(f"{campo}_dia" if campo in INSTANTES else campo, falta)
        return datos

    @property
    def datos(self) -> dict[str, Acto | Fechas]:
        """What the service takes."""
        limpios = self.cleaned_data
        acto = Acto(limpios["acto_numero"], limpios["acto_fecha"], limpios["motivo"])
        return {"acto": acto, "fechas": self._fechas()}

    def _fechas(self) -> Fechas:
        datos = {campo: self.cleaned_data[campo] for campo in FECHAS}
        if datos["revision_hasta"] == self.revision_hasta.replace(second=0, microsecond=0):
            datos["revision_hasta"] = None  # as it was
        return Fechas(**datos)
