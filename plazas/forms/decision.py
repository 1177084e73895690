"""What the desks write: a reason, or which plazas they decide together."""

from django import forms
from django.db.models import QuerySet

from plazas.models import Plaza
from plazas.servicios.decision import MOTIVO_MINIMO
from sso_portal.nucleo.formularios.campos import Parrafo


class MotivoForm(forms.Form):
    """Why: the person who receives it must understand what to do."""

    motivo = forms.CharField(
        label="Motivo",
        max_length=1000,
        min_length=MOTIVO_MINIMO,
        widget=Parrafo({"rows": 4}),
        help_text=f"Por lo menos {MOTIVO_MINIMO} caracteres. Queda en la historia pública.",
        error_messages={
            "required": "Escriba el motivo",
            "min_length": f"Escriba el motivo con por lo menos {MOTIVO_MINIMO} caracteres",
        },
    )


class SeleccionForm(forms.Form):
    """The plazas marked in a list, or all those of the list, also on other pages."""

    codigos = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    todas = forms.BooleanField(required=False)

    def __init__(self, *args, plazas, **kwargs):
        super().__init__(*args, **kwargs)
        self.plazas = plazas
        self.fields["codigos"].choices = [(c, c) for c in self.data.getlist("codigos")]

    def elegidas(self) -> QuerySet[Plaza]:
        """The plazas chosen, inside those the desk may decide; none when nothing was marked."""
        if not self.is_valid():
            return self.plazas.none()
        if self.cleaned_data["todas"]:
            return self.plazas
        return self.plazas.filter(codigo__in=self.cleaned_data["codigos"])
