"""The acts that move the term of a case."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from cumplimiento.servicios import Acto, prorrogar, reanudar, suspender
from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos


@dataclass(frozen=True)
class ActoDePlazo:
    """One kind of act: its words, what its date means and the service it calls."""

    titulo: str
    fecha: str
    ayuda: str
    servicio: Callable[..., None]
    con_dias: bool = False


ACTOS = {
    "prorroga": ActoDePlazo("Prorrogar el plazo", "Fecha del acto", "", prorrogar, con_dias=True),
    "suspension": ActoDePlazo("Suspender el plazo", "Desde", "El primer día que no cuenta.", suspender),
    "reanudacion": ActoDePlazo("Reanudar el plazo", "Desde", "El primer día que vuelve a contar.", reanudar),
}


def _motivo(ayuda: str) -> forms.CharField:
    return forms.CharField(
        label="Motivo", max_length=500, min_length=20, widget=Parrafo({"rows": 3}), help_text=ayuda,
        error_messages={"required": "Escriba el motivo",
                        "min_length": "Escriba el motivo con por lo menos 20 caracteres"},
    )  # fmt: skip


class AjusteForm(forms.Form):
    """Number of the act, its date, why; and how many business days, if it is an extension."""

    numero = forms.CharField(
        label="Número del acto", max_length=40, help_text="Por ejemplo: Resolución 145 de 2026",
        error_messages={"required": "Escriba el número del acto que lo ordena"},
    )  # fmt: skip
    fecha = FechaEnTresCampos(nombre="la fecha del acto")
    dias_habiles = forms.IntegerField(
        label="Días hábiles que se agregan", min_value=1, max_value=250,
        error_messages={"required": "Escriba cuántos días hábiles se agregan",
                        "invalid": "Escriba los días en números, por ejemplo 10",
                        "min_value": "Escriba 1 día o más", "max_value": "Escriba 250 días o menos"},
    )  # fmt: skip
    motivo = _motivo("Lo leen la entidad y la persona afectada. Por lo menos 20 caracteres.")

    def __init__(self, *args: Any, tipo: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acto = ACTOS[tipo]
        self.fields["fecha"].label, self.fields["fecha"].help_text = acto.fecha, acto.ayuda
        if not acto.con_dias:
            del self.fields["dias_habiles"]

    def acto(self, clave: UUID | None) -> Acto:
        """What the service takes."""
        d = self.cleaned_data
        return Acto(
            numero=d["numero"],
            fecha=d["fecha"],
            motivo=d["motivo"],
            dias_habiles=d.get("dias_habiles"),
            clave=clave,
        )


class SinEfectoForm(forms.Form):
    """Why the order has no effect any more."""

    motivo = _motivo("Diga qué acto lo ordena. Por lo menos 20 caracteres.")
