"""The copy of a document on its way in: a form with one file, read to the disk and never whole in memory."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.utils.datastructures import MultiValueDict
from rest_framework.exceptions import ParseError
from rest_framework.parsers import MultiPartParser

from cumplimiento.servicios.pruebas import MAXIMO_BYTES
from sso_portal.nucleo.legible.cifras import tamano

from .problemas import Rechazo, error

CAMPO = "archivo"
ENVOLTURA_BYTES = 64 * 1024  # what a form puts around its file
COMO = f"Envíe un formulario con un solo archivo, en el campo «{CAMPO}»"


class LectorDeDocumento(MultiPartParser):
    """multipart/form-data of little more than one document."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        largo = int(parser_context["request"].META.get("CONTENT_LENGTH") or 0)
        if largo > MAXIMO_BYTES + ENVOLTURA_BYTES:
            explicacion = f"El documento pesa {tamano(largo)}, más que el máximo de {tamano(MAXIMO_BYTES)}"
            raise Rechazo("documento_grande", explicacion, campo=CAMPO)
        try:
            return super().parse(stream, media_type, parser_context)
        except (ParseError, SuspiciousOperation) as falla:
            raise Rechazo("formulario_mal_escrito") from falla


def leer_documento(datos: Any) -> Any:
    """The only file of what was sent. Raises Rechazo with everything that has not the expected shape."""
    partes = datos if isinstance(datos, MultiValueDict) else MultiValueDict()
    errores = [
        error(nombre[:40], "campo_desconocido", f"el envío no lleva «{nombre[:40]}»", COMO)
        for nombre in partes
        if nombre != CAMPO
    ]
    archivos = [parte for parte in partes.getlist(CAMPO) if hasattr(parte, "chunks")]
    if len(archivos) != 1 or len(partes.getlist(CAMPO)) != 1:
        errores.append(error(CAMPO, "sin_archivo", "el envío no trae un archivo, y solo uno", COMO))
    if errores:
        raise Rechazo("envio_no_admitido", errores=errores)
    return archivos[0]
