"""The lists in which the two desks work."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from plazas.estados import Estado
from plazas.models import Plaza
from sso_portal.nucleo.cuentas.models import Rol, Usuario

from .territorio import entidades_sin_reportar, mesa_de

POR_PAGINA = 50
DE_MINISTERIO = [Estado.VALIDADA, Estado.APROBADA, Estado.PUBLICADA, Estado.SUSPENDIDA, Estado.CERRADA]


def sin_firma_de(usuario: Usuario, plazas: QuerySet[Plaza]) -> QuerySet[Plaza]:
    """Those ``usuario`` may decide: of no entity of theirs, and neither sent nor validated by them."""
    ajenas = plazas.exclude(entidad_id__in=usuario.entidades(Rol.IPS))
    return ajenas.exclude(enviada_por=usuario).exclude(validada_por=usuario)


def _de_otra_persona(usuario: Usuario, pagina: Page[Plaza]) -> set[str]:
    """Codes of the rows of a page that wait for somebody else than ``usuario``."""
    suyas = usuario.entidades(Rol.IPS)
    return {p.codigo for p in pagina if p.entidad_id in suyas or usuario.pk in p.firmantes}


def lista_de_revision(usuario: Usuario, numero: Any = 1) -> dict[str, Any]:
    """The secretaría's desk: what was sent to it, the longest waiting first, and who sent nothing."""
    autoridades = usuario.autoridades(Rol.SECRETARIA, Rol.JEFE_SECRETARIA)
    enviadas = mesa_de(usuario, Estado.ENVIADA).filter(municipio__autoridad_id__in=autoridades)
    pagina: Page[Plaza] = Paginator(enviadas, POR_PAGINA).get_page(numero)
    return {
        "pagina": pagina,
        "de_otra_persona": _de_otra_persona(usuario, pagina),
        "sin_reportar": entidades_sin_reportar(autoridades).count(),
    }


def lista_de_decision(usuario: Usuario, estado: str = "", numero: Any = 1) -> dict[str, Any]:
    """The ministry's desk in one of its states (validated first), with the count of each."""
    elegido = estado if estado in DE_MINISTERIO else Estado.VALIDADA
    cuentas = dict(Plaza.objects.order_by().values_list("estado").annotate(n=Count("pk")))
    pagina: Page[Plaza] = Paginator(mesa_de(usuario, elegido), POR_PAGINA).get_page(numero)
    return {
        "pestanas": [(e, f"{e.label}s", cuentas.get(e, 0)) for e in DE_MINISTERIO],
        "estado_elegido": str(elegido),
        "pagina": pagina,
        "de_otra_persona": _de_otra_persona(usuario, pagina),
    }
