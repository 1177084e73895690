"""Supervisor and entity speak in the thread of a case; the supervisor judges the evidence."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cumplimiento.estados import Estado, EstadoTarea, Revision
from cumplimiento.models import Mensaje, Obligacion, Reporte, Tarea
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario

from .avisos_supervision import avisar_supervision
from .mensajes import avisar_afectadas, avisar_entidad


class NadaQueRevisar(Exception):
    """There is no report to accept or refuse, or another came or was decided meanwhile."""


@dataclass(frozen=True, kw_only=True)
class Dicho:
    """What somebody says: the kind of message, its text, in whose name, and the key of the form."""

    clase: str
    texto: str
    quien: str
    clave: UUID | None = None


@transaction.atomic
def escribir(obligacion: Obligacion, dicho: Dicho, *, actor: Usuario) -> Mensaje:
    """Add a message to the thread; a note stays inside. The other side is told, never of a note.

    The same ``clave`` gives the same message back. Source: CUM-017.
    """
    if dicho.clave and (anterior := Mensaje.objects.filter(clave=dicho.clave).first()):
        return anterior
    mensaje = Mensaje.objects.create(
        obligacion=obligacion,
        clase=dicho.clase,
        es_interno=dicho.clase == Mensaje.Clase.NOTA,
        texto=dicho.texto,
        autor=actor,
        quien=dicho.quien,
        clave=dicho.clave,
    )
    registrar(f"mensaje_{dicho.clase}", obligacion, actor=actor, datos={"mensaje": mensaje.pk})
    if dicho.clase in {Mensaje.Clase.OBSERVACION, Mensaje.Clase.PREGUNTA}:
        avisar_entidad(obligacion, "caso_mensaje", str(mensaje.pk), que=mensaje.get_clase_display())
    if dicho.clase == Mensaje.Clase.RESPUESTA:
        avisar_supervision(mensaje)
    return mensaje


@transaction.atomic
def aceptar_prueba(obligacion: Obligacion, reporte: Reporte, dicho: Dicho, *, actor: Usuario) -> None:
    """The evidence of ``reporte`` proves it: nothing more is changed. Raises NadaQueRevisar."""
    _revisar(obligacion, reporte, Revision.ACEPTADA, dicho, actor)


@transaction.atomic
def rechazar_prueba(obligacion: Obligacion, reporte: Reporte, dicho: Dicho, *, actor: Usuario) -> None:
    """The evidence does not prove it: the case is pending again and the entity must report anew.

    Its deadline stays as it was. Raises NadaQueRevisar.
    """
    _revisar(obligacion, reporte, Revision.RECHAZADA, dicho, actor)
    transitar(obligacion, Estado.PENDIENTE, actor=actor, datos={"reporte": reporte.numero})
    avisar_afectadas("caso_rechazado", [(obligacion, str(reporte.numero), {})])


def _revisar(
    obligacion: Obligacion, reporte: Reporte, destino: Revision, dicho: Dicho, actor: Usuario
) -> None:
    obligacion.refresh_from_db(from_queryset=Obligacion.objects.select_for_update(of=("self",)))
    if obligacion.reporte_vigente_id != reporte.pk:
        raise NadaQueRevisar("La entidad envió otro reporte mientras usted leía. Revise el último")
    if not obligacion.es_revisable:
        raise NadaQueRevisar("La prueba de este reporte ya está decidida. Revise qué decidió su colega")
    obligacion.revision = destino
    obligacion.save(update_fields=["revision"])
    registrar(f"prueba_{destino}", obligacion, actor=actor, datos={"reporte": reporte.numero})
    escribir(obligacion, dicho, actor=actor)
    avisar_entidad(obligacion, "caso_prueba", f"{reporte.numero}-{destino}", decision=destino.label.lower())


@transaction.atomic
def cerrar_tarea(tarea: Tarea, *, conclusion: str, actor: Usuario) -> None:
    """Say what was found about a contradiction. Raises TransicionInvalida if somebody already did."""
    transitar(
        tarea,
        EstadoTarea.CERRADA,
        actor=actor,
        cerrada_en=timezone.now(),
        cerrada_por=actor,
        conclusion=conclusion,
    )
