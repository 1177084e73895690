"""The only way to undo a draw: an act, with its number, in public."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asignacion.estados import EstadoSorteo
from asignacion.models import Participante, Sorteo
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria
from plazas.servicios import anular_ocupaciones
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.bitacora.servicios import transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.firmas.estados import Causa
from sso_portal.nucleo.firmas.models import Certificado
from sso_portal.nucleo.firmas.servicios import revocar_certificados_en_lote

from .veedores import SorteoNoAdmite


@transaction.atomic
def anular_sorteo(sorteo: Sorteo, *, actor: Usuario, acto: str, motivo: str) -> None:
    """Leave a draw without effect by an administrative act («Resolución 12 de 2027»); all of it stays public.

    Before there is a result the convocatoria goes back to PUBLICADA, to be sealed again with new commitments
    and another round. After the result the whole process is annulled: the certificates of exoneration it
    gave stop being valid and the places it gave stop being taken. Whoever took part and the committee get a
    message. Raises SorteoNoAdmite without an act, TransicionInvalida.
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
        anular_ocupaciones(proceso=convocatoria.codigo, actor=actor, acto=acto.strip())
    _avisar(sorteo, con_resultado=con_resultado)


def _revocar_exoneraciones(sorteo: Sorteo, actor: Usuario, acto: str) -> None:
    dadas = Certificado.objects.filter(exoneracion__inscripcion__participaciones__entrada__sorteo=sorteo)
    revocar_certificados_en_lote(dadas, actor=actor, causa=Causa.ACTO, acto=acto.strip())


def _avisar(sorteo: Sorteo, *, con_resultado: bool) -> None:
    contexto = {
        "proceso": sorteo.convocatoria.nombre,
        "ensayo": sorteo.es_ensayo,
        "acto": sorteo.anulacion_acto,
        "con_resultado": con_resultado,
        "enlace": reverse("asignacion:detalle", args=[sorteo.convocatoria.codigo]),
    }
    inscritos = Participante.objects.filter(
        entrada__sorteo=sorteo, inscripcion__persona__usuario__isnull=False
    )
    usuarios = inscritos.order_by("pk").values_list("inscripcion__persona__usuario", flat=True)
    destinos = {*usuarios, *sorteo.usuarios_veedores}
    avisar_en_lote("sorteo_anulado", ((pk, f"anulado-{sorteo.pk}-{pk}", contexto) for pk in sorted(destinos)))
