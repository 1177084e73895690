"""What waits for each role in its procedures, for its home page."""

from django.db.models import Min
from django.urls import reverse

from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente
from tramites.estados import EstadoSolicitud
from tramites.models import Solicitud

from .gestion import fichas_pendientes
from .persona import tareas_de


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """A person's own tasks; the cases that wait for an official, the pages that wait for their keeper."""
    lista = [*tareas_de(usuario), *fichas_pendientes(usuario)]
    if usuario.tiene_rol(Rol.FUNCIONARIO):
        lista += _de_oficina(usuario)
    return lista


def _de_oficina(usuario: Usuario) -> list[Pendiente]:
    bandeja = reverse("tramites:bandeja")
    suyas = Solicitud.objects.filter(estado=EstadoSolicitud.EN_TRAMITE, responsable=usuario)
    sin_nadie = Solicitud.objects.de_oficina(usuario).filter(
        estado=EstadoSolicitud.EN_TRAMITE, responsable=None, area__puestos__usuario=usuario
    )
    primera = suyas.aggregate(vence=Min("vence_el"))["vence"]
    lista = [
        Pendiente("Responder las solicitudes a su cargo", bandeja, suyas.count(), vence=primera),
        Pendiente("Tomar las que nadie tiene en su área", f"{bandeja}?vista=area", sin_nadie.count()),
    ]
    return [p for p in lista if p.cantidad]
