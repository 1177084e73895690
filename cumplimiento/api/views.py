"""The doors of the web service: read the request, call one service, answer."""

import json
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from cumplimiento.consultas.servicio_web import (
    caso_como_datos,
    obligaciones_de,
    pagina_de,
    recibo_como_datos,
    recibo_para,
)
from cumplimiento.models import Alcance, Recepcion
from cumplimiento.servicios.documentos import recibir_documento
from cumplimiento.servicios.recepcion import RECIBIDOS, ClaveDeOtroEnvio, recibir
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado

from . import esquema
from .acceso import ConAlcance, PorCredencial, PorMinuto
from .cuerpo import MAXIMO_REPORTES, LectorJson, clave_de, leer_lote
from .documentos import LectorDeDocumento, leer_documento
from .filtros import leer_consulta
from .paginas import datos_de_un_reporte, operaciones
from .problemas import PROBLEMAS, TIPO_DE_CONTENIDO, Rechazo, como_datos, responder


class SiempreJson(BaseContentNegotiation):
    """Whatever is asked for, the answer is JSON."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        return next((p for p in parsers if request.content_type.split(";")[0].strip() == p.media_type), None)

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class Puerta(APIView):
    """What every door has: who comes in, with which scope, how often; problems in one shape; no cache."""

    authentication_classes: Any = (PorCredencial,)
    permission_classes: Any = (ConAlcance,)
    throttle_classes: Any = (PorMinuto,)
    parser_classes = (LectorJson,)
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = SiempreJson
    metadata_class = None
    http_method_names = ["get", "head", "post"]
    alcances: dict[str, Alcance] = {}
    si_es_otro_tipo = "no_es_json"  # the problem of a body that says it is something else

    def get_exception_handler(self) -> Any:
        return responder

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Outside these doors a credential is nobody: what remembers people must not remember it."""
        respuesta = super().finalize_response(request, response, *args, **kwargs)
        request.user = AnonymousUser()
        return respuesta

    @property
    def default_response_headers(self) -> dict[str, str]:
        return {"Allow": ", ".join(self.allowed_methods), "Cache-Control": "private, no-store"}


class Obligaciones(Puerta):
    """The obligations of the entity, what is due first at the top."""

    alcances = {"GET": Alcance.LEER}

    @extend_schema(
        operation_id="obligaciones",
        summary="Sus obligaciones",
        parameters=esquema.FILTROS,
        responses=esquema.respuestas((200, esquema.Pagina), 422),
    )
    def get(self, request: Any) -> Response:
        """Las obligaciones de la entidad, primero las que vencen antes."""
        consulta = leer_consulta(request.query_params)
        lista = consulta.de(obligaciones_de(request.user))
        return Response(pagina_de(lista, numero=consulta.pagina, tamano=consulta.tamano))


class Obligacion(Puerta):
    """One case of the entity."""

    alcances = {"GET": Alcance.LEER}

    @extend_schema(
        operation_id="obligacion",
        summary="Un caso",
        parameters=[esquema.CASO],
        responses=esquema.respuestas((200, esquema.Caso), 404),
    )
    def get(self, request: Any, caso: str) -> Response:
        """Un caso con su orden, su norma y las palabras en que se puede informar."""
        return Response(caso_como_datos(get_object_or_404(obligaciones_de(request.user), codigo=caso)))


class Reportes(Puerta):
    """Send reports, once per key."""

    alcances = {"POST": Alcance.ESCRIBIR}

    @extend_schema(
        operation_id="enviar_reportes",
        summary="Enviar reportes",
        description=f"De 1 a {MAXIMO_REPORTES} reportes. Se guardan todos o ninguno, salvo que pida solo los "
        "correctos.",
        parameters=[esquema.LLAVE],
        request=esquema.Envio,
        responses=esquema.respuestas((201, esquema.Aceptado), 400, 409, 413, 415, 422),
    )
    def post(self, request: Any) -> Response:
        lote = leer_lote(request.data, clave_de(request.headers))
        try:
            recepcion = recibir(lote, credencial=request.user)
        except ClaveDeOtroEnvio as error:
            raise Rechazo("clave_de_otro_envio", campo="Idempotency-Key") from error
        return _contestada(recepcion, "reportes_rechazados")


class Documentos(Puerta):
    """Send the copy of a document, once per key."""

    alcances = {"POST": Alcance.ESCRIBIR}
    parser_classes = (LectorDeDocumento,)
    si_es_otro_tipo = "no_es_formulario"

    @extend_schema(
        operation_id="enviar_documento",
        summary="Enviar la copia de un documento",
        description="Un formulario (multipart/form-data) con el documento en el campo archivo: PDF, JPG o "
        "PNG de hasta 20 MB. La respuesta trae su id: escríbalo en el dato documento del reporte.",
        parameters=[esquema.LLAVE],
        request={"multipart/form-data": esquema.EnvioDeDocumento},
        responses=esquema.respuestas((201, esquema.Documento), 400, 409, 413, 415, 422, 503),
    )
    def post(self, request: Any) -> Response:
        subido, clave = leer_documento(request.data), clave_de(request.headers)
        try:
            recepcion = recibir_documento(subido, clave=clave, credencial=request.user)
        except ClaveDeOtroEnvio as error:
            raise Rechazo("clave_de_otro_envio", campo="Idempotency-Key") from error
        except ArchivoRechazado as error:
            raise Rechazo("sin_revision", str(error), campo="archivo") from error
        return _contestada(recepcion, "documento_rechazado")


def _contestada(recepcion: Recepcion, si_no: str) -> Response:
    """The answer kept under a key; ``si_no``: the problem it is, if nothing was accepted."""
    if recepcion.estado_http == RECIBIDOS:
        return Response(recepcion.datos, status=RECIBIDOS)
    problema = como_datos(Rechazo(si_no), errores=recepcion.datos["errores"])
    return Response(problema, status=recepcion.estado_http, content_type=TIPO_DE_CONTENIDO)


class Recibo(Puerta):
    """The receipt of one report of the entity, by whatever door it came."""

    alcances = {"GET": Alcance.LEER}

    @extend_schema(
        operation_id="recibo",
        summary="Un recibo",
        parameters=[esquema.CASO, esquema.NUMERO],
        responses=esquema.respuestas((200, esquema.Recibo), 404),
    )
    def get(self, request: Any, caso: str, numero: int) -> Response:
        """El recibo de un reporte, por cualquier puerta que haya llegado."""
        reporte = recibo_para(request.user, caso, numero)
        if reporte is None:
            raise Http404
        return Response(recibo_como_datos(reporte))


class NadaAqui(Puerta):
    """Any other address below: 404 in the shape of the rest."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()
    schema = None

    def get(self, request: Any, resto: str = "") -> Response:
        raise Http404

    post = get


@cache
def descripcion() -> dict[str, Any]:
    """The OpenAPI 3.1 description, made once a process."""
    return SchemaGenerator().get_schema(request=None, public=True)


@login_not_required
@require_safe
def openapi(request: Any) -> HttpResponse:
    texto = json.dumps(descripcion(), ensure_ascii=False, indent=1)
    cabeceras = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}
    return HttpResponse(texto, content_type="application/vnd.oai.openapi+json;version=3.1", headers=cabeceras)


@login_not_required
@require_safe
def documentacion(request: Any) -> HttpResponse:
    """What the service does, for whoever writes the program that calls it."""
    contexto = {
        "operaciones": operaciones(descripcion()),
        "columnas": datos_de_un_reporte(descripcion()),
        "problemas": PROBLEMAS.items(),
        "base": request.build_absolute_uri("/api/cumplimiento/v1/"),
    }
    return render(request, "cumplimiento/documentacion.html", contexto)
