"""What somebody asks of the catalogue, as a value: from the address and back to it."""

from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

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
class Filtros:
    """One question to the catalogue; what is empty does not filter. ``salario`` in pesos a month."""

    q: str = ""
    profesion: str = ""
    departamento: str = ""
    municipio: str = ""
    salario: int | None = None
    ayuda: tuple[str, ...] = ()
    vinculo: tuple[str, ...] = ()
    convocatoria: str = ""
    orden: str = "salario"

    def activos(self) -> list[tuple[str, str]]:
        """(field, value) of each filter in force, one by value; the order is not a filter."""
        pares: list[tuple[str, str]] = []
        for campo in fields(self):
            valor = getattr(self, campo.name)
            if campo.name != "orden" and valor:
                pares += [(campo.name, str(v)) for v in (valor if isinstance(valor, tuple) else [valor])]
        return pares

    def sin(self, campo: str, valor: str) -> "Filtros":
        """The same question without one of its filters. Without departamento there is no municipio."""
        actual = getattr(self, campo)
        if isinstance(actual, tuple):
            cambios: dict[str, Any] = {campo: tuple(v for v in actual if v != valor)}
        else:
            cambios = {campo: None if campo == "salario" else ""}
        if campo == "departamento":
            cambios["municipio"] = ""
        return replace(self, **cambios)

    def direccion(self) -> str:
        """The query of the address that asks this, «?departamento=27&salario=3000000»."""
        pares = self.activos()
        if self.orden != "salario":
            pares.append(("orden", self.orden))
        return f"?{urlencode(pares)}" if pares else "?"

    def direccion_con(self, campo: str) -> str:
        """The same address, ready for the value of ``campo`` at its end."""
        return f"{self.direccion()}&{campo}=".replace("?&", "?")
