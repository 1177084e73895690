"""The month that a person has to complete what was asked: another one if she asks in time; then the case is
closed by an act with its own notice, and she may ask again. Source: Ley 1755 de 2015, art. 17.
"""

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import SISTEMA, Actor, registrar, transitar
from sso_portal.nucleo.calendario.consultas import un_mes_desde
from tramites.diseno.estructura import Accion, Documento, Etapa
from tramites.estados import EstadoSolicitud
from tramites.models import Solicitud
from tramites.models.solicitud import DESISTIMIENTO_TACITO

from .candado import con_candado
from .emision import emitir_documento
from .mensajes import avisar_persona
from .recorrido import cerrar_paso

CLAVE = "desistimiento_tacito"
ACTO = Documento(
    "Acto que declara el desistimiento tácito",
    "{entidad} le pidió a {persona} completar la solicitud {numero} del trámite «{tramite}». {motivo} "
    "Pasó el plazo sin que la completara ni pidiera otro mes.\n\n"
    "Por eso se declara el desistimiento y se archiva la solicitud (artículo 17 de la Ley 1437 de 2011, "
    "sustituido por el artículo 1 de la Ley 1755 de 2015).\n\n"
    "Puede presentarla de nuevo cuando tenga todo lo que se pide. Si no está de acuerdo con esta decisión, "
    "puede pedir a la misma oficina que la revise (recurso de reposición) dentro de los diez días hábiles "
    "siguientes a esta notificación.",
)
ETAPA = Etapa(CLAVE, DESISTIMIENTO_TACITO, "", 1, documento=ACTO)
ACCION = Accion("declarar", DESISTIMIENTO_TACITO, "fin:desistida")


class ProrrogaImposible(Exception):
    """The person cannot have another month; the text is for her."""


@transaction.atomic
def pedir_otro_mes(solicitud: Solicitud, *, actor: Actor) -> None:
    """The person has another month to complete: asked before the first one ends, once for each request.

    Twice is once. Raises ProrrogaImposible.
    """
    con_candado(solicitud)
    if not solicitud.espera_a_la_persona or solicitud.vence_el is None or solicitud.esta_vencida:
        raise ProrrogaImposible("Esta solicitud ya no espera nada de usted")
    if solicitud.prorrogada_en:
        return
    solicitud.prorrogada_en = timezone.now()
    solicitud.vence_el = un_mes_desde(solicitud.vence_el)
    solicitud.save(update_fields=["prorrogada_en", "vence_el"])
    datos = {"vence": str(solicitud.vence_el)}
    registrar("plazo_de_la_persona_prorrogado", solicitud, actor=actor, datos=datos)


def cerrar_los_no_completados() -> int:
    """Close each case whose person did not complete in her month; returns how many. Each on its own."""
    vencidas = Solicitud.objects.filter(
        estado=EstadoSolicitud.POR_COMPLETAR, vence_el__lt=timezone.localdate()
    )
    return sum(_cerrar(solicitud) for solicitud in vencidas.order_by("vence_el", "pk"))


@transaction.atomic
def _cerrar(solicitud: Solicitud) -> bool:
    """Its act, signed and verifiable; its state; its notice. False if the person completed meanwhile."""
    con_candado(solicitud)
    if not solicitud.espera_a_la_persona or not solicitud.esta_vencida:
        return False
    pedidas = list(solicitud.peticiones.filter(respondida_en=None).order_by("pk"))
    motivo = " ".join(f"Se le pidió: {p.texto.rstrip('.')}." for p in pedidas)
    emitir_documento(solicitud, ETAPA, ACCION, actor=SISTEMA, motivo=motivo)
    transitar(
        solicitud,
        EstadoSolicitud.DESISTIDA,
        actor=SISTEMA,
        datos={"norma": "Ley 1755 de 2015, art. 17"},
        terminada_en=timezone.now(),
        vence_el=None,
        habiles_restantes=None,
    )
    cerrar_paso(solicitud, DESISTIMIENTO_TACITO, actor=SISTEMA)
    avisar_persona(solicitud, "solicitud_desistida", "1", otra_vez=solicitud.tramite.get_absolute_url())
    return True
