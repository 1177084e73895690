"""The rules of a process in plain words, read from its version of the policy."""

from collections.abc import Mapping
from typing import Any

CONDICIONES = {  # those that give a class; belonging to a community counts only in its own plazas
    "cabeza_hogar": "madre o padre cabeza de hogar",
    "gestante": "mujer embarazada o lactante",
    "discapacidad": "persona con discapacidad",
    "victima": "víctima del conflicto armado",
}
COMPLETAR = {
    "ninguno": "Su lista termina en las plazas que usted eligió.",
    "departamentos": "Después de su lista siguen las plazas de los departamentos que usted ordenó.",
    "todos": (
        "Después de su lista siguen las plazas de los departamentos que usted ordenó, y luego las demás del "
        "país: con la lista completa, lo que usted prefiere decide dónde sirve, no si le toca servir."
    ),
}
ORDEN_DEPARTAMENTO = {
    "codigo": "Dentro de un departamento las plazas van en el orden de su código.",
    "dificultad": "Dentro de un departamento van primero las plazas de acceso más difícil.",
}
SIN_PLAZA = {
    "exonerado": "Quien queda sin plaza recibe de una vez su certificado de exoneración.",
    "siguiente_proceso": "Quien queda sin plaza participa en el siguiente proceso.",
}
PUBLICIDAD = {
    "abierta": "Se publican las entradas y los resultados completos con códigos, sin nombres.",
    "reservada": "Se publican totales y pruebas; cada persona recibe lo suyo y los auditores verifican todo.",
}
ORDINALES = ("Primera", "Segunda", "Tercera", "Cuarta", "Quinta")


def en_palabras(reglas: Mapping[str, Any]) -> list[str]:
    """One sentence by rule, in the order in which they act."""
    return [
        f"Cada persona elige hasta {reglas['max_plazas']} plazas de su profesión, en orden.",
        "Las personas de una comunidad van primero en las plazas de su propia comunidad, y solo en ellas.",
        *_clases(reglas.get("condiciones", {})),
        "Dentro de cada clase decide un sorteo público, uno solo para todas las plazas de la profesión.",
        COMPLETAR[reglas["completar"]],
        ORDEN_DEPARTAMENTO[reglas["orden_departamento"]],
        SIN_PLAZA[reglas["sin_plaza"]],
        PUBLICIDAD[reglas.get("publicidad", "abierta")],
    ]


def _clases(condiciones: Mapping[str, int]) -> list[str]:
    por_clase: dict[int, list[str]] = {}
    for codigo, clase in condiciones.items():
        por_clase.setdefault(clase, []).append(CONDICIONES.get(codigo, codigo))
    frases = [
        f"{ORDINALES[clase - 1]} clase: {', '.join(por_clase[clase])}, si su documento lo acredita."
        for clase in sorted(por_clase)
    ]
    siguiente = ORDINALES[max(por_clase, default=0)]
    return [*frases, f"{siguiente} clase: todas las demás personas."]


def armar(respuestas: Mapping[str, Any]) -> dict[str, Any]:
    """The ``reglas`` of a policy from the answers of its form; ``clase_<condition>`` empty gives no class."""
    clases = {c: int(respuestas[f"clase_{c}"]) for c in CONDICIONES if respuestas.get(f"clase_{c}")}
    usadas = sorted(set(clases.values()))
    seguidas = {clase: numero for numero, clase in enumerate(usadas, start=1)}
    return {
        "max_plazas": respuestas["max_plazas"],
        "niveles": list(range(1, len(usadas) + 2)),
        "completar": respuestas["completar"],
        "orden_departamento": respuestas["orden_departamento"],
        "sin_plaza": respuestas["sin_plaza"],
        "publicidad": respuestas["publicidad"],
        "condiciones": {condicion: seguidas[clase] for condicion, clase in clases.items()},
    }
