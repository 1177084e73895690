"""Where a case stands, in the one sentence that each reader needs."""

from cumplimiento.estados import Confirmacion, Estado, Revision
from cumplimiento.models import Obligacion
from sso_portal.nucleo.legible.fechas import fecha, fecha_larga

# What happens now, for entity and supervisor.
PASOS = {
    "sin_efecto": "La orden quedó sin efecto: no se espera nada más.",
    "suspendida": "El plazo está suspendido hasta que un acto lo reanude.",
    "rechazada": "La prueba no fue aceptada: la entidad debe informar de nuevo.",
    "aceptada": "La prueba fue aceptada: el caso está cumplido.",
    "cumplida": "La entidad informó que cumplió. La persona puede confirmarlo y la supervisión revisa "
    "la prueba.",
    "incumplida": "La entidad informó que no cumplió: la supervisión decide qué sigue.",
    "vencida": "El plazo venció: la entidad debe informar, y quedará marcado como tardío.",
    "en_plazo": "La entidad debe informar antes de que venza el plazo.",
}
# What happens next, for the affected person: always a way forward. Source: CUM-023.
PASOS_DE_PERSONA = {
    "sin_efecto": "Si quiere saber por qué, pregunte con el número de su caso.",
    "suspendida": "El plazo está suspendido; le avisaremos cuando se reanude.",
    "rechazada": "La entidad debe informar de nuevo. Le avisaremos cuando lo haga.",
    "incumplida": "Quien supervisa a la entidad ya lo sabe y decide qué sigue. "
    "Usted no tiene que hacer nada más por ahora.",
    "vencida": "El plazo venció el {vence}. La entidad debe informar y la supervisión ya lo sabe.",
    "en_plazo": "La entidad tiene plazo hasta el {vence}. Le avisaremos cuando informe.",
}
TRAS_CUMPLIR = {
    "": "Díganos si es verdad: ¿le cumplieron?",
    Confirmacion.SI: "Usted confirmó que le cumplieron. Gracias por responder.",
    Confirmacion.NO: "Usted dijo que no le cumplieron. Una persona de la supervisión revisa su caso.",
    Confirmacion.EN_PARTE: "Usted dijo que le cumplieron en parte. "
    "Una persona de la supervisión revisa su caso.",
}


def situacion_de(obligacion: Obligacion) -> str:
    """The first of these that holds; one of the keys of PASOS."""
    es_cumplida = obligacion.estado == Estado.CUMPLIDO
    posibles = [
        ("sin_efecto", obligacion.estado == Estado.SIN_EFECTO),
        ("aceptada", es_cumplida and obligacion.revision == Revision.ACEPTADA),
        ("cumplida", es_cumplida),
        ("incumplida", obligacion.estado == Estado.INCUMPLIDO),
        ("suspendida", obligacion.esta_suspendida),
        ("rechazada", obligacion.revision == Revision.RECHAZADA),
        ("vencida", obligacion.esta_vencida),
    ]
    return next((clave for clave, se_da in posibles if se_da), "en_plazo")


def siguiente_paso(obligacion: Obligacion) -> str:
    """What happens now, for whoever works on the case."""
    return PASOS[situacion_de(obligacion)]


def paso_de_la_persona(obligacion: Obligacion) -> str:
    """What happens next, for the affected person."""
    situacion = situacion_de(obligacion)
    if situacion in {"aceptada", "cumplida"}:
        return TRAS_CUMPLIR[obligacion.confirmacion]
    vence = fecha_larga(obligacion.vence_el) if obligacion.vence_el else ""
    return PASOS_DE_PERSONA[situacion].format(vence=vence)


def frase_para_leer(obligacion: Obligacion) -> str:
    """What an official reads aloud, in half a minute: what was said, until when, what follows."""
    return f"Su caso es el {obligacion.codigo}. {lo_declarado(obligacion)} {paso_de_la_persona(obligacion)}"


def lo_declarado(obligacion: Obligacion) -> str:
    """What the entity said, and when; «todavía no ha informado» if it said nothing."""
    entidad = obligacion.entidad
    if obligacion.estado == Estado.SIN_EFECTO:
        return "La orden quedó sin efecto."
    if obligacion.reportada_el is None:
        return f"{entidad} todavía no ha informado."
    if obligacion.revision == Revision.RECHAZADA:
        return f"{entidad} informó que cumplió, pero lo que mostró no lo demuestra."
    tarde = ", después del plazo" if obligacion.es_tardia else ""
    dia, palabra = fecha(obligacion.reportada_el), obligacion.get_estado_display()
    return f"{entidad} informó «{palabra}» con fecha {dia}{tarde}."
