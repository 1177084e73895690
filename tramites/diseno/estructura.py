"""The definition of a procedure: what is asked, through which stages a case goes, where it ends.

Pure values, written as JSON (format 1) to be kept, exported and imported. A case only goes forward.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

FORMATO = 1
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


class EstructuraIlegible(Exception):
    """What was read is no definition of ours; the text says where and what to do."""


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


# --- JSON ---


def a_json(estructura: Estructura) -> dict[str, Any]:
    """The definition as it is kept and exported."""
    return {
        "formato": FORMATO,
        "inicio": estructura.inicio,
        "campos": [_campo_a_json(c) for c in estructura.campos],
        "etapas": [_etapa_a_json(e) for e in estructura.etapas],
        "encuesta": {
            "escala": estructura.encuesta.escala,
            "abierta": estructura.encuesta.abierta,
            "otras": [asdict(p) for p in estructura.encuesta.otras],
        },
    }


def _campo_a_json(campo: Campo) -> dict[str, Any]:
    return {
        "clave": campo.clave,
        "tipo": str(campo.tipo),
        "rotulo": campo.rotulo,
        "ayuda": campo.ayuda,
        "obligatorio": campo.obligatorio,
        "opciones": list(campo.opciones),
        "seccion": campo.seccion,
        "si": {"campo": campo.si.campo, "valores": list(campo.si.valores)} if campo.si else None,
    }


def _etapa_a_json(etapa: Etapa) -> dict[str, Any]:
    documento = etapa.documento
    return {
        "clave": etapa.clave,
        "nombre": etapa.nombre,
        "area": etapa.area,
        "plazo_dias_habiles": etapa.plazo_dias_habiles,
        "acciones": [
            {
                "clave": a.clave,
                "rotulo": a.rotulo,
                "destino": a.destino,
                "pide_motivo": a.pide_motivo,
                "aplica_efecto": a.aplica_efecto,
            }
            for a in etapa.acciones
        ],
        "documento": {"titulo": documento.titulo, "texto": documento.texto} if documento else None,
        "llamada": etapa.llamada,
        "efecto": etapa.efecto,
    }


def de_json(datos: Any) -> Estructura:
    """The definition that ``datos`` (already parsed) says. Raises EstructuraIlegible."""
    raiz = _Nodo(datos, "el archivo")
    if raiz.dato("formato", int, FORMATO) != FORMATO:
        raise EstructuraIlegible(
            f"El archivo no es del formato {FORMATO}. Expórtelo de nuevo desde el portal"
        )
    return Estructura(
        campos=tuple(_campo_de(n) for n in raiz.lista("campos", "la pregunta")),
        etapas=tuple(_etapa_de(n) for n in raiz.lista("etapas", "la etapa")),
        inicio=raiz.texto("inicio"),
        encuesta=_encuesta_de(raiz.nodo("encuesta")),
    )


class _Nodo:
    """One object of the file, read with types; ``donde`` names it in what is said of it."""

    def __init__(self, datos: Any, donde: str) -> None:
        if not isinstance(datos, Mapping):
            raise EstructuraIlegible(f"En {donde} se esperaban nombres con sus valores, entre llaves")
        self.datos, self.donde = datos, donde

    def dato[T](self, clave: str, clase: type[T], si_falta: T) -> T:
        valor = self.datos.get(clave, si_falta)
        # A boolean is no number, whatever Python says.
        if not isinstance(valor, clase) or (clase is int and isinstance(valor, bool)):
            raise EstructuraIlegible(f"En {self.donde}, «{clave}» no se puede leer. Revise ese valor")
        return valor

    def texto(self, clave: str, si_falta: str = "") -> str:
        return self.dato(clave, str, si_falta)

    def lista(self, clave: str, que: str) -> list["_Nodo"]:
        return [_Nodo(x, f"{que} {n}") for n, x in enumerate(self.dato(clave, list, []), start=1)]

    def textos(self, clave: str) -> tuple[str, ...]:
        valores = self.dato(clave, list, [])
        if not all(isinstance(v, str) for v in valores):
            raise EstructuraIlegible(f"En {self.donde}, «{clave}» debe ser una lista de textos")
        return tuple(valores)

    def nodo(self, clave: str) -> "_Nodo | None":
        valor = self.datos.get(clave)
        return None if valor is None else _Nodo(valor, f"«{clave}» de {self.donde}")


def _encuesta_de(n: _Nodo | None) -> Encuesta:
    if n is None:
        return Encuesta()
    de_siempre = Encuesta()
    otras = tuple(_otra_de(p) for p in n.lista("otras", f"{n.donde}, la pregunta"))
    return Encuesta(n.texto("escala", de_siempre.escala), n.texto("abierta", de_siempre.abierta), otras)


def _otra_de(n: _Nodo) -> PreguntaEncuesta:
    tipo = n.texto("tipo")
    if tipo not in TIPOS_DE_ENCUESTA:
        raise EstructuraIlegible(f"En {n.donde}, «tipo» debe ser uno de: {', '.join(TIPOS_DE_ENCUESTA)}")
    return PreguntaEncuesta(n.texto("clave"), n.texto("texto"), tipo)


def _campo_de(n: _Nodo) -> Campo:
    try:
        tipo = Tipo(n.texto("tipo"))
    except ValueError:
        raise EstructuraIlegible(f"En {n.donde}, «tipo» debe ser uno de: {', '.join(Tipo)}") from None
    si = n.nodo("si")
    return Campo(
        clave=n.texto("clave"),
        tipo=tipo,
        rotulo=n.texto("rotulo"),
        ayuda=n.texto("ayuda"),
        obligatorio=n.dato("obligatorio", bool, True),
        opciones=n.textos("opciones"),
        si=Condicion(si.texto("campo"), si.textos("valores")) if si else None,
        seccion=n.texto("seccion", "Su solicitud"),
    )


def _etapa_de(n: _Nodo) -> Etapa:
    documento = n.nodo("documento")
    return Etapa(
        clave=n.texto("clave"),
        nombre=n.texto("nombre"),
        area=n.texto("area"),
        plazo_dias_habiles=n.dato("plazo_dias_habiles", int, 0),
        acciones=tuple(_accion_de(a) for a in n.lista("acciones", f"{n.donde}, la acción")),
        documento=Documento(documento.texto("titulo"), documento.texto("texto")) if documento else None,
        llamada=n.texto("llamada"),
        efecto=n.texto("efecto"),
    )


def _accion_de(n: _Nodo) -> Accion:
    return Accion(
        clave=n.texto("clave"),
        rotulo=n.texto("rotulo"),
        destino=n.texto("destino"),
        pide_motivo=n.dato("pide_motivo", bool, False),
        aplica_efecto=n.dato("aplica_efecto", bool, False),
    )
