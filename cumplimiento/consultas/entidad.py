"""The obligations of an entity, what is due first at the top."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from cumplimiento.estados import Estado, Revision
from cumplimiento.models import Obligacion
from sso_portal.nucleo.cuentas.models import Usuario

from .paginas import pagina_de

POR_PAGINA = 25
VISTAS = {
    "por-informar": "Por informar",
    "vencidas": "Vencidas",
    "informadas": "Informadas",
    "todas": "Todas",
}
# Pending cases without a report, or whose evidence was refused.
ESPERAN_REPORTE = Q(estado=Estado.PENDIENTE) & (Q(reporte_vigente=None) | Q(revision=Revision.RECHAZADA))


def _condiciones() -> dict[str, Q]:
    pendiente, vencida = Q(estado=Estado.PENDIENTE), Q(vence_el__lt=timezone.localdate())
    return {
        "por-informar": pendiente,
        "vencidas": pendiente & vencida,
        "informadas": Q(estado__in=[Estado.CUMPLIDO, Estado.INCUMPLIDO]),
        "todas": Q(),
    }


def mis_obligaciones(
    usuario: Usuario, vista: str = "", busca: str = "", numero: Any = 1, *, de_ensayo: bool = False
) -> dict[str, Any]:
    """One page of the cases of the entities of ``usuario``: pestanas (view, word, count), those it shows.

    ``de_ensayo``: of the invented ones instead.
    ``busca``: part of the number of a case, of its dictamen or of its expediente.
    """
    vista = vista if vista in VISTAS else "por-informar"
    condiciones = _condiciones()
    suyas = Obligacion.objects.de_ensayo(usuario) if de_ensayo else Obligacion.objects.de_entidad(usuario)
    cuentas = suyas.aggregate(**{v.replace("-", "_"): Count("pk", filter=c) for v, c in condiciones.items()})
    lista = suyas.filter(condiciones[vista]).que_dicen(busca)
    return {
        "pestanas": [(v, palabra, cuentas[v.replace("-", "_")]) for v, palabra in VISTAS.items()],
        "vista": vista,
        "es_ensayo": de_ensayo,
        "busca": busca,
        "total": cuentas["todas"],
        "pagina": pagina_de(lista, numero, POR_PAGINA),
    }


def por_informar(usuario: Usuario) -> QuerySet[Obligacion]:
    """Those of the entities of ``usuario`` that wait for a report."""
    return Obligacion.objects.de_entidad(usuario).filter(ESPERAN_REPORTE)
