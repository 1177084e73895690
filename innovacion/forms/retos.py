"""What is written of a challenge."""

from typing import Any

from django import forms

from innovacion.servicios.retos import MOTIVOS
from sso_portal.nucleo.cuentas.antirrobots import ControlRobots

from .cajas import linea, opciones, parrafo

ORIGENES = [("queja", "Una queja"), ("obligacion", "Una obligación vencida"), ("tramite", "Un trámite lento")]


class RetoForm(forms.Form):
    """A question that several institutions share."""

    titulo = linea("Título", "Escriba el título del reto")
    pregunta = linea(
        "La pregunta", "Escriba la pregunta que quiere resolver", maximo=200,
        help_text="Empiece por «¿Cómo…?». Ejemplo: ¿Cómo logramos que nadie espere más de media hora?",
    )  # fmt: skip
    descripcion = parrafo("Qué pasa hoy y a quiénes afecta", "Escriba qué pasa hoy", maximo=4000, renglones=6,
                          help_text="No escriba nombres ni datos de personas.")  # fmt: skip
    origen_tipo = forms.ChoiceField(choices=[("", ""), *ORIGENES], required=False, widget=forms.HiddenInput)
    origen_referencia = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not (datos.get("origen_tipo") and datos.get("origen_referencia")):
            datos["origen_tipo"] = datos["origen_referencia"] = ""
        return datos


class AporteForm(forms.Form):
    """What somebody with an account says."""

    texto = parrafo("Su comentario", "Escriba su comentario", renglones=3)


class AporteSinCuentaForm(ControlRobots, AporteForm):
    """What somebody without account says: read by the team before everybody reads it."""

    nombre = linea("Su nombre", "Escriba cómo quiere que lo llamemos", maximo=80)


class RetiroForm(forms.Form):
    """Why something said is taken away."""

    motivo = opciones("Por qué se retira", "Elija por qué se retira", list(MOTIVOS.items()))
