"""The filters of the catalogue: what cannot be understood in the address simply does not filter."""

from typing import Any

from django import forms

from plazas.consultas.filtros import AYUDAS, ORDENES, Filtros
from plazas.models import Plaza, Profesion
from plazas.procesos import fuente
from sso_portal.nucleo.legible.cifras import dinero
from sso_portal.nucleo.territorio.filtros import FormaConLugar

SALARIOS = [2_000_000, 2_500_000, 3_000_000, 3_500_000, 4_000_000]


class FiltrosForm(FormaConLugar):
    """One question to the catalogue, as a form of the GET kind."""

    q = forms.CharField(label="Municipio, entidad o código", required=False, max_length=80)
    profesion = forms.ChoiceField(label="Profesión", required=False)
    salario = forms.TypedChoiceField(
        label="Salario desde",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Cualquiera"), *((valor, dinero(valor)) for valor in SALARIOS)],
    )
    ayuda = forms.MultipleChoiceField(
        label="Ayudas", required=False, choices=list(AYUDAS.items()), widget=forms.CheckboxSelectMultiple
    )
    vinculo = forms.MultipleChoiceField(
        label="Vínculo", required=False, choices=Plaza.Vinculo.choices, widget=forms.CheckboxSelectMultiple
    )
    convocatoria = forms.ChoiceField(label="Convocatoria", required=False)
    orden = forms.ChoiceField(
        label="Ordenar por", required=False, choices=[(clave, o[0]) for clave, o in ORDENES.items()]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"
        procesos = [(p.codigo, p.nombre) for p in fuente().procesos()]
        self.poner_opciones("profesion", "Todas", Profesion.objects.values_list("codigo", "nombre"))
        self.poner_opciones("convocatoria", "Todas las plazas publicadas", procesos)

    def filtros(self) -> Filtros:
        """What could be understood; the rest is left out without a word."""
        limpios = self.limpios()
        for lista in ("ayuda", "vinculo"):
            if lista in limpios:
                limpios[lista] = tuple(limpios[lista])
        return Filtros(**limpios)

    def rotulo(self, campo: str, valor: str) -> str:
        """A filter in words: «Chocó», «Desde $ 3.000.000», «Con vivienda»."""
        if campo == "salario":
            return f"Desde {dinero(int(valor))}"
        dicho = super().rotulo(campo, valor)
        return {"ayuda": f"Con {dicho.lower()}", "convocatoria": f"Convocatoria {dicho}"}.get(campo, dicho)


def leer_filtros(datos: Any) -> tuple[FiltrosForm, Filtros]:
    """The question in the address, and a clean form that shows it (no errors: nothing is asked again)."""
    filtros = FiltrosForm(datos).filtros()
    inicial = {c: v for c, v in vars(filtros).items() if v}
    return FiltrosForm(initial=inicial), filtros
