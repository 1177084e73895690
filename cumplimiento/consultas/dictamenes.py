"""The dictámenes of the departments of a person."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q

from cumplimiento.estados import Estado, EstadoDictamen
from cumplimiento.models import Dictamen
from cumplimiento.plazo import calcular
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.cuentas.models import Usuario

POR_PAGINA = 25


def lista_de_dictamenes(usuario: Usuario, busca: str = "", numero: Any = 1) -> dict[str, Any]:
    """One page, the newest first, with how many of its cases are met."""
    lista = Dictamen.objects.visibles_para(usuario).exclude(estado=EstadoDictamen.DESCARTADO)
    if busca:
        lista = lista.filter(Q(numero__icontains=busca) | Q(expediente__icontains=busca))
    cumplidas = Count("obligaciones", filter=Q(obligaciones__estado=Estado.CUMPLIDO))
    lista = lista.select_related("materia", "regimen").annotate(
        cuantas=Count("obligaciones"), cumplidas=cumplidas
    )
    return {
        "pagina": Paginator(lista.order_by("-fecha", "-pk"), POR_PAGINA).get_page(numero),
        "busca": busca,
    }


def pagina_del_dictamen(dictamen: Dictamen) -> dict[str, Any]:
    """What its page says: the order, to whom, by when, and the cases it opened."""
    return {
        "dictamen": dictamen,
        "entidades": list(dictamen.entidades.select_related("entidad").order_by("entidad__nombre")),
        "casos": list(dictamen.obligaciones.con_todo().order_by("codigo")),
        "cuenta": calcular(dictamen.fecha, dictamen.plazo_dias_habiles, festivos()),
        "es_borrador": dictamen.estado == EstadoDictamen.BORRADOR,
    }
