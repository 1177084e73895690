"""A day that an act makes a holiday."""

from django import forms
from django.utils import timezone

from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos


class FestivoForm(forms.Form):
    """Which day, its name and the act that decrees it. Past days stay as they were counted."""

    fecha = FechaEnTresCampos(label="Día", nombre="el día festivo")
    nombre = forms.CharField(
        label="Nombre", max_length=80, help_text="Por ejemplo: Día cívico por la visita papal",
        error_messages={"required": "Escriba cómo se llama el festivo"},
    )  # fmt: skip
    acto = forms.CharField(
        label="Acto que lo decreta", max_length=120, help_text="Por ejemplo: Decreto 1400 de 2026",
        error_messages={"required": "Escriba el acto que lo decreta"},
    )  # fmt: skip

    def clean_fecha(self):
        fecha = self.cleaned_data["fecha"]
        if fecha and fecha < timezone.localdate():
            raise forms.ValidationError("El día festivo debe ser hoy o después: lo que ya se contó no cambia")
        return fecha
