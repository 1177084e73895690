"""Go over the rows once: convert, ask the format, and keep the errors grouped as the screen shows them."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from .conversion import Conversor, orden_de_fechas
from .formatos import ErrorFila, Fila, Formato, TipoColumna
from .hojas import Hoja
from .lectura import Encabezado

EJEMPLOS_POR_GRUPO = 100
DOS_LECTURAS = {"dia_mes": "día/mes/año", "mes_dia": "mes/día/año"}


def conversores(formato: Formato, ordenes: dict[str, str]) -> dict[str, Conversor]:
    """One reader per column; ``ordenes``: how the dates of each column are written."""
    return {c.nombre: Conversor(c, ordenes.get(c.nombre, "dia_mes")) for c in formato.columnas}


def ordenes_de_fechas(
    hoja: Hoja, encabezado: Encabezado, formato: Formato, respuestas: dict[str, str]
) -> dict[str, str]:
    """{column of dates: its order}; "" where only the person can say, and has not said yet."""
    ordenes = {}
    for columna in formato.columnas:
        lugar = encabezado.indices.get(columna.nombre)
        if columna.tipo is TipoColumna.FECHA and lugar is not None:
            hallado = orden_de_fechas(celda(celdas, lugar) for _, celdas in hoja.filas())
            ordenes[columna.nombre] = hallado or respuestas.get(columna.nombre, "")
    return ordenes


def celda(celdas: list[str], lugar: int) -> str:
    return celdas[lugar] if lugar < len(celdas) else ""


def celdas_por_titulo(celdas: list[str], encabezado: Encabezado) -> dict[str, str]:
    """A row by column name; also what the format does not know, for the returned file."""
    return {t: celda(celdas, n).strip() for t, n in {**encabezado.otras, **encabezado.indices}.items()}


def convertir(
    numero: int, celdas: dict[str, str], lectores: dict[str, Conversor]
) -> tuple[Fila, list[ErrorFila]]:
    """The row with its clean values, and what could not be read."""
    valores: dict[str, Any] = {}
    errores = []
    for nombre, lector in lectores.items():
        leido = lector.leer(celdas.get(nombre, ""))
        if isinstance(leido, ErrorFila):
            errores.append(leido)
        else:
            valores[nombre] = leido
    return Fila(numero, valores), errores


def errores_de_formula(numero: int, hoja: Hoja, encabezado: Encabezado) -> Iterator[ErrorFila]:
    """A cell that is a formula may say another thing tomorrow: it is asked as a value."""
    for nombre, lugar in encabezado.indices.items():
        if (numero, lugar) in hoja.formulas:
            yield ErrorFila(
                "formula",
                nombre,
                f"La columna «{nombre}» tiene fórmulas",
                f"la columna «{nombre}» tiene una fórmula en lugar de un dato",
                "Copie la columna y péguela como valores",
            )


def errores_sin_titulo(celdas: list[str], encabezado: Encabezado) -> Iterator[ErrorFila]:
    """Data under no title is not dropped in silence: most times a separator inside a text moved the row."""
    titulos = encabezado.titulos
    if any(c.strip() for c in celdas[len(titulos) :]) or any(
        not titulo and c.strip() for titulo, c in zip(titulos, celdas, strict=False)
    ):
        yield ErrorFila(
            "celda_sin_titulo",
            "",
            "Hay datos en columnas sin título",
            "la fila tiene datos en una columna sin título",
            "Bórrelos o póngale título a la columna. En un CSV, escriba entre comillas el texto que lleve el "
            "separador",
        )


@dataclass
class Resumen:
    """The errors so far, by kind, in the order in which they appeared; and what each good row would do."""

    grupos: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    clases: dict[str, int] = field(default_factory=dict)
    con_error: int = 0
    anexos: dict[str, Any] = field(default_factory=dict)  # how many rows bring a document; what is left

    def contar(self, numero: int, caso: str, errores: Iterable[ErrorFila]) -> None:
        errores = list(errores)
        self.con_error += bool(errores)
        quien = f"Fila {numero} (caso {caso})" if caso else f"Fila {numero}"
        for error in errores:
            clave = (error.codigo, error.columna, error.titulo)
            grupo = self.grupos.setdefault(
                clave, {"titulo": error.titulo, "como": error.como_corregir, "filas": 0, "ejemplos": []}
            )
            grupo["filas"] += 1
            if len(grupo["ejemplos"]) < EJEMPLOS_POR_GRUPO:
                grupo["ejemplos"].append(f"{quien}: {error.explicacion}. {error.como_corregir}")

    def contar_anexo(self, *, con_documento: bool) -> None:
        self.anexos["cuantos"] = self.anexos.get("cuantos", 0) + con_documento

    def contar_clase(self, clase: str) -> None:
        self.clases[clase] = self.clases.get(clase, 0) + 1

    def como_json(self) -> dict[str, Any]:
        grupos = sorted(self.grupos.values(), key=lambda grupo: -grupo["filas"])
        return {"grupos": grupos, "clases": self.clases, "anexos": self.anexos}


def a_json(errores: Iterable[ErrorFila]) -> list[dict[str, str]]:
    return [asdict(error) for error in errores]
