"""A point that gives appointments, and somebody who has one."""

from datetime import time

from django.utils import timezone

from tramites.consultas.citas import dias_con_citas, franjas_libres
from tramites.models import Agenda, Horario
from tramites.servicios.citas import reservar_cita


def con_agenda(p, cupos=1, **datos):
    """``p`` (of ``mostrador.punto``) opens every day from 8 to 18 and gives appointments of 30 minutes."""
    Horario.objects.filter(sucursal=p.sucursal).delete()
    Horario.objects.bulk_create(
        Horario(sucursal=p.sucursal, dia=d, abre=time(8), cierra=time(18)) for d in range(1, 8)
    )
    p.agenda = Agenda.objects.create(sucursal=p.sucursal, minutos=30, cupos=cupos, **datos)
    return p


def horas(p, dia=None):
    """The free hours of the second day that has some: today may be about to close."""
    dias = [d for d, libres in dias_con_citas(p.agenda) if libres and d > timezone.localdate()]
    return [f.inicia_en for f in franjas_libres(p.agenda, dia or dias[0])]


def una_cita(p, cual=0, **datos):
    """With the ``cual``-th free hour of the day."""
    return reservar_cita(p.sucursal, horas(p)[cual], **{"nombre": "Eva", **datos})
