"""Innovations as lists and pages show them: stages, plan, measurements across the years."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Avg, Count

from innovacion.grafico import corrida
from innovacion.medida import Cambio, cambio
from innovacion.models import Etapa, Evaluacion, Indicador, Innovacion, Medicion
from sso_portal.nucleo.legible.cifras import miles

from .portal import efecto_en_el_portal

POR_PAGINA = 20


@dataclass(frozen=True)
class Serie:
    """An indicator with its measurements in order; ``cambio``: None until there is a before and an after."""

    indicador: Indicador
    mediciones: list[Medicion]
    cambio: Cambio | None
    grafico: str

    @property
    def sin_comparacion(self) -> bool:
        """Nobody measured a group without the innovation: the change may come from something else."""
        return not any(m.grupo_comparacion for m in self.mediciones)

    @property
    def frase(self) -> str:
        """«De 45 a 30 minutos: bajó 33,3 %.»"""
        if self.cambio is None:
            return ""
        c, unidad = self.cambio, self.indicador.unidad
        cuanto = "" if c.porcentaje is None else f" {miles(abs(c.porcentaje))}\u00a0%"
        sentido = "no cambió" if c.mejora is None else f"{'subió' if c.despues > c.antes else 'bajó'}{cuanto}"
        return f"De {miles(c.antes)} a {miles(c.despues)} {unidad}: {sentido}."


def series_de(innovacion: Innovacion) -> list[Serie]:
    """Its indicators, each with its run chart. Two queries."""
    indicadores = innovacion.indicadores.prefetch_related("mediciones").order_by("pk")
    return [_serie(i, sorted(i.mediciones.all(), key=lambda m: (m.fecha, m.pk))) for i in indicadores]


def _serie(indicador: Indicador, mediciones: list[Medicion]) -> Serie:
    antes = [m for m in mediciones if m.momento == Medicion.Momento.EX_ANTE]
    despues = [m for m in mediciones if m.momento == Medicion.Momento.EX_POST]
    hay = antes and despues
    mas = indicador.sentido == Indicador.Sentido.MAS
    return Serie(
        indicador,
        mediciones,
        cambio(antes[0].valor, despues[-1].valor, mejor_es_mas=mas) if hay else None,
        corrida([(f"{m.fecha:%d/%m/%y}", m.valor) for m in mediciones]),
    )


def lista_de_innovaciones(usuario: Any, filtros: dict[str, str], numero: str | None) -> dict[str, Any]:
    """A page of those that match ``filtros`` (etapa, mias, por_evaluar), with their stage."""
    lista = Innovacion.objects.con_etapa().select_related("reto", "centro__entidad")
    if filtros["etapa"] in Etapa.values:
        lista = lista.filter(etapa=filtros["etapa"])
    if usuario.is_authenticated and filtros["mias"]:
        lista = lista.filter(pk__in=Innovacion.objects.de(usuario).order_by().values("pk"))
    if usuario.is_authenticated and filtros["por_evaluar"]:
        lista = lista.exclude(evaluaciones__experto=usuario)
    return {
        "pagina": Paginator(lista.order_by("-creada_en", "-pk"), POR_PAGINA).get_page(numero),
        "etapas": Etapa.choices,
        "crea": usuario.has_perm("innovacion.crear"),
    }


def pagina_de_la_innovacion(usuario: Any, innovacion: Innovacion) -> dict[str, Any]:
    """Everything its page says. ``innovacion`` comes with its stage."""
    pasos = list(innovacion.pasos.order_by("pk"))
    vividas = [p.etapa for p in pasos]
    return {
        "innovacion": innovacion,
        "pasos": pasos,
        "etapas": [(e.label, vividas.count(e.value), e.value == vividas[-1]) for e in Etapa] if pasos else [],
        "series": series_de(innovacion),
        "acciones": list(innovacion.acciones.all()),
        "creditos": list(
            innovacion.creditos.select_related("participante__centro__entidad", "centro__entidad")
        ),
        "evaluacion": _evaluacion(innovacion),
        "efecto": efecto_en_el_portal(innovacion.metrica, innovacion.metrica_antes),
        "practica": getattr(innovacion, "practica", None),
        "gestiona": usuario.has_perm("innovacion.gestionar", innovacion),
        "evalua": usuario.has_perm("innovacion.evaluar", innovacion),
    }


def _evaluacion(innovacion: Innovacion) -> list[dict[str, Any]]:
    """Mean and number of experts of each criterion that somebody judged."""
    medias = (
        innovacion.evaluaciones.order_by().values("criterio").annotate(media=Avg("puntaje"), n=Count("pk"))
    )
    por_criterio = {fila["criterio"]: fila for fila in medias}
    return [
        {"criterio": c.label, "media": round(por_criterio[c]["media"], 1), "n": por_criterio[c]["n"]}
        for c in Evaluacion.Criterio
        if c in por_criterio
    ]
