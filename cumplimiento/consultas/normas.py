"""The norm of each regime, its versions and its parameters: public, because they bind.

Source: CUM-005, G4-18.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from cumplimiento.estados import Estado
from cumplimiento.models import EstadoReporte, Norma, Obligacion, ParametroAlerta, Regimen
from sso_portal.nucleo.cuentas.models import Rol, Usuario


@dataclass(frozen=True)
class VersionDeNorma:
    """A version of a norm. ``abiertos``: pending cases born under it, None if not to be told."""

    norma: Norma
    esta_vigente: bool
    abiertos: int | None


@dataclass(frozen=True)
class FichaDeRegimen:
    """Everything that binds in a regime, as its page prints it."""

    regimen: Regimen
    versiones: list[VersionDeNorma]
    estados: list[EstadoReporte]
    excepciones: list[ParametroAlerta]


def fichas_de_regimenes(usuario: Usuario) -> list[FichaDeRegimen]:
    """Every regime by name; whoever supervises also reads how many cases are open under each version.

    Four queries, five for whoever supervises, whatever the number of regimes.
    """
    regimenes = Regimen.objects.select_related("norma").prefetch_related("estados").order_by("nombre")
    versiones = list(Norma.objects.order_by("codigo", "-vigente_desde"))
    excepciones = list(ParametroAlerta.objects.select_related("entidad", "materia").order_by("pk"))
    abiertos = _abiertos(usuario)
    return [
        FichaDeRegimen(
            regimen=r,
            versiones=[_version(n, r, abiertos) for n in versiones if n.codigo == r.norma.codigo],
            estados=sorted(r.estados.all(), key=lambda e: e.orden),
            excepciones=[p for p in excepciones if p.regimen_id == r.pk],
        )
        for r in regimenes
    ]


def _version(norma: Norma, regimen: Regimen, abiertos: Counter[tuple[str, int]] | None) -> VersionDeNorma:
    esta_vigente = norma.pk == regimen.norma_id and norma.vigente_desde <= timezone.localdate()
    cuantos = None if abiertos is None else abiertos[regimen.pk, norma.pk]
    return VersionDeNorma(norma, esta_vigente, cuantos)


def _abiertos(usuario: Usuario) -> Counter[tuple[str, int]] | None:
    """{(regime, norm): pending cases ``usuario`` watches}; None for who watches nothing."""
    if not usuario.is_authenticated or not usuario.tiene_rol(Rol.FISCALIZACION):
        return None
    suyas = Obligacion.objects.supervisadas_por(usuario).filter(estado=Estado.PENDIENTE, es_historica=False)
    grupos = suyas.order_by().values_list("regimen_id", "norma_id").annotate(n=Count("pk"))
    return Counter({(regimen, norma): n for regimen, norma, n in grupos})
