"""Moving the event of a process that is already announced: by an act, in public, never in silence."""

from django.db import transaction

from inscripciones.calendario import Acto, Fechas
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import CambioDeFecha, Convocatoria
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario

from .candado import ConvocatoriaCongelada
from .recurso import cumplir_ganadas


@transaction.atomic
def mover_evento(
    convocatoria: Convocatoria, *, actor: Usuario, acto: Acto, fechas: Fechas
) -> tuple[CambioDeFecha, bool]:
    """Give a published process another instant to seal, another event and another start of the service.

    If the review goes on longer, what nobody decided can be decided, and who won an appeal after it closed
    goes back to the desk at once: nobody is left out because a term ended without an act.
    Answers the change and whether it is new: the same act with the same dates again is the first one.
    Raises ConvocatoriaCongelada if its inputs are sealed or it is not published.
    """
    convocatoria = Convocatoria.objects.select_for_update().get(pk=convocatoria.pk)
    ultimo = convocatoria.cambios_de_fecha.first()
    if ultimo and ultimo.dice(acto, fechas):
        return ultimo, False
    if convocatoria.estado != EstadoConvocatoria.PUBLICADA:
        raise ConvocatoriaCongelada(convocatoria)
    cambio = CambioDeFecha.objects.create(
        convocatoria=convocatoria,
        acto_numero=acto.numero,
        acto_fecha=acto.fecha,
        motivo=acto.motivo,
        sello_antes_en=convocatoria.sello_en,
        sello_despues_en=fechas.sello_en,
        evento_antes_en=convocatoria.evento_en,
        evento_despues_en=fechas.evento_en,
        fecha_servicio_antes=convocatoria.inicio_servicio,
        fecha_servicio_despues=fechas.inicio_servicio,
        revision_antes_en=convocatoria.revision_hasta if fechas.revision_hasta else None,
        revision_despues_en=fechas.revision_hasta,
        movida_por=actor,
    )
    for campo, valor in fechas.cambios.items():
        setattr(convocatoria, campo, valor)
    convocatoria.save(update_fields=list(fechas.cambios))
    instantes = {"desde": cambio.evento_antes_en.isoformat(), "hasta": fechas.evento_en.isoformat()}
    if fechas.revision_hasta:
        instantes["revision_hasta"] = fechas.revision_hasta.isoformat()
    datos = {"acto": acto.numero, **instantes}
    registrar("evento_movido", convocatoria, actor=actor, motivo=acto.motivo, datos=datos)
    if fechas.revision_hasta:
        cumplir_ganadas(convocatoria, actor=actor)
    return cambio, True
