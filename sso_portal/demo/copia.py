"""Write many rows at once with COPY: the one bulk path of the demo."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

from sso_portal.nucleo.cifrado.llavero import cifrar, llave
from sso_portal.nucleo.cifrado.models import TextoCifrado

ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _json(valor: Any) -> str:
    return json.dumps(valor, ensure_ascii=False).translate(ESCAPES)


FORMATOS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    bool: lambda v: "t" if v else "f",
    bytes: lambda v: f"\\\\x{v.hex()}",
    int: str,
    UUID: str,
    datetime: datetime.isoformat,
    date: date.isoformat,
    dict: _json,
    list: _json,
}


def _texto(valor: Any) -> str:
    """One value in COPY's text format."""
    formato = FORMATOS.get(type(valor))
    return formato(valor) if formato else str(valor).translate(ESCAPES)


class _Flujo:
    """A file-like object over an iterator of lines: rows are made while PostgreSQL reads them."""

    def __init__(self, lineas: Iterator[str]) -> None:
        self.lineas, self.resto = lineas, ""

    def read(self, tamano: int = -1) -> str:
        trozos = [self.resto]
        largo = len(self.resto)
        while largo < tamano and (linea := next(self.lineas, None)) is not None:
            trozos.append(linea)
            largo += len(linea)
        texto = "".join(trozos)
        self.resto = texto[tamano:]
        return texto[:tamano]


def copiar(modelo: type[models.Model], campos: Sequence[str], filas: Iterable[Sequence[Any]]) -> None:
    """Append ``filas`` (values in the order of ``campos``, Python types) to the table of ``modelo``.

    Encrypted fields receive plain text and are encrypted here; columns not named keep their database default.
    """
    por_nombre = {c.name: c for c in modelo._meta.concrete_fields}
    columnas = [por_nombre[c] for c in campos]
    usos = {i: llave(f.uso) for i, f in enumerate(columnas) if isinstance(f, TextoCifrado)}

    def linea(fila: Sequence[Any]) -> str:
        valores = [
            cifrar(v, usos[i]) if i in usos and v else (b"" if i in usos and v == "" else v)
            for i, v in enumerate(fila)
        ]
        return "\t".join(map(_texto, valores)) + "\n"

    nombres = ", ".join(connection.ops.quote_name(str(f.column)) for f in columnas)
    tabla = connection.ops.quote_name(modelo._meta.db_table)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {tabla} ({nombres}) FROM STDIN", _Flujo(linea(f) for f in filas))


def siguiente_id(modelo: type[models.Model]) -> int:
    """The first free number of an automatic primary key, for rows that will name each other."""
    ultimo = modelo._default_manager.aggregate(n=models.Max("pk"))["n"]
    return (ultimo or 0) + 1


def ajustar_secuencias(*modelos: type[models.Model]) -> None:
    """Move the sequences of ``modelos`` past the rows that were copied with their own numbers."""
    with connection.cursor() as cursor:
        for modelo in modelos:
            tabla = modelo._meta.db_table
            ultimo = siguiente_id(modelo) - 1
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [tabla, max(ultimo, 1)])
