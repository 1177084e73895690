"""What was sent, in canonical bytes, and its fingerprint: nobody can change it later unseen."""

import json
import unicodedata
from hashlib import sha256
from typing import Any

from inscripciones.models import Inscripcion
from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad

VERSION = "sso-inscripcion-v1"


def canonico(contenido: dict[str, Any]) -> bytes:
    """UTF-8 NFC, keys in order, no spaces: the same answers give always the same bytes."""
    texto = json.dumps(contenido, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", texto).encode()


def huella_de(contenido: dict[str, Any]) -> str:
    return sha256(canonico(contenido)).hexdigest()


def copia_de(inscripcion: Inscripcion, *, numero: str, ronda: int) -> dict[str, Any]:
    """The answers of a complete registration, as sent.

    What the database keeps encrypted enters as a keyed seal, never in clear.
    Priority conditions enter only as their number and the fingerprints of their documents.
    """
    persona, grado = inscripcion.persona, inscripcion.fecha_grado
    return {
        "version": VERSION,
        "numero": numero,
        "ronda": ronda,
        "proceso": inscripcion.convocatoria.codigo,
        "profesion": inscripcion.profesion_id,
        "nombres": persona.nombres,
        "apellidos": persona.apellidos,
        "documento": _documento(inscripcion.persona.documento),
        "contacto": {
            "telefono": _sello("telefono", persona.telefono),
            "direccion": _sello("direccion", inscripcion.direccion),
        },
        "municipio": inscripcion.municipio_id,
        "universidad": inscripcion.universidad,
        "titulo_exterior": "si" if inscripcion.es_titulo_exterior else "no",
        "fecha_grado": grado.isoformat() if grado else "",
        "plazas": list(
            inscripcion.preferencias.order_by("orden").values_list("oferta__plaza__codigo", flat=True)
        ),
        "departamentos": list(
            inscripcion.departamentos.order_by("orden").values_list("departamento_id", flat=True)
        ),
        "documentos": dict(
            inscripcion.documentos.filter(es_vigente=True)
            .order_by("tipo")
            .values_list("tipo", "archivo__sha256")
        ),
        "condiciones": sorted(
            inscripcion.condiciones.order_by("pk").values_list("archivo__sha256", flat=True)
        ),
    }


def _documento(documento: DocumentoIdentidad | None) -> dict[str, str]:
    if documento is None:
        return {}
    return {
        "tipo": documento.tipo,
        "terminado_en": documento.ultimos4,
        "sello": _sello("documento", f"{documento.tipo}:{documento.numero}"),
    }


def _sello(uso: str, texto: str) -> str:
    return indice_ciego(f"copia-{uso}", texto)
