"""States of a numbered freeze and its draw, and the edges between them.

There is no edge back: a run is never repeated, it is annulled by an act, in public, and another begins.
Source: Res. 2358 de 2014; rule «sorteo-v1».
"""

from django.db import models


class EstadoSorteo(models.TextChoices):
    SELLADO = "sellado", "Sellado"
    CON_SEMILLA = "con_semilla", "Con semilla"
    EN_EJECUCION = "en_ejecucion", "En ejecución"
    DETENIDO = "detenido", "Detenido"  # engine and verifier do not agree: nothing is published
    EJECUTADO = "ejecutado", "Ejecutado"
    FIRMADO = "firmado", "Firmado"
    SUPERADO = "superado", "Reemplazado por otro sello"
    ANULADO = "anulado", "Anulado"


class Fuente(models.TextChoices):
    """How the value of the beacon arrived; it counts only if its signature verifies."""

    RED = "red", "Por internet, de un espejo"
    ARCHIVO = "archivo", "De un archivo"
    ESCRITA = "escrita", "Escrita a mano"
    ENSAYO = "ensayo", "De la ronda de ensayo"


TRANSICIONES = {
    EstadoSorteo.SELLADO: {EstadoSorteo.CON_SEMILLA, EstadoSorteo.SUPERADO, EstadoSorteo.ANULADO},
    EstadoSorteo.CON_SEMILLA: {EstadoSorteo.EN_EJECUCION, EstadoSorteo.ANULADO},
    EstadoSorteo.EN_EJECUCION: {EstadoSorteo.EJECUTADO, EstadoSorteo.DETENIDO},
    # resumed with the same frozen bytes and the same seed, so with the same result
    EstadoSorteo.DETENIDO: {EstadoSorteo.EN_EJECUCION, EstadoSorteo.ANULADO},
    EstadoSorteo.EJECUTADO: {EstadoSorteo.FIRMADO, EstadoSorteo.ANULADO},
    EstadoSorteo.FIRMADO: {EstadoSorteo.ANULADO},
    EstadoSorteo.SUPERADO: set(),
    EstadoSorteo.ANULADO: set(),
}
MUERTOS = [EstadoSorteo.SUPERADO, EstadoSorteo.ANULADO]
CON_RESULTADO = [EstadoSorteo.EJECUTADO, EstadoSorteo.FIRMADO]
CON_CLIC = [EstadoSorteo.EN_EJECUCION, EstadoSorteo.DETENIDO, *CON_RESULTADO]


class EstadoObjecion(models.TextChoices):
    PRESENTADA = "presentada", "Presentada"
    CON_RAZON = "con_razon", "Con razón"  # the seal has a mistake: another one follows
    SIN_RAZON = "sin_razon", "Sin razón"


TRANSICIONES_OBJECION = {
    EstadoObjecion.PRESENTADA: {EstadoObjecion.CON_RAZON, EstadoObjecion.SIN_RAZON},
    EstadoObjecion.CON_RAZON: set(),
    EstadoObjecion.SIN_RAZON: set(),
}
