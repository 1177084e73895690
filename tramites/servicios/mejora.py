"""What an institution writes of how a procedure was and how it enters the portal."""

from typing import Any

from django.db import transaction

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import LineaBase, Puesta, Simplificacion, Tramite


@transaction.atomic
def anotar_linea_base(tramite: Tramite, *, actor: Usuario, **datos: Any) -> LineaBase:
    """Keep how it went before; measured again, the new one is the one that counts."""
    valores = {**datos, "anotada_por": actor}
    base, _ = LineaBase.objects.update_or_create(tramite=tramite, defaults=valores)
    registrar("linea_base_anotada", base, actor=actor, datos={"dias_habiles": str(base.dias_habiles)})
    return base


@transaction.atomic
def anotar_simplificacion(tramite: Tramite, *, actor: Usuario, **datos: Any) -> Simplificacion:
    """Keep one thing that changed; said twice with the same words, it is one."""
    nueva, es_nueva = Simplificacion.objects.get_or_create(
        tramite=tramite, **datos, defaults={"anotada_por": actor}
    )
    if es_nueva:
        registrar("simplificacion_anotada", nueva, actor=actor)
    return nueva


@transaction.atomic
def anotar_paso(tramite: Tramite, *, actor: Usuario, paso: int, **datos: Any) -> Puesta:
    """Keep that a step was done; the first time is the one that counts."""
    puesta, es_nueva = Puesta.objects.get_or_create(
        tramite=tramite, paso=paso, defaults={**datos, "anotada_por": actor}
    )
    if es_nueva:
        registrar("paso_anotado", puesta, actor=actor, datos={"paso": paso})
    return puesta
