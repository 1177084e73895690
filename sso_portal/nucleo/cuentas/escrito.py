"""What somebody sent when their session had already ended waits, encrypted, until they sign in again.

It waits for the person who last signed in with that browser and for nobody else: desks share computers.

A page that gives it back in its own form keeps whatever it was sent (``recuperar``). Of the others, only
what costs writing again: a long text or a form with many answers. Codes, passwords and bare buttons are not
kept; whoever pressed them comes back to their page.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from sso_portal.nucleo.cifrado.llavero import cifrar, descifrar, llave

LUGAR, USO = "envio_sin_sesion", "envio-sin-sesion"
MAXIMO = 32 * 1024
VALE_S = 60 * 60
ULTIMA, RECUERDA_S = "ultima_cuenta", 14 * 24 * 60 * 60
LARGO, MUCHAS = 20, 5
ESPERA = "Por seguridad cerramos su sesión. Lo que escribió está guardado: ingrese y continúe."
RECUPERADO = "Por seguridad cerramos su sesión. Esto es lo que había escrito: revíselo y guárdelo."
DE_LA_PAGINA = re.compile(r"csrfmiddlewaretoken|llave|version|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Escrito:
    """An act that was not done. ``ruta``: where it was sent; ``pagina``: where it was written."""

    ruta: str
    pagina: str
    campos: list[tuple[str, str]]
    tenia_archivos: bool

    @property
    def respuestas(self) -> list[tuple[str, str]]:
        """(name in words, value) of what the person wrote or chose."""
        return [(nombre.replace("_", " ").capitalize(), valor) for nombre, valor in _propias(self.campos)]


def recordar(request: HttpRequest, respuesta: HttpResponse) -> None:
    """Note in the browser who is signed in, by the number of the account."""
    quien = str(request.user.pk) if request.user.is_authenticated else ""
    if quien and _ultima(request) != quien:
        respuesta.set_signed_cookie(
            ULTIMA,
            quien,
            salt=USO,
            max_age=RECUERDA_S,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def _ultima(request: HttpRequest) -> str:
    """Number of the account that last signed in with this browser, or nothing."""
    return str(request.get_signed_cookie(ULTIMA, default="", salt=USO, max_age=RECUERDA_S))


def apartar(request: HttpRequest, pagina: str, *, entero: bool = False) -> bool:
    """Keep what was sent without a session, if it is worth it or ``entero``; whether it was kept."""
    campos = [(nombre, valor) for nombre in request.POST for valor in request.POST.getlist(nombre)]
    cuerpo = request.POST.urlencode()
    quien = _ultima(request)
    if not quien or len(cuerpo) > MAXIMO or not (entero or _cuesta_escribirlo(_propias(campos))):
        return False
    request.session[LUGAR] = {
        "quien": quien,
        "ruta": request.get_full_path(),
        "pagina": pagina,
        "campos": cifrar(cuerpo, llave(USO)).hex(),
        "tenia_archivos": bool(request.FILES),
        "hasta": timezone.now().timestamp() + VALE_S,
    }
    return True


def apartado(request: HttpRequest) -> Escrito | None:
    """What waits in this session for who signed in, for an hour; None if nothing does."""
    guardado = request.session.get(LUGAR)
    if not guardado or guardado["hasta"] < timezone.now().timestamp():
        return None
    if guardado["quien"] != str(request.user.pk):
        return None
    cuerpo = descifrar(bytes.fromhex(guardado["campos"]), llave(USO))
    campos = [(n, v) for n, v in parse_qsl(cuerpo, keep_blank_values=True) if n != "csrfmiddlewaretoken"]
    return Escrito(guardado["ruta"], guardado["pagina"], campos, guardado["tenia_archivos"])


def recuperar(request: HttpRequest) -> QueryDict | None:
    """What was sent to this very page without a session, once, for its form; None if nothing was."""
    guardado = apartado(request)
    if request.method != "GET" or guardado is None or guardado.ruta != request.get_full_path():
        return None
    olvidar(request)
    messages.info(request, RECUPERADO)
    return QueryDict(urlencode(guardado.campos))


def olvidar(request: HttpRequest) -> None:
    """Keep it no longer: it was sent, or the person does not want it."""
    request.session.pop(LUGAR, None)


def es_el_envio(request: HttpRequest) -> bool:
    """Whether this is what waited, sent at last."""
    guardado = request.session.get(LUGAR) or {}
    return request.method == "POST" and guardado.get("ruta") == request.get_full_path()


def _propias(campos: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (nombre, valor.strip())
        for nombre, valor in campos
        if valor.strip() and not DE_LA_PAGINA.fullmatch(nombre) and not DE_LA_PAGINA.fullmatch(valor.strip())
    ]


def _cuesta_escribirlo(respuestas: list[tuple[str, str]]) -> bool:
    largas = any(len(valor) >= LARGO and " " in valor for _, valor in respuestas)
    return largas or len(respuestas) >= MUCHAS
