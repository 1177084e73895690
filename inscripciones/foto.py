"""The frozen copy of a plaza that an offer keeps: what applicants saw, whatever becomes of the plaza."""

from typing import Any

from plazas.models import Plaza


def foto_de(plaza: Plaza) -> dict[str, Any]:
    """Everything an applicant reads of ``plaza``, in words and codes; needs its joins, writes nothing."""
    municipio = plaza.municipio
    return {
        "codigo": plaza.codigo,
        "entidad": plaza.entidad.nombre,
        "nit": plaza.entidad.nit,
        "municipio": municipio.nombre,
        "codigo_municipio": municipio.codigo,
        "departamento": municipio.departamento.nombre,
        "codigo_departamento": municipio.departamento_id,
        "profesion": plaza.profesion_id,
        "cargo": plaza.cargo,
        "cupos": plaza.cupos,
        "vinculo": plaza.vinculo,
        "salario_mensual": plaza.salario_mensual,
        "ayudas": plaza.ayudas,
        "duracion_meses": plaza.duracion_meses,
        "fecha_inicio": plaza.fecha_inicio and plaza.fecha_inicio.isoformat(),
        "dificultad": plaza.dificultad,
        "como_se_llega": plaza.como_se_llega,
        "comunidad": plaza.comunidad_id,
    }
