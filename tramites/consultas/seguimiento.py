"""How a procedure is followed: its coordinator, its meetings; the committee of the network, its targets."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.indicadores.estadistica import porcentaje
from sso_portal.nucleo.reuniones.consultas import reuniones_de
from sso_portal.nucleo.territorio.models import Entidad
from tramites.estados import EN_LA_RED, EstadoAdhesion
from tramites.models import (
    Adhesion,
    Asistencia,
    Coordinacion,
    Ficha,
    Integrante,
    Meta,
    Producto,
    Sucursal,
    Tramite,
)

COMITE = "tramites.comite"
DE_LA_RED = (Rol.FUNCIONARIO, Rol.AGENTE, Rol.ADMIN_TRAMITES)
ETAPAS = [e.value for e in EstadoAdhesion if e in EN_LA_RED]


def sobre_tramite(tramite: Tramite) -> str:
    """How its meetings name it."""
    return f"tramites.tramite:{tramite.pk}"


def seguimiento_de(tramite: Tramite) -> dict[str, Any]:
    """Who coordinates it and did before, and its meetings with what was decided."""
    todas = list(Coordinacion.objects.filter(tramite=tramite).select_related("usuario"))
    return {
        "tramite": tramite,
        "coordina": next((c for c in todas if c.hasta is None), None),
        "antes": [c for c in todas if c.hasta],
        "reuniones": list(reuniones_de(sobre_tramite(tramite))),
    }


def gente_de(entidad: Entidad | int) -> QuerySet[Usuario]:
    """Whoever works today for the institution in procedures, by name."""
    nombrados = Nombramiento.objects.vigentes().filter(rol__in=DE_LA_RED, entidad=entidad).order_by()
    return Usuario.objects.filter(pk__in=nombrados.values("usuario")).order_by("nombre_visible", "pk")


def comite() -> dict[str, Any]:
    """The steering committee, its sponsors, its meetings and decisions."""
    todos = list(Integrante.objects.all())
    return {
        "integrantes": [(c.label, [i for i in todos if i.calidad == c]) for c in Integrante.Calidad],
        "reuniones": list(reuniones_de(COMITE)),
    }


# --- Targets ---


@dataclass(frozen=True)
class Avance:
    """A target and where the network is today."""

    meta: Meta
    va: int

    @property
    def situacion(self) -> str:
        """«Cumplida», «En curso» or «No se cumplió»."""
        if self.va >= self.meta.valor:
            return "Cumplida"
        return "En curso" if self.meta.para_el >= timezone.localdate() else "No se cumplió"


def avances() -> list[Avance]:
    """Every target, the nearest day first."""
    metas = list(Meta.objects.all())
    hay = {(m.etapa, m.indicador): MEDIR[Meta.Indicador(m.indicador)](m.etapa) for m in metas}
    return [Avance(m, hay[m.etapa, m.indicador]) for m in metas]


def _instituciones(etapa: str) -> int:
    return Adhesion.objects.filter(estado__in=ETAPAS[ETAPAS.index(etapa) :]).count()


def _nacionales(_etapa: str) -> int:
    """Institutions of which some procedure is attended in every open branch, not as a pilot."""
    abiertas = Sucursal.objects.abiertas().count()
    en_todas = Producto.objects.vigentes().filter(es_piloto=False).order_by().values("tramite")
    tramites = en_todas.annotate(n=Count("sucursal", distinct=True)).filter(n__gte=max(abiertas, 1))
    return Tramite.objects.filter(pk__in=tramites.values("tramite")).values("entidad").distinct().count()


def _productos(_etapa: str) -> int:
    """In person: what only the telephone attends is not in a point."""
    en_persona = Producto.objects.vigentes().exclude(sucursal__clase=Sucursal.Clase.TELEFONO)
    return en_persona.values("tramite").distinct().count()


def _puntos(_etapa: str) -> int:
    return Sucursal.objects.abiertas().count()


def _digitales(_etapa: str) -> int:
    en_linea = Q(modalidad=Ficha.Modalidad.EN_LINEA)
    cuenta = Ficha.objects.publicadas().order_by().aggregate(n=Count("pk"), si=Count("pk", filter=en_linea))
    return int(porcentaje(cuenta["si"], cuenta["n"]) or 0)


def _funcionarios(_etapa: str) -> int:
    return Asistencia.objects.order_by().values("usuario").distinct().count()


MEDIR = {
    Meta.Indicador.INSTITUCIONES: _instituciones,
    Meta.Indicador.NACIONALES: _nacionales,
    Meta.Indicador.PRODUCTOS: _productos,
    Meta.Indicador.PUNTOS: _puntos,
    Meta.Indicador.DIGITALES: _digitales,
    Meta.Indicador.FUNCIONARIOS: _funcionarios,
}


def primer_dia_del_mes_pasado(hoy: date) -> date:
    """The first day of the month before that of ``hoy``."""
    return date(hoy.year - (hoy.month == 1), (hoy.month - 2) % 12 + 1, 1)
