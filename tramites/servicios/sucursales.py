"""A branch opens, changes its hours, sends its mobile unit round, closes. Source: ATD-004, ATD-013."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import Entidad, Municipio
from tramites.horarios import Tramo
from tramites.models import Horario, Parada, Producto, Sucursal


@transaction.atomic
def abrir_sucursal(entidad: Entidad, *, actor: Usuario, **datos: Any) -> Sucursal:
    """A new place of the institution where people are attended.

    The same name in the same municipio is the same place: the second press answers with the first.
    """
    Entidad.objects.select_for_update().get(pk=entidad.pk)
    suya = {"entidad": entidad, "nombre": datos["nombre"], "municipio": datos["municipio"]}
    if hecha := Sucursal.objects.abiertas().filter(**suya).order_by("pk").first():
        return hecha
    sucursal = Sucursal.objects.create(entidad=entidad, codigo=_codigo(datos["nombre"]), **datos)
    registrar("sucursal_abierta", sucursal, actor=actor, datos={"codigo": sucursal.codigo})
    return sucursal


@transaction.atomic
def editar_sucursal(sucursal: Sucursal, *, actor: Usuario, **datos: Any) -> None:
    """Say again what it is called, where it is and how one reaches it; its address in the portal stays."""
    for campo, valor in datos.items():
        setattr(sucursal, campo, valor)
    sucursal.full_clean(validate_unique=False)
    sucursal.save(update_fields=list(datos))
    registrar("sucursal_editada", sucursal, actor=actor, datos={"campos": sorted(datos)})


@transaction.atomic
def poner_horario(sucursal: Sucursal, tramos: Sequence[Tramo], *, actor: Usuario) -> None:
    """These are its hours of the week, all of them; what was said before is not any more."""
    Sucursal.objects.select_for_update(of=("self",)).get(pk=sucursal.pk)
    sucursal.horarios.all().delete()
    Horario.objects.bulk_create(
        Horario(sucursal=sucursal, dia=t.dia, abre=t.abre, cierra=t.cierra) for t in tramos
    )
    registrar("horario_puesto", sucursal, actor=actor, datos={"tramos": len(tramos)})


@transaction.atomic
def cerrar_sucursal(sucursal: Sucursal, *, desde: date, actor: Usuario, motivo: str) -> None:
    """From ``desde`` on nobody attends there: its products end the day before, later stops do not happen."""
    Sucursal.objects.select_for_update(of=("self",)).get(pk=sucursal.pk)
    sucursal.cerrada_el = desde
    sucursal.full_clean(validate_unique=False)
    sucursal.save(update_fields=["cerrada_el"])
    vispera = desde - timedelta(days=1)
    suyos = Producto.objects.filter(sucursal=sucursal, hasta=None)
    suyos.filter(desde__gt=vispera).update(hasta=F("desde"))
    suyos.update(hasta=vispera)
    sucursal.paradas.filter(fecha__gte=desde).delete()
    registrar("sucursal_cerrada", sucursal, actor=actor, motivo=motivo, datos={"desde": str(desde)})


# --- The route of a mobile unit ---


@transaction.atomic
def agregar_parada(  # noqa: PLR0913 (all by name: where, on which day, from when to when)
    sucursal: Sucursal,
    *,
    municipio: Municipio,
    lugar: str,
    fecha: date,
    abre: time,
    cierra: time,
    actor: Usuario,
) -> Parada:
    """It will stop there on that day; the same day and hour, said again, changes the place."""
    donde = {"municipio": municipio, "lugar": lugar, "cierra": cierra}
    parada, _ = Parada.objects.update_or_create(sucursal=sucursal, fecha=fecha, abre=abre, defaults=donde)
    registrar("parada_puesta", sucursal, actor=actor, datos={"fecha": str(fecha), "donde": municipio.pk})
    return parada


@transaction.atomic
def quitar_parada(parada: Parada, *, actor: Usuario) -> None:
    """It will not stop there."""
    registrar("parada_quitada", parada.sucursal, actor=actor, datos={"fecha": str(parada.fecha)})
    parada.delete()


def _codigo(nombre: str) -> str:
    """A slug nobody has."""
    base = slugify(nombre)[:34].strip("-") or "punto"
    ocupados = set(
        Sucursal.objects.filter(codigo__startswith=base).values_list("codigo", flat=True).order_by()
    )
    codigo, n = base, 2
    while codigo in ocupados:
        codigo, n = f"{base}-{n}", n + 1
    return codigo
