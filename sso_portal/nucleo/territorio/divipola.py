"""Names and codes of the country as plain values, and the 34 authorities built on them.

Source: DANE, División Político-Administrativa (DIVIPOLA), in ``datos/divipola.csv``. That there are 34
authorities is a fact of the process; which district is the 34th is not public: we assume Barranquilla.
"""

import csv
import re
from pathlib import Path

ARCHIVO = Path(__file__).parent / "datos" / "divipola.csv"
SIGLAS = {
    "05": "ANT", "08": "ATL", "11": "BOG", "13": "BOL", "15": "BOY", "17": "CAL", "18": "CAQ", "19": "CAU",
    "20": "CES", "23": "COR", "25": "CUN", "27": "CHO", "41": "HUI", "44": "LAG", "47": "MAG", "50": "MET",
    "52": "NAR", "54": "NSA", "63": "QUI", "66": "RIS", "68": "SAN", "70": "SUC", "73": "TOL", "76": "VAC",
    "81": "ARA", "85": "CAS", "86": "PUT", "88": "SAP", "91": "AMA", "94": "GUA", "95": "GUV", "97": "VAU",
    "99": "VID",
}  # fmt: skip
NOMBRES_CORTOS = {"88": "San Andrés y Providencia", "11": "Bogotá, D. C."}
DISTRITO_SUPUESTO = "08001"
MENORES = {"De", "Del", "Y"}


def nombre_propio(texto: str) -> str:
    """«SAN ANDRÉS DE TUMACO» → «San Andrés de Tumaco»: DIVIPOLA prints in capitals."""
    texto = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), texto.strip())
    primera, *resto = texto.split(" ")
    return " ".join([primera, *(p.lower() if p in MENORES else p for p in resto)])


def leer() -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """{code: departamento name}, {code: (municipio name, departamento code)} in the file's order."""
    departamentos: dict[str, str] = {}
    municipios: dict[str, tuple[str, str]] = {}
    with ARCHIVO.open(encoding="utf-8", newline="") as archivo:
        for fila in csv.DictReader(archivo):
            codigo = fila["codigo_departamento"]
            departamentos[codigo] = NOMBRES_CORTOS.get(codigo) or nombre_propio(fila["departamento"])
            municipios[fila["codigo_municipio"]] = (nombre_propio(fila["municipio"]), codigo)
    return departamentos, municipios


def autoridades(departamentos: dict[str, str]) -> dict[str, tuple[str, str, bool]]:
    """{code: (name, departamento code, assumed)}: one a departamento, and the assumed district."""
    fijas = {
        codigo: (
            "Secretaría Distrital de Salud de Bogotá"
            if codigo == "11"
            else f"Secretaría de Salud de {nombre}",
            codigo,
            False,
        )
        for codigo, nombre in departamentos.items()
    }
    return fijas | {DISTRITO_SUPUESTO: ("Secretaría Distrital de Salud de Barranquilla", "08", True)}
