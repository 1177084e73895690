"""The answers of a registration as their owner checks them: groups of (label, value), nothing sensitive."""

from dataclasses import dataclass, field

from inscripciones.models import DocumentoInscripcion, Inscripcion
from inscripciones.pasos import Paso
from sso_portal.nucleo.legible.cifras import telefono
from sso_portal.nucleo.legible.fechas import fecha

from .registro import lista_de

VACIO = "Sin responder"


@dataclass(frozen=True)
class Grupo:
    paso: Paso
    filas: list[tuple[str, str]] = field(default_factory=list)

    @property
    def titulo(self) -> str:
        return self.paso.label

    @property
    def ruta(self) -> str:
        return f"inscripciones:{self.paso.value}"


def respuestas_de(inscripcion: Inscripcion) -> list[Grupo]:
    """Every answer, by step. Of the priority conditions it says only how many were declared."""
    return [
        Grupo(Paso.DATOS, _datos(inscripcion)),
        Grupo(Paso.FORMACION, _formacion(inscripcion)),
        Grupo(Paso.PRIORIDAD, [("Condiciones de prioridad", _condiciones(inscripcion))]),
        Grupo(Paso.PREFERENCIAS, _preferencias(inscripcion)),
        Grupo(Paso.DOCUMENTOS, _documentos(inscripcion)),
    ]


def _datos(inscripcion: Inscripcion) -> list[tuple[str, str]]:
    persona, documento = inscripcion.persona, inscripcion.persona.documento
    return [
        ("Nombres", persona.nombres or VACIO),
        ("Apellidos", persona.apellidos or VACIO),
        ("Documento", f"{documento.get_tipo_display()} {documento.numero}" if documento else VACIO),
        ("Teléfono", telefono(persona.telefono) or VACIO),
        ("Municipio donde vive", str(inscripcion.municipio) if inscripcion.municipio else VACIO),
        ("Dirección", inscripcion.direccion or VACIO),
    ]


def _formacion(inscripcion: Inscripcion) -> list[tuple[str, str]]:
    donde = {True: "En otro país", False: "En Colombia", None: VACIO}[inscripcion.es_titulo_exterior]
    return [
        ("Profesión", inscripcion.profesion.nombre),
        ("Universidad", inscripcion.universidad or VACIO),
        ("Dónde se graduó", donde),
        ("Fecha de grado", fecha(inscripcion.fecha_grado) if inscripcion.fecha_grado else VACIO),
    ]


def _condiciones(inscripcion: Inscripcion) -> str:
    if inscripcion.declara_prioridad is None:
        return VACIO
    cuantas = inscripcion.condiciones.count()
    return f"Declaró {cuantas} {'condición' if cuantas == 1 else 'condiciones'}" if cuantas else "Ninguna"


def _preferencias(inscripcion: Inscripcion) -> list[tuple[str, str]]:
    plazas = [
        (f"Plaza {p.orden}", f"{plaza.codigo}, {plaza.entidad}, {plaza.lugar}")
        for p, plaza in ((p, p.oferta.ofrecida) for p in lista_de(inscripcion))
    ]
    orden = inscripcion.departamentos.order_by("orden").values_list("departamento__nombre", flat=True)
    sin_lista = "Sin preferencia" if inscripcion.departamentos_revisados else VACIO
    return [*(plazas or [("Plazas", VACIO)]), ("Departamentos, en orden", ", ".join(orden) or sin_lista)]


def _documentos(inscripcion: Inscripcion) -> list[tuple[str, str]]:
    subidos = inscripcion.documentos.filter(es_vigente=True).order_by("tipo")
    nombres = dict(subidos.values_list("tipo", "archivo__nombre"))
    return [(t.label, nombres[t]) for t in DocumentoInscripcion.Tipo if t in nombres] or [("Archivos", VACIO)]
