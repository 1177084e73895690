"""How entities comply: counts by entity and month, and the cases behind each count.

A count and the list it opens use the same condition, so that they cannot differ.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import TruncMonth
from django.utils import timezone

from cumplimiento.estados import CONTRADICE, Confirmacion, Estado
from cumplimiento.models import Obligacion, Regimen, regimenes_de
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.indicadores.estadistica import porcentaje

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
    """One row per entity with due obligations, those that comply least first. One query."""
    grupos = casos.order_by().values_list("entidad_id", "entidad__entidad__nombre")
    return sorted(_contar(grupos), key=lambda f: (f.declarado, f.nombre))


def por_mes(casos: QuerySet[Obligacion]) -> list[Fila]:
    """One row per month of deadline, the last first. One query."""
    meses = casos.filter(vence_el__isnull=False).order_by().annotate(mes=TruncMonth("vence_el"))
    return sorted(_contar(meses.values_list("mes", "mes")), key=lambda f: f.clave, reverse=True)


def _contar(grupos: Any) -> list[Fila]:
    cuentas = {nombre: Count("pk", filter=q) for nombre, q in condiciones().items()}
    return [Fila(*fila) for fila in grupos.annotate(**cuentas) if fila[2]]


def total(filas: list[Fila]) -> Fila:
    """The sum of every row."""
    return Fila("", "Todas las entidades", *(sum(getattr(f, c) for f in filas) for c in CUENTAS))


def tablero(usuario: Usuario, regimen: str = "", ano: str = "") -> dict[str, Any]:
    """The board of what ``usuario`` watches, of one regime or all, of the deadlines of one year or all."""
    casos = elegidos(Obligacion.objects.supervisadas_por(usuario), regimen, ano)
    entidades = por_entidad(casos)
    suyos = regimenes_de(usuario)
    regimenes = Regimen.objects.order_by("nombre")
    return {
        "entidades": entidades,
        "meses": por_mes(casos)[:24],
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
    the regime, shown on the page. Two queries.
    """
    suyas = Obligacion.objects.supervisadas_por(usuario).con_todo()
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
    primeros = casos.filter(puntos__gt=0).order_by("-puntos", "-reportada_el", "codigo")
    return [{"caso": o, "puntos": o.puntos, "razones": _razones(o)} for o in primeros[:EN_MUESTRA]]


def _puntos(condicion: Q, peso: str) -> Case:
    return Case(When(condicion, then=F(f"regimen__{peso}")), default=Value(0), output_field=IntegerField())


def _razones(obligacion: Any) -> list[tuple[str, int]]:
    todas = [
        ("llegó después del plazo", obligacion.puntos_tarde),
        ("la persona lo contradice", obligacion.puntos_contradicha),
        ("sin copia del documento", obligacion.puntos_sin_prueba),
    ]
    return [(razon, puntos) for razon, puntos in todas if puntos]
