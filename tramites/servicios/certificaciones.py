"""Who may serve what, until when: granted, renewed, revoked. The counter asks each time. Source: ATD-018."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import Certificacion, Tramite


class CertificacionPropia(Exception):
    """Nobody certifies herself; the text is for who tried."""

    def __init__(self) -> None:
        super().__init__("Nadie se certifica a sí mismo. Pídaselo a otra persona que administre")


@transaction.atomic
def certificar(agente: Usuario, tramite: Tramite, *, vence_el: date, actor: Usuario) -> Certificacion:
    """``agente`` may serve ``tramite`` from today to ``vence_el``, included; said again today, it changes.

    Raises CertificacionPropia.
    """
    if agente.pk == actor.pk:
        raise CertificacionPropia
    certificacion, _ = Certificacion.objects.update_or_create(
        usuario=agente, tramite=tramite, desde=timezone.localdate(), revocada_en=None,
        defaults={"vence_el": vence_el, "otorgada_por": actor, "otorgada_en": timezone.now()},
    )  # fmt: skip
    datos = {"agente": agente.pk, "tramite": tramite.codigo, "vence": str(vence_el)}
    registrar("certificacion_otorgada", certificacion, actor=actor, datos=datos)
    return certificacion


@transaction.atomic
def revocar_certificacion(certificacion: Certificacion, *, actor: Usuario, motivo: str) -> int:
    """From now on she only informs of it; whatever else she was certified in stays. Says how many ended."""
    vigentes = Certificacion.objects.vigentes().filter(
        usuario=certificacion.usuario_id, tramite=certificacion.tramite_id
    )
    suyas = list(vigentes.order_by("pk").select_for_update(of=("self",)))
    for una in suyas:
        una.revocada_en, una.revocada_por = timezone.now(), actor
        una.save(update_fields=["revocada_en", "revocada_por"])
        registrar("certificacion_revocada", una, actor=actor, motivo=motivo)
    return len(suyas)
