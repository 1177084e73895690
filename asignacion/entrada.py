"""The frozen input of one profession: what it may hold, checked field by field, all errors at once.

The shape is `docs/esquemas/entrada.json`; this module adds what a schema cannot say (a wish names an existing
post, the lottery order names everybody once). Messages are Spanish, one line each, starting with the field.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .canonico import ENTERO_MAXIMO, JsonInvalido, leer
from .sorteo import CODIGO

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "sso-entrada-v1"
SEMILLA = re.compile(r"[0-9a-fA-F]{64}")
COMPLETAR = ("ninguno", "departamentos", "todos")
ORDEN_DEPARTAMENTO = ("codigo", "dificultad")
SIN_PLAZA = ("exonerado", "siguiente_proceso")
PUBLICIDAD = ("abierta", "reservada")

CAMPOS = {"version", "proceso", "profesion", "politica", "plazas", "aspirantes"}
CAMPOS_POLITICA = {"max_plazas", "completar", "orden_departamento", "sin_plaza"}
CAMPOS_PLAZA = {"departamento", "cupos", "comunidad"}
CAMPOS_ASPIRANTE = {"nivel", "comunidad", "plazas", "departamentos"}


class EntradaInvalida(ValueError):
    """The input cannot be allocated; ``errores`` says everything that is wrong, one sentence each."""

    def __init__(self, errores: list[str]):
        super().__init__("\n".join(errores))
        self.errores = errores


def leer_entrada(datos: bytes) -> dict[str, Any]:
    """Read and check the bytes of an entrada.json. Raises EntradaInvalida with every error."""
    try:
        entrada = leer(datos)
    except JsonInvalido as error:
        raise EntradaInvalida([str(error)]) from error
    if errores := validar_entrada(entrada):
        raise EntradaInvalida(errores)
    return entrada


def validar_entrada(entrada: Any) -> list[str]:
    """Everything that keeps this input from being allocated; empty if it is sound. Never raises."""
    if not isinstance(entrada, dict):
        return ["entrada: se espera un objeto JSON."]
    errores = list(_campos("entrada", entrada, CAMPOS, {"semilla", "sorteo"}))
    if errores:
        return errores
    errores += _cabecera(entrada)
    errores += _politica(entrada["politica"])
    errores += _plazas(entrada["plazas"])
    if not errores:
        errores += _aspirantes(entrada)
    return errores


def niveles_de(entrada: dict[str, Any]) -> list[int]:
    """Tiers of the policy, best first; 1 (accredited priority) and 2 (general) unless it says otherwise."""
    return entrada["politica"].get("niveles", [1, 2])


def _cabecera(entrada: dict[str, Any]) -> Iterator[str]:
    if entrada["version"] != VERSION:
        yield f"version: se espera «{VERSION}»."
    for campo in ("proceso", "profesion"):
        if not _es_codigo(entrada[campo]):
            yield f"{campo}: sólo letras mayúsculas, números, guion y guion bajo."
    if "semilla" in entrada and "sorteo" in entrada:
        yield "sorteo: la entrada trae semilla o trae sorteo, no los dos."
    if "semilla" in entrada and not _es_semilla(entrada["semilla"]):
        yield "semilla: se esperan 64 cifras hexadecimales (32 bytes)."


def _politica(politica: Any) -> Iterator[str]:
    if not isinstance(politica, dict):
        yield "politica: se espera un objeto."
        return
    faltas = list(_campos("politica", politica, CAMPOS_POLITICA, {"niveles", "publicidad"}))
    yield from faltas
    if "max_plazas" in politica and not _es_entero(politica["max_plazas"], 1):
        yield "politica.max_plazas: se espera un entero de 1 en adelante."
    opciones = {
        "completar": COMPLETAR,
        "orden_departamento": ORDEN_DEPARTAMENTO,
        "sin_plaza": SIN_PLAZA,
        "publicidad": PUBLICIDAD,
    }
    for campo, valores in opciones.items():
        if campo in politica and politica[campo] not in valores:
            yield f"politica.{campo}: se espera uno de {', '.join(valores)}."
    if "niveles" in politica and not _son_niveles(politica["niveles"]):
        yield "politica.niveles: se espera una lista de enteros de 1 en adelante, de menor a mayor."


def _plazas(plazas: Any) -> Iterator[str]:
    if not isinstance(plazas, dict):
        yield "plazas: se espera un objeto de código a plaza."
        return
    for codigo, plaza in plazas.items():
        lugar = f"plazas.{codigo}"
        if not _es_texto(codigo):
            yield f"{lugar}: el código de la plaza no es un texto que se pueda publicar."
        if not isinstance(plaza, dict):
            yield f"{lugar}: se espera un objeto."
            continue
        yield from _campos(lugar, plaza, CAMPOS_PLAZA, {"dificultad"})
        yield from _plaza(lugar, plaza)


def _plaza(lugar: str, plaza: dict[str, Any]) -> Iterator[str]:
    if "departamento" in plaza and not _es_texto(plaza["departamento"]):
        yield f"{lugar}.departamento: se espera el código del departamento, como texto."
    if "cupos" in plaza and not _es_entero(plaza["cupos"], 1):
        yield f"{lugar}.cupos: se espera un entero de 1 en adelante."
    if plaza.get("comunidad") is not None and not _es_texto(plaza["comunidad"]):
        yield f"{lugar}.comunidad: se espera un código, como texto, o null."
    if plaza.get("dificultad") is not None and not _es_entero(plaza["dificultad"], -ENTERO_MAXIMO):
        yield f"{lugar}.dificultad: se espera un entero o null."


def _aspirantes(entrada: dict[str, Any]) -> Iterator[str]:
    aspirantes = entrada["aspirantes"]
    if not isinstance(aspirantes, dict):
        yield "aspirantes: se espera un objeto de identificador a aspirante."
        return
    con_sorteo = "sorteo" in entrada
    for identificador, aspirante in aspirantes.items():
        lugar = f"aspirantes.{identificador}"
        if not (_es_texto(identificador) if con_sorteo else _es_codigo(identificador)):
            yield f"{lugar}: el identificador sólo lleva letras mayúsculas, números, guion y guion bajo."
        if not isinstance(aspirante, dict):
            yield f"{lugar}: se espera un objeto."
            continue
        faltas = list(_campos(lugar, aspirante, CAMPOS_ASPIRANTE, set()))
        yield from faltas or _aspirante(lugar, aspirante, entrada)
    if con_sorteo:
        yield from _sorteo(entrada["sorteo"], aspirantes)


def _aspirante(lugar: str, aspirante: dict[str, Any], entrada: dict[str, Any]) -> Iterator[str]:
    niveles = niveles_de(entrada)
    if not (_es_entero(aspirante["nivel"], 1) and aspirante["nivel"] in niveles):
        yield f"{lugar}.nivel: se espera uno de {', '.join(map(str, niveles))}."
    if aspirante["comunidad"] is not None and not _es_texto(aspirante["comunidad"]):
        yield f"{lugar}.comunidad: se espera un código, como texto, o null."
    yield from _lista(f"{lugar}.departamentos", aspirante["departamentos"])
    faltas = list(_lista(f"{lugar}.plazas", aspirante["plazas"]))
    yield from faltas
    if faltas:
        return
    if len(aspirante["plazas"]) > entrada["politica"]["max_plazas"]:
        yield f"{lugar}.plazas: son más de {entrada['politica']['max_plazas']}."
    for plaza in aspirante["plazas"]:
        if plaza not in entrada["plazas"]:
            yield f"{lugar}.plazas: la plaza «{plaza}» no está en la entrada."


def _sorteo(sorteo: Any, aspirantes: dict[str, Any]) -> Iterator[str]:
    faltas = list(_lista("sorteo", sorteo))
    yield from faltas
    if not faltas and set(sorteo) != set(aspirantes):
        yield "sorteo: debe nombrar a cada aspirante una vez y a nadie más."


def _campos(lugar: str, objeto: dict[str, Any], debidos: set[str], posibles: set[str]) -> Iterator[str]:
    for campo in sorted(debidos - objeto.keys()):
        yield f"{lugar}: falta «{campo}»."
    for campo in sorted(map(str, objeto.keys() - debidos - posibles)):
        yield f"{lugar}: «{campo}» no es un campo conocido."


def _lista(lugar: str, valor: Any) -> Iterator[str]:
    if not isinstance(valor, list) or not all(_es_texto(texto) for texto in valor):
        yield f"{lugar}: se espera una lista de textos."
    elif len(set(valor)) != len(valor):
        yield f"{lugar}: hay un elemento repetido."


def _es_entero(valor: Any, minimo: int) -> bool:
    return type(valor) is int and minimo <= valor <= ENTERO_MAXIMO


def _es_semilla(valor: Any) -> bool:
    return isinstance(valor, str) and SEMILLA.fullmatch(valor) is not None


def _es_codigo(valor: Any) -> bool:
    return isinstance(valor, str) and CODIGO.fullmatch(valor) is not None


def _es_texto(valor: Any) -> bool:
    """Text that can be hashed and compared: not empty, printable, NFC."""
    return (
        isinstance(valor, str)
        and bool(valor)
        and valor.isprintable()
        and unicodedata.is_normalized("NFC", valor)
    )


def _son_niveles(valor: Any) -> bool:
    return (
        isinstance(valor, list)
        and bool(valor)
        and all(_es_entero(nivel, 1) for nivel in valor)
        and all(a < b for a, b in pairwise(valor))
    )
