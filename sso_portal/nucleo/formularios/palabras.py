"""What Django would say of a field, said as the portal speaks. Sentences a form wrote itself are left
alone.
"""

from django import forms
from django.core.exceptions import ValidationError

CORREO = "Escriba su correo completo. Ejemplo: nombre@correo.com"


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
    return suyo is None or str(suyo) == str(de_clase.get(codigo, suyo))


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


PALABRAS = {
    "required": _falta,
    "invalid": _mal_escrito,
    "invalid_choice": lambda campo, rotulo: f"Elija una opción de la lista en «{rotulo}»",
    "invalid_list": lambda campo, rotulo: f"Elija una opción de la lista en «{rotulo}»",
}
