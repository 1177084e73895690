"""The only bytes that are hashed or signed: canonical JSON, read strictly and written one way.

UTF-8 in NFC, objects with their keys sorted by code point, separators ``,`` and ``:`` without spaces,
non-ASCII unescaped, whole numbers only (no floats, no booleans), no byte-order mark, no final newline.
Source: allocation rule «sorteo-v1», section on files; RFC 8259 for what JSON itself allows.
"""

import hashlib
import json
import unicodedata
from typing import Any

ENTERO_MAXIMO = 2**53 - 1


class JsonInvalido(ValueError):
    """The text is not JSON that two readers would understand alike; the message says why, in Spanish."""


def bytes_canonicos(valor: Any) -> bytes:
    """Write ``valor`` (dict, list, str, int, None) as canonical bytes.

    Raises JsonInvalido on a float, a boolean, a key that is not text, text that is not NFC or not Unicode,
    or a whole number beyond ±(2^53 - 1), which a browser could not recompute.
    """
    _exigir(valor)
    texto = json.dumps(valor, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return texto.encode()


def sha256_canonico(valor: Any) -> str:
    """SHA-256 of the canonical bytes, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(bytes_canonicos(valor)).hexdigest()


def sha256_propio(archivo: dict[str, Any]) -> str:
    """The hash that a file carries about itself: computed without its key ``sha256``."""
    return sha256_canonico({campo: valor for campo, valor in archivo.items() if campo != "sha256"})


def leer(datos: bytes) -> Any:
    """Read JSON strictly: what two programs could read differently is refused with JsonInvalido."""
    if datos.startswith(b"\xef\xbb\xbf"):
        raise JsonInvalido("El archivo empieza con una marca BOM: guárdelo en UTF-8 sin BOM.")
    try:
        valor = json.loads(
            datos.decode("utf-8"),
            object_pairs_hook=_sin_claves_repetidas,
            parse_float=_sin_decimales,
            parse_constant=_sin_decimales,
        )
    except UnicodeDecodeError as error:
        raise JsonInvalido(f"El archivo no está en UTF-8 (byte {error.start}).") from error
    except json.JSONDecodeError as error:
        raise JsonInvalido(f"No es JSON: línea {error.lineno}, columna {error.colno}.") from error
    except RecursionError as error:
        raise JsonInvalido("El JSON tiene demasiados niveles.") from error
    except ValueError as error:
        raise JsonInvalido(str(error)) from error
    _exigir(valor)
    return valor


def leer_canonico(datos: bytes) -> Any:
    """Read a published file: besides being strict JSON, its bytes must be the canonical ones."""
    valor = leer(datos)
    if bytes_canonicos(valor) != datos:
        raise JsonInvalido("El archivo no está escrito en forma canónica.")
    return valor


def _sin_claves_repetidas(pares: list[tuple[str, Any]]) -> dict[str, Any]:
    objeto = dict(pares)
    if len(objeto) != len(pares):
        vistas: set[str] = set()
        repetida = next(clave for clave, _ in pares if clave in vistas or vistas.add(clave))  # type: ignore[func-returns-value]
        raise JsonInvalido(f"La clave «{repetida}» está repetida.")
    return objeto


def _sin_decimales(texto: str) -> Any:
    raise JsonInvalido(f"«{texto}» no es un número entero.")


def _exigir(valor: Any) -> None:
    """Walk the value without recursion and refuse what has no canonical form."""
    pendientes = [valor]
    while pendientes:
        actual = pendientes.pop()
        if isinstance(actual, dict):
            pendientes.extend(actual.values())
            for clave in actual:
                _exigir_texto(clave)
        elif isinstance(actual, (list, tuple)):
            pendientes.extend(actual)
        elif actual is not None:
            _exigir_hoja(actual)


def _exigir_hoja(valor: Any) -> None:
    if type(valor) is int:
        if abs(valor) > ENTERO_MAXIMO:
            raise JsonInvalido("Hay un número entero de más de 15 cifras.")
    else:
        _exigir_texto(valor)


def _exigir_texto(valor: Any) -> None:
    if type(valor) is not str:
        raise JsonInvalido(f"Sólo se admiten textos, enteros, listas, objetos y null; llegó {valor!r}.")
    if valor.isascii():
        return
    try:
        valor.encode()
    except UnicodeEncodeError as error:
        raise JsonInvalido("Hay un texto con caracteres que no existen en Unicode.") from error
    if not unicodedata.is_normalized("NFC", valor):
        raise JsonInvalido(f"El texto «{valor}» no está en la forma NFC de Unicode.")
