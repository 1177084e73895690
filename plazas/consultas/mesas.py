"""The lists in which the two desks work."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count

from plazas.estados import Estado
from plazas.models import Plaza
from sso_portal.nucleo.cuentas.models import Rol, Usuario

from .territorio import entidades_sin_reportar, mesa_de

POR_PAGINA = 50
DE_MINISTERIO = [Estado.VALIDADA, Estado.APROBADA, Estado.PUBLICADA, Estado.SUSPENDIDA, Estado.CERRADA]


def lista_de_revision(usuario: Usuario, numero: Any = 1) -> dict[str, Any]:
    """The secretaría's desk: what was sent to it, the longest waiting first, and who sent nothing."""
    autoridades = usuario.autoridades(Rol.SECRETARIA, Rol.JEFE_SECRETARIA)
    enviadas = mesa_de(usuario, Estado.ENVIADA).filter(municipio__autoridad_id__in=autoridades)
    return {
        "pagina": Paginator(enviadas, POR_PAGINA).get_page(numero),
        "sin_reportar": entidades_sin_reportar(autoridades).count(),
    }


def lista_de_decision(usuario: Usuario, estado: str = "", numero: Any = 1) -> dict[str, Any]:
    """The ministry's desk in one of its states (validated first), with the count of each."""
    elegido = estado if estado in DE_MINISTERIO else Estado.VALIDADA
    cuentas = dict(Plaza.objects.order_by().values_list("estado").annotate(n=Count("pk")))
    return {
        "pestanas": [(e, f"{e.label}s", cuentas.get(e, 0)) for e in DE_MINISTERIO],
        "estado_elegido": str(elegido),
        "pagina": Paginator(mesa_de(usuario, elegido), POR_PAGINA).get_page(numero),
    }
