"""What waits for each role in innovation, for its home page."""

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone

from innovacion.estados import (
    EstadoAdopcion,
    EstadoAporte,
    EstadoApoyo,
    EstadoCompromiso,
    EstadoPractica,
    EstadoReto,
    EstadoVisita,
)
from innovacion.models import (
    AccionPlan,
    Adopcion,
    Aporte,
    Compromiso,
    Innovacion,
    Participante,
    Practica,
    Reto,
    SolicitudApoyo,
    Visita,
)
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """A person's own commitments; what the team must read, call or follow; what an expert must judge."""
    lista = _propios(usuario)
    if usuario.tiene_rol(Rol.COMUNIDAD):
        lista += _del_equipo()
    if usuario.tiene_rol(Rol.GESTOR_CAMBIOS):
        lista += _de_gestor(usuario)
    if usuario.tiene_rol(Rol.EXPERTO):
        lista += _por_evaluar(usuario)
    return [p for p in lista if p.cantidad]


def _propios(usuario: Usuario) -> list[Pendiente]:
    if not Participante.objects.filter(usuario=usuario).exists():
        return []
    suyos = Compromiso.objects.filter(participante__usuario=usuario) | Compromiso.objects.filter(
        participante__fusionados__usuario=usuario
    )
    espacio = reverse("innovacion:mi_espacio")
    aceptados = suyos.filter(estado=EstadoCompromiso.ACEPTADO)
    vence = aceptados.aggregate(v=Min("vence_el"))["v"]
    por_aceptar = suyos.filter(estado=EstadoCompromiso.PROPUESTO).count()
    return [
        Pendiente("Aceptar los compromisos que le propusieron", espacio, por_aceptar),
        Pendiente("Cumplir sus compromisos de cambio", espacio, aceptados.count(), vence=vence),
    ]


def _del_equipo() -> list[Pendiente]:
    anunciadas = Adopcion.objects.filter(estado=EstadoAdopcion.ANUNCIADA)
    vence = anunciadas.aggregate(v=Min("vence_contacto"))["v"]
    vencidos = Compromiso.objects.vencidos(timezone.localdate()).count()
    por_leer = Aporte.objects.filter(estado=EstadoAporte.EN_REVISION).count()
    propuestos = Reto.objects.filter(estado=EstadoReto.PROPUESTO).count()
    practicas = Practica.objects.filter(estado=EstadoPractica.EN_REVISION).count()
    apoyos = SolicitudApoyo.objects.filter(estado=EstadoApoyo.ABIERTA).count()
    moderar = reverse("innovacion:moderar")
    return [
        Pendiente("Llamar a quienes están implementando una práctica", reverse("innovacion:adopciones"),
                  anunciadas.count(), vence=vence),
        Pendiente("Seguir los compromisos vencidos", reverse("innovacion:compromisos"), vencidos),
        Pendiente("Responder a quienes piden ayuda", reverse("innovacion:apoyo"), apoyos),
        Pendiente("Leer lo que dijeron personas sin cuenta", moderar, por_leer),
        Pendiente("Abrir o cerrar los retos propuestos", f"{moderar}#retos", propuestos),
        Pendiente("Leer las prácticas que piden publicarse", f"{moderar}#practicas", practicas),
    ]  # fmt: skip


def _de_gestor(usuario: Usuario) -> list[Pendiente]:
    hoy, suyas = timezone.localdate(), usuario.entidades(Rol.GESTOR_CAMBIOS)
    acciones = AccionPlan.objects.filter(innovacion__centro__entidad__in=suyas, hecha_en=None)
    pedidas = Visita.objects.de(usuario).filter(estado=EstadoVisita.PEDIDA).count()
    vencidos = Compromiso.objects.vencidos(hoy).filter(centro__entidad__in=suyas).count()
    tablero = reverse("innovacion:compromisos")
    mias = reverse("innovacion:innovaciones") + "?mias=1"
    return [
        Pendiente("Decir qué día reciben una visita", reverse("innovacion:visitas"), pedidas),
        Pendiente("Seguir los compromisos vencidos de su institución", tablero, vencidos),
        Pendiente("Hacer las acciones del plan de sus innovaciones", mias, acciones.count(),
                  vence=acciones.aggregate(v=Min("vence_el"))["v"]),
    ]  # fmt: skip


def _por_evaluar(usuario: Usuario) -> list[Pendiente]:
    faltan = Innovacion.objects.exclude(evaluaciones__experto=usuario).count()
    url = reverse("innovacion:innovaciones") + "?por_evaluar=1"
    return [Pendiente("Evaluar innovaciones", url, faltan)]
