"""The first page of procedures: by need, by moment of life, by group; never by agency. Source: ATD-001."""

from dataclasses import dataclass
from typing import Any

from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import Adhesion, Ficha, Grupo, Necesidad, Sucursal
from tramites.propios import propios

from .catalogo import contar_por

PROPIOS = "servicio-social"  # the need of the portal's own procedures, which have a place of their own


@dataclass(frozen=True)
class Puerta:
    """A need of the first page with what stands below it, and how many procedures it leads to."""

    necesidad: Necesidad
    hijas: list[Necesidad]
    total: int

    @property
    def es_propia(self) -> bool:
        """Whether it leads to the procedures of the portal itself."""
        return self.necesidad.codigo == PROPIOS


def inicio() -> dict[str, Any]:
    """Needs, moments and groups that have procedures, and the size of the network. Nine queries."""
    cuentas, grupos = contar_por("necesidades"), contar_por("grupos")
    puertas = _puertas(cuentas)
    return {
        "necesidades": [
            p for p in puertas if p.necesidad.clase == Necesidad.Clase.NECESIDAD and not p.es_propia
        ],
        "eventos": [p for p in puertas if p.necesidad.clase == Necesidad.Clase.EVENTO],
        "grupos": [(g, grupos[g.pk]) for g in Grupo.objects.order_by("orden") if g.pk in grupos],
        "propios": _propios(),
        "total": Ficha.objects.publicadas().count(),
        "instituciones": Adhesion.objects.en_la_red().count(),
        "sucursales": Sucursal.objects.abiertas().count(),
    }


def _puertas(cuentas: dict[int, int]) -> list[Puerta]:
    hijas: dict[int, list[Necesidad]] = {}
    todas = list(Necesidad.objects.order_by("orden", "nombre"))
    for una in todas:
        if una.padre_id and una.pk in cuentas:
            hijas.setdefault(una.padre_id, []).append(una)
    puertas = [_puerta(raiz, hijas.get(raiz.pk, []), cuentas) for raiz in todas if not raiz.padre_id]
    return [p for p in puertas if p.total]


def _puerta(raiz: Necesidad, hijas: list[Necesidad], cuentas: dict[int, int]) -> Puerta:
    return Puerta(raiz, hijas, cuentas.get(raiz.pk, 0) + sum(cuentas[h.pk] for h in hijas))


def _propios() -> list[Ficha]:
    suyas = Ficha.objects.publicadas().filter(tramite__codigo__in=[p.tramite["codigo"] for p in propios()])
    return list(suyas.select_related("tramite").order_by("nombre", "pk"))


def institucion_de(usuario: Usuario, *roles: str) -> list[Adhesion]:
    """The institutions of the network in which ``usuario`` holds one of ``roles``."""
    suyas = Adhesion.objects.filter(pk__in=usuario.entidades(*roles))
    return list(suyas.select_related("entidad").order_by("entidad__nombre"))
