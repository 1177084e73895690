"""What is written in the thread of a case, and what decides its evidence.

They share a page: each names its boxes with its own word, or a label would lead to the box of the other.
"""

from django import forms

from cumplimiento.models import Mensaje
from sso_portal.nucleo.formularios.campos import Parrafo

DE_SUPERVISION = [
    (Mensaje.Clase.OBSERVACION, "Observación para la entidad"),
    (Mensaje.Clase.PREGUNTA, "Pregunta para la entidad"),
    (Mensaje.Clase.NOTA, "Nota interna: la entidad no la ve"),
]


class MensajeForm(forms.Form):
    """One message. The entity answers; the supervisor says which kind it is."""

    clase = forms.ChoiceField(
        label="Para quién es", choices=DE_SUPERVISION, widget=forms.RadioSelect,
        error_messages={"required": "Diga para quién es el mensaje"},
    )  # fmt: skip
    texto = forms.CharField(
        label="Mensaje", max_length=2000, widget=Parrafo({"rows": 4}),
        error_messages={"required": "Escriba el mensaje"},
    )  # fmt: skip

    def __init__(self, *args, es_entidad=False, **kwargs):
        super().__init__(*args, **{"auto_id": "mensaje_%s", **kwargs})
        if es_entidad:
            del self.fields["clase"]

    @property
    def clase_elegida(self) -> str:
        return self.cleaned_data.get("clase", Mensaje.Clase.RESPUESTA)


class DecisionForm(forms.Form):
    """Whether the evidence proves what it says, and why; the entity reads the reason."""

    decision = forms.ChoiceField(
        label="¿La prueba demuestra lo informado?",
        choices=[("aceptacion", "Sí, la demuestra: el caso queda cumplido"),
                 ("rechazo", "No, no la demuestra: la entidad debe informar de nuevo")],
        widget=forms.RadioSelect,
        error_messages={"required": "Elija si la prueba demuestra lo informado"},
    )  # fmt: skip
    texto = forms.CharField(
        label="Motivo", max_length=2000, min_length=20, widget=Parrafo({"rows": 3}),
        help_text="Lo lee la entidad. Por lo menos 20 caracteres.",
        error_messages={"required": "Escriba el motivo de la decisión",
                        "min_length": "Escriba el motivo con por lo menos 20 caracteres"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"auto_id": "decision_%s", **kwargs})


class ConclusionForm(forms.Form):
    """What was found about a contradiction."""

    conclusion = forms.CharField(
        label="Qué encontró", max_length=1000, min_length=20, widget=Parrafo({"rows": 3}),
        error_messages={"required": "Escriba qué encontró",
                        "min_length": "Escriba qué encontró con por lo menos 20 caracteres"},
    )  # fmt: skip
