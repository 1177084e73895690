"""The affected person says whether what was ordered was done. Source: CUM-021, CUM-023."""

from uuid import UUID

from django.db import transaction

from cumplimiento.estados import CONTRADICE, Estado, EstadoTarea
from cumplimiento.models import Obligacion, Respuesta, Tarea
from sso_portal.nucleo.bitacora.servicios import SISTEMA, registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.una_vez import ya_hecho


class RespuestaFueraDeLugar(Exception):
    """There is nothing to confirm yet; the text is for the person who tried."""

    def __init__(self) -> None:
        super().__init__("La entidad todavía no ha informado que cumplió. Le avisaremos cuando lo haga")


@transaction.atomic
def responder(  # noqa: PLR0913 (all by name: what she answers, with what, by which door)
    obligacion: Obligacion,
    *,
    valor: str,
    texto: str = "",
    archivo: Archivo | None = None,
    actor: Usuario | None = None,
    clave: UUID | None = None,
) -> Respuesta:
    """Keep what the affected person answers to «¿Le cumplieron?»; the last answer is in force.

    A «no» or «en parte» against a declared compliance opens one task for the supervisor. ``actor``: None
    when she came by her code. The same ``clave`` gives the same answer back.
    Raises RespuestaFueraDeLugar before the entity reports.
    """
    obligacion.refresh_from_db(from_queryset=Obligacion.objects.select_for_update(of=("self",)))
    if anterior := ya_hecho(Respuesta, clave):
        return anterior
    if obligacion.reporte_vigente_id is None or obligacion.estado == Estado.SIN_EFECTO:
        raise RespuestaFueraDeLugar
    respuesta = Respuesta.objects.create(
        obligacion=obligacion, valor=valor, texto=texto, archivo=archivo, usuario=actor, clave=clave
    )
    obligacion.confirmacion = valor
    obligacion.save(update_fields=["confirmacion"])
    registrar("respondida", obligacion, actor=actor or SISTEMA, datos={"valor": str(valor)})
    if valor in CONTRADICE and obligacion.estado == Estado.CUMPLIDO:
        _abrir_tarea(obligacion, respuesta)
    return respuesta


def _abrir_tarea(obligacion: Obligacion, respuesta: Respuesta) -> None:
    """One open task a case: whoever attends it reads every answer."""
    if not obligacion.tareas.filter(estado=EstadoTarea.ABIERTA).exists():
        tarea = Tarea.objects.create(obligacion=obligacion, respuesta=respuesta)
        registrar("tarea_abierta", tarea, actor=SISTEMA, datos={"caso": obligacion.codigo})
