"""Institutions of the community, and those that people wrote by hand and nobody tied yet."""

from collections import Counter
from difflib import get_close_matches
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q

from innovacion.models import Centro, Participante
from sso_portal.nucleo.legible.acentos import sin_acentos

POR_PAGINA = 30
PARECIDO = 0.6  # from 0 to 1, as difflib measures it


def lista_de_instituciones(busca: str, numero: str | None) -> dict[str, Any]:
    """A page of those whose name has ``busca``, with how many people each has; and those written by hand."""
    gente = Count("participantes", filter=Q(participantes__fusionado_en=None))
    centros = Centro.objects.select_related("entidad__municipio__departamento").annotate(gente=gente)
    if busca:
        centros = centros.filter(entidad__nombre__icontains=busca)
    ordenados = centros.order_by("entidad__nombre", "pk")
    return {"pagina": Paginator(ordenados, POR_PAGINA).get_page(numero), "escritas": escritas_a_mano()}


def escritas_a_mano(tope: int = 100) -> list[tuple[str, int]]:
    """(name as somebody wrote it, people) of those that are of no institution, the most people first."""
    sueltas = Participante.objects.filter(centro=None, fusionado_en=None).exclude(institucion="")
    cuentas: Counter[str] = Counter()
    como: dict[str, str] = {}
    for dicho in sueltas.order_by("pk").values_list("institucion", flat=True):
        cuentas[sin_acentos(dicho)] += 1
        como.setdefault(sin_acentos(dicho), dicho)
    return [(como[llano], n) for llano, n in sorted(cuentas.items(), key=lambda f: (-f[1], f[0]))[:tope]]


def parecida(escrito: str) -> Centro | None:
    """The institution whose name is nearest to what somebody wrote; None if none is near."""
    nombres = {
        sin_acentos(c.entidad.nombre): c for c in Centro.objects.select_related("entidad").order_by("pk")
    }
    cerca = get_close_matches(sin_acentos(escrito), list(nombres), n=1, cutoff=PARECIDO)
    return nombres[cerca[0]] if cerca else None
