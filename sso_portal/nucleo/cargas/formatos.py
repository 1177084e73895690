"""What a room says about a kind of bulk file; the engine of cargas does everything else.

A room registers its format in its module ``cargas.py`` (found by itself at start, as rules.py is):

    from sso_portal.nucleo.cargas.formatos import Columna, ErrorFila, Fila, Formato, TipoColumna, registrar

    registrar(Formato(
        codigo="plazas",                       # the URL: /cargas/plazas/nueva/
        titulo="Proponer plazas por archivo",
        singular="plaza", plural="plazas",     # «Confirmar 198 plazas»
        columnas=[
            Columna("codigo_municipio", TipoColumna.CODIGO, largo=5, ejemplo="52835",
                    ayuda="Código DIVIPOLA de 5 cifras"),
            Columna("profesion", TipoColumna.LISTA, lista=lambda: Profesion.labels, ejemplo="Medicina"),
            Columna("cupos", TipoColumna.ENTERO, minimo=1, maximo=10, ejemplo="2"),
        ],
        ejemplos=[{"codigo_municipio": "52835", "profesion": "Medicina", "cupos": "2"}, …],   # five rows
        preparar=contexto_de_carga,            # (usuario) -> anything: look-ups read once
        validar=validar_fila,                  # (fila, contexto) -> list[ErrorFila]
        guardar=guardar_filas,                 # (filas, carga, actor) -> int: how many things were saved
        puede_cargar=es_ips,                   # (usuario) -> bool
    ))

Order of work: every cell is converted by its column (errors of form are the engine's); then ``validar``
sees each row, with the columns that failed absent from ``fila.valores``, and returns the errors of
meaning; the person confirms; the worker calls ``guardar`` inside one transaction, with the good rows in
the order of the file. ``guardar`` may raise `FilasRechazadas` when the world changed in between:
nothing is saved and those rows show their errors.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import IO, Any


class TipoColumna(StrEnum):
    """How a cell is read; between parentheses, what ``fila.valores`` holds."""

    TEXTO = "texto"  # (str) without spaces at the ends
    CODIGO = "codigo"  # (str) digits whose zeros at the left count; ``largo`` is their number
    ENTERO = "entero"  # (int)
    DINERO = "dinero"  # (int) pesos: 2500000, 2.500.000 and $ 2.500.000 are the same
    FECHA = "fecha"  # (date) day/month/year or year-month-day; what may be two dates is asked, not guessed
    SI_NO = "si_no"  # (bool)
    LISTA = "lista"  # (str) one of ``lista``, as the list writes it, whatever the tildes and capitals


@dataclass(frozen=True)
class Columna:
    """One column: ``nombre`` is its header in the template and its key in ``fila.valores``."""

    nombre: str
    tipo: TipoColumna = TipoColumna.TEXTO
    obligatoria: bool = True
    ayuda: str = ""
    ejemplo: str = ""
    alias: tuple[str, ...] = ()  # other headers people write: "municipio_codigo", "DIVIPOLA"
    lista: Sequence[str] | Callable[[], Iterable[str]] = ()  # the accepted values of LISTA, in order
    largo: int | None = None  # digits of CODIGO, or most characters of TEXTO
    minimo: int | None = None  # of ENTERO and DINERO
    maximo: int | None = None
    rotulo: str = ""  # how a sentence names it («la fecha de inicio»); by default, the name without _

    @property
    def en_palabras(self) -> str:
        return self.rotulo or self.nombre.replace("_", " ")

    def valores(self) -> list[str]:
        """The closed list, read now."""
        return list(self.lista() if callable(self.lista) else self.lista)


@dataclass(frozen=True)
class ErrorFila:
    """Something to correct in one row. Texts never hold data of other people."""

    codigo: str  # stable, for the returned file and the API: "fuera_de_lista"
    columna: str  # name of the column, "" for the whole row
    titulo: str  # the same for every row of the group: «El municipio no existe»
    explicacion: str  # of this row: «el municipio 99999 no existe en DIVIPOLA»
    como_corregir: str  # «Escriba el código de 5 cifras, por ejemplo 52835»


@dataclass(frozen=True)
class Fila:
    """One row with its number in the spreadsheet (the header is 1) and its clean values by column name.

    An optional cell left empty is None; a column whose cell could not be read is absent.
    """

    numero: int
    valores: dict[str, Any] = field(default_factory=dict)
    anexo: Any = None  # its document in the ZIP: `Anexo` to ``validar``, `Archivo` to ``guardar``


class FilasRechazadas(Exception):
    """``guardar`` could not accept some rows after all: {row number: its errors}."""

    def __init__(self, errores: Mapping[int, list[ErrorFila]]) -> None:
        self.errores = errores
        super().__init__(f"{len(errores)} filas ya no se pueden guardar")


def _sin_contexto(usuario: Any) -> None:
    return None


@dataclass(frozen=True)
class Formato:
    """A kind of bulk file. The template, its dictionary, the reading and the screens come from here."""

    codigo: str
    titulo: str
    singular: str
    plural: str
    columnas: Sequence[Columna]
    validar: Callable[[Fila, Any], list[ErrorFila]]
    guardar: Callable[[Sequence[Fila], Any, Any], int]
    puede_cargar: Callable[[Any], bool]
    preparar: Callable[[Any], Any] = _sin_contexto
    clasificar: Callable[[Fila, Any], str] | None = None  # "nueva", "cambia" or "igual", for the summary
    ejemplos: Sequence[Mapping[str, str]] = ()
    identificador: str = ""  # column that names a case in messages: «Fila 348 (caso R-2025-00871)»
    max_filas: int = 50_000
    acepta_parcial: bool = True  # may the person save the good rows and leave the others for later
    juez_de_anexos: Callable[[str, IO[bytes]], Any] | None = None  # rows may bring a document each, in a ZIP
    uso_de_anexos: str = ""  # the use under which those documents are kept
    genero: str = "f"  # of ``plural``, for «guardadas» or «guardados»

    def columna(self, nombre: str) -> Columna:
        return next(c for c in self.columnas if c.nombre == nombre)


_REGISTRO: dict[str, Formato] = {}


def registrar(formato: Formato) -> Formato:
    """Make ``formato`` known to the screens and the worker; the last one with a code wins."""
    _REGISTRO[formato.codigo] = formato
    return formato


def formato_de(codigo: str) -> Formato | None:
    return _REGISTRO.get(codigo)
