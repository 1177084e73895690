"""What is sent, read with care: bytes to JSON, JSON to reports as texts. Each thing amiss, its sentence."""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from rest_framework.parsers import BaseParser

from cumplimiento.declaracion import columnas
from cumplimiento.servicios.recepcion import Lote
from sso_portal.nucleo.legible.cifras import miles

from .problemas import Rechazo, error

MAXIMO_BYTES = 2 * 1024 * 1024
MAXIMO_REPORTES = 500
DOCUMENTO = "documento"  # the id of a copy sent before
CAMPOS = (*(c.nombre for c in columnas(())), DOCUMENTO)
DEL_ENVIO = ("reportes", "solo_correctos")
CLAVE = re.compile(r"[A-Za-z0-9_-]{8,64}")


class LectorJson(BaseParser):
    """JSON of at most 2 MB, in UTF-8, without repeated names nor characters that no text has."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        contenido = stream.read(MAXIMO_BYTES + 1)
        if len(contenido) > MAXIMO_BYTES:
            raise Rechazo("cuerpo_grande", "El envío pasa de 2 MB")
        return leer_json(contenido)


def leer_json(contenido: bytes) -> Any:
    """The value written in ``contenido``. Raises Rechazo: json_mal_escrito."""
    try:
        texto = contenido.decode()
        valor = json.loads(texto, object_pairs_hook=_sin_repetidos, parse_constant=_sin_constantes)
    except UnicodeDecodeError as falla:
        raise Rechazo("json_mal_escrito", f"El byte {falla.start + 1} no es UTF-8") from falla
    except json.JSONDecodeError as falla:
        lugar = f"línea {falla.lineno}, columna {falla.colno}"
        raise Rechazo("json_mal_escrito", f"El JSON está mal escrito en la {lugar}") from falla
    except RecursionError as falla:
        raise Rechazo("json_mal_escrito", "El JSON tiene demasiados niveles") from falla
    except ValueError as falla:
        raise Rechazo("json_mal_escrito", "El JSON tiene un número que no se puede leer") from falla
    _revisar_textos(valor)
    return valor


def _sin_repetidos(pares: list[tuple[str, Any]]) -> dict[str, Any]:
    valor = dict(pares)
    if len(valor) < len(pares):
        raise Rechazo("json_mal_escrito", "Un objeto tiene dos veces el mismo nombre")
    return valor


def _sin_constantes(nombre: str) -> Any:
    raise Rechazo("json_mal_escrito", f"{nombre} no es un valor de JSON")


def _revisar_textos(valor: Any) -> None:
    """Refuse NUL and halves of a character anywhere: no text has them and no database keeps them."""
    pendientes = [valor]
    while pendientes:
        uno = pendientes.pop()
        if isinstance(uno, dict):
            pendientes += [*uno.keys(), *uno.values()]
        elif isinstance(uno, list):
            pendientes += uno
        elif isinstance(uno, str) and ("\x00" in uno or any("\ud800" <= c <= "\udfff" for c in uno)):
            raise Rechazo("json_mal_escrito", "Un texto tiene un carácter que no existe (NUL o incompleto)")


def clave_de(encabezados: Mapping[str, str]) -> str:
    """The idempotency key of the request. Raises Rechazo."""
    clave = encabezados.get("Idempotency-Key", "")
    if not clave:
        raise Rechazo("falta_clave", campo="Idempotency-Key")
    if not CLAVE.fullmatch(clave):
        raise Rechazo("clave_no_admitida", campo="Idempotency-Key")
    return clave


def leer_lote(datos: Any, clave: str) -> Lote:
    """The reports sent, as texts. Raises Rechazo with everything that has not the expected shape."""
    if not isinstance(datos, dict):
        datos, errores = {}, [error("", "no_es_objeto", "el envío no es un objeto JSON", COMO)]
    else:
        errores = [
            error(campo, "campo_desconocido", f"el envío no lleva «{campo}»", f"Use: {', '.join(DEL_ENVIO)}")
            for campo in datos
            if campo not in DEL_ENVIO
        ]
        errores += [*_de_la_lista(datos.get("reportes")), *_de_la_opcion(datos.get("solo_correctos", False))]
    if errores:
        raise Rechazo("envio_no_admitido", errores=errores)
    canonico = json.dumps(datos, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Lote(
        filas=[{campo: fila.get(campo) or "" for campo in CAMPOS} for fila in datos["reportes"]],
        clave=clave,
        huella=sha256(canonico.encode()).hexdigest(),
        solo_correctos=datos.get("solo_correctos", False),
    )


COMO = 'Envíe {"reportes": [...]} con un objeto por reporte'


def _de_la_lista(reportes: Any) -> list[dict[str, Any]]:
    if not isinstance(reportes, list) or not reportes:
        return [error("reportes", "sin_reportes", "el envío no trae una lista de reportes", COMO)]
    if len(reportes) > MAXIMO_REPORTES:
        explicacion = f"el envío trae {miles(len(reportes))} reportes y caben {MAXIMO_REPORTES}"
        return [error("reportes", "muchos_reportes", explicacion, "Divida los reportes en varios envíos")]
    return [e for lugar, fila in enumerate(reportes) for e in _de_la_fila(lugar, fila)]


def _de_la_fila(lugar: int, fila: Any) -> list[dict[str, Any]]:
    if not isinstance(fila, dict):
        return [error("reportes", "no_es_objeto", "el reporte no es un objeto JSON", COMO, reporte=lugar)]
    errores = []
    for campo, valor in fila.items():
        if campo not in CAMPOS:
            como = f"Use: {', '.join(CAMPOS)}"
            errores.append(
                error(campo, "campo_desconocido", f"el reporte no lleva «{campo}»", como, reporte=lugar)
            )
        elif valor is not None and not isinstance(valor, str):
            explicacion, como = (
                f"«{campo}» no es un texto",
                "Escríbalo entre comillas; las fechas, AAAA-MM-DD",
            )
            errores.append(error(campo, "no_es_texto", explicacion, como, reporte=lugar))
    return errores


def _de_la_opcion(valor: Any) -> list[dict[str, Any]]:
    if isinstance(valor, bool):
        return []
    return [error("solo_correctos", "no_es_si_o_no", "«solo_correctos» no dice sí o no", "Use true o false")]
