"""The filters of the catalogue: what cannot be understood in the address simply does not filter."""

from typing import Any

from django import forms

from sso_portal.nucleo.formularios.filtros import FormaDeFiltros
from tramites.canales import Canal
from tramites.consultas.filtros import Filtros
from tramites.models import Adhesion, Ficha, Grupo, Necesidad, Tramite


class FiltrosForm(FormaDeFiltros):
    """One question to the catalogue, as a form of the GET kind."""

    q = forms.CharField(label="Qué necesita hacer", required=False, max_length=120)
    necesidad = forms.ChoiceField(label="Necesidad o momento de la vida", required=False)
    grupo = forms.ChoiceField(label="Pensado para", required=False)
    canal = forms.ChoiceField(
        label="Cómo quiere empezar", required=False, choices=[("", "De cualquier manera"), *Canal.choices]
    )
    modalidad = forms.ChoiceField(
        label="Modalidad", required=False, choices=[("", "Cualquiera"), *Ficha.Modalidad.choices]
    )
    tipo = forms.ChoiceField(
        label="Qué se obtiene",
        required=False,
        choices=[("", "Cualquier cosa"), *Tramite.TipoProducto.choices],
    )
    gratis = forms.BooleanField(label="Solo los gratuitos", required=False)
    institucion = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"
        self.poner_opciones("necesidad", "Todas", _necesidades())
        self.poner_opciones("grupo", "Todas las personas", Grupo.objects.values_list("codigo", "nombre"))
        siglas = Adhesion.objects.order_by("sigla").values_list("sigla", "entidad__nombre")
        self.poner_opciones("institucion", "Todas", siglas)

    def filtros(self) -> Filtros:
        """What could be understood; the rest is left out without a word."""
        limpios = self.limpios()
        if limpios.get("gratis"):
            limpios["gratis"] = "si"
        return Filtros(**limpios)

    def rotulo(self, campo: str, valor: str) -> str:
        """A filter in words: «Salud», «Gratuitos», «Por internet»."""
        return "Gratuitos" if campo == "gratis" else super().rotulo(campo, valor)


def leer_filtros(datos: Any) -> tuple[FiltrosForm, Filtros]:
    """The question in the address, and a clean form that shows it (no errors: nothing is asked again)."""
    filtros = FiltrosForm(datos).filtros()
    return FiltrosForm(initial=dict(filtros.activos())), filtros


def _necesidades() -> list[tuple[str, str]]:
    """Each need followed by those below it, in one list."""
    todas = list(Necesidad.objects.order_by("clase", "orden", "nombre"))
    hijas: dict[int | None, list[Necesidad]] = {}
    for una in todas:
        hijas.setdefault(una.padre_id, []).append(una)
    lista = []
    for raiz in hijas.get(None, []):
        lista.append((raiz.codigo, raiz.nombre))
        lista += [(h.codigo, f"{raiz.nombre}: {h.nombre}") for h in hijas.get(raiz.pk, [])]
    return lista
