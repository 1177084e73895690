"""What somebody asks of the catalogue, as a value: from the address and back to it."""

from dataclasses import dataclass
from typing import ClassVar

from sso_portal.nucleo.formularios import filtros

ORDENES = {
    "salario": ("Salario, de mayor a menor", ["-salario_mensual", "codigo"]),
    "lugar": (
        "Departamento y municipio",
        ["municipio__departamento__nombre", "municipio__nombre", "codigo"],
    ),
    "dificultad": ("Dificultad de acceso", ["-dificultad", "-salario_mensual", "codigo"]),
    "inicio": ("Fecha de inicio", ["fecha_inicio", "codigo"]),
}
AYUDAS = {"vivienda": "Vivienda", "alimentacion": "Alimentación", "transporte": "Transporte"}


@dataclass(frozen=True)
class Filtros(filtros.Filtros):
    """One question to the catalogue; what is empty does not filter. ``salario`` in pesos a month."""

    ORDEN: ClassVar[str] = "orden"

    q: str = ""
    profesion: str = ""
    departamento: str = ""
    municipio: str = ""
    salario: int | None = None
    ayuda: tuple[str, ...] = ()
    vinculo: tuple[str, ...] = ()
    convocatoria: str = ""
    orden: str = "salario"

    def direccion_con(self, campo: str) -> str:
        """The same address, ready for the value of ``campo`` at its end."""
        return f"{self.direccion()}&{campo}=".replace("?&", "?")
