"""Areas and their people: who joins, who leaves; and the systems that an institution tells."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.cuentas.servicios import (
    Ambito,
    abrir_cuenta,
    nombrar,
    terminar_nombramiento,
)
from sso_portal.nucleo.territorio.models import Entidad
from tramites.models import Area, Conexion, Puesto, Solicitud

from .candado import con_candado
from .responsables import elegir_responsable


@transaction.atomic
def crear_area(entidad: Entidad, nombre: str, *, actor: Usuario) -> Area:
    """A new office of the institution; the same name gives the one there is."""
    codigo = slugify(nombre)[:40] or "area"
    area, es_nueva = Area.objects.get_or_create(entidad=entidad, codigo=codigo, defaults={"nombre": nombre})
    if es_nueva:
        registrar("area_creada", area, actor=actor)
    return area


@transaction.atomic
def dar_de_alta(
    correo: str, nombre: str, area: Area, *, es_jefe: bool, actor: Usuario
) -> tuple[Usuario, bool]:
    """Somebody begins to answer cases of ``area``: account, appointment and place.

    Returns (account, whether it is new and must be invited). Twice is once. Raises NombramientoPropio.
    """
    usuario, nueva = abrir_cuenta(correo, nombre, actor=actor)
    hoy = timezone.localdate()
    nombrar(usuario, Ambito(Rol.FUNCIONARIO, entidad=area.entidad), desde=hoy, actor=actor)
    puesto, _ = Puesto.objects.update_or_create(area=area, usuario=usuario, defaults={"es_jefe": es_jefe})
    registrar("alta_en_area", puesto, actor=actor, datos={"area": area.pk, "usuario": usuario.pk})
    return usuario, nueva


@transaction.atomic
def dar_de_baja(puesto: Puesto, *, actor: Usuario, motivo: str = "") -> None:
    """Somebody answers no more cases of the area: they go to others; with none left, the appointment ends.

    All the cases are locked before the first account: whoever moves one of them meanwhile holds it before
    choosing an account, so nobody waits in a ring.
    """
    area, usuario = puesto.area, puesto.usuario
    registrar(
        "baja_de_area", puesto, actor=actor, motivo=motivo, datos={"area": area.pk, "usuario": usuario.pk}
    )
    puesto.delete()
    suyas = Solicitud.objects.abiertas().filter(responsable=usuario, area=area).order_by("pk")
    for solicitud in [con_candado(s) for s in suyas]:
        if solicitud.responsable_id != usuario.pk or solicitud.area_id != area.pk:
            continue  # it moved while this waited
        solicitud.responsable = elegir_responsable(area, solicitud)
        solicitud.save(update_fields=["responsable"])
        registrar("solicitud_entregada_por_baja", solicitud, actor=actor)
    if not Puesto.objects.filter(usuario=usuario, area__entidad=area.entidad_id).exists():
        for vigente in usuario.nombramientos.vigentes().filter(rol=Rol.FUNCIONARIO, entidad=area.entidad_id):
            terminar_nombramiento(
                vigente, timezone.localdate(), motivo=motivo or "Salió del área", actor=actor
            )


@transaction.atomic
def crear_conexion(entidad: Entidad, nombre: str, url: str, *, actor: Usuario) -> Conexion:
    """Another system to tell, with the secret that signs it; the same name changes its address."""
    codigo = slugify(nombre)[:40] or "sistema"
    conexion, es_nueva = Conexion.objects.get_or_create(
        entidad=entidad, codigo=codigo,
        defaults={"nombre": nombre, "url": url, "secreto": secrets.token_urlsafe(32)},
    )  # fmt: skip
    if not es_nueva and conexion.url != url:
        conexion.url = url
        conexion.save(update_fields=["url"])
    registrar("conexion_creada" if es_nueva else "conexion_cambiada", conexion, actor=actor)
    return conexion


@transaction.atomic
def alternar_conexion(conexion: Conexion, *, actor: Usuario) -> None:
    """Stop telling a system, or tell it again."""
    conexion.esta_activa = not conexion.esta_activa
    conexion.save(update_fields=["esta_activa"])
    registrar("conexion_activada" if conexion.esta_activa else "conexion_detenida", conexion, actor=actor)
