"""«Lo estamos implementando», and what the team does with it."""

from typing import Any

from django import forms

from innovacion.estados import ADOPCIONES_A_LA_VISTA
from innovacion.models import Practica
from sso_portal.nucleo.cuentas.antirrobots import ControlRobots

from .cajas import linea, lista, parrafo


class AdopcionForm(ControlRobots):
    """Twenty seconds: two boxes are enough."""

    institucion = linea("Su institución", "Escriba el nombre de su institución", maximo=160)
    contacto = linea(
        "Su teléfono o su correo", "Escriba un teléfono o un correo para llamarle", maximo=120,
        help_text="Solo lo lee el equipo que lo llamará. No se publica.",
    )  # fmt: skip
    origen = lista("Dónde la conoció", vacia="En esta página")
    mutaciones = parrafo("Qué cambiaron para que les sirviera", maximo=1000, renglones=3)

    def __init__(self, *args: Any, practica: Practica, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        a_la_vista = practica.adopciones.filter(estado__in=ADOPCIONES_A_LA_VISTA)
        self.fields["origen"].queryset = a_la_vista.order_by("institucion")  # type: ignore[attr-defined]
        self.fields["origen"].label_from_instance = lambda a: a.institucion  # type: ignore[attr-defined]

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes."""
        return {c: self.cleaned_data[c] for c in ("institucion", "contacto", "origen", "mutaciones")}


class DescarteForm(forms.Form):
    motivo = linea("Por qué se descarta", "Escriba por qué se descarta", maximo=200)
