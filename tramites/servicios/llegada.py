"""A case arrives at a stage: who has it, until when, which system is told."""

from dataclasses import dataclass
from datetime import date

from sso_portal.nucleo.calendario.consultas import plazo_desde_hoy
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.diseno.estructura import Etapa
from tramites.models import Area, Paso, Solicitud

from .llamadas import anunciar_etapa
from .responsables import elegir_responsable


@dataclass(frozen=True)
class Destino:
    """Where a case goes: the stage, its area, its last day and whoever answers (None: the area's tray)."""

    etapa: Etapa
    area: Area
    vence_el: date
    responsable: Usuario | None

    @property
    def cambios(self) -> dict:
        """What changes in the row of the case."""
        return {
            "etapa": self.etapa.clave,
            "area": self.area,
            "vence_el": self.vence_el,
            "responsable": self.responsable,
        }


def destino_de(solicitud: Solicitud, etapa: Etapa) -> Destino:
    """Area, deadline and person for ``etapa``; nobody absent is chosen. Needs the lock of the case."""
    area = Area.objects.get(entidad=solicitud.tramite.entidad_id, codigo=etapa.area)
    vence_el = plazo_desde_hoy(etapa.plazo_dias_habiles).vence
    return Destino(etapa, area, vence_el, elegir_responsable(area, solicitud))


def abrir_paso(solicitud: Solicitud, destino: Destino) -> Paso:
    """Write the stay of the case, already moved, in its stage; tell the system that the stage names."""
    paso = Paso.objects.create(
        solicitud=solicitud,
        etapa=destino.etapa.clave,
        nombre=destino.etapa.nombre,
        area=destino.area,
        vence_el=destino.vence_el,
    )
    anunciar_etapa(solicitud, destino.etapa)
    return paso
