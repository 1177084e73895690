"""Draws of the demo, by the portal's own services: nothing of a draw is ever copied in."""

import secrets
from hashlib import sha256
from uuid import UUID

from django.utils import timezone

from asignacion.estados import Fuente
from asignacion.models import Resultado, Sorteo
from asignacion.servicios.aportes import cerrar_revelaciones, comprometer, revelar
from asignacion.servicios.consecuencias import completar_sorteo
from asignacion.servicios.ejecucion import correr_sorteo, ejecutar_sorteo
from asignacion.servicios.sello import sellar_entradas
from asignacion.servicios.semilla import traer_baliza
from asignacion.servicios.veedores import crear_codigo, nombrar_veedor
from asignacion.sorteo import compromiso
from inscripciones.models import Convocatoria
from sso_portal.demo.papeles import PAPELES
from sso_portal.nucleo.avisos.estados import Estado as EstadoAviso
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.cuentas.models import Usuario

VEEDORES = ("veedora1", "veedor2", "veedora3")


def _usuario(clave: str) -> Usuario:
    return Usuario.objects.get(email=PAPELES[clave].correo)


def nombrar_comite(convocatoria: Convocatoria) -> None:
    """The three veedores of the demo, in their order."""
    ministerio = _usuario("ministerio")
    for clave in VEEDORES:
        nombre, representa = PAPELES[clave].quien.split(", ")
        nombrar_veedor(
            convocatoria, actor=ministerio, usuario=_usuario(clave), nombre=nombre, representa=representa
        )


def sellar(convocatoria: Convocatoria) -> Sorteo:
    """Freeze the inputs as the ministry would."""
    return sellar_entradas(convocatoria, actor=_usuario("ministerio"))


def celebrar(sorteo: Sorteo) -> None:
    """The whole event: commitments, reveals, beacon of the rehearsal, one click, result, act."""
    presionar(sembrar(sorteo))
    correr_sorteo(sorteo.pk)
    completar_sorteo(sorteo.pk)


def sembrar(sorteo: Sorteo) -> Sorteo:
    """Commitments, reveals and beacon of the rehearsal: the draw has its seed."""
    aportes = {clave: sha256(secrets.token_bytes(32)).digest() for clave in VEEDORES}
    for veedor in sorteo.convocatoria.veedores.select_related("usuario").order_by("orden"):
        aporte = aportes[veedor.usuario.email.split("@")[0]]
        valor = compromiso(sorteo.h0, veedor.identificador, aporte)
        comprometer(sorteo, actor=veedor.usuario, compromiso=valor)
        revelar(sorteo, actor=veedor.usuario, aporte=aporte.hex())
    ministerio = _usuario("ministerio")
    sorteo = cerrar_revelaciones(sorteo, actor=ministerio)
    return traer_baliza(sorteo, actor=ministerio, fuente=Fuente.ENSAYO)


def presionar(sorteo: Sorteo) -> None:
    """The one click, by the first veedora with her own code."""
    primera = _usuario(VEEDORES[0])
    veedora = sorteo.convocatoria.veedores.get(usuario=primera)
    ejecutar_sorteo(sorteo, actor=primera, codigo=crear_codigo(veedora, actor=primera))


def dar_por_enviados() -> None:
    """What was mailed in the invented past was mailed then: the worker starts with an empty tray."""
    Aviso.objects.filter(estado=EstadoAviso.PENDIENTE).update(
        estado=EstadoAviso.ENVIADO, enviado_en=timezone.now()
    )


def alguien(convocatoria: Convocatoria, *, con_plaza: bool) -> UUID:
    """The persona of somebody in medicine whose list was not simply fulfilled: there is something to tell."""
    resultados = Resultado.objects.filter(
        participante__inscripcion__convocatoria=convocatoria,
        participante__inscripcion__profesion="MEDICINA",
        oferta__isnull=not con_plaza,
        **({"opcion__in": ["2", "3", "4"]} if con_plaza else {}),
    )
    return resultados.order_by("-posicion").values_list("participante__inscripcion__persona", flat=True)[0]
