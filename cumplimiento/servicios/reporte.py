"""An entity says what it did: one writer for the form, the file and the web service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cumplimiento.consultas.casos import CasoHallado, casos_hallados
from cumplimiento.declaracion import Declaracion
from cumplimiento.estados import Canal, Estado, Revision
from cumplimiento.models import Obligacion, Reporte
from cumplimiento.reglas import caso_ajeno, caso_repetido, juzgar
from cumplimiento.senales import obligaciones_reportadas
from sso_portal.nucleo.bitacora.servicios import Actor, transitar_cada_uno
from sso_portal.nucleo.cargas.formatos import ErrorFila
from sso_portal.nucleo.copia import EnLista, copiar, reservar_ids
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo

from .mensajes import avisar_afectadas_de


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

    @cached_property
    def dia(self) -> date:
        """The legal day on which they arrive."""
        return timezone.localdate(self.recibido_en)


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
    recibos = Reporte.objects.select_related("obligacion__entidad__entidad", "estado_reportado", "archivo")
    if envio.clave and (anteriores := list(recibos.filter(clave=envio.clave).order_by("pk"))):
        return anteriores
    return list(recibos.filter(pk__in=_asentar(entrantes, casos, envio)).order_by("pk"))


@transaction.atomic
def reportar_en_lote(entrantes: Sequence[Entrante], envio: Envio) -> int:
    """The same act for thousands, without a `clave`: says how many were accepted."""
    return len(_asentar(entrantes, _bloquear(entrantes, envio), envio))


def _bloquear(entrantes: Sequence[Entrante], envio: Envio) -> dict[str, CasoHallado]:
    """Hold the cases in the order of their keys, and only then read them.

    One query for both would see, after waiting, the case of now joined to the reports of before.
    """
    codigos = EnLista({e.caso for e in entrantes}, "text")
    suyas = Obligacion.objects.filter(entidad_id__in=envio.entidades, codigo__in=codigos).order_by("pk")
    retenidas = list(suyas.select_for_update().values_list("pk", flat=True))
    return casos_hallados(Obligacion.objects.filter(pk__in=EnLista(retenidas, "bigint")))


def _asentar(entrantes: Sequence[Entrante], casos: dict[str, CasoHallado], envio: Envio) -> list[int]:
    """Judge and write; the keys of the reports, in the order of ``entrantes``."""
    if errores := _problemas(entrantes, casos, envio):
        raise ReportesRechazados(errores)
    pks = reservar_ids(Reporte, len(entrantes))
    filas = [_fila(pk, e, casos[e.caso], envio) for pk, e in zip(pks, entrantes, strict=True)]
    copiar(Reporte, CAMPOS, filas)
    _mover([(e, casos[e.caso], fila) for e, fila in zip(entrantes, filas, strict=True)], envio)
    return pks


def _problemas(
    entrantes: Sequence[Entrante], casos: dict[str, CasoHallado], envio: Envio
) -> dict[int, list[ErrorFila]]:
    vistos: set[str] = set()
    errores: dict[int, list[ErrorFila]] = {}
    for lugar, entrante in enumerate(entrantes):
        if hallado := casos.get(entrante.caso):
            hallados = juzgar(entrante.declaracion, hallado.caso, canal=envio.canal, hoy=envio.dia)
        else:
            hallados = [caso_ajeno(entrante.caso)]
        if entrante.caso in vistos:
            hallados = [*hallados, caso_repetido(entrante.caso)]
        vistos.add(entrante.caso)
        if hallados:
            errores[lugar] = hallados
    return errores


CAMPOS = (
    *("id", "obligacion", "numero", "canal", "estado_reportado", "fecha", "prueba_tipo", "prueba_numero"),
    *("prueba_fecha", "observacion", "archivo", "es_tardio", "huella", "recibido_en", "actor", "origen"),
    "clave",
)


def _fila(pk: int, entrante: Entrante, hallado: CasoHallado, envio: Envio) -> tuple[Any, ...]:
    """The `Reporte`, value by value in the order of CAMPOS."""
    d, caso = entrante.declaracion, hallado.caso
    return (
        pk, hallado.pk, hallado.reportes + 1, envio.canal, caso.estados[d.estado].pk, d.fecha,
        d.prueba_tipo, d.prueba_numero, d.prueba_fecha, d.observacion,
        entrante.archivo.pk if entrante.archivo else None,
        caso.es_tardio(d.fecha if envio.canal == Canal.HISTORICO else envio.dia), d.huella(caso.codigo),
        envio.recibido_en, envio.usuario.pk if envio.usuario else None, envio.origen, envio.clave,
    )  # fmt: skip


EN_VIGOR = ("reporte_vigente", "estado_reportado", "reportada_el", "es_tardia", "revision")


def _mover(hechos: list[tuple[Entrante, CasoHallado, tuple[Any, ...]]], envio: Envio) -> None:
    """Put the reports in force and move their obligations, with one event each; tell who must know."""
    lugar = {campo: n for n, campo in enumerate(CAMPOS)}
    valores = [lugar[c] for c in ("id", "estado_reportado", "fecha", "es_tardio")]
    filas = [
        (h.pk, h.caso.estados[e.declaracion.estado].clase, *(fila[n] for n in valores), Revision.SIN_REVISAR)
        for e, h, fila in hechos
    ]
    _preguntar_de_nuevo([pk for pk, clase, *_ in filas if clase == Estado.CUMPLIDO])
    datos = {"canal": str(envio.canal), "origen": envio.origen}
    transitar_cada_uno(Obligacion, EN_VIGOR, filas, actor=envio.actor, datos=datos)
    suyas = Obligacion.objects.filter(pk__in=EnLista([h.pk for _, h, _ in hechos], "bigint")).order_by("pk")
    obligaciones_reportadas.send(sender=Obligacion, obligaciones=suyas, actor=envio.actor)
    if envio.canal != Canal.HISTORICO:
        informados = {h.pk: (str(h.reportes + 1), {"estado": e.declaracion.estado}) for e, h, _ in hechos}
        avisar_afectadas_de("caso_reportado", suyas, informados)


def _preguntar_de_nuevo(informadas: list[int]) -> None:
    """Of a case just declared met, what its person answered before was about something else."""
    antes = Obligacion.objects.filter(pk__in=EnLista(informadas, "bigint")).exclude(estado=Estado.CUMPLIDO)
    antes.exclude(confirmacion="").update(confirmacion="")
