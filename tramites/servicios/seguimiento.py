"""Who answers for a procedure, who steers the network and what it promises to reach.

Source: ATD-017, ATD-019, SOL-028.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import Coordinacion, Integrante, Meta, Tramite


@transaction.atomic
def nombrar_coordinacion(tramite: Tramite, usuario: Usuario, *, actor: Usuario) -> Coordinacion:
    """``usuario`` answers for how it goes from today; who did before, until today. Twice is once."""
    Tramite.objects.select_for_update().get(pk=tramite.pk)
    actual = Coordinacion.objects.vigentes().filter(tramite=tramite).first()
    if actual and actual.usuario_id == usuario.pk:
        return actual
    if actual:
        actual.hasta = timezone.localdate()
        actual.save(update_fields=["hasta"])
    nueva = Coordinacion.objects.create(tramite=tramite, usuario=usuario, anotada_por=actor)
    registrar("coordinacion_nombrada", tramite, actor=actor, datos={"usuario": usuario.pk})
    return nueva


@transaction.atomic
def anotar_integrante(*, actor: Usuario, nombre: str, cargo: str, calidad: str, desde: date) -> Integrante:
    """Somebody steers the network, or gives it political support, from a day on. Twice is once."""
    integrante, es_nuevo = Integrante.objects.get_or_create(
        nombre=nombre, calidad=calidad, desde=desde, defaults={"cargo": cargo}
    )
    if es_nuevo:
        registrar("integrante_anotado", integrante, actor=actor, datos={"calidad": calidad})
    return integrante


@transaction.atomic
def retirar_integrante(integrante: Integrante, *, actor: Usuario) -> None:
    """Today is the last day; what was decided with that person stays."""
    if integrante.hasta is None:
        integrante.hasta = max(timezone.localdate(), integrante.desde)
        integrante.save(update_fields=["hasta"])
        registrar("integrante_retirado", integrante, actor=actor)


@transaction.atomic
def anotar_meta(*, actor: Usuario, valor: int, **cual: Any) -> Meta:
    """Promise ``valor`` of something by a day (``cual``: etapa, indicador, para_el); again, it changes."""
    meta, _ = Meta.objects.update_or_create(**cual, defaults={"valor": valor, "anotada_por": actor})
    registrar("meta_anotada", meta, actor=actor, datos={"indicador": meta.indicador, "valor": valor})
    return meta
