"""Everything the page of one case says, for the entity and for whoever supervises it."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from cumplimiento.estados import Estado, EstadoTarea
from cumplimiento.models import Mensaje, Obligacion, Reporte, dependencias_de
from cumplimiento.plazo import habiles_entre
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.cuentas.models import Rol, Usuario

from .historia import historia_de
from .plazos import cuenta_de
from .situacion import siguiente_paso


def pagina_del_caso(usuario: Usuario, obligacion: Obligacion) -> dict[str, Any]:
    """Case, account of its deadline, reports, thread and history, as ``usuario`` may see them."""
    ajustes, dias = list(obligacion.ajustes.all()), festivos()
    es_entidad = obligacion.entidad_id in usuario.entidades(Rol.VIGILADA)
    supervisa = usuario.tiene_rol(Rol.FISCALIZACION) and not es_entidad
    return {
        "obligacion": obligacion,
        "cuenta": cuenta_de(obligacion, ajustes, dias),
        "ajustes": ajustes,
        "habiles_restantes": _restantes(obligacion, dias),
        "reportes": list(_reportes_de(obligacion)),
        "mensajes_del_caso": mensajes_para(obligacion, con_notas=supervisa),
        "respuestas": list(obligacion.respuestas.select_related("archivo")),
        "tareas": list(obligacion.tareas.filter(estado=EstadoTarea.ABIERTA)) if supervisa else [],
        "historia": historia_de(obligacion),
        "es_entidad": es_entidad,
        "puede_reportar": es_entidad and obligacion.admite_reporte,
        "puede_fiscalizar": supervisa and usuario.has_perm("cumplimiento.fiscalizar", obligacion),
        "puede_ajustar": supervisa
        and obligacion.estado == Estado.PENDIENTE
        and usuario.has_perm("cumplimiento.ajustar", obligacion),
        "paso": siguiente_paso(obligacion),
    }


def mensajes_para(obligacion: Obligacion, *, con_notas: bool) -> list[Mensaje]:
    """The thread in its order; notes of the supervisor only ``con_notas``."""
    todos = obligacion.mensajes.all()
    return list(todos if con_notas else todos.filter(es_interno=False))


def en_nombre_de(usuario: Usuario, obligacion: Obligacion) -> str:
    """The department or entity in whose name ``usuario`` speaks in this case."""
    if obligacion.entidad_id in usuario.entidades(Rol.VIGILADA):
        return str(obligacion.entidad)
    return next((d.nombre for d in dependencias_de(usuario)), "Supervisión")


def reporte_con_llave(obligacion: Obligacion, llave: UUID | None) -> Reporte | None:
    """The report that the form with this key already sent; None if it sent none."""
    return _reportes_de(obligacion).filter(clave=llave).first() if llave else None


def recibo_de(obligacion: Obligacion, numero: int) -> Reporte | None:
    """The report ``numero`` of a case, joined to what its receipt names."""
    return _reportes_de(obligacion).filter(numero=numero).first()


def _restantes(obligacion: Obligacion, dias: Any) -> int | None:
    """Business days left; None when none is running."""
    hoy = timezone.localdate()
    if obligacion.estado != Estado.PENDIENTE or obligacion.vence_el is None or obligacion.vence_el < hoy:
        return None
    return habiles_entre(hoy, obligacion.vence_el, dias)


def _reportes_de(obligacion: Obligacion) -> Any:
    unidos = obligacion.reportes.select_related("estado_reportado", "archivo", "obligacion__entidad__entidad")
    return unidos.order_by("-numero")
