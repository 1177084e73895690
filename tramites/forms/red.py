"""The filters of the directory of branches."""

from typing import Any

from django import forms

from sso_portal.nucleo.territorio.filtros import FormaConLugar
from tramites.consultas.filtros import FiltrosRed
from tramites.consultas.red import tramites_de_la_red
from tramites.models import Sucursal


class FiltrosRedForm(FormaConLugar):
    """One question to the directory, as a form of the GET kind."""

    clase = forms.ChoiceField(
        label="Clase de punto", required=False, choices=[("", "Todas"), *Sucursal.Clase.choices]
    )
    tramite = forms.ChoiceField(label="Qué va a hacer", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        filas = tramites_de_la_red().values_list("codigo", "nombre")
        self.poner_opciones("tramite", "Cualquier trámite", filas)

    def filtros(self) -> FiltrosRed:
        """What could be understood."""
        return FiltrosRed(**self.limpios())


def leer_filtros(datos: Any) -> tuple[FiltrosRedForm, FiltrosRed]:
    """The question in the address, and a clean form that shows it."""
    filtros = FiltrosRedForm(datos).filtros()
    return FiltrosRedForm(initial=dict(filtros.activos())), filtros
