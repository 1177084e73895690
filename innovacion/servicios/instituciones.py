"""Institutions of the community: they enter, are corrected, and what people wrote by hand is tied to them."""

from typing import Any

from django.db import transaction

from innovacion.models import Centro, NombreCentro, Participante
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.indicadores.servicios import olvidar
from sso_portal.nucleo.legible.acentos import sin_acentos
from sso_portal.nucleo.territorio.models import Entidad, Municipio

from .personas import DE_PERSONAS

# What kind of entity the portal keeps for each kind of institution; the others are of the administration.
DE_ENTIDAD = {
    Centro.Tipo.CENTRO_SALUD: Entidad.Tipo.IPS,
    Centro.Tipo.HOSPITAL: Entidad.Tipo.IPS,
    Centro.Tipo.SECRETARIA: Entidad.Tipo.DIRECCION_TERRITORIAL,
    Centro.Tipo.UNIVERSIDAD: Entidad.Tipo.INVESTIGACION,
}


@transaction.atomic
def agregar_institucion(*, actor: Usuario, entidad: Entidad, entro_aqui: bool, **datos: Any) -> Centro:
    """An entity of the portal joins the community (tipo, es_aps); twice is once."""
    centro, es_nuevo = Centro.objects.get_or_create(
        entidad=entidad, defaults={**datos, "entro_aqui": entro_aqui}
    )
    if es_nuevo:
        registrar("institucion_agregada", centro, actor=actor, datos={"entidad": entidad.pk})
    return centro


@transaction.atomic
def agregar_con_nit(
    nit: str, *, actor: Usuario, nombre: str, municipio: Municipio | None, tipo: str, **datos: Any
) -> Centro:
    """The entity of that NIT joins; it is made (nombre, municipio) when the portal lacks it."""
    clase = DE_ENTIDAD.get(Centro.Tipo(tipo), Entidad.Tipo.ADMINISTRACION)
    nueva = {"nombre": nombre, "municipio": municipio, "tipo": clase}
    entidad, entro_aqui = Entidad.objects.get_or_create(nit=nit, defaults=nueva)
    return agregar_institucion(actor=actor, entidad=entidad, entro_aqui=entro_aqui, tipo=tipo, **datos)


@transaction.atomic
def corregir_institucion(centro: Centro, *, actor: Usuario, nombre: str = "", **datos: Any) -> None:
    """Say better what it is (tipo, es_aps); its name, only of one that entered the portal here."""
    Centro.objects.filter(pk=centro.pk).update(**datos)
    if nombre and centro.entro_aqui:
        Entidad.objects.filter(pk=centro.entidad_id).update(nombre=nombre)
    olvidar(*DE_PERSONAS)
    registrar("institucion_corregida", centro, actor=actor)


@transaction.atomic
def atar_nombre(centro: Centro, escrito: str, *, actor: Usuario) -> int:
    """What people wrote by hand is ``centro``: those who wrote it so, and whoever writes it later, are of it.

    Tied to another one before, it moves. Says how many people changed.
    """
    llano = sin_acentos(escrito)
    if antes := NombreCentro.objects.select_related("centro").filter(llano=llano).first():
        soltar_nombre(antes, actor=actor)
    NombreCentro.objects.create(centro=centro, llano=llano, escrito=escrito)
    suyas = _que_escribieron(llano, None)
    Participante.objects.filter(pk__in=suyas).update(centro=centro)
    olvidar(*DE_PERSONAS)
    registrar("institucion_nombre_atado", centro, actor=actor, datos={"participantes": suyas})
    return len(suyas)


@transaction.atomic
def soltar_nombre(nombre: NombreCentro, *, actor: Usuario) -> int:
    """It was not that institution: who wrote it by hand is again of what she wrote. Says how many."""
    suyas = _que_escribieron(nombre.llano, nombre.centro)
    Participante.objects.filter(pk__in=suyas).update(centro=None)
    nombre.delete()
    olvidar(*DE_PERSONAS)
    registrar("institucion_nombre_suelto", nombre.centro, actor=actor, datos={"participantes": suyas})
    return len(suyas)


def _que_escribieron(llano: str, centro: Centro | None) -> list[int]:
    """The people of ``centro`` (None: of none) who wrote that name by hand."""
    filas = Participante.objects.filter(centro=centro).exclude(institucion="").order_by("pk")
    return [pk for pk, dicho in filas.values_list("pk", "institucion") if sin_acentos(dicho) == llano]
