"""Institutions join the network and enable their products, branch by branch.

Source: ATD-005, ATD-015, ATD-016.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import Entidad
from tramites.canales import Canal
from tramites.estados import EstadoAdhesion
from tramites.models import Adhesion, Ficha, Producto, Sucursal, Tramite

SEDE = "11001"  # national institutions are in Bogotá unless somebody corrects it


class YaAdherida(Exception):
    """The institution already joined; the text is for whoever tried."""

    def __init__(self, adhesion: Adhesion) -> None:
        self.adhesion = adhesion
        super().__init__(f"{adhesion.entidad} ya está en la red: {adhesion.get_estado_display().lower()}")


def entidad_de(*, conocida: Entidad | None, nit: str, nombre: str) -> Entidad:
    """The entity that joins: the one the portal knows by its NIT, or a new one of the administration."""
    if conocida:
        return conocida
    datos = {"nombre": nombre, "tipo": Entidad.Tipo.ADMINISTRACION, "municipio_id": SEDE}
    return Entidad.objects.get_or_create(nit=nit, defaults=datos)[0]


@transaction.atomic
def adherir_institucion(entidad: Entidad, *, actor: Usuario, **datos: Any) -> Adhesion:
    """An institution joins under its agreement, in pilot and at no charge. Raises YaAdherida."""
    adhesion, es_nueva = Adhesion.objects.get_or_create(entidad=entidad, defaults=datos)
    if not es_nueva:
        raise YaAdherida(adhesion)
    registrar("adhesion_firmada", adhesion, actor=actor, datos={"convenio": adhesion.convenio})
    return adhesion


@transaction.atomic
def mover_adhesion(adhesion: Adhesion, destino: str, *, actor: Usuario, motivo: str = "") -> None:
    """The institution goes to its next stage, or leaves: then nobody attends its products from tomorrow on.

    Raises TransicionInvalida.
    """
    transitar(adhesion, destino, actor=actor, motivo=motivo)
    if destino == EstadoAdhesion.RETIRADA:
        hoy = timezone.localdate()
        Producto.objects.filter(tramite__entidad=adhesion.entidad_id, hasta=None).update(hasta=hoy)


@transaction.atomic
def habilitar_producto(
    tramite: Tramite, sucursales: Iterable[Sucursal], *, actor: Usuario, es_piloto: bool
) -> int:
    """Attend ``tramite`` in those branches from today, in pilot or for good; says in how many it is new.

    Where it was already attended only the label changes; pressing twice leaves the same.
    """
    elegidas = list(sucursales)
    suyos = Producto.objects.filter(tramite=tramite, sucursal__in=elegidas)
    suyos = suyos.filter(Q(hasta=None) | Q(hasta__gte=timezone.localdate()))
    tenian = set(suyos.order_by().values_list("sucursal_id", flat=True))
    suyos.update(es_piloto=es_piloto, hasta=None)
    nuevos = [
        Producto(tramite=tramite, sucursal=s, es_piloto=es_piloto) for s in elegidas if s.pk not in tenian
    ]
    creados = Producto.objects.bulk_create(nuevos, ignore_conflicts=True)
    datos = {"puntos": len(elegidas), "nuevos": len(creados), "piloto": es_piloto}
    registrar("producto_habilitado", tramite, actor=actor, datos=datos)
    return len(creados)


@transaction.atomic
def cerrar_producto(tramite: Tramite, sucursales: Iterable[Sucursal], *, actor: Usuario) -> int:
    """Stop attending it in those branches: today is the last day."""
    suyos = Producto.objects.filter(tramite=tramite, sucursal__in=list(sucursales), hasta=None)
    cuantos = suyos.update(hasta=timezone.localdate())
    registrar("producto_cerrado", tramite, actor=actor, datos={"puntos": cuantos})
    return cuantos


def habilitar_si_esta_digitalizado(tramite: Tramite, ficha: Ficha, *, actor: Usuario) -> int:
    """What is wholly online is attended at once in every branch, with no coordination between agencies.

    Only of institutions in régimen: the others go by pilots. Returns in how many branches it is new.
    """
    en_linea = ficha.modalidad == Ficha.Modalidad.EN_LINEA and Canal.SUCURSAL in ficha.canales_inicio
    adhesion = Adhesion.objects.filter(entidad=tramite.entidad_id).order_by("pk").first()
    if not en_linea or adhesion is None or adhesion.estado != EstadoAdhesion.REGIMEN:
        return 0
    todas = Sucursal.objects.abiertas().order_by("pk")
    return habilitar_producto(tramite, todas, actor=actor, es_piloto=False)


def terminar_productos(tramite: Tramite, *, actor: Usuario) -> int:
    """Stop attending it everywhere."""
    return cerrar_producto(tramite, Sucursal.objects.order_by("pk"), actor=actor)
