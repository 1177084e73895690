"""A definition as JSON (format 1), to be kept, exported and imported."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .estructura import (
    TIPOS_DE_ENCUESTA,
    Accion,
    Campo,
    Condicion,
    Documento,
    Encuesta,
    Estructura,
    Etapa,
    PreguntaEncuesta,
    Tipo,
)

FORMATO = 1


class EstructuraIlegible(Exception):
    """What was read is no definition of ours; the text says where and what to do."""


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
