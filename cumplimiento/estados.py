"""States of an obligation, a dictamen and a task, and the edges between them.

The machine knows three classes of compliance; the words that a regime uses for them are data
(`EstadoReporte`). Source: CUM-002, the supervisor's closed list of states («dominios»).
"""

from django.db import models


class Estado(models.TextChoices):
    """What an obligation is, as figures and alerts count it."""

    PENDIENTE = "pendiente", "Pendiente"
    CUMPLIDO = "cumplido", "Cumplido"
    INCUMPLIDO = "incumplido", "Incumplido"
    SIN_EFECTO = "sin_efecto", "Sin efecto"  # the act that ordered it was left without effect


REPORTABLES = [Estado.PENDIENTE, Estado.CUMPLIDO, Estado.INCUMPLIDO]
# A report may confirm, correct or undo the one before, until the supervisor accepts it (see rules).
TRANSICIONES = {
    Estado.PENDIENTE: {*REPORTABLES, Estado.SIN_EFECTO},
    Estado.CUMPLIDO: {*REPORTABLES, Estado.SIN_EFECTO},
    Estado.INCUMPLIDO: {*REPORTABLES, Estado.SIN_EFECTO},
    Estado.SIN_EFECTO: set(),
}


class Revision(models.TextChoices):
    """What the supervisor said of the evidence of the report in force."""

    SIN_REVISAR = "sin_revisar", "Sin revisar"
    ACEPTADA = "aceptada", "Aceptada"
    RECHAZADA = "rechazada", "Rechazada"


class Confirmacion(models.TextChoices):
    """What the affected person answers to «¿Le cumplieron?»."""

    SI = "si", "Sí"
    NO = "no", "No"
    EN_PARTE = "en_parte", "En parte"


CONTRADICE = [Confirmacion.NO, Confirmacion.EN_PARTE]


class Canal(models.TextChoices):
    FORMULARIO = "formulario", "Formulario"
    ARCHIVO = "archivo", "Carga masiva"
    SERVICIO = "servicio", "Servicio web"
    HISTORICO = "historico", "Carga histórica"


class EstadoDictamen(models.TextChoices):
    BORRADOR = "borrador", "Borrador"
    EMITIDO = "emitido", "Emitido"
    DESCARTADO = "descartado", "Descartado"


TRANSICIONES_DICTAMEN = {
    EstadoDictamen.BORRADOR: {EstadoDictamen.EMITIDO, EstadoDictamen.DESCARTADO},
    EstadoDictamen.EMITIDO: set(),
    EstadoDictamen.DESCARTADO: set(),
}


class EstadoTarea(models.TextChoices):
    ABIERTA = "abierta", "Por atender"
    CERRADA = "cerrada", "Atendida"


TRANSICIONES_TAREA = {EstadoTarea.ABIERTA: {EstadoTarea.CERRADA}, EstadoTarea.CERRADA: set()}


class EstadoAsunto(models.TextChoices):
    """A matter of the work table: somebody waits, a department answered, or it is over."""

    ABIERTO = "abierto", "Abierto"
    RESPONDIDO = "respondido", "Respondido"
    CERRADO = "cerrado", "Cerrado"


TRANSICIONES_ASUNTO = {
    EstadoAsunto.ABIERTO: {EstadoAsunto.RESPONDIDO, EstadoAsunto.CERRADO},
    EstadoAsunto.RESPONDIDO: {EstadoAsunto.ABIERTO, EstadoAsunto.CERRADO},
    EstadoAsunto.CERRADO: set(),
}


class EstadoCredencial(models.TextChoices):
    VIGENTE = "vigente", "Vigente"
    REVOCADA = "revocada", "Revocada"


TRANSICIONES_CREDENCIAL = {
    EstadoCredencial.VIGENTE: {EstadoCredencial.REVOCADA},
    EstadoCredencial.REVOCADA: set(),
}
