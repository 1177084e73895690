"""The third door: a system of an entity sends reports, once per key, and gets its answer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from cumplimiento.consultas.casos import nombres_de_estado
from cumplimiento.consultas.servicio_web import casos_nombrados, documentos_nombrados, recibo_como_datos
from cumplimiento.declaracion import de_valores, lectores_para, leer
from cumplimiento.estados import Canal
from cumplimiento.models import Credencial, Recepcion, Reporte
from cumplimiento.reglas import documento_ajeno, juzgar_fila
from sso_portal.nucleo.cargas.formatos import ErrorFila

from .reporte import Entrante, Envio, ReportesRechazados, reportar

Errores = dict[int, list[ErrorFila]]
RECIBIDOS, RECHAZADOS = 201, 422


@dataclass(frozen=True, kw_only=True)
class Lote:
    """Reports as texts by column, and «documento»: the id of a copy sent before.

    ``solo_correctos``: keep the right ones though others are not.
    """

    filas: Sequence[Mapping[str, str]]
    clave: str
    huella: str  # SHA-256 of what was sent
    solo_correctos: bool = False


class ClaveDeOtroEnvio(Exception):
    """The key came before with something else; that key answers for it forever."""


@transaction.atomic
def recibir(lote: Lote, *, credencial: Credencial) -> Recepcion:
    """Accept the reports of ``lote`` in the name of the entity of ``credencial``; its answer, to be told.

    Two requests with one key at once: the second waits for the first and gets its answer. What was refused
    is answered the same under its key, too. Raises ClaveDeOtroEnvio. Source: CUM-008, CUM-009.
    """
    recepcion, es_nueva = por_clave(lote.clave, lote.huella, credencial)
    if es_nueva:
        recibos, errores = _aceptar(lote, credencial)
        contestar(recepcion, RECIBIDOS if recibos else RECHAZADOS, _respuesta(lote, recibos, errores))
    return recepcion


def por_clave(clave: str, huella: str, credencial: Credencial) -> tuple[Recepcion, bool]:
    """(the row of ``clave`` for the entity of ``credencial``, whether it is still to be answered).

    Waits for whoever is answering it. Raises ClaveDeOtroEnvio.
    """
    recepcion, es_nueva = Recepcion.objects.get_or_create(
        entidad_id=credencial.entidad_id, clave=clave, defaults={"huella_cuerpo": huella}
    )
    if recepcion.huella_cuerpo != huella:
        raise ClaveDeOtroEnvio
    return recepcion, es_nueva


def contestar(recepcion: Recepcion, estado_http: int, datos: dict[str, Any], **cambios: Any) -> None:
    """Keep the answer that its key gets from now on."""
    recepcion.estado_http, recepcion.respuesta = estado_http, json.dumps(datos, ensure_ascii=False)
    for campo, valor in cambios.items():
        setattr(recepcion, campo, valor)
    recepcion.save(update_fields=["estado_http", "respuesta", *cambios])


def _aceptar(lote: Lote, credencial: Credencial) -> tuple[dict[int, Reporte], Errores]:
    """({place: receipt}, {place: errors}): all or none, or the right ones if that was asked."""
    entrantes, errores = _examinar(lote.filas, credencial.entidad_id)
    while entrantes and (lote.solo_correctos or not errores):
        lugares = sorted(entrantes)
        try:
            recibos = reportar([entrantes[n] for n in lugares], _envio(credencial))
            return dict(zip(lugares, recibos, strict=True)), errores
        except ReportesRechazados as rechazo:  # a case changed in between
            hallados = {lugares[n]: problemas for n, problemas in rechazo.errores.items()}
            errores |= hallados
            entrantes = {n: e for n, e in entrantes.items() if n not in hallados}
    return {}, errores


def _envio(credencial: Credencial) -> Envio:
    return Envio(
        entidades=frozenset({credencial.entidad_id}),
        canal=Canal.SERVICIO,
        actor=credencial,
        origen=f"credencial {credencial.codigo}",
    )


def _examinar(filas: Sequence[Mapping[str, str]], entidad: int) -> tuple[dict[int, Entrante], Errores]:
    """What every row declares, or everything that is wrong with it, by place."""
    casos = casos_nombrados(entidad, {f.get("caso", "").strip() for f in filas})
    documentos = documentos_nombrados(entidad, {f.get("documento", "") for f in filas})
    lectores = lectores_para(nombres_de_estado())
    entrantes: dict[int, Entrante] = {}
    errores: Errores = {}
    vistos: set[str] = set()
    hoy = timezone.localdate()
    for lugar, fila in enumerate(filas):
        caso, nombrado = casos.get(fila.get("caso", "").strip()), fila.get("documento", "")
        archivo = documentos.get(nombrado)
        sha256 = archivo.sha256 if archivo else nombrado  # of one that is not there, like no other
        valores, hallados = leer(fila, lectores)
        hallados += [documento_ajeno(nombrado)] if nombrado and not archivo else []
        hallados += juzgar_fila(valores, caso, vistos, canal=Canal.SERVICIO, hoy=hoy, archivo_sha256=sha256)
        if hallados:
            errores[lugar] = hallados
        else:
            entrantes[lugar] = Entrante(valores["caso"], de_valores(valores, sha256), archivo)
    return entrantes, errores


def _respuesta(lote: Lote, recibos: Mapping[int, Reporte], errores: Errores) -> dict[str, Any]:
    return {
        "aceptados": len(recibos),
        "rechazados": len(lote.filas) - len(recibos),
        "recibos": [{"reporte": n, **recibo_como_datos(r)} for n, r in sorted(recibos.items())],
        "errores": [
            {"reporte": n, "caso": lote.filas[n].get("caso", ""), **_error(error)}
            for n, hallados in sorted(errores.items())
            for error in hallados
        ],
    }


def _error(error: ErrorFila) -> dict[str, str]:
    return {"codigo": error.codigo, "campo": error.columna, "explicacion": error.explicacion,
            "como_corregir": error.como_corregir}  # fmt: skip
