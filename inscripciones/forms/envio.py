"""What is declared when a registration is sent."""

from django import forms


class DeclaracionForm(forms.Form):
    declara = forms.BooleanField(
        label="Declaro que lo que escribí y los documentos que subí son verdaderos. Sé que la falsedad es un "
        "delito (Ley 599 de 2000) y que rechaza mi inscripción.",
        error_messages={"required": "Marque la declaración para enviar su inscripción"},
    )
