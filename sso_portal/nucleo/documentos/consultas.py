"""Read files and the log of who opened them."""

from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.core.files.storage import default_storage
from django.db import models

from sso_portal.nucleo.bitacora.consultas import lecturas_de
from sso_portal.nucleo.bitacora.models import Lectura
from sso_portal.nucleo.cuentas.consultas import oficinas
from sso_portal.nucleo.cuentas.models import Persona

from .models import Archivo


def abrir(archivo: Archivo) -> IO[bytes]:
    """The bytes of ``archivo`` as an open file; close it. Raises FileNotFoundError if the storage lost it."""
    return default_storage.open(archivo.clave)


def contenido(archivo: Archivo) -> bytes:
    """All the bytes of ``archivo``. Raises FileNotFoundError if the storage lost it."""
    with abrir(archivo) as abierto:
        return abierto.read()


def ausentes() -> models.QuerySet[Archivo]:
    """Rows whose file the last sweep did not find, oldest alarm first."""
    return Archivo.objects.exclude(falta_desde=None).order_by("falta_desde", "pk")


@dataclass(frozen=True)
class LecturaLegible:
    """One reading as the person reads it: when, from which office, what for, what was opened."""

    ocurrida_en: datetime
    oficina: str
    proposito: str
    que: str


def lecturas_legibles(lecturas: list[Lectura]) -> list[LecturaLegible]:
    """The readings with their offices by name. Officials are named by their office, not by their name."""
    nombres = oficinas({x.actor_rol for x in lecturas}, {"ciudadania": "Otra persona"})
    archivos = {
        str(pk): nombre
        for pk, nombre in Archivo.objects.filter(
            pk__in=[x.objeto_id for x in lecturas if x.objeto == Archivo._meta.label]
        )
        .order_by()
        .values_list("pk", "nombre")
    }
    return [
        LecturaLegible(
            x.ocurrida_en, nombres[x.actor_rol], x.proposito, archivos.get(x.objeto_id, "Sus datos")
        )
        for x in lecturas
    ]


def lecturas_de_persona(persona: Persona) -> models.QuerySet[Lectura]:
    """Every reading of the data of ``persona`` by somebody else, newest first."""
    return lecturas_de(persona.pk)
