"""What an entity declares of a case: the columns every door asks, and the fingerprint of the answer.

The form, the file and the web service read the same columns with the same converters, so that the same
text gives the same value or the same error by whatever door it comes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from json import JSONEncoder
from typing import Any

from sso_portal.nucleo.cargas.conversion import Conversor
from sso_portal.nucleo.cargas.formatos import Columna, ErrorFila, TipoColumna

TIPOS_DE_PRUEBA = (
    "Comprobante de pago",
    "Carta a la persona",
    "Acta de entrega",
    "Resolución interna",
    "Historia de la atención",
    "Certificación",
    "Otro documento",
)

CANONICO = JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def columnas(estados: Sequence[str] | Callable[[], Iterable[str]]) -> list[Columna]:
    """The columns of a report; ``estados``: the closed list of words of the regimes in question, or what
    reads it each time.
    """
    return [
        Columna("caso", largo=20, ejemplo="R-2026-000871", rotulo="el número de caso",
                alias=("numero_de_caso", "codigo"), ayuda="Como aparece en Mis obligaciones"),
        Columna("estado", TipoColumna.LISTA, lista=estados, rotulo="el estado", ejemplo="Cumplido"),
        Columna("fecha_reporte", TipoColumna.FECHA, rotulo="la fecha de reporte", ejemplo="15/02/2026",
                alias=("fecha",), ayuda="El día en que pasó lo que informa; no puede ser posterior a hoy"),
        Columna("prueba_tipo", TipoColumna.LISTA, obligatoria=False, lista=TIPOS_DE_PRUEBA,
                rotulo="el tipo de documento que lo demuestra", alias=("evidencia_tipo",)),
        Columna("prueba_numero", obligatoria=False, largo=60, alias=("evidencia_numero",),
                rotulo="el número del documento que lo demuestra", ejemplo="4512"),
        Columna("prueba_fecha", TipoColumna.FECHA, obligatoria=False, alias=("evidencia_fecha",),
                rotulo="la fecha del documento que lo demuestra", ejemplo="14/02/2026"),
        Columna("observacion", obligatoria=False, largo=500, rotulo="la observación",
                ayuda="Lo que la Superintendencia deba saber; no escriba datos de salud"),
    ]  # fmt: skip


NOMBRES = {c.nombre for c in columnas(())}
DE_LA_PRUEBA = {"prueba_tipo", "prueba_numero", "prueba_fecha"}


@dataclass(frozen=True)
class Declaracion:
    """A report with clean values; ``archivo_sha256``: of the document that goes with it, "" if none does."""

    estado: str
    fecha: date
    prueba_tipo: str = ""
    prueba_numero: str = ""
    prueba_fecha: date | None = None
    observacion: str = ""
    archivo_sha256: str = ""

    @property
    def tiene_prueba(self) -> bool:
        return bool(self.prueba_tipo and self.prueba_numero and self.prueba_fecha)

    @property
    def prueba_a_medias(self) -> bool:
        partes = [self.prueba_tipo, self.prueba_numero, self.prueba_fecha]
        return any(partes) and not all(partes)

    def huella(self, caso: str) -> str:
        """SHA-256 of what is declared of ``caso``, in hexadecimal; no channel nor hour enters it."""
        datos = {"caso": caso, **vars(self)}
        return sha256(CANONICO.encode(datos).encode()).hexdigest()


def de_valores(valores: Mapping[str, Any], archivo_sha256: str = "") -> Declaracion:
    """The declaration of a row whose cells were all read."""
    return Declaracion(
        estado=valores["estado"],
        fecha=valores["fecha_reporte"],
        prueba_tipo=valores.get("prueba_tipo") or "",
        prueba_numero=valores.get("prueba_numero") or "",
        prueba_fecha=valores.get("prueba_fecha"),
        observacion=valores.get("observacion") or "",
        archivo_sha256=archivo_sha256,
    )


def leer(
    textos: Mapping[str, str], lectores: Mapping[str, Conversor]
) -> tuple[dict[str, Any], list[ErrorFila]]:
    """Convert the texts of one report; (clean values by column, what could not be read)."""
    valores, errores = {}, []
    for nombre, lector in lectores.items():
        leido = lector.leer(textos.get(nombre) or "")
        if isinstance(leido, ErrorFila):
            errores.append(leido)
        else:
            valores[nombre] = leido
    return valores, errores


def lectores_para(estados: Sequence[str]) -> dict[str, Conversor]:
    """The converters of the columns, for form and web service; ``estados``: the words of every regime."""
    return {c.nombre: Conversor(c) for c in columnas(estados)}
