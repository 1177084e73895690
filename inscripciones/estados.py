"""States of a convocatoria and of an inscripción, and the edges between them.

Source: Res. 2358 de 2014 (allocation), Res. 774 de 2022 (service); instructivos of each process.
"""

from django.db import models


class EstadoConvocatoria(models.TextChoices):
    BORRADOR = "borrador", "Borrador"
    PUBLICADA = "publicada", "Publicada"  # registration opens and closes by its instants
    SELLADA = "sellada", "Sellada"  # its inputs are frozen: nothing changes any more
    ASIGNADA = "asignada", "Asignada"
    ANULADA = "anulada", "Anulada"


# What such a process offers is spoken for: no other process may offer it.
EN_CURSO = (EstadoConvocatoria.BORRADOR, EstadoConvocatoria.PUBLICADA, EstadoConvocatoria.SELLADA)
TRANSICIONES_CONVOCATORIA = {
    EstadoConvocatoria.BORRADOR: {EstadoConvocatoria.PUBLICADA},
    EstadoConvocatoria.PUBLICADA: {EstadoConvocatoria.SELLADA, EstadoConvocatoria.ANULADA},
    # back to published: only a correction, which seals again under a new number
    EstadoConvocatoria.SELLADA: {
        EstadoConvocatoria.ASIGNADA,
        EstadoConvocatoria.PUBLICADA,
        EstadoConvocatoria.ANULADA,
    },
    EstadoConvocatoria.ASIGNADA: {EstadoConvocatoria.ANULADA},
    EstadoConvocatoria.ANULADA: set(),
}


class Estado(models.TextChoices):
    BORRADOR = "borrador", "Borrador"
    RADICADA = "radicada", "Radicada"
    EN_CORRECCION = "en_correccion", "En corrección"
    RECHAZO_PROPUESTO = "rechazo_propuesto", "Rechazo propuesto"
    ANULACION_PROPUESTA = "anulacion_propuesta", "Anulación propuesta"
    VALIDADA = "validada", "Validada"
    RECHAZADA = "rechazada", "Rechazada"
    ANULADA = "anulada", "Anulada"
    RETIRADA = "retirada", "Retirada"


TRANSICIONES = {
    Estado.BORRADOR: {Estado.RADICADA},
    Estado.RADICADA: {
        Estado.VALIDADA,
        Estado.EN_CORRECCION,
        Estado.RECHAZO_PROPUESTO,
        Estado.ANULACION_PROPUESTA,
        Estado.RETIRADA,
    },
    Estado.EN_CORRECCION: {
        Estado.RADICADA,
        Estado.RECHAZO_PROPUESTO,
        Estado.ANULACION_PROPUESTA,
        Estado.RETIRADA,
    },
    # a second officer confirms, or sends it back to the desk
    Estado.RECHAZO_PROPUESTO: {Estado.RECHAZADA, Estado.RADICADA},
    # a second officer confirms, or leaves it as it was
    Estado.ANULACION_PROPUESTA: {
        Estado.ANULADA,
        Estado.RADICADA,
        Estado.EN_CORRECCION,
        Estado.VALIDADA,
    },
    # undone within its ten minutes, or withdrawn by the person
    Estado.VALIDADA: {Estado.RADICADA, Estado.ANULACION_PROPUESTA, Estado.RETIRADA},
    # undone in its ten minutes, or an appeal decided in favour
    Estado.RECHAZADA: {Estado.RADICADA},
    Estado.ANULADA: {Estado.RADICADA},
    Estado.RETIRADA: set(),
}
CON_NUMERO = [e for e in Estado if e != Estado.BORRADOR]
PROPUESTOS = [Estado.RECHAZO_PROPUESTO, Estado.ANULACION_PROPUESTA]  # they wait for a second officer
EN_MESA = [Estado.RADICADA, *PROPUESTOS]
EN_PIE = [*EN_MESA, Estado.EN_CORRECCION, Estado.VALIDADA]  # sent, and not ended against or withdrawn
TERMINADOS = [Estado.VALIDADA, Estado.RECHAZADA, Estado.ANULADA, Estado.RETIRADA]


APELABLES = [Estado.RECHAZADA, Estado.ANULADA]


class EstadoRecurso(models.TextChoices):
    """An appeal (*recurso de reposición*). Source: Ley 1437 de 2011, arts. 74 to 80."""

    PRESENTADO = "presentado", "Por resolver"
    FAVORABLE = "favorable", "Resuelta a favor"
    DESFAVORABLE = "desfavorable", "Resuelta en contra"


TRANSICIONES_RECURSO = {
    EstadoRecurso.PRESENTADO: {EstadoRecurso.FAVORABLE, EstadoRecurso.DESFAVORABLE},
    EstadoRecurso.FAVORABLE: set(),
    EstadoRecurso.DESFAVORABLE: set(),
}


class CausaAnulacion(models.TextChoices):
    DUPLICADA = "duplicada", "La persona ya tiene otra inscripción en el proceso"
    DATOS_FALSOS = "datos_falsos", "Un dato o un documento es falso"  # Ley 599 de 2000
