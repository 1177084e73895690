"""From what a cell says to a clean value, or to the words that help to mend it. Pure.

Source of the wording: the portal's dictionary of errors.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from sso_portal.nucleo.legible.cifras import miles

from .formatos import Columna, ErrorFila, TipoColumna

CIENTIFICA = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
FECHA_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
FECHA_TEXTO = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ENTERO = re.compile(r"-?\d+|-?\d{1,3}(?:\.\d{3})+")
DINERO = re.compile(r"\$?\s*(\d+|\d{1,3}(?:[.,']\d{3})+)(?:[.,]0{1,2})?")
SI = {"si", "s", "1", "x", "verdadero", "true"}
NO = {"no", "n", "0", "falso", "false"}
DIA_MES, MES_DIA = "dia_mes", "mes_dia"
RECUERDA = 1024  # cells already read of a column whose values repeat
SE_REPITEN = {TipoColumna.LISTA, TipoColumna.FECHA, TipoColumna.SI_NO}  # few values in many rows


def sin_tildes(texto: str) -> str:
    """Lower case, without accents and with single spaces: how two spellings are compared."""
    plano = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    return " ".join(plano.lower().split())


@dataclass(frozen=True)
class Conversor:
    """Reads the cells of one column; the closed list is read once. ``orden``: of the dates as text."""

    columna: Columna
    orden: str = DIA_MES

    def __post_init__(self) -> None:
        lista = self.columna.valores()
        object.__setattr__(self, "lista", lista)
        object.__setattr__(self, "por_forma", {sin_tildes(v): v for v in lista})
        if self.columna.tipo in SE_REPITEN:
            object.__setattr__(self, "leer", lru_cache(RECUERDA)(self.leer))

    def leer(self, texto: str) -> Any:
        """The clean value, None for an optional cell left empty, or an ErrorFila."""
        texto = texto.strip()
        if not texto:
            return self._vacia() if self.columna.obligatoria else None
        if CIENTIFICA.fullmatch(texto) and self.columna.tipo is not TipoColumna.TEXTO:
            return self._error(
                "notacion_cientifica",
                f"{self._la} perdió cifras",
                f"{self._la} «{texto}» perdió cifras: la hoja de cálculo la guardó abreviada",
                "Ponga la columna en formato Texto y escriba el número completo",
            )
        return getattr(self, f"_{self.columna.tipo}")(texto)

    @property
    def _la(self) -> str:
        return f"La columna «{self.columna.en_palabras}»"

    def _error(self, codigo: str, titulo: str, explicacion: str, como: str) -> ErrorFila:
        return ErrorFila(codigo, self.columna.nombre, titulo, explicacion, como)

    def _vacia(self) -> ErrorFila:
        ejemplo = f", por ejemplo {self.columna.ejemplo}" if self.columna.ejemplo else ""
        verbo = "faltan" if self.columna.en_palabras.startswith(("los ", "las ")) else "falta"
        falta = f"{verbo} {self.columna.en_palabras}"
        return self._error("vacia", falta[0].upper() + falta[1:], falta, f"Escriba el dato{ejemplo}")

    def _texto(self, texto: str) -> Any:
        largo = self.columna.largo
        if largo and len(texto) > largo:
            return self._error(
                "texto_largo",
                f"{self._la} es muy larga",
                f"{self.columna.en_palabras} tiene {miles(len(texto))} caracteres y caben {miles(largo)}",
                f"Escriba {miles(largo)} caracteres o menos",
            )
        return texto

    def _codigo(self, texto: str) -> Any:
        largo = self.columna.largo
        if not texto.isdecimal() or not texto.isascii():
            return self._error(
                "codigo_con_signos",
                f"{self._la} solo lleva números",
                f"{self.columna.en_palabras} «{texto}» solo lleva números",
                f"Escriba solo números, sin puntos ni espacios. Ejemplo: {self.columna.ejemplo}",
            )
        if largo and len(texto) < largo:
            return self._error(
                "ceros_perdidos",
                f"{self._la} perdió los ceros de la izquierda",
                f"{self.columna.en_palabras} «{texto}» tiene {len(texto)} cifras y debe tener {largo}",
                f"Ponga la columna en formato Texto y escriba las {largo} cifras, "
                f"por ejemplo {texto.zfill(largo)}",
            )
        if largo and len(texto) > largo:
            return self._error(
                "codigo_largo",
                f"{self._la} tiene cifras de más",
                f"{self.columna.en_palabras} «{texto}» tiene {len(texto)} cifras y debe tener {largo}",
                f"Escriba las {largo} cifras. Ejemplo: {self.columna.ejemplo}",
            )
        return texto

    def _entero(self, texto: str) -> Any:
        if not ENTERO.fullmatch(texto):
            return self._error(
                "no_es_numero",
                f"{self._la} no es un número entero",
                f"{self.columna.en_palabras} «{texto}» no es un número entero",
                f"Escriba un número, por ejemplo {self.columna.ejemplo or 2}",
            )
        return self._en_limites(int(texto.replace(".", "")), texto)

    def _dinero(self, texto: str) -> Any:
        hallado = DINERO.fullmatch(texto)
        if not hallado:
            return self._error(
                "no_es_dinero",
                f"{self._la} no es una cantidad en pesos",
                f"{self.columna.en_palabras} «{texto}» no es una cantidad en pesos",
                f"Escriba los pesos sin centavos, por ejemplo {self.columna.ejemplo or 2500000}",
            )
        return self._en_limites(int(re.sub(r"\D", "", hallado[1])), texto)

    def _en_limites(self, numero: int, texto: str) -> Any:
        minimo, maximo = self.columna.minimo, self.columna.maximo
        if (minimo is None or numero >= minimo) and (maximo is None or numero <= maximo):
            return numero
        if minimo is not None and maximo is not None:
            como = f"Escriba un número de {miles(minimo)} a {miles(maximo)}"
        elif maximo is not None:
            como = f"Escriba {miles(maximo)} o menos"
        else:
            como = f"Escriba {miles(minimo or 0)} o más"
        explicacion = f"{self.columna.en_palabras} «{texto}» está fuera de lo permitido"
        return self._error("fuera_de_limites", f"{self._la} está fuera de lo permitido", explicacion, como)

    def _fecha(self, texto: str) -> Any:
        if iso := FECHA_ISO.fullmatch(texto):
            ano, mes, dia = map(int, iso.groups())
        elif escrita := FECHA_TEXTO.fullmatch(texto):
            primero, segundo, ano = map(int, escrita.groups())
            dia, mes = (primero, segundo) if self.orden == DIA_MES else (segundo, primero)
        else:
            return self._error(
                "no_es_fecha",
                f"{self._la} no es una fecha",
                f"{self.columna.en_palabras} «{texto}» no es una fecha",
                "Escriba día, mes y año de cuatro cifras, como 28/02/2026",
            )
        try:
            return date(ano, mes, dia)
        except ValueError:
            return self._error(
                "fecha_no_existe",
                f"{self._la} tiene una fecha que no existe",
                f"{self.columna.en_palabras} {texto} no existe en el calendario",
                "Revise el día y el mes. Escriba la fecha como 28/02/2026",
            )

    def _si_no(self, texto: str) -> Any:
        forma = sin_tildes(texto)
        if forma in SI | NO:
            return forma in SI
        return self._error(
            "no_es_si_o_no",
            f"{self._la} no dice sí o no",
            f"{self.columna.en_palabras} «{texto}» no dice sí o no",
            "Escriba: sí o no",
        )

    def _lista(self, texto: str) -> Any:
        if (valor := self.por_forma.get(sin_tildes(texto))) is not None:  # type: ignore[attr-defined]
            return valor
        return self._error(
            "fuera_de_lista",
            f"{self._la} no está en la lista",
            f"{self.columna.en_palabras} «{texto}» no está en la lista",
            _sugerencia(texto, self.lista),  # type: ignore[attr-defined]
        )


def _sugerencia(texto: str, lista: list[str]) -> str:
    parecidos = get_close_matches(sin_tildes(texto), [sin_tildes(v) for v in lista], n=1, cutoff=0.75)
    if parecidos:
        cercano = next(v for v in lista if sin_tildes(v) == parecidos[0])
        return f"¿Quiso decir «{cercano}»? Escríbalo así"
    if len(lista) <= 8:
        return f"Use: {', '.join(lista[:-1])} o {lista[-1]}" if len(lista) > 1 else f"Use: {lista[0]}"
    return "Use uno de los valores del diccionario de la plantilla"


def orden_de_fechas(textos: Iterable[str]) -> str:
    """How a column writes its dates: "dia_mes", "mes_dia", or "" when they can be read in two ways.

    Dates of the sheet and year-month-day are never doubtful; a column with both orders is read day first,
    so that the others show their error.
    """
    pares = [tuple(map(int, m.groups()[:2])) for t in textos if (m := FECHA_TEXTO.fullmatch(t.strip()))]
    dudosos = [par for par in pares if par[0] <= 12 and par[1] <= 12 and par[0] != par[1]]
    if any(primero > 12 for primero, _ in pares):
        return DIA_MES
    if any(segundo > 12 for _, segundo in pares):
        return MES_DIA
    return "" if dudosos else DIA_MES
