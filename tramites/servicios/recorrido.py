"""A case leaves a stage: its stay is closed, once."""

from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import Actor
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import Paso, Solicitud


def cerrar_paso(solicitud: Solicitud, rotulo: str, *, actor: Actor, motivo: str = "") -> Paso | None:
    """Close the stay that is open; None if the case was in no stage. ``rotulo``: as the button said it."""
    paso = solicitud.pasos.filter(salio_en=None).first()
    if paso is None:
        return None
    paso.salio_en, paso.accion, paso.motivo = timezone.now(), rotulo, motivo
    paso.salio_por = actor if isinstance(actor, Usuario) else None
    paso.save(update_fields=["salio_en", "salio_por", "accion", "motivo"])
    return paso
