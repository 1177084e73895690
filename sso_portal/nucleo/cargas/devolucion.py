"""Files that go back to the person: the template and its dictionary, the rows with errors, the receipt.

What looks like a formula is written as text, so that no cell runs when the file is opened.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import xlsxwriter

from sso_portal.nucleo.legible.fechas import instante
from sso_portal.nucleo.legible.hoja import hoja_csv

from .formatos import Columna, Formato, TipoColumna
from .lectura import COLUMNAS_DE_ERRORES
from .models import Carga

QUE_LLEVA = {
    TipoColumna.TEXTO: "Texto",
    TipoColumna.CODIGO: "Código: solo números, con los ceros de la izquierda",
    TipoColumna.ENTERO: "Número entero",
    TipoColumna.DINERO: "Pesos, sin centavos",
    TipoColumna.FECHA: "Fecha: día/mes/año",
    TipoColumna.SI_NO: "sí o no",
    TipoColumna.LISTA: "Uno de la lista",
}
FILAS_CON_LISTA = 1000  # rows of the template that offer the closed lists
LISTA_MAXIMA = 255  # characters that a spreadsheet takes for a list written in place


def _ancho(titulo: str) -> int:
    return max(14, min(40, len(titulo) + 4))


def plantilla_xlsx(formato: Formato) -> bytes:
    """The empty file with its titles, five example rows, closed lists, and the dictionary beside."""
    salida = BytesIO()
    with xlsxwriter.Workbook(salida, {"in_memory": True}) as libro:
        fuerte, texto = libro.add_format({"bold": True}), libro.add_format({"num_format": "@"})
        hoja = libro.add_worksheet(formato.plural.capitalize()[:31])
        hoja.freeze_panes(1, 0)
        for n, columna in enumerate(formato.columnas):
            hoja.set_column(n, n, _ancho(columna.nombre), texto)
            hoja.write_string(0, n, columna.nombre, fuerte)
            _ofrecer_lista(hoja, n, columna)
        for fila, ejemplo in enumerate(formato.ejemplos, start=1):
            for n, columna in enumerate(formato.columnas):
                hoja.write_string(fila, n, ejemplo.get(columna.nombre, ""), texto)
        _diccionario(libro, formato, fuerte)
    return salida.getvalue()


def _ofrecer_lista(hoja: Any, n: int, columna: Columna) -> None:
    valores = ["sí", "no"] if columna.tipo is TipoColumna.SI_NO else columna.valores()
    if valores and len(",".join(valores)) <= LISTA_MAXIMA and not any("," in v for v in valores):
        hoja.data_validation(1, n, FILAS_CON_LISTA, n, {"validate": "list", "source": valores})


def _diccionario(libro: Any, formato: Formato, fuerte: Any) -> None:
    hoja = libro.add_worksheet("Diccionario")
    for n, (titulo, ancho) in enumerate(
        [("Columna", 26), ("¿Es obligatoria?", 18), ("Qué lleva", 40), ("Explicación", 60), ("Ejemplo", 24)]
    ):
        hoja.set_column(n, n, ancho)
        hoja.write_string(0, n, titulo, fuerte)
    for fila, columna in enumerate(diccionario(formato), start=1):
        for n, celda in enumerate(columna):
            hoja.write_string(fila, n, celda)


def diccionario(formato: Formato) -> list[tuple[str, str, str, str, str]]:
    """(column, «Sí» or «No», what it holds, explanation, example) for the page and the template."""
    return [
        (
            c.nombre,
            "Sí" if c.obligatoria else "No",
            QUE_LLEVA[c.tipo],
            " ".join(filter(None, [c.ayuda, f"Valores: {', '.join(v)}." if (v := c.valores()) else ""])),
            c.ejemplo,
        )
        for c in formato.columnas
    ]


def plantilla_csv(formato: Formato) -> bytes:
    """The same template as CSV: «;» and UTF-8 with mark, as spreadsheets in Spanish open it."""
    titulos = [c.nombre for c in formato.columnas]
    return hoja_csv(titulos, ([e.get(t, "") for t in titulos] for e in formato.ejemplos)).encode()


def _filas_con_errores(carga: Carga) -> Iterable[list[str]]:
    """Every row of the file in its order, with three columns more; several errors go one per line."""
    titulos = carga.lectura["titulos"]
    filas = carga.filas.order_by("numero").values_list("celdas", "errores")
    for celdas, errores in filas.iterator(chunk_size=2000):
        yield [
            *(celdas.get(t, "") for t in titulos),
            *("\n".join(e[c] for e in errores) for c in ("codigo", "explicacion", "como_corregir")),
        ]


def devuelto_xlsx(carga: Carga) -> bytes:
    """The same rows plus what to correct in each, ready to be mended and uploaded again."""
    salida = BytesIO()
    with xlsxwriter.Workbook(salida, {"constant_memory": True}) as libro:
        texto = libro.add_format({"num_format": "@"})
        hoja = libro.add_worksheet(carga.formato.plural.capitalize()[:31])
        titulos = [*carga.lectura["titulos"], *COLUMNAS_DE_ERRORES]
        for n, titulo in enumerate(titulos):
            hoja.set_column(n, n, _ancho(titulo), texto)
            hoja.write_string(0, n, titulo)
        for fila, celdas in enumerate(_filas_con_errores(carga), start=1):
            for n, celda in enumerate(celdas):
                hoja.write_string(fila, n, celda, texto)
    return salida.getvalue()


def devuelto_csv(carga: Carga) -> bytes:
    """The same as `devuelto_xlsx`, as CSV."""
    titulos = [*carga.lectura["titulos"], *COLUMNAS_DE_ERRORES]
    return hoja_csv(titulos, _filas_con_errores(carga)).encode()


def recibo_csv(carga: Carga) -> bytes:
    """What was accepted, how much, when, and the fingerprint of the file."""
    formato = carga.formato
    datos = [
        ("Carga", carga.numero),
        ("Archivo", carga.archivo.nombre),
        ("Huella SHA-256", carga.huella),
        ("Filas del archivo", str(carga.filas_hechas)),
        (f"{formato.plural.capitalize()} que se guardaron", str(carga.filas_guardadas)),
        ("Filas que quedaron por corregir", str(carga.filas_con_error)),
        ("Confirmada", instante(carga.confirmada_en) if carga.confirmada_en else "No"),
    ]
    return hoja_csv(["Dato", "Valor"], datos).encode()
