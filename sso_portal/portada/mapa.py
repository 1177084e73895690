"""The country as 33 squares: what each says and how dark it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from sso_portal.nucleo.legible.cifras import miles

# DIVIPOLA code → (three letters of the square, name people use). Source: DANE, DIVIPOLA.
DEPARTAMENTOS = {
    "91": ("AMA", "Amazonas"),
    "05": ("ANT", "Antioquia"),
    "81": ("ARA", "Arauca"),
    "08": ("ATL", "Atlántico"),
    "11": ("BOG", "Bogotá, D. C."),
    "13": ("BOL", "Bolívar"),
    "15": ("BOY", "Boyacá"),
    "17": ("CAL", "Caldas"),
    "18": ("CAQ", "Caquetá"),
    "85": ("CAS", "Casanare"),
    "19": ("CAU", "Cauca"),
    "20": ("CES", "Cesar"),
    "27": ("CHO", "Chocó"),
    "23": ("COR", "Córdoba"),
    "25": ("CUN", "Cundinamarca"),
    "94": ("GUI", "Guainía"),
    "95": ("GUV", "Guaviare"),
    "41": ("HUI", "Huila"),
    "44": ("LAG", "La Guajira"),
    "47": ("MAG", "Magdalena"),
    "50": ("MET", "Meta"),
    "52": ("NAR", "Nariño"),
    "54": ("NSA", "Norte de Santander"),
    "86": ("PUT", "Putumayo"),
    "63": ("QUI", "Quindío"),
    "66": ("RIS", "Risaralda"),
    "88": ("SAP", "San Andrés y Providencia"),
    "68": ("SAN", "Santander"),
    "70": ("SUC", "Sucre"),
    "73": ("TOL", "Tolima"),
    "76": ("VAC", "Valle del Cauca"),
    "97": ("VAU", "Vaupés"),
    "99": ("VIC", "Vichada"),
}
MINIMO_PERSONAS = 5


@dataclass(frozen=True)
class Cuadro:
    """One departamento on the map: its figure in words, its class ``q1`` to ``q5`` (empty when it is
    zero).
    """

    codigo: str
    sigla: str
    nombre: str
    cifra: str
    leida: str
    clase: str
    actual: bool


def cuadros(datos: Mapping[str, int | None], *, personas: bool = False, actual: str = "") -> list[Cuadro]:
    """The 33 squares in alphabetical order of names.

    ``datos``: DIVIPOLA code of two digits → count; what is missing counts zero. With ``personas`` the
    counts are
    of people and those from one to four are said as «menos de 5»; None is a count that is not told.
    Classes are quantiles of the counts above zero.
    """
    orden = sorted(valor for valor in datos.values() if valor)
    return [
        _cuadro(codigo, datos.get(codigo, 0), orden, personas=personas, actual=actual)
        for codigo in DEPARTAMENTOS
    ]


def _cuadro(codigo: str, valor: int | None, orden: list[int], *, personas: bool, actual: str) -> Cuadro:
    sigla, nombre = DEPARTAMENTOS[codigo]
    if valor is None:
        return Cuadro(codigo, sigla, nombre, "·", "no se publica", "q1", codigo == actual)
    callada = personas and 0 < valor < MINIMO_PERSONAS
    clase = f"q{1 + orden.index(valor) * 5 // len(orden)}" if valor else ""
    return Cuadro(
        codigo=codigo,
        sigla=sigla,
        nombre=nombre,
        cifra="< 5" if callada else miles(valor),
        leida="menos de 5" if callada else miles(valor),
        clase="q1" if callada else clase,
        actual=codigo == actual,
    )
