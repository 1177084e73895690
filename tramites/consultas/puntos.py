"""In which branches a procedure is attended, for whoever enables it; how far each institution is."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sso_portal.nucleo.territorio.models import Departamento
from tramites.estados import EN_LA_RED, TRANSICIONES_ADHESION, EstadoAdhesion, EstadoFicha
from tramites.models import Adhesion, Ficha, Producto, Sucursal, Tramite

PALABRAS_PASO = {
    EstadoAdhesion.OPERACION: "Pasar a operación controlada",
    EstadoAdhesion.REGIMEN: "Pasar a régimen",
    EstadoAdhesion.RETIRADA: "Retirar de la red",
    EstadoAdhesion.PILOTO: "Volver a empezar en piloto",
}

QUE_SIGNIFICA = {
    EstadoAdhesion.OPERACION: "En operación controlada, sus trámites llegan a más puntos, de a pocos.",
    EstadoAdhesion.REGIMEN: "En régimen, lo que ponga del todo en línea se atiende ya en todo el país.",
    EstadoAdhesion.RETIRADA: (
        "Al retirarla, hoy es el último día en que alguien atiende sus trámites en los puntos. "
        "Sus fichas quedan."
    ),
    EstadoAdhesion.PILOTO: "En piloto vuelve a empezar en pocos puntos.",
}


@dataclass(frozen=True)
class Punto:
    """One branch and whether the procedure is attended there: «», «piloto» or «habilitado»."""

    sucursal: Sucursal
    situacion: str


def puntos_de(tramite: Tramite, departamento: str = "", clase: str = "") -> dict[str, Any]:
    """The open branches of a place and a class, with the situation of ``tramite`` in each."""
    abiertas = Sucursal.objects.abiertas().select_related("municipio__departamento")
    if departamento:
        abiertas = abiertas.filter(municipio__departamento=departamento)
    if clase in Sucursal.Clase.values:
        abiertas = abiertas.filter(clase=clase)
    vigentes = Producto.objects.vigentes().filter(tramite=tramite).order_by()
    pilotos = dict(vigentes.values_list("sucursal_id", "es_piloto"))
    lista = abiertas.order_by("municipio__departamento__nombre", "municipio__nombre", "nombre", "pk")
    return {
        "tramite": tramite,
        "puntos": [Punto(s, _situacion(pilotos, s.pk)) for s in lista],
        "habilitados": len(pilotos),
        "en_piloto": sum(pilotos.values()),
        "departamentos": list(Departamento.objects.values_list("codigo", "nombre")),
        "clases": Sucursal.Clase.choices,
        "departamento": departamento,
        "clase": clase,
    }


def instituciones() -> list[Adhesion]:
    """Every institution that ever joined: how many procedures it publishes, attends in person, by phone."""
    return list(_con_cuentas().order_by("entidad__nombre"))


def _con_cuentas() -> QuerySet[Adhesion]:
    hoy = Producto.objects.vigentes().filter(tramite__entidad=OuterRef("pk")).order_by()
    por_telefono = Q(sucursal__clase=Sucursal.Clase.TELEFONO)
    fichas = Ficha.objects.filter(tramite__entidad=OuterRef("pk"), estado=EstadoFicha.PUBLICADA).order_by()
    return Adhesion.objects.select_related("entidad").annotate(
        fichas=_contar(fichas, "tramite__entidad"),
        productos=_contar(hoy.exclude(por_telefono), "tramite__entidad", "tramite"),
        por_telefono=_contar(hoy.filter(por_telefono), "tramite__entidad", "tramite"),
    )


def etapas(lista: list[Adhesion]) -> list[tuple[str, int, int, int]]:
    """(stage in words, institutions in it, those attended in person, by telephone). Source: ATD-017."""
    return [
        (
            str(e.label),
            sum(a.estado == e for a in lista),
            sum(a.estado == e and bool(_de(a, "productos")) for a in lista),
            sum(a.estado == e and bool(_de(a, "por_telefono")) for a in lista),
        )
        for e in EstadoAdhesion
        if e in EN_LA_RED
    ]


def pagina_de_etapa(adhesion: Adhesion) -> dict[str, Any]:
    """What it offers today and where it can go, forward first: (state, words of the button, meaning)."""
    posibles = [e for e in EstadoAdhesion if e in TRANSICIONES_ADHESION[EstadoAdhesion(adhesion.estado)]]
    return {
        "adhesion": _con_cuentas().get(pk=adhesion.pk),
        "pasos": [(e.value, PALABRAS_PASO[e], QUE_SIGNIFICA[e]) for e in posibles],
    }


def _de(adhesion: Adhesion, cuenta: str) -> int:
    """What `instituciones` counted beside it."""
    return getattr(adhesion, cuenta)


def _situacion(pilotos: dict[int, bool], sucursal: int) -> str:
    if sucursal not in pilotos:
        return ""
    return "piloto" if pilotos[sucursal] else "habilitado"


def _contar(filas: QuerySet, por: str, que: str = "pk") -> Any:
    return Coalesce(Subquery(filas.values(por).annotate(n=Count(que, distinct=True)).values("n")), 0)
