"""What waits for each role of compliance, for its home page."""

from django.db.models import Q
from django.urls import reverse

from cumplimiento.estados import CONTRADICE, Estado, EstadoTarea, Revision
from cumplimiento.models import (
    Asunto,
    Credencial,
    Dependencia,
    Obligacion,
    dependencias_de,
    regimenes_de,
)
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente

from .entidad import por_informar
from .supervision import claves_en_alerta


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """Cases that wait for ``usuario``, one line by kind of work."""
    lista: list[Pendiente] = []
    if usuario.entidades(Rol.VIGILADA):
        lista += _de_entidad(usuario)
    if usuario.tiene_rol(Rol.FISCALIZACION):
        lista += _de_supervision(usuario)
    if usuario.nombramientos_vigentes:
        lista += _de_la_mesa(usuario)
    lista += _de_persona(usuario)
    return [p for p in lista if p.cantidad]


def _de_entidad(usuario: Usuario) -> list[Pendiente]:
    casos = por_informar(usuario).order_by("vence_el")
    primero = casos.filter(vence_el__isnull=False).values_list("vence_el", flat=True).first()
    devueltos = casos.filter(revision=Revision.RECHAZADA).count()
    mias, servicio_web = reverse("cumplimiento:mias"), reverse("cumplimiento:servicio_web")
    credenciales = Credencial.objects.visibles_para(usuario).por_vencer().order_by("vence_el")
    fines = list(credenciales.values_list("vence_el", flat=True))
    return [
        Pendiente("Informar los casos de su entidad", mias, casos.count(), vence=primero),
        Pendiente("Informar de nuevo los casos cuya prueba no fue aceptada", mias, devueltos),
        Pendiente(
            "Renovar credenciales del servicio web", servicio_web, len(fines), vence=min(fines, default=None)
        ),
    ]


def _de_supervision(usuario: Usuario) -> list[Pendiente]:
    suyas = Obligacion.objects.supervisadas_por(usuario)
    lista = reverse("cumplimiento:supervision")
    alertas = Pendiente("Mirar los casos en alerta", lista, len(claves_en_alerta(regimenes_de(usuario))))
    if all(d.tipo != Dependencia.Tipo.FISCALIZACION for d in dependencias_de(usuario)):
        return [alertas]
    por_revisar = suyas.filter(estado=Estado.CUMPLIDO, revision=Revision.SIN_REVISAR, es_historica=False)
    contradichas = suyas.filter(tareas__estado=EstadoTarea.ABIERTA).count()
    return [
        Pendiente("Atender contradicciones", f"{lista}?vista=contradicciones", contradichas),
        alertas,
        Pendiente("Revisar pruebas", f"{lista}?vista=pruebas", por_revisar.count()),
    ]


def _de_la_mesa(usuario: Usuario) -> list[Pendiente]:
    mesa, suyos = reverse("cumplimiento:mesa"), Asunto.objects.visibles_para(usuario)
    lista = []
    if dependencias_de(usuario):
        cuantos = suyos.por_responder(usuario).count()
        lista.append(Pendiente("Responder en la mesa de trabajo", f"{mesa}?estado=abierto", cuantos))
    if usuario.entidades(Rol.VIGILADA):
        cuantos = suyos.por_aceptar(usuario).count()
        lista.append(Pendiente("Leer los acuerdos de la mesa de trabajo", f"{mesa}?clase=acuerdo", cuantos))
    return lista


def _de_persona(usuario: Usuario) -> list[Pendiente]:
    por_decir = (
        Obligacion.objects.de_persona(usuario)
        .filter(estado=Estado.CUMPLIDO)
        .exclude(Q(confirmacion__in=["si", *CONTRADICE]))
    )
    return [Pendiente("Decir si le cumplieron", reverse("cumplimiento:mis_casos"), por_decir.count())]
