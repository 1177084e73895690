"""Circles of peers and guided visits."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from innovacion.estados import EstadoVisita
from innovacion.models import Actividad, Circulo, DocumentoCompartido, Miembro, Participante, Visita
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.legible.fechas import fecha_larga
from sso_portal.nucleo.una_vez import ya_hecho


class VisitaSinHacer(Exception):
    """Its day has not come; the text is for who said that it was held."""

    def __init__(self, dia: date) -> None:
        super().__init__(f"La visita es el {fecha_larga(dia)}. Diga que se hizo desde ese día")


@transaction.atomic
def crear_circulo(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Circulo:
    """Begin a circle (nombre, reto, descripcion), moderated by whoever creates it."""
    if anterior := ya_hecho(Circulo, clave):
        return anterior
    circulo = Circulo.objects.create(moderador=actor, clave=clave, **datos)
    registrar("circulo_creado", circulo, actor=actor)
    return circulo


@transaction.atomic
def unirse(circulo: Circulo, quien: Participante, *, actor: Usuario) -> Miembro:
    """A person joins; twice is once."""
    miembro, es_nuevo = Miembro.objects.get_or_create(circulo=circulo, participante=quien)
    if es_nuevo:
        registrar("circulo_miembro", circulo, actor=actor, datos={"participante": quien.pk})
    return miembro


@transaction.atomic
def salir(circulo: Circulo, quien: Participante, *, actor: Usuario) -> None:
    """A person leaves; what she shared stays."""
    borrados, _ = Miembro.objects.filter(circulo=circulo, participante=quien).delete()
    if borrados:
        registrar("circulo_salida", circulo, actor=actor, datos={"participante": quien.pk})


@transaction.atomic
def compartir(
    circulo: Circulo, quien: Participante, *, actor: Usuario, clave: UUID | None = None, **datos: Any
) -> DocumentoCompartido:
    """Share a document or a source (titulo, archivo, enlace); the same ``clave`` gives the same one."""
    if anterior := ya_hecho(DocumentoCompartido, clave):
        return anterior
    documento = DocumentoCompartido.objects.create(circulo=circulo, participante=quien, clave=clave, **datos)
    registrar("documento_compartido", circulo, actor=actor, datos={"documento": documento.pk})
    return documento


@transaction.atomic
def anotar_actividad(
    circulo: Circulo, quien: Participante, *, actor: Usuario, clave: UUID | None = None, **datos: Any
) -> Actividad:
    """Keep a co-creation activity that was held (titulo, fecha, asistieron)."""
    if anterior := ya_hecho(Actividad, clave):
        return anterior
    actividad = Actividad.objects.create(circulo=circulo, participante=quien, clave=clave, **datos)
    registrar("actividad", circulo, actor=actor, datos={"actividad": actividad.pk})
    return actividad


@transaction.atomic
def ofrecer_visita(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Visita:
    """An institution offers to show how it does something (anfitrion, tema, que_se_ve, lugares)."""
    if anterior := ya_hecho(Visita, clave):
        return anterior
    visita = Visita.objects.create(ofrecida_por=actor, clave=clave, **datos)
    registrar("visita_ofrecida", visita, actor=actor)
    return visita


@transaction.atomic
def pedir_visita(visita: Visita, quien: Participante, *, actor: Usuario) -> None:
    """A person asks to go with her institution. Raises TransicionInvalida."""
    transitar(visita, EstadoVisita.PEDIDA, actor=actor, visitante=quien)


@transaction.atomic
def acordar_visita(visita: Visita, fecha: date, *, actor: Usuario) -> None:
    """Whoever receives says when. Raises TransicionInvalida."""
    transitar(visita, EstadoVisita.ACORDADA, actor=actor, fecha=fecha)


@transaction.atomic
def realizar_visita(visita: Visita, *, actor: Usuario) -> None:
    """It was held. Raises TransicionInvalida, VisitaSinHacer."""
    if visita.fecha and visita.fecha > timezone.localdate():
        raise VisitaSinHacer(visita.fecha)
    transitar(visita, EstadoVisita.REALIZADA, actor=actor)


@transaction.atomic
def informar_visita(visita: Visita, informe: str, *, actor: Usuario) -> None:
    """Whoever went tells what was learnt. Raises TransicionInvalida."""
    transitar(visita, EstadoVisita.INFORMADA, actor=actor, informe=informe)


@transaction.atomic
def cancelar_visita(visita: Visita, *, actor: Usuario) -> None:
    """It is not offered any more. Raises TransicionInvalida."""
    transitar(visita, EstadoVisita.CANCELADA, actor=actor)
