"""The portal's own procedures: their definitions, kept as JSON, are published like any other.

Source of their terms: Ley 1755 de 2015, art. 14 (15, 10 and 30 business days); Res. 774 de 2022.
"""

from pathlib import Path

from django.db import transaction

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import Entidad
from tramites.models import Area, Tramite, VersionTramite

from .diseno import importar_version, publicar_version

CARPETA = Path(__file__).parent.parent / "datos" / "definiciones"
AREAS = {
    "ventanilla": "Atención al ciudadano",
    "talento_humano": "Grupo de Talento Humano en Salud",
    "juridica": "Oficina Jurídica",
    "direccion": "Dirección de Talento Humano en Salud",
}


def definiciones() -> dict[str, bytes]:
    """{code of the procedure: its definition, as the file says it}."""
    return {archivo.stem: archivo.read_bytes() for archivo in sorted(CARPETA.glob("*.json"))}


@transaction.atomic
def crear_areas_propias(entidad: Entidad) -> dict[str, Area]:
    """The four areas that the definitions name; {code: area}."""
    return {
        codigo: Area.objects.get_or_create(entidad=entidad, codigo=codigo, defaults={"nombre": nombre})[0]
        for codigo, nombre in AREAS.items()
    }


@transaction.atomic
def publicar_propios(entidad: Entidad, *, actor: Usuario) -> list[VersionTramite]:
    """Publish the definition of each of the portal's procedures that ``entidad`` has and lacks one.

    Somebody must work in every area first. Raises VersionConDefectos.
    """
    textos = definiciones()
    suyos = Tramite.objects.filter(entidad=entidad, codigo__in=textos).order_by("codigo")
    return [
        publicar_version(importar_version(t, textos[t.codigo], actor=actor), actor=actor)
        for t in suyos
        if not t.versiones.publicadas().exists()
    ]
