"""The box of a code that somebody copies from paper, from a mail, or by ear."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class CodigoField(forms.CharField):
    """A code as people type it; gives it as it is kept.

    ``leer``: the code that a text says, or something false when none can read like that. ``donde``: the way
    out of the sentence that says so: «Cópielo del correo de su caso».
    """

    def __init__(
        self, *, leer: Callable[[str], str | None], donde: str, cual: str = "El código", **opciones: Any
    ):
        self.leer = leer
        self.mal_escrito = f"{cual} no está completo o tiene una letra cambiada. {donde}"
        opciones.setdefault(
            "widget", forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "c10"})
        )
        rotulo = str(opciones.get("label", "código"))
        opciones.setdefault("error_messages", {}).setdefault(
            "required", f"Escriba el {rotulo[:1].lower()}{rotulo[1:]}"
        )
        super().__init__(**{"max_length": 60, **opciones})

    def to_python(self, value: Any) -> str:
        texto = str(super().to_python(value))
        if not texto:
            return texto
        codigo = self.leer(texto)
        if not codigo:
            raise ValidationError(self.mal_escrito, code="codigo_no_existe")
        return codigo
