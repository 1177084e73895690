"""An entity says what it did: one writer for the form, the file and the web service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from cumplimiento.consultas.casos import caso_de, palabras
from cumplimiento.declaracion import Declaracion
from cumplimiento.estados import REPORTABLES, Canal, Revision
from cumplimiento.models import Obligacion, Reporte
from cumplimiento.reglas import Palabra, caso_ajeno, caso_repetido, juzgar
from cumplimiento.senales import obligaciones_reportadas
from sso_portal.nucleo.bitacora.servicios import Actor, transitar_en_lote
from sso_portal.nucleo.cargas.formatos import ErrorFila
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo

from .mensajes import avisar_afectadas


@dataclass(frozen=True)
class Entrante:
    """One report on its way in: the case it names, what it declares and the document that goes with it."""

    caso: str
    declaracion: Declaracion
    archivo: Archivo | None = None


@dataclass(frozen=True, kw_only=True)
class Envio:
    """By whom and how reports come: the entities in whose name, the door, what brought them."""

    entidades: frozenset[int]
    canal: Canal
    actor: Actor
    origen: str = ""
    clave: UUID | None = None
    recibido_en: datetime = field(default_factory=timezone.now)

    @property
    def usuario(self) -> Usuario | None:
        return self.actor if isinstance(self.actor, Usuario) else None


class ReportesRechazados(Exception):
    """Some reports were not accepted: {place in the lot, from 0: its problems}. Nothing was written."""

    def __init__(self, errores: Mapping[int, list[ErrorFila]]) -> None:
        self.errores = dict(errores)
        super().__init__(f"{len(self.errores)} reportes por corregir")


@transaction.atomic
def reportar(entrantes: Sequence[Entrante], envio: Envio) -> list[Reporte]:
    """Accept ``entrantes``, all of them or none; the receipts in their order.

    Locks the cases in the order of their keys, judges each as it stands then, appends its `Reporte`, moves
    its obligation with one event and tells the affected person. A report that arrives after the deadline
    is accepted and marked late. With a ``clave`` already used, gives the same receipts back.
    Raises ReportesRechazados. Source: CUM-002, CUM-004, CUM-009, CUM-010.
    """
    casos = _bloquear(entrantes, envio)
    if envio.clave and (anterior := _ya_recibido(envio.clave)):
        return anterior
    listas = palabras()
    if errores := _problemas(entrantes, casos, listas, envio):
        raise ReportesRechazados(errores)
    numeros = _ultimos_numeros(list(casos.values()))
    filas = [_fila(e, casos[e.caso], listas, envio, numeros) for e in entrantes]
    reportes = Reporte.objects.bulk_create(filas, batch_size=2000)
    _mover(reportes, listas, envio)
    return reportes


def _bloquear(entrantes: Sequence[Entrante], envio: Envio) -> dict[str, Obligacion]:
    """Hold the cases in the order of their keys, and only then read them.

    One query for both would see, after waiting, the case of now joined to the reports of before.
    """
    codigos = {e.caso for e in entrantes}
    suyas = Obligacion.objects.filter(entidad_id__in=envio.entidades, codigo__in=codigos).order_by("pk")
    retenidas = list(suyas.select_for_update().values_list("pk", flat=True))
    casos = Obligacion.objects.filter(pk__in=retenidas).select_related("dictamen", "reporte_vigente")
    # Regimes and entities are few: one row each, and not one a case.
    return {o.codigo: o for o in casos.prefetch_related("regimen", "entidad__entidad").order_by("pk")}


def _ya_recibido(clave: UUID) -> list[Reporte]:
    return list(Reporte.objects.filter(clave=clave).select_related("obligacion", "estado_reportado"))


def _problemas(
    entrantes: Sequence[Entrante], casos: dict[str, Obligacion], listas: Any, envio: Envio
) -> dict[int, list[ErrorFila]]:
    hoy, vistos = timezone.localdate(envio.recibido_en), set()
    errores: dict[int, list[ErrorFila]] = {}
    for lugar, entrante in enumerate(entrantes):
        obligacion = casos.get(entrante.caso)
        if obligacion is None:
            hallados = [caso_ajeno(entrante.caso)]
        else:
            caso = caso_de(obligacion, listas)
            hallados = juzgar(entrante.declaracion, caso, canal=envio.canal, hoy=hoy)
        if entrante.caso in vistos:
            hallados = [*hallados, caso_repetido(entrante.caso)]
        vistos.add(entrante.caso)
        if hallados:
            errores[lugar] = hallados
    return errores


def _ultimos_numeros(obligaciones: list[Obligacion]) -> dict[int, int]:
    con_reporte = [o.pk for o in obligaciones if o.reporte_vigente_id]
    ultimos = Reporte.objects.filter(obligacion__in=con_reporte).order_by().values_list("obligacion")
    return dict(ultimos.annotate(ultimo=Max("numero")))


def _fila(
    entrante: Entrante,
    obligacion: Obligacion,
    listas: dict[str, dict[str, Palabra]],
    envio: Envio,
    numeros: dict[int, int],
) -> Reporte:
    d = entrante.declaracion
    palabra = listas[obligacion.regimen_id][d.estado]
    vence, hoy = obligacion.vence_el, timezone.localdate(envio.recibido_en)
    dia = d.fecha if envio.canal == Canal.HISTORICO else hoy
    return Reporte(
        obligacion=obligacion,
        numero=numeros.get(obligacion.pk, 0) + 1,
        canal=envio.canal,
        estado_reportado_id=palabra.pk,
        fecha=d.fecha,
        prueba_tipo=d.prueba_tipo,
        prueba_numero=d.prueba_numero,
        prueba_fecha=d.prueba_fecha,
        observacion=d.observacion,
        archivo=entrante.archivo,
        es_tardio=vence is not None and dia > vence,
        huella=d.huella(obligacion.codigo),
        recibido_en=envio.recibido_en,
        actor=envio.usuario,
        origen=envio.origen,
        clave=envio.clave,
    )


# The values travel with the order: a join with the reports just written has no statistics to be planned by.
EN_VIGOR = """
UPDATE cumplimiento_obligacion o
SET reporte_vigente_id = v.reporte, estado_reportado_id = v.estado, reportada_el = v.fecha,
    es_tardia = v.es_tardio, revision = %s
FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::date[], %s::boolean[])
  AS v(obligacion, reporte, estado, fecha, es_tardio)
WHERE o.id = v.obligacion"""


def _mover(reportes: list[Reporte], listas: dict[str, dict[str, Palabra]], envio: Envio) -> None:
    """Put the reports in force and move their obligations, with one event each."""
    columnas = zip(
        *((r.obligacion_id, r.pk, r.estado_reportado_id, r.fecha, r.es_tardio) for r in reportes), strict=True
    )
    with connection.cursor() as cursor:
        cursor.execute(EN_VIGOR, [Revision.SIN_REVISAR, *map(list, columnas)])
    clases = {p.pk: (p.clase, p.nombre) for lista in listas.values() for p in lista.values()}
    datos = {"canal": str(envio.canal), "origen": envio.origen}
    for clase in REPORTABLES:
        pks = [r.obligacion_id for r in reportes if clases[r.estado_reportado_id][0] == clase]
        if pks:
            transitar_en_lote(Obligacion.objects.filter(pk__in=pks), clase, actor=envio.actor, datos=datos)
    obligaciones_reportadas.send(
        sender=Obligacion, obligaciones=[r.obligacion for r in reportes], actor=envio.actor
    )
    if envio.canal != Canal.HISTORICO:
        avisar_afectadas(
            "caso_reportado",
            ((r.obligacion, str(r.numero), {"estado": clases[r.estado_reportado_id][1]}) for r in reportes),
        )
