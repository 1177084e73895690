"""What an administrator writes of how a procedure was and how it entered the portal."""

from typing import Any

from django import forms

from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from tramites.models import Puesta

CORTO = {"class": "todo", "autocomplete": "off"}


def _parrafo(rotulo: str, falta: str) -> forms.CharField:
    return forms.CharField(
        label=rotulo, max_length=1000, widget=Parrafo({"rows": 3, "class": "todo"}),
        error_messages={"required": falta},
    )  # fmt: skip


def _linea(rotulo: str, falta: str = "", **opciones: Any) -> forms.CharField:
    return forms.CharField(
        label=rotulo, max_length=200, widget=forms.TextInput(CORTO), error_messages={"required": falta},
        **opciones,
    )  # fmt: skip


class LineaBaseForm(forms.Form):
    demanda_anual = forms.IntegerField(
        label="Solicitudes al año, en persona", min_value=0,
        widget=forms.TextInput({"inputmode": "numeric", "class": "c10", "autocomplete": "off"}),
        error_messages={
            "required": "Escriba cuántas solicitudes había al año",
            "invalid": "Escriba la cantidad con números. Ejemplo: 900",
        },
    )  # fmt: skip
    dias_habiles = forms.DecimalField(
        label="Días hábiles que tardaba, en promedio", min_value=0.01, max_digits=6, decimal_places=2,
        localize=True, widget=forms.TextInput({"inputmode": "decimal", "class": "c4", "autocomplete": "off"}),
        error_messages={
            "required": "Escriba cuántos días hábiles tardaba",
            "invalid": "Escriba los días con números. Ejemplo: 12,5",
            "min_value": "Escriba un tiempo mayor que cero",
        },
    )  # fmt: skip
    expectativa = _linea("Qué espera la gente", "Escriba qué espera la gente de este trámite")
    medida_el = FechaEnTresCampos(nombre="la fecha de la medición", label="Cuándo se midió")
    fuente = _linea("De dónde sale", "Escriba de dónde salen estas cifras")


class SimplificacionForm(forms.Form):
    como_era = _parrafo("Cómo era", "Escriba cómo era")
    como_es = _parrafo("Cómo es ahora", "Escriba cómo es ahora")
    se_quito = _parrafo("Qué se quitó", "Escriba qué se quitó: un papel, un paso, una visita")
    norma = _linea("Norma que lo permite", required=False)
    desde = FechaEnTresCampos(nombre="la fecha del cambio", label="Desde cuándo")


class PasoForm(forms.Form):
    paso = forms.TypedChoiceField(
        label="Paso que se terminó", choices=Puesta.Paso, coerce=int, widget=forms.RadioSelect,
        error_messages={"required": "Elija el paso"},
    )  # fmt: skip
    hecho_el = FechaEnTresCampos(nombre="la fecha en que se terminó", label="Cuándo")
    nota = _linea("Nota", required=False)
