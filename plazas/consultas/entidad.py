"""The plazas of an entity, by state."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, Value, When

from plazas.estados import PUBLICOS, Estado
from plazas.models import Plaza
from sso_portal.nucleo.bitacora.consultas import ultimos_motivos
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.territorio.models import Entidad

POR_PAGINA = 25
# what asks for the entity first: returned, then drafts
PRIMERO = [Estado.DEVUELTA, Estado.BORRADOR, Estado.ENVIADA, Estado.VALIDADA, Estado.APROBADA, *PUBLICOS]


def mis_plazas(usuario: Usuario, estado: str = "", numero: Any = 1) -> dict[str, Any]:
    """The plazas of the entities of ``usuario``: pestanas (state, word, count), one page, entities.

    ``filas`` pairs each plaza with why it was returned. Returned ones come first, drafts next, then by code.
    """
    entidades = usuario.entidades(Rol.IPS)
    propias = Plaza.objects.filter(entidad_id__in=entidades)
    cuentas = dict(propias.order_by().values_list("estado").annotate(n=Count("pk")))
    if estado in cuentas:
        propias = propias.filter(estado=estado)
    orden = Case(*(When(estado=e, then=Value(i)) for i, e in enumerate(PRIMERO)), output_field=IntegerField())
    propias = propias.select_related("municipio__departamento", "profesion", "entidad")
    pagina = Paginator(propias.order_by(orden, "-codigo"), POR_PAGINA).get_page(numero)
    motivos = ultimos_motivos([p for p in pagina if p.estado == Estado.DEVUELTA], Estado.DEVUELTA)
    return {
        "pestanas": [(e, e.label, cuentas[e]) for e in PRIMERO if e in cuentas],
        "total": sum(cuentas.values()),
        "estado_elegido": estado if estado in cuentas else "",
        "pagina": pagina,
        "filas": [(plaza, motivos.get(str(plaza.pk), "")) for plaza in pagina],
        "entidades": list(Entidad.objects.filter(pk__in=entidades).order_by("nombre")),
    }
