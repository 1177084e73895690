"""What the room reads and hears at each moment of the event, the same on the screen and on the console."""

from dataclasses import dataclass

from .estados import EstadoSorteo


@dataclass(frozen=True)
class Momento:
    """``titulo`` fills the screen, ``narracion`` says what happens now, ``decir`` is read by the operator."""

    titulo: str
    narracion: str
    decir: str


SIN_SELLO = Momento(
    "Las entradas todavía no están selladas",
    "Cuando el Ministerio las selle, su huella aparecerá aquí y en el correo de cada persona.",
    "Todavía no se han sellado las entradas.",
)
SELLADAS = Momento(
    "Las entradas están selladas. Nadie las puede cambiar.",
    "Ahora se lee la huella en voz alta. Compárela con la de su correo.",
    "Esta es la huella de todo lo sellado. Compárenla con la de su correo.",
)
REVELAN = Momento(
    "Cada veedor revela lo que comprometió",
    "El portal comprueba que sea lo mismo que cada quien publicó antes.",
    "Ahora cada veedor escribe el aporte que guardó. Si se lanzan dados, se leen los números.",
)
CERRADAS = Momento(
    "La lista está cerrada y sellada",
    "Falta el número público de la baliza. Nadie del sorteo puede escogerlo.",
    "Lo que llegó ya está sellado. Esperamos el número público de la baliza.",
)
LISTO = Momento(
    "La semilla ya existe. Nadie la puede cambiar.",
    "Ahora el veedor escribe su código y presiona el botón una sola vez.",
    "Ahora el veedor escribe su código y presiona el botón. Solo se puede una vez.",
)
CORRE = Momento(
    "El botón ya se presionó",
    "Dos programas distintos calculan la asignación. Si no llegan a lo mismo, nada se publica.",
    "Dos programas distintos están calculando. En segundos veremos si llegaron a lo mismo.",
)
DETENIDO = Momento(
    "El sorteo se detuvo. No se publicó nada.",
    "Las entradas y la semilla siguen selladas: el resultado será el mismo cuando se reanude.",
    "El sorteo se detuvo y nada se perdió. Las entradas y la semilla siguen selladas.",
)
CON_RESULTADO = Momento(
    "Ya hay resultado",
    "Cada persona ya puede leer el suyo.",
    "Los dos programas llegaron a la misma huella. Cada persona ya puede leer su resultado.",
)
ANULADO = Momento(
    "El sorteo se anuló",
    "Habrá otro sello, otros compromisos y otra ronda. Todo lo anterior queda publicado.",
    "El sorteo se anuló por un acto público.",
)
PROCESO_ANULADO = Momento(
    "El proceso se anuló",
    "Las plazas y las exoneraciones que dio dejaron de valer. Todo lo publicado queda a la vista.",
    "El proceso se anuló por un acto público. Lo que dio el sorteo dejó de valer.",
)
SUPERADO = Momento(
    "El sello se corrige",
    "Habrá otro sello con el número siguiente. El anterior queda publicado.",
    "El sello tenía un error y se hará otro, con su número.",
)
POR_ESTADO = {
    EstadoSorteo.CON_SEMILLA: LISTO,
    EstadoSorteo.EN_EJECUCION: CORRE,
    EstadoSorteo.DETENIDO: DETENIDO,
    EstadoSorteo.EJECUTADO: CON_RESULTADO,
    EstadoSorteo.FIRMADO: CON_RESULTADO,
    EstadoSorteo.ANULADO: ANULADO,
    EstadoSorteo.SUPERADO: SUPERADO,
}
PLAN_DE_FALLA = (
    "La pantalla pública dice qué pasó. Nada se publica a medias.",
    "Las entradas y la semilla siguen selladas: con ellas el resultado siempre es el mismo.",
    "Otro equipo puede calcular con los mismos archivos y debe llegar a la misma huella.",
    "Sin internet, el número de la baliza se escribe a mano y se comprueba aquí mismo.",
)


def momento(estado: str | None, etapa: int, *, esta_cerrada: bool) -> Momento:
    """The moment of an event. ``estado``: of the draw, None before the freeze; ``etapa``: from 1 to 4."""
    if estado is None:
        return SIN_SELLO
    if estado in POR_ESTADO:
        return POR_ESTADO[EstadoSorteo(estado)]
    if esta_cerrada:
        return CERRADAS
    return REVELAN if etapa == 2 else SELLADAS
