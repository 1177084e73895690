"""Contacts and participation month by month, with the season of each."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DateField, Q, Value
from django.db.models.functions import TruncMonth
from django.utils import timezone

from innovacion.estados import YA_PASO, EstadoAporte
from innovacion.models import Aporte, Asistencia, ContactoComunidad, Participante, Temporada
from innovacion.temporadas import del_mes, ultimos_meses
from sso_portal.nucleo.legible.fechas import MESES as MES

MESES = 13  # this one and the same of last year
NO_ES_CONTACTO = -1


@dataclass(frozen=True)
class MesDeContactos:
    """One row: ``celdas`` (words of the column, answered, tried) in the order of the columns."""

    mes: date
    temporada: str
    celdas: list[tuple[str, int, int]]

    @property
    def cuando(self) -> str:
        """«agosto de 2026»."""
        return f"{MES[self.mes.month - 1]} de {self.mes.year}"


@dataclass(frozen=True)
class Mes:
    """What people did in one month. ``vinieron``, ``dijeron``: people and comments; contacts of the team."""

    mes: date
    temporada: str
    vinieron: int
    dijeron: int
    contactos: int
    respondieron: int


def contactos_por_mes() -> dict[str, list[MesDeContactos]]:
    """{«canal» or «profesion»: a row by month with any contact}, the last first. Three queries."""
    epocas, meses = list(Temporada.objects.all()), list(ultimos_meses(timezone.localdate(), MESES))
    por: dict[str, Any] = {"canal": ContactoComunidad.Canal, "profesion": Participante.Profesion}
    return {campo: _tabla(_cuentas(campo, meses[-1]), clases, meses, epocas) for campo, clases in por.items()}


def _cuentas(campo: str, desde: date) -> dict[date, dict[str, tuple[int, int]]]:
    filas = ContactoComunidad.objects.filter(fecha__gte=desde).order_by().annotate(mes=TruncMonth("fecha"))
    cuentas: dict[date, dict[str, tuple[int, int]]] = defaultdict(dict)
    for f in filas.values("mes", campo).annotate(n=Count("pk"), si=Count("pk", filter=Q(respondio=True))):
        cuentas[f["mes"]][f[campo]] = (f["si"], f["n"])
    return cuentas


def _tabla(cuentas: Mapping[date, Any], clases: Any, meses: list[date], epocas: Any) -> list[MesDeContactos]:
    usadas = [c for c in clases if any(c.value in de_mes for de_mes in cuentas.values())]
    return [
        MesDeContactos(
            mes, del_mes(mes, epocas), [(str(c.label), *cuentas[mes].get(c.value, (0, 0))) for c in usadas]
        )
        for mes in meses
        if mes in cuentas
    ]


def participacion_por_mes() -> list[Mes]:
    """Thirteen months, this one first; each person once a month at innovatones. Three queries."""
    hoy, epocas = timezone.localdate(), list(Temporada.objects.all())
    meses = list(ultimos_meses(hoy, MESES))
    vinieron, (dijeron, contactos) = _vinieron(meses[-1]), _dijeron_y_contactos(meses[-1])
    return [
        Mes(mes, del_mes(mes, epocas), vinieron[mes], dijeron[mes], *contactos.get(mes, (0, 0)))
        for mes in meses
    ]


def _vinieron(desde: date) -> Counter[date]:
    """People at innovatones held, by the month of the day of the event."""
    hechas = {"cupo__innovaton__fecha__gte": desde, "cupo__innovaton__estado__in": YA_PASO}
    filas = Asistencia.objects.filter(**hechas).order_by().values_list(
        TruncMonth("cupo__innovaton__fecha"), "cupo__participante__fusionado_en", "cupo__participante"
    )  # fmt: skip
    return Counter(mes for mes, _ in {(mes, fundida or suya) for mes, fundida, suya in filas})


def _dijeron_y_contactos(desde: date) -> tuple[Counter[date], dict[date, tuple[int, int]]]:
    """Comments at sight by their month in Colombia; (tried, answered) of the contacts by month. One query."""
    mes = TruncMonth("dicho_en", output_field=DateField())
    dichos = Aporte.objects.filter(estado=EstadoAporte.PUBLICADO, dicho_en__date__gte=desde).order_by()
    por_mes = dichos.annotate(mes=mes).values("mes").annotate(n=Count("pk"), si=Value(NO_ES_CONTACTO))
    contactos = (
        ContactoComunidad.objects.filter(fecha__gte=desde).order_by().annotate(mes=TruncMonth("fecha"))
    )
    de_contactos = contactos.values("mes").annotate(n=Count("pk"), si=Count("pk", filter=Q(respondio=True)))
    filas = [(f["mes"], f["n"], f["si"]) for f in por_mes.union(de_contactos, all=True).order_by("mes")]
    return (
        Counter({mes: n for mes, n, si in filas if si == NO_ES_CONTACTO}),
        {mes: (n, si) for mes, n, si in filas if si != NO_ES_CONTACTO},
    )
