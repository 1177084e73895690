"""The catalogue as a file for spreadsheets."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from sso_portal.nucleo.legible import hoja

from .models import Plaza

COLUMNAS = [
    *("codigo", "profesion", "cargo", "entidad", "nit", "municipio", "codigo_municipio", "departamento"),
    *("puestos", "vinculo", "salario_mensual", "vivienda", "alimentacion", "transporte", "otras_ayudas"),
    *("duracion_meses", "fecha_inicio", "dificultad_de_acceso", "modalidad", "publicada"),
]
BYTES_POR_FILA = 245  # measured on the demo; only to tell the size before downloading


def lineas(plazas: Iterable[Plaza]) -> Iterator[str]:
    """The file line by line, the byte-order mark first."""
    return hoja.lineas(COLUMNAS, map(_fila, plazas))


def peso_aproximado(filas: int) -> int:
    """Bytes of a file with that many rows, about."""
    return 300 + BYTES_POR_FILA * filas


def _fila(plaza: Plaza) -> list[Any]:
    municipio = plaza.municipio
    return [
        *(plaza.codigo, str(plaza.profesion or ""), plaza.cargo, plaza.entidad.nombre, plaza.entidad.nit),
        *(municipio.nombre, municipio.codigo, municipio.departamento.nombre, plaza.cupos),
        *(plaza.get_vinculo_display(), plaza.salario_mensual, _si_no(plaza.da_vivienda)),
        *(_si_no(plaza.da_alimentacion), _si_no(plaza.da_transporte), plaza.otras_ayudas),
        *(plaza.duracion_meses, plaza.fecha_inicio, plaza.get_dificultad_display()),
        *(plaza.get_modalidad_display(), timezone.localdate(plaza.publicada_en).isoformat()),
    ]


def _si_no(valor: bool) -> str:
    return "sí" if valor else "no"
