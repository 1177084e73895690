"""How entities comply: counts by entity and month, and the cases behind each count.

A count and the list it opens use the same condition, so that they cannot differ.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import TruncMonth
from django.utils import timezone

from cumplimiento.estados import CONTRADICE, Confirmacion, Estado
from cumplimiento.models import Obligacion, Regimen, regimenes_de
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.indicadores.estadistica import porcentaje
from sso_portal.nucleo.territorio.models import Entidad

META = 95  # % of due obligations met in time. Source: CUM-024
EN_MUESTRA = 50
CUENTAS = {
    "exigibles": "Obligaciones cuyo plazo ya venció",
    "a_tiempo": "Cumplidas a tiempo",
    "tardias": "Cumplidas después del plazo",
    "incumplidas": "Incumplidas",
    "sin_cumplir": "Vencidas sin cumplir",
    "confirmadas": "La persona confirmó",
    "contradichas": "La persona dice que no, o en parte",
}


Sumas = dict[tuple[Any, Any], list[int]]  # {(key, name): one count for each of CUENTAS}


@dataclass(frozen=True)
class Fila:
    """What one entity (or month) did; percentages of due obligations, and of those persons answered."""

    clave: Any
    nombre: Any
    exigibles: int
    a_tiempo: int
    tardias: int
    incumplidas: int
    sin_cumplir: int
    confirmadas: int
    contradichas: int

    @property
    def declarado(self) -> float:
        """% met in time, as entities declare."""
        return porcentaje(self.a_tiempo, self.exigibles) or 0

    @property
    def confirmado(self) -> float | None:
        """% that persons confirm, of those who answered; None if nobody did."""
        respondidas = self.confirmadas + self.contradichas
        return porcentaje(self.confirmadas, respondidas) if respondidas else None

    @property
    def esta_bajo(self) -> bool:
        return self.declarado < META


def condiciones() -> dict[str, Q]:
    """What each count counts, seen today. Source: M-07."""
    vencida = Q(vence_el__lt=timezone.localdate())
    cumplida = vencida & Q(estado=Estado.CUMPLIDO)
    return {
        "exigibles": vencida,
        "a_tiempo": cumplida & Q(es_tardia=False),
        "tardias": cumplida & Q(es_tardia=True),
        "incumplidas": vencida & Q(estado=Estado.INCUMPLIDO),
        "sin_cumplir": vencida & Q(estado=Estado.PENDIENTE),
        "confirmadas": vencida & Q(confirmacion=Confirmacion.SI),
        "contradichas": vencida & Q(confirmacion__in=CONTRADICE),
    }


def que_cuentan(casos: QuerySet[Obligacion]) -> QuerySet[Obligacion]:
    """Real cases of the portal's own time whose order stands."""
    reales = casos.filter(entidad__es_de_pruebas=False, es_historica=False)
    return reales.exclude(estado=Estado.SIN_EFECTO)


def por_entidad(casos: QuerySet[Obligacion]) -> list[Fila]:
    """One row per entity with due obligations, those that comply least first. Two queries."""
    return por_entidad_y_mes(casos)[0]


def por_entidad_y_mes(casos: QuerySet[Obligacion]) -> tuple[list[Fila], list[Fila]]:
    """The same, and one row per month of deadline, the last first: two sums of the same counts."""
    con_mes = casos.filter(vence_el__isnull=False).order_by().annotate(mes=TruncMonth("vence_el"))
    cuentas = {nombre: Count("pk", filter=q) for nombre, q in condiciones().items()}
    grupos = list(con_mes.values_list("entidad_id", "mes").annotate(**cuentas))
    nombres = Entidad.objects.in_bulk({grupo[0] for grupo in grupos})
    entidades: Sumas = defaultdict(lambda: [0] * len(CUENTAS))
    meses: Sumas = defaultdict(lambda: [0] * len(CUENTAS))
    for entidad, mes, *cuantos in grupos:
        for sumas, clave in ((entidades, (entidad, nombres[entidad].nombre)), (meses, (mes, mes))):
            sumas[clave] = [suma + n for suma, n in zip(sumas[clave], cuantos, strict=True)]
    filas = sorted(_filas(entidades), key=lambda f: (f.declarado, f.nombre))
    return filas, sorted(_filas(meses), key=lambda f: f.clave, reverse=True)


def _filas(sumas: Sumas) -> list[Fila]:
    return [Fila(*clave, *cuantos) for clave, cuantos in sumas.items() if cuantos[0]]


def total(filas: list[Fila]) -> Fila:
    """The sum of every row."""
    return Fila("", "Todas las entidades", *(sum(getattr(f, c) for f in filas) for c in CUENTAS))


def tablero(usuario: Usuario, regimen: str = "", ano: str = "") -> dict[str, Any]:
    """The board of what ``usuario`` watches, of one regime or all, of the deadlines of one year or all."""
    casos = elegidos(Obligacion.objects.supervisadas_por(usuario), regimen, ano)
    entidades, meses = por_entidad_y_mes(casos)
    suyos = regimenes_de(usuario)
    regimenes = Regimen.objects.order_by("nombre")
    return {
        "entidades": entidades,
        "meses": meses[:24],
        "total": total(entidades),
        "meta": META,
        "regimenes": regimenes if suyos is None else regimenes.filter(codigo__in=suyos),
        "anos": [str(timezone.localdate().year - n) for n in range(3)],
        "regimen": regimen,
        "ano": ano,
    }


def elegidos(casos: QuerySet[Obligacion], regimen: str, ano: str) -> QuerySet[Obligacion]:
    """Those that count, of one regime and of one year of deadline, where they are said."""
    casos = que_cuentan(casos)
    casos = casos.filter(regimen=regimen) if regimen else casos
    return casos.filter(vence_el__year=int(ano)) if ano.isdecimal() and len(ano) == 4 else casos


# --- The sample for audits: every point has its reason, every reason its weight ---


def muestra(usuario: Usuario) -> list[dict[str, Any]]:
    """The cases that most deserve a visit: the case, its points and the (reason, weight) that make them.

    Late, contradicted by the person, declared met without a copy of the document; the weights are those of
    the regime, shown on the page. With the adjustments and answers of each, for the file. Four queries.
    """
    suyas = Obligacion.objects.supervisadas_por(usuario)
    casos = (
        que_cuentan(suyas.filter(reporte_vigente__isnull=False))
        .annotate(
            puntos_tarde=_puntos(Q(es_tardia=True), "peso_tarde"),
            puntos_contradicha=_puntos(Q(confirmacion__in=CONTRADICE), "peso_contradicha"),
            puntos_sin_prueba=_puntos(
                Q(estado=Estado.CUMPLIDO, reporte_vigente__archivo=None), "peso_sin_prueba"
            ),
        )
        .annotate(puntos=F("puntos_tarde") + F("puntos_contradicha") + F("puntos_sin_prueba"))
    )
    primeros = casos.filter(puntos__gt=0).order_by("-puntos", "-reportada_el", "codigo")[:EN_MUESTRA]
    puntos = list(primeros.values("pk", "puntos", "puntos_tarde", "puntos_contradicha", "puntos_sin_prueba"))
    con_todo = Obligacion.objects.con_todo().prefetch_related("ajustes", "respuestas")
    filas = con_todo.in_bulk([p["pk"] for p in puntos])
    return [{"caso": filas[p["pk"]], "puntos": p["puntos"], "razones": _razones(p)} for p in puntos]


def _puntos(condicion: Q, peso: str) -> Case:
    return Case(When(condicion, then=F(f"regimen__{peso}")), default=Value(0), output_field=IntegerField())


def _razones(puntos: Mapping[str, Any]) -> list[tuple[str, int]]:
    todas = [
        ("llegó después del plazo", puntos["puntos_tarde"]),
        ("la persona lo contradice", puntos["puntos_contradicha"]),
        ("sin copia del documento", puntos["puntos_sin_prueba"]),
    ]
    return [(razon, puntos) for razon, puntos in todas if puntos]
