"""States of what the network offers and the edges between them."""

from django.db import models


class EstadoFicha(models.TextChoices):
    """One version of what the public reads of a procedure."""

    BORRADOR = "borrador", "Borrador"
    PUBLICADA = "publicada", "Publicada"
    REEMPLAZADA = "reemplazada", "Reemplazada"  # a newer version says it now
    RETIRADA = "retirada", "Retirada"  # the procedure is not offered any more
    DESCARTADA = "descartada", "Descartada"  # a draft nobody published


TRANSICIONES_FICHA = {
    EstadoFicha.BORRADOR: {EstadoFicha.PUBLICADA, EstadoFicha.DESCARTADA},
    EstadoFicha.PUBLICADA: {EstadoFicha.REEMPLAZADA, EstadoFicha.RETIRADA},
    EstadoFicha.REEMPLAZADA: set(),
    EstadoFicha.RETIRADA: set(),
    EstadoFicha.DESCARTADA: set(),
}
FICHAS_PUBLICAS = [EstadoFicha.PUBLICADA, EstadoFicha.REEMPLAZADA, EstadoFicha.RETIRADA]


class EstadoAdhesion(models.TextChoices):
    """How far an institution is in the network. Source: ATD-017."""

    PILOTO = "piloto", "En piloto"
    OPERACION = "operacion", "En operación controlada"
    REGIMEN = "regimen", "En régimen"
    RETIRADA = "retirada", "Retirada de la red"


TRANSICIONES_ADHESION = {
    EstadoAdhesion.PILOTO: {EstadoAdhesion.OPERACION, EstadoAdhesion.RETIRADA},
    EstadoAdhesion.OPERACION: {EstadoAdhesion.REGIMEN, EstadoAdhesion.RETIRADA},
    EstadoAdhesion.REGIMEN: {EstadoAdhesion.RETIRADA},
    EstadoAdhesion.RETIRADA: {EstadoAdhesion.PILOTO},
}
EN_LA_RED = [EstadoAdhesion.PILOTO, EstadoAdhesion.OPERACION, EstadoAdhesion.REGIMEN]


class EstadoVersion(models.TextChoices):
    """One version of how the portal runs a procedure."""

    BORRADOR = "borrador", "Borrador"
    PUBLICADA = "publicada", "Publicada"
    REEMPLAZADA = "reemplazada", "Reemplazada"  # its cases go on by it; new ones take the newer
    RETIRADA = "retirada", "Retirada"
    DESCARTADA = "descartada", "Descartada"


TRANSICIONES_VERSION = {
    EstadoVersion.BORRADOR: {EstadoVersion.PUBLICADA, EstadoVersion.DESCARTADA},
    EstadoVersion.PUBLICADA: {EstadoVersion.REEMPLAZADA, EstadoVersion.RETIRADA},
    EstadoVersion.REEMPLAZADA: set(),
    EstadoVersion.RETIRADA: set(),
    EstadoVersion.DESCARTADA: set(),
}
VERSIONES_PUBLICAS = [EstadoVersion.PUBLICADA, EstadoVersion.REEMPLAZADA, EstadoVersion.RETIRADA]


class EstadoSolicitud(models.TextChoices):
    """One person's case. To ask the person for something is a state; the stages are of the definition."""

    BORRADOR = "borrador", "Sin enviar"
    EN_TRAMITE = "en_tramite", "En trámite"
    POR_COMPLETAR = "por_completar", "Espera algo de usted"
    RESUELTA = "resuelta", "Resuelta"
    DESISTIDA = "desistida", "Desistida"


TRANSICIONES_SOLICITUD = {
    EstadoSolicitud.BORRADOR: {EstadoSolicitud.EN_TRAMITE, EstadoSolicitud.DESISTIDA},
    EstadoSolicitud.EN_TRAMITE: {
        EstadoSolicitud.POR_COMPLETAR,
        EstadoSolicitud.RESUELTA,
        EstadoSolicitud.DESISTIDA,
    },
    EstadoSolicitud.POR_COMPLETAR: {EstadoSolicitud.EN_TRAMITE, EstadoSolicitud.DESISTIDA},
    EstadoSolicitud.RESUELTA: set(),
    EstadoSolicitud.DESISTIDA: set(),
}
ABIERTAS = [EstadoSolicitud.EN_TRAMITE, EstadoSolicitud.POR_COMPLETAR]
RADICADAS = [*ABIERTAS, EstadoSolicitud.RESUELTA]
TERMINADAS = [EstadoSolicitud.RESUELTA, EstadoSolicitud.DESISTIDA]


class EstadoLlamada(models.TextChoices):
    """One call to another system."""

    PENDIENTE = "pendiente", "Por entregar"
    ENTREGADA = "entregada", "Entregada"
    FALLIDA = "fallida", "No se pudo entregar"


TRANSICIONES_LLAMADA = {
    EstadoLlamada.PENDIENTE: {EstadoLlamada.ENTREGADA, EstadoLlamada.FALLIDA},
    EstadoLlamada.ENTREGADA: set(),
    EstadoLlamada.FALLIDA: {EstadoLlamada.PENDIENTE},
}


class EstadoTurno(models.TextChoices):
    """One turn of the day in a point of the network."""

    ESPERANDO = "esperando", "Esperando"
    LLAMADO = "llamado", "Llamado"
    ATENDIDO = "atendido", "Atendido"
    AUSENTE = "ausente", "No se presentó"


TRANSICIONES_TURNO = {
    EstadoTurno.ESPERANDO: {EstadoTurno.LLAMADO},
    EstadoTurno.LLAMADO: {EstadoTurno.ATENDIDO, EstadoTurno.AUSENTE},
    EstadoTurno.ATENDIDO: set(),
    EstadoTurno.AUSENTE: {EstadoTurno.ESPERANDO},  # the person came after all
}


class EstadoCita(models.TextChoices):
    """One appointment, from the web to the counter."""

    RESERVADA = "reservada", "Reservada"
    PRESENTADA = "presentada", "Ya llegó"
    AUSENTE = "ausente", "No se presentó"
    CANCELADA = "cancelada", "Cancelada"


TRANSICIONES_CITA = {
    EstadoCita.RESERVADA: {EstadoCita.PRESENTADA, EstadoCita.AUSENTE, EstadoCita.CANCELADA},
    EstadoCita.PRESENTADA: set(),
    EstadoCita.AUSENTE: {EstadoCita.PRESENTADA},  # late, and attended all the same
    EstadoCita.CANCELADA: set(),
}
OCUPAN = [EstadoCita.RESERVADA, EstadoCita.PRESENTADA, EstadoCita.AUSENTE]  # the place of an hour
