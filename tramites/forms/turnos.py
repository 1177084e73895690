"""What is typed for a turn or an appointment: for what, at which hour, how to be called."""

from datetime import date, datetime
from typing import Any

from django import forms

from sso_portal.nucleo.cuentas.antirrobots import ControlRobots
from sso_portal.nucleo.formularios.codigos import CodigoField
from sso_portal.nucleo.legible.fechas import hora
from tramites.codigos import leer_codigo
from tramites.consultas.citas import Franja
from tramites.models import Agenda, Tramite

PREFERENTE = (
    "Personas mayores, con discapacidad, en embarazo o con niñas y niños. Nadie le pide explicar por qué."
)

CUANDO_LE_ESCRIBIMOS = "Le escribimos cuando falten pocos turnos y cuando lo llamemos."
UN_NUMERO = {
    "required": "Escriba un número",
    "invalid": "Escriba un número",
    "min_value": "Escriba %(limit_value)s o más",
    "max_value": "Escriba %(limit_value)s o menos",
}


def leer_dia(texto: str) -> date | None:
    """The day of an address, «2027-01-06»; None if it says none."""
    try:
        return date.fromisoformat(texto)
    except ValueError:
        return None


def _tramites(lista: list[Tramite]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="¿A qué viene?", coerce=int, empty_value=None, required=False,
        choices=[("", "Otro asunto u orientación"), *((t.pk, str(t)) for t in lista)],
        error_messages={"invalid_choice": "Elija un trámite de la lista"},
    )  # fmt: skip


def _correo(para_que: str, *, sugerir: str = "email") -> forms.EmailField:
    """``sugerir``: «off» on a machine of everybody, which must not offer the address of the one before."""
    return forms.EmailField(
        label="Correo electrónico", required=False, help_text=para_que,
        widget=forms.EmailInput({"autocomplete": sugerir, "class": "todo"}),
        error_messages={"invalid": "Escriba el correo completo. Ejemplo: nombre@correo.com"},
    )  # fmt: skip


class TurnoForm(forms.Form):
    """A turn of today, asked on a module or typed by an agent."""

    es_preferente = forms.BooleanField(label="Pido atención preferente", help_text=PREFERENTE, required=False)

    def __init__(self, *args: Any, tramites: list[Tramite], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "turno_%s", **kwargs})
        self.fields["correo"] = _correo(CUANDO_LE_ESCRIBIMOS, sugerir="off")
        self.fields["tramite"] = _tramites(tramites)
        self.order_fields(["tramite", "correo", "es_preferente"])


class CodigoCitaForm(forms.Form):
    """The code of an appointment."""

    codigo = CodigoField(
        label="Código de la cita", leer=leer_codigo, donde="Cópielo del correo o de la captura que guardó",
        help_text="Doce letras y números. Ejemplo: 7F3K-92QD-HT5M",
    )  # fmt: skip


class HoraForm(forms.Form):
    """One of the hours of a day that somebody may take."""

    hora = forms.TypedChoiceField(
        label="Hora", coerce=datetime.fromisoformat, widget=forms.RadioSelect,
        error_messages={
            "required": "Elija la hora",
            "invalid_choice": "Esa hora la acaban de tomar o ya pasó. Elija otra",
        },
    )  # fmt: skip

    def __init__(self, *args: Any, franjas: list[Franja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        horas = [(f.inicia_en.isoformat(), hora(f.inicia_en)) for f in franjas]
        self.fields["hora"].choices = horas  # type: ignore[attr-defined]


class CitaForm(HoraForm, ControlRobots):
    """An appointment of somebody who needs no account."""

    nombre = forms.CharField(
        label="¿Cómo lo llamamos?", max_length=40, help_text="Basta su nombre.",
        widget=forms.TextInput({"autocomplete": "given-name", "class": "c10"}),
        error_messages={"required": "Escriba cómo quiere que lo llamen"},
    )  # fmt: skip
    correo = _correo("Ahí le llegan el código y un recordatorio.")

    def __init__(self, *args: Any, tramites: list[Tramite], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tramite"] = _tramites(tramites)


class AgendaForm(forms.ModelForm):
    """How a point gives appointments."""

    class Meta:
        model = Agenda
        fields = ["minutos", "cupos", "dias"]
        labels = {
            "minutos": "¿Cuántos minutos dura cada cita?",
            "cupos": "¿Cuántas personas puede atender a la misma hora?",
            "dias": "¿Con cuántos días de anticipación se puede pedir?",
        }
        widgets = dict.fromkeys(fields, forms.TextInput({"inputmode": "numeric", "class": "c4"}))
        error_messages = dict.fromkeys(("minutos", "cupos", "dias"), UN_NUMERO)
