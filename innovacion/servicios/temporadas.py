"""The seasons that the team marks."""

from typing import Any
from uuid import UUID

from django.db import transaction

from innovacion.models import Temporada
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.indicadores.servicios import olvidar
from sso_portal.nucleo.una_vez import ya_hecho


@transaction.atomic
def marcar_temporada(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Temporada:
    """Mark a season (nombre, desde, hasta); the same ``clave`` gives the same one."""
    if anterior := ya_hecho(Temporada, clave):
        return anterior
    una = Temporada.objects.create(clave=clave, **datos)
    olvidar("INN-020-MES")
    registrar("temporada_marcada", una, actor=actor)
    return una


@transaction.atomic
def corregir_temporada(temporada: Temporada, *, actor: Usuario, **datos: Any) -> None:
    """Say better its name or its days: every figure that names it follows."""
    Temporada.objects.filter(pk=temporada.pk).update(**datos)
    olvidar("INN-020-MES")
    registrar("temporada_corregida", temporada, actor=actor)


@transaction.atomic
def quitar_temporada(temporada: Temporada, *, actor: Usuario) -> None:
    """It was not a season: nothing names it any more."""
    olvidar("INN-020-MES")
    registrar("temporada_quitada", temporada, actor=actor)
    Temporada.objects.filter(pk=temporada.pk).delete()
