"""Everything that may go wrong at the web service, each with its code, what happens and how to mend it.

The shape is that of RFC 9457 (problem details), with ``codigo``, ``campo``, ``explicacion`` and
``como_corregir`` in Spanish, as in the form and in the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from rest_framework.exceptions import (
    APIException,
    MethodNotAllowed,
    NotFound,
    PermissionDenied,
    Throttled,
    UnsupportedMediaType,
)
from rest_framework.response import Response

TIPO_DE_CONTENIDO = "application/problem+json"
BASE = "/api/cumplimiento/v1/"


@dataclass(frozen=True)
class Problema:
    """A kind of problem: its HTTP status, its title and how to mend it."""

    estado: int
    titulo: str
    como_corregir: str


PROBLEMAS = {
    "json_mal_escrito": Problema(
        400, "El cuerpo no es JSON", "Envíe un objeto JSON en UTF-8, como el del ejemplo de la documentación"
    ),
    "formulario_mal_escrito": Problema(
        400,
        "El cuerpo no es un formulario",
        "Envíe multipart/form-data con el documento en el campo «archivo»",
    ),
    "falta_clave": Problema(
        400,
        "Falta la clave de idempotencia",
        "Ponga en el encabezado Idempotency-Key un texto distinto para cada envío, por ejemplo un UUID",
    ),
    "clave_no_admitida": Problema(
        400,
        "La clave de idempotencia no se puede leer",
        "Use de 8 a 64 letras, números, guiones o guiones bajos, por ejemplo un UUID",
    ),
    "sin_credencial": Problema(
        401, "Falta la credencial", "Envíe el encabezado Authorization: Bearer y su credencial"
    ),
    "credencial_desconocida": Problema(
        401, "La credencial no se reconoce", "Cópiela completa, o cree otra en la página Servicio web"
    ),
    "credencial_revocada": Problema(401, "La credencial fue revocada", "Cree otra en la página Servicio web"),
    "credencial_vencida": Problema(401, "La credencial venció", "Cree otra en la página Servicio web"),
    "sin_alcance": Problema(
        403, "La credencial no alcanza para esto", "Cree una credencial que tenga el alcance que falta"
    ),
    "no_existe": Problema(404, "No existe o no es de su entidad", "Revise la dirección y el número de caso"),
    "metodo_no_admitido": Problema(
        405, "El servicio solo consulta (GET) y envía (POST)", "Use el método que dice el encabezado Allow"
    ),
    "clave_de_otro_envio": Problema(
        409,
        "La clave ya se usó con otro contenido",
        "Use una clave nueva para cada envío y repita la misma solo para reintentar el mismo",
    ),
    "cuerpo_grande": Problema(413, "El envío es demasiado grande", "Divida los reportes en varios envíos"),
    "documento_grande": Problema(
        413, "El documento es demasiado grande", "Guárdelo con menor calidad o divídalo en dos archivos"
    ),
    "no_es_formulario": Problema(
        415, "El envío no dice que es un formulario", "Ponga el encabezado Content-Type: multipart/form-data"
    ),
    "no_es_json": Problema(
        415, "El envío no dice que es JSON", "Ponga el encabezado Content-Type: application/json"
    ),
    "envio_no_admitido": Problema(
        422, "El envío no tiene la forma esperada", "Corrija lo que dice cada uno de los errores"
    ),
    "consulta_no_admitida": Problema(
        422, "La consulta no se puede leer", "Corrija lo que dice cada uno de los errores"
    ),
    "reportes_rechazados": Problema(
        422, "Ningún reporte se guardó", "Corrija los reportes señalados y envíelos con otra clave"
    ),
    "documento_rechazado": Problema(
        422, "El documento no se guardó", "Corrija lo que dice el error y envíelo con otra clave"
    ),
    "demasiadas_solicitudes": Problema(
        429, "Demasiadas solicitudes seguidas", "Espere los segundos que dice el encabezado Retry-After"
    ),
    "sin_revision": Problema(
        503,
        "No pudimos revisar el documento con el antivirus",
        "Repita lo mismo con la misma clave, en unos minutos",
    ),
}


class Rechazo(APIException):
    """A problem of ``PROBLEMAS``; ``explicacion``: what happened this time. ``errores``: one by one."""

    def __init__(
        self, codigo: str, explicacion: str = "", *, campo: str = "", errores: Sequence[dict] = ()
    ) -> None:
        self.codigo, self.campo, self.errores = codigo, campo, list(errores)
        self.problema = PROBLEMAS[codigo]
        self.explicacion = explicacion or self.problema.titulo
        super().__init__(self.explicacion)


def error(campo: str, codigo: str, explicacion: str, como_corregir: str, **mas: Any) -> dict[str, Any]:
    """One line of ``errores``."""
    return {**mas, "codigo": codigo, "campo": campo, "explicacion": explicacion,
            "como_corregir": como_corregir}  # fmt: skip


def responder(excepcion: Exception, contexto: dict[str, Any]) -> Response | None:
    """The answer to whatever went wrong; None for what nobody foresaw, which is a failure of ours."""
    rechazo = _como_rechazo(excepcion, contexto["view"])
    if rechazo is None:
        return None
    cabeceras = {}
    if rechazo.problema.estado == 401:
        cabeceras["WWW-Authenticate"] = 'Bearer realm="cumplimiento"'
    if isinstance(excepcion, Throttled):
        cabeceras["Retry-After"] = str(max(1, int(excepcion.wait or 1)))
    return Response(
        como_datos(rechazo),
        status=rechazo.problema.estado,
        headers=cabeceras,
        content_type=TIPO_DE_CONTENIDO,
    )


def _como_rechazo(excepcion: Exception, vista: Any) -> Rechazo | None:
    if isinstance(excepcion, Rechazo):
        return excepcion
    codigos: list[tuple[type[Exception], str]] = [
        (Throttled, "demasiadas_solicitudes"),
        (MethodNotAllowed, "metodo_no_admitido"),
        (UnsupportedMediaType, vista.si_es_otro_tipo),
        (PermissionDenied, "sin_alcance"),
        (NotFound, "no_existe"),
        (Http404, "no_existe"),
    ]
    return next((Rechazo(codigo) for clase, codigo in codigos if isinstance(excepcion, clase)), None)


def como_datos(rechazo: Rechazo, **mas: Any) -> dict[str, Any]:
    """The problem as it is sent."""
    return {
        "type": f"{BASE}#{rechazo.codigo}",
        "title": rechazo.problema.titulo,
        "status": rechazo.problema.estado,
        "codigo": rechazo.codigo,
        "campo": rechazo.campo,
        "explicacion": rechazo.explicacion,
        "como_corregir": rechazo.problema.como_corregir,
        "errores": rechazo.errores,
        **mas,
    }
