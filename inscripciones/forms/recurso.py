"""What a person writes to appeal, and what an officer answers."""

from django import forms

from inscripciones.servicios.mesa import MOTIVO_MINIMO
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import Parrafo

from .soportes import AYUDA_ARCHIVO

LARGO = 5000


class ApelarForm(forms.Form):
    """Why the person does not agree."""

    texto = forms.CharField(
        label="Por qué no está de acuerdo",
        min_length=MOTIVO_MINIMO,
        max_length=LARGO,
        widget=Parrafo({"rows": 8}),
        help_text="Diga qué punto no es correcto y por qué. Los documentos los agrega después.",
        error_messages={
            "required": "Escriba por qué no está de acuerdo",
            "min_length": "Cuente un poco más: escriba por lo menos 20 caracteres",
        },
    )


class PruebaForm(forms.Form):
    """One document that supports the appeal."""

    archivo = ArchivoField(
        label="Documento que lo demuestra",
        help_text=AYUDA_ARCHIVO,
        error_messages={"required": "Elija el archivo que quiere agregar"},
    )


class ResolverForm(forms.Form):
    """In favour or not, and the answer that the person reads."""

    es_favorable = forms.TypedChoiceField(
        label="Qué decide",
        choices=[
            ("si", "A favor: la decisión queda sin efecto"),
            ("no", "En contra: la decisión se mantiene"),
        ],
        coerce=lambda valor: valor == "si",
        widget=forms.RadioSelect,
        error_messages={"required": "Elija si resuelve a favor o en contra"},
    )
    respuesta = forms.CharField(
        label="Respuesta",
        min_length=MOTIVO_MINIMO,
        max_length=LARGO,
        widget=Parrafo({"rows": 6}),
        help_text="La lee la persona. Responda a lo que ella dice, en «usted».",
        error_messages={
            "required": "Escriba la respuesta",
            "min_length": f"Escriba la respuesta con por lo menos {MOTIVO_MINIMO} caracteres",
        },
    )
