"""What was answered, in words: for the person who checks it, the official who reads it, and a document."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sso_portal.nucleo.legible.fechas import fecha
from sso_portal.nucleo.territorio.models import Municipio
from tramites.diseno.condiciones import visibles
from tramites.diseno.estructura import Campo, Tipo
from tramites.models import Anexo, Solicitud


@dataclass(frozen=True)
class Respuesta:
    """A question that is asked and its answer; ``anexo``: the document, where it is one."""

    clave: str
    rotulo: str
    seccion: str
    valor: str
    anexo: Anexo | None = None


def en_palabras(solicitud: Solicitud) -> list[Respuesta]:
    """Every question that is asked, in its order, with what was answered («» if nothing)."""
    respuestas = solicitud.respuestas
    preguntas = visibles(solicitud.definicion.campos, respuestas)
    municipios = _municipios(preguntas, respuestas)
    anexos = {a.campo: a for a in solicitud.anexos.exclude(campo="").select_related("archivo")}
    return [
        Respuesta(
            c.clave, c.rotulo, c.seccion, _valor(c, respuestas.get(c.clave), municipios), anexos.get(c.clave)
        )
        for c in preguntas
    ]


def _municipios(preguntas: list[Campo], respuestas: dict[str, Any]) -> dict[str, str]:
    codigos = [respuestas.get(c.clave) for c in preguntas if c.tipo == Tipo.TERRITORIO]
    if not any(codigos):
        return {}
    return {
        m.codigo: str(m) for m in Municipio.objects.filter(codigo__in=codigos).select_related("departamento")
    }


def _valor(campo: Campo, dicho: Any, municipios: dict[str, str]) -> str:
    if not dicho:
        return ""
    if campo.tipo == Tipo.FECHA:
        return fecha(date.fromisoformat(dicho))
    if campo.tipo == Tipo.TERRITORIO:
        return municipios.get(dicho, "")
    if campo.tipo == Tipo.PERSONA:
        return f"{dicho.get('nombre', '')}, {dicho.get('tipo', '')} {dicho.get('numero', '')}".strip(", ")
    return str(dicho)
