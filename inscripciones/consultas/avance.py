"""How far a registration is: what each part has, what it lacks, in the words of the task list."""

from collections.abc import Iterable
from dataclasses import dataclass

from inscripciones.models import DocumentoInscripcion, Hallazgo, Inscripcion
from inscripciones.pasos import Paso, abre

from .apertura import abierto_en, hallazgos_por_corregir

SIN_EMPEZAR, EN_CURSO, COMPLETA, POR_CORREGIR = "Sin empezar", "En curso", "Completa", "Por corregir"
Tipo = DocumentoInscripcion.Tipo
SIEMPRE = (Tipo.IDENTIDAD_FRENTE, Tipo.IDENTIDAD_REVERSO, Tipo.DIPLOMA, Tipo.ACTA_GRADO)
LO_QUE_TIENE = {
    Paso.DATOS: "Documento, contacto y domicilio",
    Paso.FORMACION: "Universidad y fecha de grado",
    Paso.DOCUMENTOS: "Documento de identidad, diploma y acta de grado",
}


@dataclass(frozen=True)
class Parte:
    """One row of the task list. ``faltas``: what it lacks, as nouns with their article."""

    paso: Paso
    estado: str
    dice: str
    faltas: tuple[str, ...] = ()

    @property
    def titulo(self) -> str:
        return self.paso.label

    @property
    def ruta(self) -> str:
        return f"inscripciones:{self.paso.value}"

    @property
    def esta_completa(self) -> bool:
        return self.estado == COMPLETA

    @property
    def que_falta(self) -> str:
        """«falta el diploma», «faltan sus nombres y su teléfono»."""
        dicho = _falta(self.faltas)
        return f"{dicho[0].lower()}{dicho[1:]}"


def partes(inscripcion: Inscripcion) -> list[Parte]:
    """The five parts of the registration, in order."""
    return [
        _de_lo_escrito(Paso.DATOS, _datos(inscripcion)),
        _de_lo_escrito(Paso.FORMACION, _formacion(inscripcion)),
        _prioridad(inscripcion),
        _preferencias(inscripcion),
        _documentos(inscripcion),
    ]


def por_corregir(inscripcion: Inscripcion) -> list[Parte]:
    """The parts that a returned registration has open, «Por corregir» until attended."""
    pendientes = [h for h in hallazgos_por_corregir(inscripcion) if h.corregido_en is None]
    escritas = {p.paso: p for p in partes(inscripcion)}
    lista = []
    for paso in [p for p in Paso if p in abierto_en(inscripcion)]:
        falta = any(paso in abre(h.punto_id, h.punto.paso) for h in pendientes)
        completa = escritas[paso].esta_completa
        estado = POR_CORREGIR if falta else COMPLETA if completa else EN_CURSO
        dice = "Abra esta parte y corrija lo que le pidieron" if falta else "Usted ya la revisó"
        lista.append(Parte(paso, estado, dice if completa else escritas[paso].dice, escritas[paso].faltas))
    return lista


def sin_atender(inscripcion: Inscripcion) -> list[Hallazgo]:
    """What was asked and the person has not attended yet."""
    return [h for h in hallazgos_por_corregir(inscripcion) if h.corregido_en is None]


def requeridos(inscripcion: Inscripcion) -> tuple[str, ...]:
    """The documents this registration needs; the validation of a foreign degree only if it is foreign.

    Source: instructivo of each process; Ley 1164 de 2007, art. 18.
    """
    return (*SIEMPRE, Tipo.CONVALIDACION) if inscripcion.es_titulo_exterior else SIEMPRE


def enumerar(cosas: Iterable[str]) -> str:
    """«a», «a y b», «a, b y c»."""
    *primeras, ultima = cosas
    return f"{', '.join(primeras)} y {ultima}" if primeras else ultima


def _de_lo_escrito(paso: Paso, tiene: dict[str, bool]) -> Parte:
    faltas = tuple(nombre for nombre, hay in tiene.items() if not hay)
    if not faltas:
        return Parte(paso, COMPLETA, LO_QUE_TIENE[paso])
    estado = SIN_EMPEZAR if len(faltas) == len(tiene) else EN_CURSO
    return Parte(paso, estado, LO_QUE_TIENE[paso] if estado == SIN_EMPEZAR else _falta(faltas), faltas)


def _falta(faltas: tuple[str, ...]) -> str:
    return f"{'Falta' if len(faltas) == 1 else 'Faltan'} {enumerar(faltas)}"


def _datos(inscripcion: Inscripcion) -> dict[str, bool]:
    persona = inscripcion.persona
    return {
        "sus nombres": bool(persona.nombres),
        "sus apellidos": bool(persona.apellidos),
        "su documento de identidad": persona.documento is not None,
        "su teléfono": bool(persona.telefono),
        "el municipio donde vive": inscripcion.municipio_id is not None,
        "su dirección": bool(inscripcion.direccion),
    }


def _formacion(inscripcion: Inscripcion) -> dict[str, bool]:
    return {
        "la universidad": bool(inscripcion.universidad),
        "decir dónde se graduó": inscripcion.es_titulo_exterior is not None,
        "la fecha de grado": inscripcion.fecha_grado is not None,
    }


def _prioridad(inscripcion: Inscripcion) -> Parte:
    if inscripcion.declara_prioridad is None:
        return Parte(
            Paso.PRIORIDAD, SIN_EMPEZAR, "Es opcional: puede responder que ninguna", ("su respuesta",)
        )
    if not inscripcion.declara_prioridad:
        return Parte(Paso.PRIORIDAD, COMPLETA, "Es opcional. Usted respondió que ninguna")
    condiciones = list(inscripcion.condiciones.order_by("pk"))
    sin_soporte = sum(c.archivo_id is None for c in condiciones)
    if sin_soporte:
        falta = "el documento de una condición" if sin_soporte == 1 else "los documentos de sus condiciones"
        return Parte(Paso.PRIORIDAD, EN_CURSO, _falta((falta,)), (falta,))
    cuantas = f"{len(condiciones)} condición" if len(condiciones) == 1 else f"{len(condiciones)} condiciones"
    return Parte(Paso.PRIORIDAD, COMPLETA, f"Usted declaró {cuantas}")


def _preferencias(inscripcion: Inscripcion) -> Parte:
    plazas, departamentos = inscripcion.preferencias.count(), inscripcion.departamentos.count()
    tiene = {
        "por lo menos una plaza": bool(plazas),
        "decir el orden de los departamentos": inscripcion.departamentos_revisados,
    }
    faltas = tuple(nombre for nombre, hay in tiene.items() if not hay)
    if len(faltas) == len(tiene):
        return Parte(Paso.PREFERENCIAS, SIN_EMPEZAR, "Hasta cinco plazas, y los departamentos", faltas)
    if faltas:
        return Parte(Paso.PREFERENCIAS, EN_CURSO, _falta(faltas), faltas)
    dice = f"{plazas} plaza{'s' * (plazas != 1)} y {departamentos} departamento{'s' * (departamentos != 1)}"
    return Parte(Paso.PREFERENCIAS, COMPLETA, f"{dice} en orden")


def _documentos(inscripcion: Inscripcion) -> Parte:
    subidos = set(
        inscripcion.documentos.filter(es_vigente=True).order_by("tipo").values_list("tipo", flat=True)
    )
    pedidos = requeridos(inscripcion)
    faltas = tuple(_nombre(Tipo(t)) for t in pedidos if t not in subidos)
    if not faltas:
        return Parte(Paso.DOCUMENTOS, COMPLETA, LO_QUE_TIENE[Paso.DOCUMENTOS])
    if len(faltas) == len(pedidos):
        return Parte(Paso.DOCUMENTOS, SIN_EMPEZAR, LO_QUE_TIENE[Paso.DOCUMENTOS], faltas)
    return Parte(Paso.DOCUMENTOS, EN_CURSO, _falta(faltas), faltas)


def _nombre(tipo: DocumentoInscripcion.Tipo) -> str:
    articulo = {Tipo.ACTA_GRADO: "el", Tipo.CONVALIDACION: "la"}.get(tipo, "el")
    return f"{articulo} {tipo.label[0].lower()}{tipo.label[1:]}"
