"""Which hours are free in a point of the network, and which appointments it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from sso_portal.nucleo.calendario.consultas import festivos
from tramites.estados import OCUPAN, EstadoCita
from tramites.franjas import franjas
from tramites.horarios import Tramo
from tramites.models import Agenda, Cita, Sucursal, Tramite


@dataclass(frozen=True)
class Franja:
    """One hour at which an appointment may begin, and how many are free then."""

    inicia_en: datetime
    libres: int


def agenda_de(sucursal: Sucursal) -> Agenda | None:
    return Agenda.objects.filter(sucursal=sucursal).first()


def dias_con_citas(agenda: Agenda) -> list[tuple[date, int]]:
    """(day, free appointments) of every day in which the point attends, from today on."""
    hoy = timezone.localdate()
    fiestas, tomadas = festivos(), _tomadas(agenda, hoy, hoy + timedelta(days=agenda.dias))
    tramos = _tramos(agenda.sucursal, hoy)
    dias = []
    for n in range(agenda.dias + 1):
        dia = hoy + timedelta(days=n)
        if dia not in fiestas and (abiertas := _franjas(agenda, dia, tramos, tomadas)):
            dias.append((dia, sum(f.libres for f in abiertas)))
    return dias


def franjas_libres(agenda: Agenda, dia: date) -> list[Franja]:
    """The hours of ``dia`` that somebody may still take."""
    hoy = timezone.localdate()
    if not hoy <= dia <= hoy + timedelta(days=agenda.dias) or dia in festivos():
        return []
    todas = _franjas(agenda, dia, _tramos(agenda.sucursal, hoy), _tomadas(agenda, dia, dia))
    return [f for f in todas if f.libres]


def _franjas(
    agenda: Agenda, dia: date, tramos: list[tuple[date | None, Tramo]], tomadas: Mapping[datetime, int]
) -> list[Franja]:
    """Those of ``dia`` that have not begun, taken or not."""
    del_dia = [t for fecha, t in tramos if fecha == dia or (fecha is None and t.dia == dia.isoweekday())]
    instantes = (timezone.make_aware(datetime.combine(dia, h)) for h in franjas(del_dia, agenda.minutos))
    ahora = timezone.now()
    return [Franja(i, max(agenda.cupos - tomadas.get(i, 0), 0)) for i in instantes if i > ahora]


def _tramos(sucursal: Sucursal, desde: date) -> list[tuple[date | None, Tramo]]:
    """When it attends: (None, stretch of each week) or, where it stops, (that day, stretch)."""
    semana = sucursal.horarios.order_by("dia", "abre").values_list("dia", "abre", "cierra")
    paradas = sucursal.paradas.filter(fecha__gte=desde).order_by("fecha", "abre", "pk")
    return [
        *((None, Tramo(*fila)) for fila in semana),
        *((p.fecha, Tramo(p.fecha.isoweekday(), p.abre, p.cierra)) for p in paradas),
    ]


def _tomadas(agenda: Agenda, desde: date, hasta: date) -> dict[datetime, int]:
    entre = [timezone.make_aware(datetime.combine(d, time())) for d in (desde, hasta + timedelta(days=1))]
    suyas = Cita.objects.filter(sucursal=agenda.sucursal_id, estado__in=OCUPAN, inicia_en__range=entre)
    return dict(suyas.order_by().values_list("inicia_en").annotate(Count("pk")))


def cita_por_codigo(codigo: str) -> Cita | None:
    return Cita.objects.select_related("sucursal__municipio", "tramite").filter(codigo=codigo).first()


def citas_de_hoy(sucursal: Sucursal) -> list[Cita]:
    """Those that are still to come, by hour."""
    del_dia = Cita.objects.del_dia(sucursal, timezone.localdate()).select_related("tramite")
    return list(del_dia.filter(estado=EstadoCita.RESERVADA))


def tramites_de(sucursal: Sucursal) -> list[Tramite]:
    """What one may come for, by name."""
    vigentes = sucursal.productos.vigentes().order_by()
    return list(Tramite.objects.filter(pk__in=vigentes.values("tramite")).order_by("nombre", "pk"))


def cita_de_llave(sucursal: Sucursal, llave: UUID | None) -> Cita | None:
    """The one that the same form already took."""
    return Cita.objects.filter(clave=llave, sucursal=sucursal).first() if llave else None
