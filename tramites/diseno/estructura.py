"""The definition of a procedure: what is asked, through which stages a case goes, where it ends.

Pure values. A case only goes forward.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

FIN = "fin:"


class Tipo(StrEnum):
    """What a field takes."""

    TEXTO = "texto"
    PARRAFO = "parrafo"
    NUMERO = "numero"
    FECHA = "fecha"
    OPCION = "opcion"
    ARCHIVO = "archivo"
    TERRITORIO = "territorio"
    PERSONA = "persona"


NOMBRES_DE_TIPO = {
    Tipo.TEXTO: "Texto corto",
    Tipo.PARRAFO: "Texto largo",
    Tipo.NUMERO: "Número",
    Tipo.FECHA: "Fecha",
    Tipo.OPCION: "Opción de una lista",
    Tipo.ARCHIVO: "Documento (archivo)",
    Tipo.TERRITORIO: "Municipio",
    Tipo.PERSONA: "Persona (nombre y documento)",
}


@dataclass(frozen=True)
class Condicion:
    """The field is asked only if ``campo`` was answered with one of ``valores``."""

    campo: str
    valores: tuple[str, ...]


@dataclass(frozen=True)
class Campo:
    """One question of the form. ``seccion``: the page of the form it stands on."""

    clave: str
    tipo: Tipo
    rotulo: str
    ayuda: str = ""
    obligatorio: bool = True
    opciones: tuple[str, ...] = ()
    si: Condicion | None = None
    seccion: str = "Su solicitud"

    @property
    def tipo_dicho(self) -> str:
        """What is answered, in words."""
        return NOMBRES_DE_TIPO[self.tipo]


@dataclass(frozen=True)
class Accion:
    """What an official may do in a stage. ``destino``: key of another stage, or ``fin:<result>``."""

    clave: str
    rotulo: str
    destino: str
    pide_motivo: bool = False
    aplica_efecto: bool = False

    @property
    def termina(self) -> bool:
        return self.destino.startswith(FIN)

    @property
    def resultado(self) -> str:
        """The word with which the case ends; "" while it goes on."""
        return self.destino.removeprefix(FIN) if self.termina else ""


@dataclass(frozen=True)
class Documento:
    """A paper written when the case leaves the stage: ``texto`` holds {claves} of answers and of the case."""

    titulo: str
    texto: str


@dataclass(frozen=True)
class Etapa:
    """One stop of a case: who answers (``area``, its code), in how many business days, doing what.

    ``llamada``: name of the connection told on arrival; ``efecto``: named effect of the portal.
    """

    clave: str
    nombre: str
    area: str
    plazo_dias_habiles: int
    acciones: tuple[Accion, ...] = ()
    documento: Documento | None = None
    llamada: str = ""
    efecto: str = ""

    def accion(self, clave: str) -> Accion | None:
        return next((a for a in self.acciones if a.clave == clave), None)


DE_ESCALA, DE_SI_NO, DE_TEXTO = "escala", "si_no", "texto"
TIPOS_DE_ENCUESTA = {DE_ESCALA: "De 1 a 5", DE_SI_NO: "Sí o no", DE_TEXTO: "Con sus palabras"}


@dataclass(frozen=True)
class PreguntaEncuesta:
    """One more question of the survey; ``tipo``: «escala», «si_no» or «texto»."""

    clave: str
    texto: str
    tipo: str


@dataclass(frozen=True)
class Encuesta:
    """The questions at the end: one answered from 1 to 5, one in free words, and ``otras`` of the version."""

    escala: str = "¿Qué tan fácil fue hacer este trámite?"
    abierta: str = "¿Qué cambiaría para que fuera más fácil?"
    otras: tuple[PreguntaEncuesta, ...] = ()


@dataclass(frozen=True)
class Estructura:
    """A whole definition. ``inicio``: key of the first stage."""

    campos: tuple[Campo, ...] = ()
    etapas: tuple[Etapa, ...] = ()
    inicio: str = ""
    encuesta: Encuesta = Encuesta()

    @cached_property
    def por_clave(self) -> dict[str, Etapa]:
        return {e.clave: e for e in self.etapas}

    def campo(self, clave: str) -> Campo | None:
        return next((c for c in self.campos if c.clave == clave), None)

    @property
    def secciones(self) -> tuple[str, ...]:
        """The pages of the form, in the order in which they first appear."""
        return tuple(dict.fromkeys(c.seccion for c in self.campos))
