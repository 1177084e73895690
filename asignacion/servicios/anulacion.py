"""The only way to undo a draw: an act, with its number, in public."""

from django.db import transaction
from django.utils import timezone

from asignacion.estados import EstadoSorteo
from asignacion.models import Sorteo
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria, Exoneracion
from sso_portal.nucleo.bitacora.servicios import transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.firmas.estados import Causa, Estado
from sso_portal.nucleo.firmas.servicios import revocar_certificado

from .veedores import SorteoNoAdmite


@transaction.atomic
def anular_sorteo(sorteo: Sorteo, *, actor: Usuario, acto: str, motivo: str) -> None:
    """Leave a draw without effect by an administrative act («Resolución 12 de 2027»); all of it stays public.

    Before there is a result the convocatoria goes back to PUBLICADA, to be sealed again with new commitments
    and another round. After the result the whole process is annulled and the certificates of exoneration it
    gave stop being valid. Raises SorteoNoAdmite without an act, TransicionInvalida.
    """
    if not acto.strip():
        raise SorteoNoAdmite("Escriba el número y la fecha del acto que anula el sorteo.")
    convocatoria = Convocatoria.objects.select_for_update().get(pk=sorteo.convocatoria_id)
    con_resultado = Sorteo.objects.select_for_update(of=("self",)).get(pk=sorteo.pk).tiene_resultado
    transitar(
        sorteo,
        EstadoSorteo.ANULADO,
        actor=actor,
        motivo=motivo,
        anulado_en=timezone.now(),
        anulado_por=actor,
        anulacion_acto=acto.strip(),
    )
    destino = EstadoConvocatoria.ANULADA if con_resultado else EstadoConvocatoria.PUBLICADA
    transitar(convocatoria, destino, actor=actor, datos={"sorteo_anulado": sorteo.numero})
    if con_resultado:
        _revocar_exoneraciones(sorteo, actor, acto)


def _revocar_exoneraciones(sorteo: Sorteo, actor: Usuario, acto: str) -> None:
    exoneraciones = Exoneracion.objects.filter(inscripcion__participaciones__entrada__sorteo=sorteo)
    vigentes = exoneraciones.filter(certificado__estado=Estado.VIGENTE).select_related("certificado")
    for exoneracion in vigentes.order_by("pk"):
        revocar_certificado(exoneracion.certificado, actor=actor, causa=Causa.ACTO, motivo=acto)
