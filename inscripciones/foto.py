"""The frozen copy of a plaza that an offer keeps: what applicants saw, whatever becomes of the plaza."""

from dataclasses import dataclass
from typing import Any, Self

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
        "nombre_comunidad": plaza.comunidad.nombre if plaza.comunidad else "",
    }


@dataclass(frozen=True)
class PlazaOfrecida:
    """A plaza as its applicants read it: what the pages of a registration and of a result show."""

    codigo: str
    entidad: str
    municipio: str
    departamento: str
    cargo: str
    vinculo: str
    salario_mensual: int
    ayudas: list[str]
    duracion_meses: int
    comunidad: str

    @classmethod
    def de(cls, foto: dict[str, Any]) -> Self:
        """Read what `foto_de` kept; the contract and the community in words."""
        iguales = ("codigo", "entidad", "municipio", "departamento", "cargo", "salario_mensual", "ayudas")
        return cls(
            **{campo: foto[campo] for campo in iguales},
            duracion_meses=foto["duracion_meses"],
            vinculo=str(Plaza.Vinculo(foto["vinculo"]).label) if foto["vinculo"] else "",
            comunidad=foto.get("nombre_comunidad", ""),
        )

    @property
    def lugar(self) -> str:
        """«Tumaco, Nariño»."""
        return f"{self.municipio}, {self.departamento}"
