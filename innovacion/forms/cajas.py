"""The boxes of these forms, each with the sentence that asks for it."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sso_portal.nucleo.formularios.campos import Parrafo

CORTO = {"class": "todo", "autocomplete": "off"}


def linea(rotulo: str, falta: str = "", *, maximo: int = 120, **opciones: Any) -> forms.CharField:
    """One line; optional without ``falta``."""
    return forms.CharField(
        label=rotulo, max_length=maximo, required=bool(falta), widget=forms.TextInput(CORTO),
        error_messages={"required": falta}, **opciones,
    )  # fmt: skip


def parrafo(
    rotulo: str, falta: str = "", *, maximo: int = 2000, renglones: int = 4, **opciones: Any
) -> forms.CharField:
    """Several lines; optional without ``falta``."""
    return forms.CharField(
        label=rotulo, max_length=maximo, required=bool(falta), error_messages={"required": falta},
        widget=Parrafo({"rows": renglones, "class": "todo"}), **opciones,
    )  # fmt: skip


def opciones(rotulo: str, falta: str, choices: Any, **mas: Any) -> forms.ChoiceField:
    """One of a few, as buttons."""
    return forms.ChoiceField(
        label=rotulo, choices=choices, widget=forms.RadioSelect, error_messages={"required": falta}, **mas
    )


class ListaLarga(forms.Select):
    """A list of many rows, drawn at once: Django draws each option with a template of its own."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        opciones = (opcion for _, grupo, _ in widget["optgroups"] for opcion in grupo)
        filas = (
            (flatatt({"value": str(o["value"]), "selected": o["selected"]}), o["label"]) for o in opciones
        )
        todas = format_html_join("", "<option{}>{}</option>", filas)
        return format_html("<select{}>{}</select>", flatatt({"name": name, **widget["attrs"]}), todas)


def lista(rotulo: str, falta: str = "", *, vacia: str = "Elija", **mas: Any) -> forms.ModelChoiceField:
    """One row of many, as a list; its queryset is put by the form."""
    return forms.ModelChoiceField(
        None, label=rotulo, required=bool(falta), empty_label=vacia, widget=ListaLarga,
        error_messages={"required": falta}, **mas,
    )  # fmt: skip


def numero(rotulo: str, falta: str = "", **mas: Any) -> forms.DecimalField:
    """A figure with decimals, written as in Colombia."""
    return forms.DecimalField(
        label=rotulo, required=bool(falta), max_digits=12, decimal_places=2, localize=True,
        widget=forms.TextInput({"inputmode": "decimal", "class": "c10", "autocomplete": "off"}),
        error_messages={"required": falta, "invalid": "Escriba el valor con números. Ejemplo: 12,5"}, **mas,
    )  # fmt: skip


def entero(
    rotulo: str, falta: str, *, minimo: int = 1, maximo: int = 10_000_000, ancho: str = "c4"
) -> forms.IntegerField:
    """A count, in a box as wide as ``ancho`` says."""
    return forms.IntegerField(
        label=rotulo, min_value=minimo, max_value=maximo,
        widget=forms.TextInput({"inputmode": "numeric", "class": ancho, "autocomplete": "off"}),
        error_messages={"required": falta},
    )  # fmt: skip
