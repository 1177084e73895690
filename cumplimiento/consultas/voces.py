"""In whose name somebody speaks at the work table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cumplimiento.models import Asunto, Dependencia, EntidadVigilada, dependencias_de, vigiladas_de
from sso_portal.nucleo.cuentas.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Voz:
    """One entity or one department."""

    entidad: EntidadVigilada | None = None
    dependencia: Dependencia | None = None

    def __str__(self) -> str:
        return str(self.entidad or self.dependencia)

    @property
    def clave(self) -> str:
        """How a form names it: «entidad-12», «dependencia-normativa»."""
        return f"entidad-{self.entidad.pk}" if self.entidad else f"dependencia-{self.quien['dependencia'].pk}"

    @property
    def quien(self) -> dict[str, Any]:
        """As the rows keep it."""
        return {"entidad": self.entidad, "dependencia": self.dependencia}


def voces_de(usuario: Usuario, asunto: Asunto | None = None) -> list[Voz]:
    """Every name in which ``usuario`` may speak; in ``asunto``, if it is one, entities of its regime only."""
    entidades: Iterable[EntidadVigilada] = vigiladas_de(usuario)
    suyas = [Voz(entidad=e) for e in entidades if asunto is None or asunto.alcanza_a(e)]
    return [*suyas, *(Voz(dependencia=d) for d in dependencias_de(usuario))]
