"""The third door: a system of an entity sends reports, once per key, and gets its answer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from cumplimiento.consultas.casos import nombres_de_estado
from cumplimiento.consultas.servicio_web import casos_nombrados, recibo_como_datos
from cumplimiento.declaracion import Declaracion, de_valores, lectores_para, leer
from cumplimiento.estados import Canal
from cumplimiento.models import Credencial, Recepcion, Reporte
from cumplimiento.reglas import juzgar_fila
from sso_portal.nucleo.cargas.formatos import ErrorFila

from .reporte import Entrante, Envio, ReportesRechazados, reportar

Errores = dict[int, list[ErrorFila]]
RECIBIDOS, RECHAZADOS = 201, 422


@dataclass(frozen=True, kw_only=True)
class Lote:
    """Reports as texts by column. ``solo_correctos``: keep the right ones though others are not."""

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
    recepcion, es_nueva = Recepcion.objects.get_or_create(
        entidad_id=credencial.entidad_id, clave=lote.clave, defaults={"huella_cuerpo": lote.huella}
    )
    if recepcion.huella_cuerpo != lote.huella:
        raise ClaveDeOtroEnvio
    if es_nueva:
        recibos, errores = _aceptar(lote, credencial)
        recepcion.estado_http = RECIBIDOS if recibos else RECHAZADOS
        recepcion.respuesta = json.dumps(_respuesta(lote, recibos, errores), ensure_ascii=False)
        recepcion.save(update_fields=["estado_http", "respuesta"])
    return recepcion


def _aceptar(lote: Lote, credencial: Credencial) -> tuple[dict[int, Reporte], Errores]:
    """({place: receipt}, {place: errors}): all or none, or the right ones if that was asked."""
    declaradas, errores = _examinar(lote.filas, credencial.entidad_id)
    while declaradas and (lote.solo_correctos or not errores):
        lugares = sorted(declaradas)
        entrantes = [Entrante(lote.filas[n]["caso"].strip(), declaradas[n]) for n in lugares]
        try:
            return dict(zip(lugares, reportar(entrantes, _envio(credencial)), strict=True)), errores
        except ReportesRechazados as rechazo:  # a case changed in between
            hallados = {lugares[n]: problemas for n, problemas in rechazo.errores.items()}
            errores |= hallados
            declaradas = {n: d for n, d in declaradas.items() if n not in hallados}
    return {}, errores


def _envio(credencial: Credencial) -> Envio:
    return Envio(
        entidades=frozenset({credencial.entidad_id}),
        canal=Canal.SERVICIO,
        actor=credencial,
        origen=f"credencial {credencial.codigo}",
    )


def _examinar(filas: Sequence[Mapping[str, str]], entidad: int) -> tuple[dict[int, Declaracion], Errores]:
    """What every row declares, or everything that is wrong with it, by place."""
    casos = casos_nombrados(entidad, {f.get("caso", "").strip() for f in filas})
    lectores = lectores_para(nombres_de_estado())
    declaradas: dict[int, Declaracion] = {}
    errores: Errores = {}
    vistos: set[str] = set()
    hoy = timezone.localdate()
    for lugar, fila in enumerate(filas):
        caso = casos.get(fila.get("caso", "").strip())
        valores, hallados = leer(fila, lectores)
        hallados += juzgar_fila(valores, caso, vistos, canal=Canal.SERVICIO, hoy=hoy)
        if hallados:
            errores[lugar] = hallados
        else:
            declaradas[lugar] = de_valores(valores)
    return declaradas, errores


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
