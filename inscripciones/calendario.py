"""The dates of a process that may move once it is published, and the act that moves them. Plain values."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

ANTELACION = timedelta(hours=24)  # from the seal to the draw, so that there is time to object


@dataclass(frozen=True)
class Acto:
    """An administrative act as people cite it; ``motivo`` is public and never about a person."""

    numero: str
    fecha: date
    motivo: str


@dataclass(frozen=True)
class Fechas:
    """When the inputs are sealed, when the draw is held and when the service begins.

    ``revision_hasta``: until when the secretarías may decide now; None if that stays as it was.
    """

    sello_en: datetime
    evento_en: datetime
    inicio_servicio: date
    revision_hasta: datetime | None = None

    @property
    def cambios(self) -> dict[str, date]:
        """{field of the convocatoria: value} of what is written."""
        return {campo: valor for campo, valor in vars(self).items() if valor is not None}
