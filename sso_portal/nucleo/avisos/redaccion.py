"""What a message says: templates/avisos/<plantilla>.txt, whose first line is «Asunto: …».

The rest is plain text; paragraphs are separated by a blank line. The HTML part is the same text in the
frame of avisos/base.html. ``enlace``, when the context has one, is written absolute.
"""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine, Template
from django.template.loader import render_to_string

from .models import Aviso

MARCA = "Asunto:"
RESPONDER_A = "responder_a"  # the context may say to which address an answer goes; it is not kept


class PlantillaSinAsunto(Exception):
    """The first line of a message template must be «Asunto: …»."""


@lru_cache
def _partes(plantilla: str) -> tuple[Template, Template]:
    """(subject, body) of a template, compiled once per process."""
    entera = Engine.get_default().get_template(f"avisos/{plantilla}.txt")
    primera, _, resto = entera.source.partition("\n")
    if not primera.startswith(MARCA):
        raise PlantillaSinAsunto(plantilla)
    origen: dict[str, Any] = {"origin": entera.origin, "name": entera.name, "engine": entera.engine}
    return Template(primera.removeprefix(MARCA).strip(), **origen), Template(resto.strip(), **origen)


def _escribir(plantilla: Template, contexto: dict[str, Any]) -> str:
    absoluto = {clave: _absoluto(valor) for clave, valor in contexto.items()}
    return "" + plantilla.render(Context(absoluto, autoescape=False))


def _absoluto(valor: Any) -> Any:
    return settings.PORTAL_URL.rstrip("/") + valor if isinstance(valor, str) and valor[:1] == "/" else valor


def asunto(plantilla: str, contexto: dict[str, Any]) -> str:
    """The subject, in one line of at most 160 characters. Raises TemplateDoesNotExist."""
    return " ".join(_escribir(_partes(plantilla)[0], contexto).split())[:160]


def texto(plantilla: str, contexto: dict[str, Any]) -> str:
    """The body in plain text, without the foot."""
    return _escribir(_partes(plantilla)[1], contexto).strip()


def mensaje(aviso: Aviso) -> EmailMultiAlternatives:
    """The e-mail of ``aviso``, ready to send, with its stable Message-ID."""
    partes = {
        "asunto": aviso.asunto,
        "cuerpo": texto(aviso.plantilla, aviso.contexto),
        "portal": settings.PORTAL_URL,
        "se_responde": bool(aviso.contexto.get(RESPONDER_A)),
    }
    correo = EmailMultiAlternatives(
        subject=aviso.asunto,
        body=render_to_string("avisos/base.txt", partes),
        to=[aviso.direccion],
        reply_to=[aviso.contexto[RESPONDER_A]] if partes["se_responde"] else None,
        headers={"Message-ID": aviso.message_id, "Auto-Submitted": "auto-generated"},
    )
    correo.attach_alternative(render_to_string("avisos/base.html", partes), "text/html")
    return correo
