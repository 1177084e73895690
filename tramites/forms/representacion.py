"""Acting for another person: her address and until when; the six digits she received."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone


class RepresentacionForm(forms.Form):
    """For whom, until when."""

    correo = forms.EmailField(
        label="Correo de la otra persona", widget=forms.EmailInput({"class": "todo", "autocomplete": "off"}),
        help_text="El de su cuenta en el portal. Ahí le llega un código.",
        error_messages={
            "required": "Escriba el correo de la otra persona",
            "invalid": "Escriba el correo completo. Ejemplo: nombre@correo.com",
        },
    )  # fmt: skip
    hasta = forms.ChoiceField(
        label="¿Hasta cuándo la va a representar?", widget=forms.RadioSelect,
        choices=[("30", "Un mes"), ("90", "Tres meses"), ("365", "Un año")], initial="30",
        error_messages={"required": "Elija hasta cuándo"},
    )  # fmt: skip

    def clean_hasta(self) -> date:
        """The last day, included."""
        return timezone.localdate() + timedelta(days=int(self.cleaned_data["hasta"]))


class CodigoDadoForm(forms.Form):
    """Six digits, as the other person gave them."""

    numeros = forms.CharField(
        label="Código que recibió la otra persona", max_length=12,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "c10"}),
        error_messages={"required": "Escriba los seis números"},
    )  # fmt: skip

    def clean_numeros(self) -> str:
        numeros = "".join(c for c in self.cleaned_data["numeros"] if c.isdecimal())
        if len(numeros) != 6:
            raise forms.ValidationError("El código tiene seis números. Pida que lo lean de nuevo")
        return numeros


class ParaQuienForm(forms.Form):
    """Whose case it will be, asked of whoever may act for others."""

    por = forms.ChoiceField(
        label="¿Para quién es?", widget=forms.RadioSelect, error_messages={"required": "Elija para quién es"}
    )

    def __init__(self, *args: Any, representaciones: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        otras = [(str(r.pk), f"Para {r.persona}") for r in representaciones]
        self.fields["por"].choices = [("", "Para mí"), *otras]  # type: ignore[attr-defined]
        self.fields["por"].required = False
        self.representaciones = {str(r.pk): r for r in representaciones}

    @property
    def elegida(self) -> Any:
        """The representation chosen; None for oneself."""
        return self.representaciones.get(self.cleaned_data["por"])
