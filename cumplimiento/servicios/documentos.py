"""The copy of a document that a system of an entity sends, before the report that names it."""

from hashlib import sha256
from typing import Any

from django.db import transaction

from cumplimiento.consultas.servicio_web import documento_como_datos
from cumplimiento.declaracion import CANONICO
from cumplimiento.models import Credencial, Recepcion
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado

from .pruebas import guardar_prueba
from .recepcion import RECHAZADOS, RECIBIDOS, contestar, por_clave

PASAJEROS = {"sin_revision"}  # refusals that are ours: nothing is answered under the key, it may come again


@transaction.atomic
def recibir_documento(subido: Any, *, clave: str, credencial: Credencial) -> Recepcion:
    """Judge and keep ``subido`` for the entity of ``credencial``, as the form does; its answer, to be told.

    The same key gives the same answer, also to what was refused; two requests at once are one. Reports of
    that entity may name it, and of no other. Raises ClaveDeOtroEnvio; ArchivoRechazado only where the
    antivirus did not answer. Source: CUM-008, CUM-010.
    """
    recepcion, es_nueva = por_clave(clave, _huella(subido), credencial)
    if es_nueva:
        try:
            archivo = guardar_prueba(subido, actor=None)
        except ArchivoRechazado as rechazo:
            if rechazo.codigo in PASAJEROS:
                raise
            contestar(recepcion, RECHAZADOS, {"errores": [_error(rechazo)]})
        else:
            contestar(recepcion, RECIBIDOS, documento_como_datos(archivo), archivo=archivo)
    return recepcion


def _huella(subido: Any) -> str:
    """SHA-256 of the name and the bytes: another name is another sending."""
    contenido = sha256()
    for trozo in subido.chunks():
        contenido.update(trozo)
    subido.seek(0)
    return sha256(CANONICO.encode([subido.name, contenido.hexdigest()]).encode()).hexdigest()


def _error(rechazo: ArchivoRechazado) -> dict[str, str]:
    que, como = rechazo.en_dos
    return {"codigo": rechazo.codigo, "campo": "archivo", "explicacion": que, "como_corregir": como}
