"""Many rows at once: written with COPY, named by one array, changed by one UPDATE."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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

    _copiar(modelo._meta.db_table, [str(f.column) for f in columnas], (linea(f) for f in filas))


def copiar_en(tabla: str, columnas: Sequence[str], filas: Iterable[Sequence[Any]]) -> None:
    """The same in a table without a model: a temporary one that other orders read."""
    _copiar(tabla, columnas, ("\t".join(map(_texto, fila)) + "\n" for fila in filas))


def _copiar(tabla: str, columnas: Sequence[str], lineas: Iterator[str]) -> None:
    nombres, destino = ", ".join(map(connection.ops.quote_name, columnas)), connection.ops.quote_name(tabla)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {destino} ({nombres}) FROM STDIN", _Flujo(lineas))


class EnLista(models.Func):
    """What ``__in`` compares with when the values are thousands: ``tipo`` is theirs in PostgreSQL.

    They travel as one array, not as thousands of parameters: ``filter(codigo__in=EnLista(codigos, "text"))``.
    """

    template = "(SELECT UNNEST(%(expressions)s::%(tipo)s[]))"

    def __init__(self, valores: Iterable[Any], tipo: str) -> None:
        super().__init__(models.Value(list(valores)), tipo=tipo)


def cambiar(modelo: type[models.Model], campos: Sequence[str], filas: Sequence[Sequence[Any]]) -> None:
    """Give each row of ``modelo`` its own values: ``filas`` are (pk, values of ``campos``…); one UPDATE.

    The values travel with the order: a join with rows just written has no statistics to be planned by.
    """
    tipos = _tipos(modelo, ["pk", *campos])
    llave_, *cambian = tipos
    cambios = ", ".join(f"{c} = v.{c}" for c in cambian)
    tabla = connection.ops.quote_name(modelo._meta.db_table)
    orden = f"UPDATE {tabla} t SET {cambios} FROM {{}} WHERE t.{llave_} = v.{llave_}"  # noqa: S608 (our names)
    _con_tabla(orden, tipos, filas)


def agregar_nuevas(modelo: type[models.Model], campos: Sequence[str], filas: Sequence[Sequence[Any]]) -> None:
    """Append ``filas``, but those that some unique rule of ``modelo`` already has; one INSERT."""
    tipos, tabla = _tipos(modelo, campos), connection.ops.quote_name(modelo._meta.db_table)
    orden = f"INSERT INTO {tabla} ({', '.join(tipos)}) SELECT * FROM {{}} ON CONFLICT DO NOTHING"  # noqa: S608 (our names)
    _con_tabla(orden, tipos, filas)


def _tipos(modelo: type[models.Model], campos: Sequence[str]) -> dict[str, str]:
    """{quoted column: its type in PostgreSQL} of ``campos``, in their order."""
    propios: list[Any] = [modelo._meta.pk if c == "pk" else modelo._meta.get_field(c) for c in campos]
    return {connection.ops.quote_name(c.column): c.rel_db_type(connection) for c in propios}


def _con_tabla(orden: str, tipos: dict[str, str], filas: Sequence[Sequence[Any]]) -> None:
    """Execute ``orden`` with ``filas`` as a table «v» in its place: each column travels as one array."""
    if not filas:
        return
    arreglos = ", ".join(f"%s::{tipo}[]" for tipo in tipos.values())
    columnas = [list(columna) for columna in zip(*filas, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(orden.format(f"unnest({arreglos}) AS v({', '.join(tipos)})"), columnas)


def reservar_ids(modelo: type[models.Model], cuantos: int) -> list[int]:
    """The next ``cuantos`` numbers of an automatic primary key, nobody else's from now on, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [modelo._meta.db_table, cuantos],
        )
        return sorted(numero for (numero,) in cursor.fetchall())


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


VIGILANCIA = """
SELECT format('ALTER TABLE %%I DROP CONSTRAINT %%I', t.relname, c.conname),
  format('ALTER TABLE %%I ADD CONSTRAINT %%I %%s', t.relname, c.conname, pg_get_constraintdef(c.oid))
FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
WHERE c.contype IN ('f', 'u') AND t.oid = ANY(%s::regclass[])
UNION ALL
SELECT format('DROP INDEX %%I', x.relname), pg_get_indexdef(x.oid)
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique"""


@contextmanager
def sin_vigilancia(*modelos: type[models.Model]) -> Iterator[None]:
    """Fill empty tables of ``modelos`` faster: what checks and finds each row is put aside, and made again.

    Foreign keys, unique rules and indexes are then checked and built for all the rows at once. Needs to own
    the tables, and nobody else on them.
    """
    tablas = [modelo._meta.db_table for modelo in modelos]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(VIGILANCIA, [tablas, tablas])
        ordenes = cursor.fetchall()
        for quitar, _ in ordenes:
            cursor.execute(quitar)
        yield
        for _, poner in reversed(ordenes):
            cursor.execute(poner)
