"""The filters of the directory of branches."""

from typing import Any

from django import forms

from sso_portal.nucleo.territorio.models import Departamento, Municipio
from tramites.consultas.red import FiltrosRed, tramites_de_la_red
from tramites.models import Sucursal


class FiltrosRedForm(forms.Form):
    """One question to the directory, as a form of the GET kind."""

    departamento = forms.ChoiceField(label="Departamento", required=False)
    municipio = forms.ChoiceField(label="Municipio", required=False)
    clase = forms.ChoiceField(
        label="Clase de punto", required=False, choices=[("", "Todas"), *Sucursal.Clase.choices]
    )
    tramite = forms.ChoiceField(label="Qué va a hacer", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._opciones("departamento", "Todos", Departamento.objects.values_list("codigo", "nombre"))
        self._opciones("tramite", "Cualquier trámite", tramites_de_la_red().values_list("codigo", "nombre"))
        elegido = self.data.get("departamento") or self.initial.get("departamento")
        if elegido:
            municipios = Municipio.objects.filter(departamento=elegido).order_by("nombre")
            self._opciones("municipio", "Todos", municipios.values_list("codigo", "nombre"))
        else:
            del self.fields["municipio"]

    def filtros(self) -> FiltrosRed:
        """What could be understood."""
        self.is_valid()
        return FiltrosRed(**{campo: valor for campo, valor in self.cleaned_data.items() if valor})

    def en_palabras(self, filtros: FiltrosRed) -> dict[str, Any]:
        """The form and its filters in force as (words, address without it)."""
        return {
            "form": self,
            "fichas": [(self._rotulo(c, v), filtros.sin(c).direccion()) for c, v in filtros.activos()],
        }

    def _rotulo(self, campo: str, valor: str) -> str:
        opciones = self.fields[campo].choices  # type: ignore[attr-defined]
        return {str(c): str(r) for c, r in opciones}.get(valor, valor)

    def _opciones(self, campo: str, vacio: str, filas: Any) -> None:
        self.fields[campo].choices = [("", vacio), *filas]  # type: ignore[attr-defined]


def leer_filtros(datos: Any) -> tuple[FiltrosRedForm, FiltrosRed]:
    """The question in the address, and a clean form that shows it."""
    filtros = FiltrosRedForm(datos).filtros()
    return FiltrosRedForm(initial=dict(filtros.activos())), filtros
