"""What somebody asks of the catalogue of procedures, as a value: from the address and back to it."""

from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode


@dataclass(frozen=True)
class Filtros:
    """One question; what is empty does not filter. Codes everywhere, so that an address can be kept."""

    q: str = ""
    necesidad: str = ""
    grupo: str = ""
    canal: str = ""
    modalidad: str = ""
    tipo: str = ""
    gratis: str = ""
    institucion: str = ""

    def activos(self) -> list[tuple[str, str]]:
        """(field, value) of each filter in force."""
        return [(c.name, valor) for c in fields(self) if (valor := getattr(self, c.name))]

    def sin(self, campo: str) -> "Filtros":
        """The same question without one of its filters."""
        return replace(self, **{campo: ""})

    def direccion(self) -> str:
        """The query of the address that asks this, «?necesidad=salud&grupo=jovenes»."""
        return f"?{urlencode(self.activos())}" if self.activos() else "?"
