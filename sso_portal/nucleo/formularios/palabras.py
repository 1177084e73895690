"""What Django would say of a field, said as the portal speaks. Sentences a form wrote itself are left
alone.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

CORREO = "Escriba su correo completo, sin espacios, tildes ni ñ. Ejemplo: nombre@correo.com"


def frase(error: ValidationError, campo: forms.Field, rotulo: str) -> str:
    """The sentence for one error of a field labelled ``rotulo``."""
    dicho = str(error.messages[0])
    if error.code not in PALABRAS or not _es_de_django(error, campo):
        return dicho
    return PALABRAS[error.code](campo, rotulo.rstrip("?:¿ ")) or dicho


def _es_de_django(error: ValidationError, campo: forms.Field) -> bool:
    """Whether the words are the default ones of the field's class: those nobody chose."""
    de_clase: dict[str, str] = {}
    for clase in reversed(type(campo).__mro__):
        if clase.__module__.startswith("django."):
            de_clase.update(getattr(clase, "default_error_messages", {}))
    codigo = error.code or ""
    suyo = campo.error_messages.get(codigo)
    if suyo is None:
        propios: list[Any] = [v for v in campo.validators if getattr(v, "code", None) == codigo]
        return bool(propios) and all(str(p.message) == str(type(p).message) for p in propios)
    return codigo in de_clase and str(suyo) == str(de_clase[codigo])


def _falta(campo, rotulo):
    if isinstance(campo.widget, forms.FileInput):
        return f"Adjunte el archivo de «{rotulo}»"
    if isinstance(campo, (forms.ChoiceField, forms.ModelChoiceField)):
        return f"Elija una opción en «{rotulo}»"
    if isinstance(campo, forms.BooleanField):
        return f"Marque «{rotulo}» para seguir"
    return f"Complete «{rotulo}»"


def _mal_escrito(campo, rotulo):
    if isinstance(campo, forms.EmailField):
        return CORREO
    if isinstance(campo, forms.IntegerField):
        return f"Escriba solo números en «{rotulo}»"
    return f"Revise lo que escribió en «{rotulo}»"


def _fuera_de_rango(campo, rotulo):
    minimo, maximo = getattr(campo, "min_value", None), getattr(campo, "max_value", None)
    if minimo is not None and maximo is not None:
        return f"Escriba un número de {minimo} a {maximo} en «{rotulo}»"
    return (
        f"Escriba un número mayor en «{rotulo}»"
        if maximo is None
        else f"Escriba un número menor en «{rotulo}»"
    )


def _largo(campo, rotulo):
    maximo = getattr(campo, "max_length", None)
    return maximo and f"Escriba hasta {maximo} letras en «{rotulo}»"


PALABRAS = {
    "required": _falta,
    "invalid": _mal_escrito,
    "invalid_choice": lambda campo, rotulo: f"Elija una opción de la lista en «{rotulo}»",
    "invalid_list": lambda campo, rotulo: f"Elija una opción de la lista en «{rotulo}»",
    "min_value": _fuera_de_rango,
    "max_value": _fuera_de_rango,
    "max_length": _largo,
}
