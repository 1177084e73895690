"""The copy of what was sent, on paper."""

from inscripciones.consultas.respuestas import respuestas_de
from inscripciones.models import Inscripcion
from sso_portal.nucleo.firmas.servicios import hacer_pdf


def hacer_copia(inscripcion: Inscripcion) -> bytes:
    """The PDF copy of a sent registration, with its fingerprint; no priority condition enters it."""
    documentos = inscripcion.documentos.filter(es_vigente=True).select_related("archivo").order_by("tipo")
    contexto = {
        "titulo": "Copia de su inscripción",
        "codigo": inscripcion.numero,
        "ensayo": inscripcion.convocatoria.es_ensayo,
        "numero": inscripcion.numero,
        "proceso": inscripcion.convocatoria.nombre,
        "nombre": str(inscripcion.persona),
        "enviada_en": inscripcion.radicada_en,
        "huella": inscripcion.huella,
        "secciones": [{"titulo": g.titulo, "filas": g.filas} for g in respuestas_de(inscripcion)],
        "documentos": [{"nombre": d.archivo.nombre, "sha256": d.archivo.sha256} for d in documentos],
        "firmada": False,
    }
    return hacer_pdf("pdf/copia_inscripcion.html", contexto)
