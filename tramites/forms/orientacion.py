"""One question of the orientation of a procedure, with its answers."""

from typing import Any

from django import forms
from django.forms import formset_factory

from tramites.diseno.cambios import clave_para
from tramites.diseno.orientacion import ESTE, NO, OTRO, Arbol, Pregunta, Respuesta
from tramites.models import Tramite

RESPUESTAS = 4
TODO = {"class": "todo", "autocomplete": "off"}
FINALES = [
    (ESTE, "Termina: necesita este trámite"),
    (OTRO, "Termina: necesita otro trámite"),
    (NO, "Termina: no puede, por…"),
]


def _linea(rotulo: str, maximo: int, ayuda: str = "", falta: str = "") -> forms.CharField:
    return forms.CharField(
        label=rotulo, max_length=maximo, required=bool(falta), help_text=ayuda,
        widget=forms.TextInput(TODO), error_messages={"required": falta},
    )  # fmt: skip


class PreguntaForm(forms.Form):
    """What is asked."""

    texto = _linea("La pregunta", 200, "Una sola cosa, en palabras de todos los días.", "Escriba la pregunta")
    ayuda = _linea("Ayuda", 300, "Una frase que la aclara.")

    def nueva(self, arbol: Arbol, clave: str, respuestas: tuple[Respuesta, ...]) -> Pregunta:
        """The question as it was written; its key does not change once it has one."""
        d = self.cleaned_data
        suya = clave or clave_para(d["texto"], {*arbol.por_clave, ESTE, OTRO, NO}, vacia="pregunta")
        return Pregunta(suya, d["texto"], d["ayuda"], respuestas)


class RespuestaForm(forms.Form):
    """One answer and where it leads; without words it is none."""

    texto = _linea("Respuesta", 120)
    destino = forms.ChoiceField(label="Lleva a", required=False)
    tramite = _linea("Código del otro trámite", 60, "El que está al final de la dirección de su página.")
    motivo = _linea("Qué se le dice", 400, "Por qué no puede, o qué debe tener en cuenta.")

    def __init__(self, *args: Any, destinos: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["destino"].choices = [("", "Elija"), *destinos, *FINALES]  # type: ignore[attr-defined]

    def clean_tramite(self) -> str:
        codigo = self.cleaned_data["tramite"].strip().strip("/").rsplit("/", 1)[-1]
        if codigo and not Tramite.objects.publicados().filter(codigo=codigo).exists():
            raise forms.ValidationError(f"Ningún trámite publicado tiene el código «{codigo}»")
        return codigo

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if datos.get("texto") and not datos.get("destino"):
            self.add_error("destino", f"Elija a dónde lleva «{datos['texto']}»")
        return datos


RespuestasForm = formset_factory(RespuestaForm, extra=0, min_num=RESPUESTAS, max_num=RESPUESTAS)


def formas_de_respuestas(datos: Any, arbol: Arbol, pregunta: Pregunta | None) -> Any:
    """The rows of the answers, those there are and some more."""
    propia = pregunta.clave if pregunta else ""
    destinos = [(p.clave, f"Pregunta: {p.texto}") for p in arbol.preguntas if p.clave != propia]
    inicial = [vars(r) for r in pregunta.respuestas] if pregunta else []
    return RespuestasForm(datos, initial=inicial, prefix="respuestas", form_kwargs={"destinos": destinos})


def respuestas_de(formset: Any) -> tuple[Respuesta, ...]:
    """The answers as they were written."""
    return tuple(Respuesta(**d) for d in formset.cleaned_data if d.get("texto"))
