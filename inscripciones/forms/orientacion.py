"""The questions of «¿Debo inscribirme?»."""

from django import forms

from inscripciones.orientacion import OTRA_PROFESION, Servicio, Titulo
from plazas.models import Profesion


class OrientacionForm(forms.Form):
    """Three questions; none asks who one is."""

    profesion = forms.ChoiceField(
        label="¿Qué estudió?",
        widget=forms.RadioSelect,
        error_messages={"required": "Elija qué estudió", "invalid_choice": "Elija qué estudió"},
    )
    titulo = forms.ChoiceField(
        label="¿Ya tiene el título?",
        choices=[
            (Titulo.COLOMBIA, "Sí, de una universidad de Colombia"),
            (Titulo.CONVALIDADO, "Sí, de otro país, y ya está convalidado"),
            (Titulo.SIN_CONVALIDAR, "Sí, de otro país, sin convalidar"),
            (Titulo.TODAVIA_NO, "Todavía no me gradúo"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Diga si ya tiene el título"},
    )
    servicio = forms.ChoiceField(
        label="¿Ya prestó el servicio social obligatorio?",
        choices=[
            (Servicio.NINGUNO, "No"),
            (Servicio.PRESTADO, "Sí, ya lo presté"),
            (Servicio.EXONERADO, "No, pero tengo certificado de exoneración"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Diga si ya prestó el servicio"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        profesiones = Profesion.objects.order_by("orden", "nombre").values_list("codigo", "nombre")
        self.fields["profesion"].choices = [*profesiones, (OTRA_PROFESION, "Otra carrera")]
