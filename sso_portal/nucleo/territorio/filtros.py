"""The place in the filters of a list: departamento first, its municipios once it is known."""

from typing import Any

from django import forms

from sso_portal.nucleo.formularios.filtros import FormaDeFiltros

from .models import Departamento, Municipio


class FormaConLugar(FormaDeFiltros):
    """Filters with departamento and municipio; without departamento there is no municipio."""

    departamento = forms.ChoiceField(label="Departamento", required=False)
    municipio = forms.ChoiceField(label="Municipio", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.poner_opciones("departamento", "Todos", Departamento.objects.values_list("codigo", "nombre"))
        elegido = self.data.get("departamento") or self.initial.get("departamento")
        if elegido:
            cerca = Municipio.objects.filter(departamento=elegido).order_by("nombre")
            self.poner_opciones("municipio", "Todos", cerca.values_list("codigo", "nombre"))
        else:
            del self.fields["municipio"]
