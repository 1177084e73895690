"""Points that give appointments, and a first one where people wait today and come in the next days."""

from datetime import date, timedelta
from random import Random

from sso_portal.nucleo.copia import copiar
from tramites.consultas.citas import dias_con_citas, franjas_libres, tramites_de
from tramites.models import Agenda, Sucursal
from tramites.servicios.citas import reservar_cita
from tramites.servicios.turnos import dar_turno

CON_CITAS = ("sucursal", "movil")
NOMBRES = ("Rosa", "Wilmer", "Nubia", "Edinson", "Leidy", "Arnulfo")
TURNOS = 7


def poner_citas(azar: Random, *, hoy: date) -> None:
    """Agendas everywhere; turns of ``hoy`` and a dozen appointments in the first branch."""
    puntos = Sucursal.objects.filter(clase__in=CON_CITAS).order_by("pk")
    medidas = [(p.pk, azar.choice((15, 20, 30)), azar.randrange(1, 4), 14) for p in puntos]
    copiar(Agenda, ("sucursal", "minutos", "cupos", "dias"), medidas)
    donde = puntos.filter(clase="sucursal")[0]
    aqui = tramites_de(donde)
    for n in range(TURNOS):
        dar_turno(donde, tramite=azar.choice(aqui), es_preferente=n == TURNOS - 2)
    dias = [dia for dia, libres in dias_con_citas(donde.agenda) if libres][:3]
    for dia in [d for d in dias if d <= hoy + timedelta(days=7)]:
        libres = franjas_libres(donde.agenda, dia)
        for franja in azar.sample(libres, min(len(libres), 4)):
            reservar_cita(donde, franja.inicia_en, nombre=azar.choice(NOMBRES), tramite=azar.choice(aqui))
