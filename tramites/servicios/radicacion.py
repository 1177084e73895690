"""A case is sent, with its number and the office that received it; or the person gives it up."""

from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import Actor, transitar
from tramites.diseno.condiciones import faltantes
from tramites.diseno.estructura import Campo
from tramites.estados import EstadoSolicitud, EstadoVersion
from tramites.models import Solicitud

from .borrador import SolicitudEnviada, TramiteSinVersion
from .candado import con_candado
from .llegada import abrir_paso, destino_de
from .mensajes import avisar_persona
from .recorrido import cerrar_paso


class FaltanRespuestas(Exception):
    """Something compulsory was not answered; ``campos`` says what."""

    def __init__(self, campos: list[Campo]) -> None:
        self.campos = campos
        super().__init__("Faltan respuestas: " + ", ".join(f"«{c.rotulo}»" for c in campos))


@transaction.atomic
def radicar_solicitud(solicitud: Solicitud, *, actor: Actor, clave: UUID | None = None) -> Solicitud:
    """Send the case: it gets its number, its first office and deadline; the person is told by mail.

    Sent twice, the second answers with the number of the first. Raises FaltanRespuestas;
    TramiteSinVersion where the procedure was withdrawn; SolicitudEnviada if it was given up.
    """
    con_candado(solicitud)
    if solicitud.numero:
        return solicitud
    if not solicitud.es_borrador:
        raise SolicitudEnviada
    if solicitud.version.estado == EstadoVersion.RETIRADA:
        raise TramiteSinVersion
    definicion = solicitud.definicion
    if campos := faltantes(definicion.campos, solicitud.respuestas):
        raise FaltanRespuestas(campos)
    destino = destino_de(solicitud, definicion.por_clave[definicion.inicio])
    transitar(
        solicitud,
        EstadoSolicitud.EN_TRAMITE,
        actor=actor,
        datos={"area": destino.area.pk, "etapa": destino.etapa.clave},
        numero=siguientes_numeros(1)[0],
        radicada_en=timezone.now(),
        **destino.cambios,
    )
    abrir_paso(solicitud, destino)
    avisar_persona(solicitud, "solicitud_radicada", "1", area=str(destino.area))
    return solicitud


@transaction.atomic
def desistir_solicitud(solicitud: Solicitud, *, actor: Actor, motivo: str = "") -> None:
    """The person does not want it any more. Raises TransicionInvalida if it is already over."""
    con_candado(solicitud)
    transitar(
        solicitud,
        EstadoSolicitud.DESISTIDA,
        actor=actor,
        motivo=motivo,
        terminada_en=timezone.now(),
        vence_el=None,
        habiles_restantes=None,
    )
    cerrar_paso(solicitud, "Desistió", actor=actor)


def siguientes_numeros(cuantos: int) -> list[str]:
    """The next numbers of case: «T-2026-000871»; gaps are harmless."""
    ano = timezone.localdate().year
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('tramites_caso') FROM generate_series(1, %s)", [cuantos])
        return [f"T-{ano}-{numero:06}" for (numero,) in sorted(cursor.fetchall())]
