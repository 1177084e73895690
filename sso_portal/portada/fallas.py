"""When something does not work: what happened, what to do, and a code with which support finds it."""

import secrets

import structlog
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.template import loader

from sso_portal.nucleo.solicitudes import ruta_sin_datos

from .contexto import marco_fijo

registro = structlog.get_logger(__name__)
ALFABETO = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
DEMASIADO = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def codigo_soporte() -> str:
    """«7F3K-92»: short, said by telephone without doubt."""
    letras = "".join(secrets.choice(ALFABETO) for _ in range(6))
    return f"{letras[:4]}-{letras[4:]}"


def no_encontrada(request, exception=None):
    return _responder(request, "404", 404)


def sin_permiso(request, exception=None):
    return _responder(request, "403", 403)


def solicitud_mala(request, exception=None):
    """400, or 413 when what came was larger than the portal takes."""
    if isinstance(exception, DEMASIADO):
        return _responder(request, "413", 413)
    return _responder(request, "400", 400)


@login_not_required
def csrf(request, reason=""):
    """The form was old or the browser keeps no cookies."""
    return _responder(request, "csrf", 403)


def fallo(request):
    """500: drawn without person or database, because they may be what failed."""
    codigo = codigo_soporte()
    registro.error("pagina_de_fallo", codigo=codigo, ruta=ruta_sin_datos(request))
    if request.path.startswith("/api/"):
        return JsonResponse(
            {"title": "El portal falló", "status": 500, "codigo": "fallo", "campo": "", "errores": [],
             "explicacion": f"No pudimos completar lo que pidió. Código para soporte: {codigo}",
             "como_corregir": "Repita lo mismo con la misma clave; si vuelve a pasar, dígalo a soporte"},
            status=500, content_type="application/problem+json",
        )  # fmt: skip
    texto = loader.render_to_string("errores/500.html", {**marco_fijo(), "codigo": codigo})
    return HttpResponseServerError(texto)


class SoloFormularioMiddleware:
    """Who reaches by an address what only a form sends (a session that ended in between, a kept address)
    reads where to go on, instead of the empty page of the browser. So does who sends a form to a page
    without one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        respuesta = self.get_response(request)
        es_de_maquina = respuesta.get("Content-Type", "").startswith("application/problem+json")
        plantilla = {"GET": "405", "POST": "400"}.get(request.method)
        if respuesta.status_code != 405 or plantilla is None or es_de_maquina:
            return respuesta
        pagina = _responder(request, plantilla, 405)
        pagina["Allow"] = respuesta["Allow"]
        return pagina


def _responder(request, plantilla: str, estado: int):
    codigo = codigo_soporte()
    registro.info("pagina_de_error", codigo=codigo, estado=estado, ruta=ruta_sin_datos(request))
    return render(request, f"errores/{plantilla}.html", {"codigo": codigo}, status=estado)
