"""The filters of the catalogue: what cannot be understood in the address simply does not filter."""

from typing import Any

from django import forms

from plazas.consultas.catalogo import Sugerencia
from plazas.consultas.filtros import AYUDAS, ORDENES, Filtros
from plazas.models import Plaza, Profesion
from plazas.procesos import fuente
from sso_portal.nucleo.legible.cifras import dinero
from sso_portal.nucleo.territorio.models import Departamento, Municipio

SALARIOS = [2_000_000, 2_500_000, 3_000_000, 3_500_000, 4_000_000]


class FiltrosForm(forms.Form):
    """One question to the catalogue, as a form of the GET kind."""

    q = forms.CharField(label="Municipio, entidad o código", required=False, max_length=80)
    profesion = forms.ChoiceField(label="Profesión", required=False)
    departamento = forms.ChoiceField(label="Departamento", required=False)
    municipio = forms.ChoiceField(label="Municipio", required=False)
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
        self._opciones("profesion", "Todas", Profesion.objects.values_list("codigo", "nombre"))
        self._opciones("departamento", "Todos", Departamento.objects.values_list("codigo", "nombre"))
        self._opciones("convocatoria", "Todas las plazas publicadas", procesos)
        elegido = self.data.get("departamento") or self.initial.get("departamento")
        if elegido:
            municipios = Municipio.objects.filter(departamento=elegido).order_by("nombre")
            self._opciones("municipio", "Todos", municipios.values_list("codigo", "nombre"))
        else:
            del self.fields["municipio"]

    def filtros(self) -> Filtros:
        """What could be understood; the rest is left out without a word."""
        self.is_valid()
        limpios = {campo: valor for campo, valor in self.cleaned_data.items() if valor}
        for lista in ("ayuda", "vinculo"):
            if lista in limpios:
                limpios[lista] = tuple(limpios[lista])
        return Filtros(**limpios)

    def rotulo(self, campo, valor):
        """A filter in words: «Chocó», «Desde $ 3.000.000», «Con vivienda»."""
        if campo == "q":
            return f"«{valor}»"
        if campo == "salario":
            return f"Desde {dinero(int(valor))}"
        dicho = {str(c): str(r) for c, r in self.fields[campo].choices}.get(valor, valor)
        prefijos = {"ayuda": "Con ", "convocatoria": "Convocatoria "}
        return (
            f"{prefijos[campo]}{dicho.lower() if campo == 'ayuda' else dicho}" if campo in prefijos else dicho
        )

    def en_palabras(self, filtros: Filtros, sugerencias: list[Sugerencia]) -> dict[str, Any]:
        """The form, its filters in force as (words, address without it), and what to give up, in words."""
        fichas = [(self.rotulo(c, v), filtros.sin(c, v).direccion()) for c, v in filtros.activos()]
        quitar = [(self.rotulo(s.campo, s.valor), s.filtros.direccion(), s.total) for s in sugerencias]
        return {"form": self, "fichas": fichas, "sugerencias": quitar}

    def _opciones(self, campo, vacio, filas):
        self.fields[campo].choices = [("", vacio), *filas]


def leer_filtros(datos: Any) -> tuple[FiltrosForm, Filtros]:
    """The question in the address, and a clean form that shows it (no errors: nothing is asked again)."""
    filtros = FiltrosForm(datos).filtros()
    inicial = {c: v for c, v in vars(filtros).items() if v}
    return FiltrosForm(initial=inicial), filtros
