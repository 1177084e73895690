"""What an officer writes at the desk: filters, findings, reasons."""

from typing import Any

from django import forms

from inscripciones.consultas.cola import PESTANAS
from inscripciones.estados import CausaAnulacion
from inscripciones.models import CondicionPrioridad, Hallazgo, Razon
from inscripciones.servicios.mesa import MOTIVO_MINIMO
from plazas.models import Profesion
from sso_portal.nucleo.formularios.campos import Parrafo

CORTO = f"Escriba el motivo con por lo menos {MOTIVO_MINIMO} caracteres"


class ColaForm(forms.Form):
    """The filters of the queue, all in the address."""

    numero = forms.CharField(label="Número de inscripción", required=False, max_length=24)
    profesion = forms.ModelChoiceField(
        Profesion.objects.order_by("nombre"), label="Profesión", required=False, empty_label="Todas"
    )
    pestana = forms.ChoiceField(choices=list(PESTANAS.items()), required=False, widget=forms.HiddenInput)

    def pedido(self) -> dict[str, Any]:
        """What was asked; what cannot be read is as if nobody had asked it."""
        self.full_clean()
        return getattr(self, "cleaned_data", {})


class HallazgoForm(forms.Form):
    """Why an item does not hold: one reason of its closed list, and if needed a note to the person."""

    razon = forms.ModelChoiceField(
        Razon.objects.none(),
        label="Por qué no cumple",
        empty_label=None,
        widget=forms.RadioSelect,
        help_text="Debajo de cada razón está lo que va a leer la persona.",
        error_messages={"required": "Elija la razón por la que no cumple"},
    )
    nota = forms.CharField(
        label="Nota para la persona",
        required=False,
        max_length=500,
        widget=Parrafo({"rows": 2}),
        help_text="La lee la persona en el portal. Escriba en «usted».",
    )

    def __init__(self, *args, punto, **kwargs):
        super().__init__(*args, prefix=punto.pk, **kwargs)
        campo = self.fields["razon"]
        campo.queryset = punto.razones.order_by("orden")
        campo.widget.ayudas = dict(campo.queryset.values_list("pk", "texto_persona"))


class MotivoForm(forms.Form):
    """Why: it stays in the record, under the key of the person."""

    motivo = forms.CharField(
        label="Motivo",
        max_length=1000,
        min_length=MOTIVO_MINIMO,
        widget=Parrafo({"rows": 4}),
        help_text=f"Por lo menos {MOTIVO_MINIMO} caracteres.",
        error_messages={"required": CORTO, "min_length": CORTO},
    )


class AnularForm(MotivoForm):
    """The cause of an annulment, of a closed list, and its reason."""

    causa = forms.ChoiceField(
        label="Causa",
        choices=CausaAnulacion.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Elija la causa de la anulación"},
    )
    field_order = ["causa", "motivo"]


class CondicionForm(forms.Form):
    """The decision on one priority condition; not accrediting it takes a reason."""

    decision = forms.ChoiceField(choices=CondicionPrioridad.Decision.choices[1:])
    motivo = forms.CharField(required=False, max_length=1000)


class ResultadoForm(forms.Form):
    """Which of the three answers was pressed."""

    resultado = forms.ChoiceField(choices=Hallazgo.Resultado.choices)


class SeleccionForm(forms.Form):
    """The cases marked in the queue, or all the green ones of the filter."""

    casos = forms.MultipleChoiceField(required=False)
    todas = forms.BooleanField(required=False)

    def __init__(self, *args, verdes, **kwargs):
        super().__init__(*args, **kwargs)
        self.verdes = [str(i.pk) for i in verdes]
        self.fields["casos"].choices = [(c, c) for c in self.data.getlist("casos")]

    def elegidas(self) -> list[str]:
        """Ids of the cases chosen that can be validated together."""
        if not self.is_valid():
            return []
        if self.cleaned_data["todas"]:
            return self.verdes
        return [c for c in self.cleaned_data["casos"] if c in self.verdes]
