"""What a person objects to her own row, and what is answered."""

from typing import Any

from django import forms

from asignacion.models import Objecion
from sso_portal.nucleo.formularios.campos import Parrafo


class ObjecionForm(forms.Form):
    """Which datum of the own row is not as the person sent it."""

    dato = forms.ChoiceField(
        label="Qué no es como usted lo envió",
        choices=Objecion.Dato,
        widget=forms.RadioSelect,
        error_messages={"required": "Elija qué no es como usted lo envió"},
    )
    detalle = forms.CharField(
        label="Cómo debía ser",
        help_text="Escriba lo que envió y lo que quedó. Lo leen solo usted y quien le responde.",
        min_length=10,
        max_length=1000,
        widget=Parrafo({"rows": 5}),
        error_messages={
            "required": "Escriba cómo debía ser",
            "min_length": "Explique un poco más: por lo menos 10 caracteres",
        },
    )


class RespuestaForm(forms.Form):
    """What the ministry answers to an objection."""

    decision = forms.ChoiceField(
        label="¿La persona tiene razón?",
        choices=[("si", "Sí: la fila no es la que envió"), ("no", "No: la fila es la que envió")],
        widget=forms.RadioSelect,
        error_messages={"required": "Diga si la persona tiene razón"},
    )
    respuesta = forms.CharField(
        label="Respuesta",
        help_text="La lee solo la persona. Diga qué revisó y, si tiene razón, qué sigue.",
        min_length=20,
        max_length=1000,
        widget=Parrafo({"rows": 5}),
        error_messages={
            "required": "Escriba la respuesta",
            "min_length": "Explique un poco más: por lo menos 20 caracteres",
        },
    )

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes."""
        limpios = self.cleaned_data
        return {"tiene_razon": limpios["decision"] == "si", "respuesta": limpios["respuesta"]}
