"""A rehearsal of an entity: invented cases to try the web service on, in no figure nor alert."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cumplimiento.models import EntidadVigilada, Materia, Obligacion
from sso_portal.nucleo.bitacora.servicios import Actor
from sso_portal.nucleo.territorio.models import Entidad

from .apertura import crear_obligaciones

CASOS = 1000
DIAS = 30  # over which the invented dictámenes are spread


@transaction.atomic
def preparar_pruebas(entidad: EntidadVigilada, *, actor: Actor) -> EntidadVigilada:
    """The rehearsal of ``entidad``, made with 1,000 pending cases the first time; always the same one.

    One event «abierta» per case; nobody is told.
    """
    real = EntidadVigilada.objects.select_for_update().get(pk=entidad.pk)
    if real.es_de_pruebas:
        return real
    if hecha := EntidadVigilada.objects.filter(pruebas_de=real.entidad).first():
        return hecha
    base = real.entidad
    doble = Entidad.objects.create(
        nit=f"P-{base.pk}",
        nombre=f"{base.nombre[:150]} (pruebas)",
        tipo=base.tipo,
        municipio_id=base.municipio_id,
        esta_activa=False,
    )
    ensayo = EntidadVigilada.objects.create(
        entidad=doble, regimen=real.regimen, es_de_pruebas=True, pruebas_de=base
    )
    numeros = [f"PRUEBA-{doble.pk}-{n:04}" for n in range(1, CASOS + 1)]
    crear_obligaciones(_casos(ensayo), actor=actor, numeros=numeros)
    return ensayo


def _casos(ensayo: EntidadVigilada) -> list[Obligacion]:
    """Orders of every materia of its regime, of the last weeks: most in time, the oldest overdue."""
    hoy, regimen = timezone.localdate(), ensayo.regimen
    materias: list[Materia | None] = [*regimen.materias.order_by("pk")] or [None]
    return [
        Obligacion(
            entidad=ensayo,
            regimen=regimen,
            norma=regimen.norma,
            materia=materias[n % len(materias)],
            origen_tipo="pruebas",
            origen_referencia=f"PRUEBA-{n:04}",
            expediente=f"EP-{n:04}",
            instruccion="Orden inventada para ensayar el servicio web.",
            inicia_el=hoy - timedelta(days=1 + (n - 1) % DIAS),
            plazo_dias_habiles=regimen.plazo_dias_habiles,
        )
        for n in range(1, CASOS + 1)
    ]
