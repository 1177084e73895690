"""What every page knows: how the reader wants to see it, where one can go, who one is, what time it is
in Colombia.
"""

from functools import partial

from django.conf import settings
from django.utils import timezone

from inscripciones.consultas.registro import sin_enviar
from inscripciones.models import Inscripcion

from .menu import entradas

LETRAS = ("normal", "grande")
CONTRASTES = ("normal", "alto")


def marco_fijo() -> dict:
    """The frame that needs neither person nor database: also that of the page of a failure."""
    return {
        "demo": settings.DEMO,
        "version_portal": settings.VERSION,
        "ahora": timezone.now(),
        "letra": "normal",
        "contraste": "normal",
        "menu": [],
        "papel": "",
        "ruta": "/",
        "por_enviar": None,
        "modulo": False,
    }


def marco(request) -> dict:
    """The frame of a page for whoever asks for it."""
    usuario = getattr(request, "user", None)
    return {
        **marco_fijo(),
        "letra": _elegido(request, "letra", LETRAS),
        "contraste": _elegido(request, "contraste", CONTRASTES),
        "menu": entradas(usuario, request.path),
        "papel": papel(usuario),
        "ruta": request.get_full_path() if request.method == "GET" else "/",
        "por_enviar": partial(por_enviar, usuario),
        "modulo": request.COOKIES.get("modulo") == "1",  # a self-service machine: nobody stays in it
    }


def por_enviar(usuario) -> Inscripcion | None:
    """What a professional has begun and not sent: said above every page, asked only by those that show it."""
    if usuario is None or not usuario.is_authenticated or usuario.es_funcionario:
        return None
    return sin_enviar(usuario)


def papel(usuario) -> str:
    """In whose name one acts here: the appointments in force, or «Profesional»."""
    if usuario is None or not usuario.is_authenticated:
        return ""
    return " y ".join(str(n) for n in usuario.nombramientos_vigentes) or "Profesional"


def _elegido(request, galleta: str, opciones: tuple[str, ...]) -> str:
    valor = request.COOKIES.get(galleta)
    return valor if valor in opciones else opciones[0]
