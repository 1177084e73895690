"""What the secretaría decides about a registration: validate, return, and undo it in time."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from inscripciones.consultas.cola import PARA_DESHACER, libres, puede_deshacer
from inscripciones.consultas.lista import CONDICION, revision_de
from inscripciones.consultas.plazos import plazo_de_correccion
from inscripciones.estados import Estado
from inscripciones.models import Inscripcion
from sso_portal.nucleo.avisos.servicios import avisar, recoger_aviso
from sso_portal.nucleo.bitacora.servicios import transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.legible.fechas import instante

from .mesa import ActoNegado, CasoAjeno, CasoTomado, abrir_caso, exigir_estado, exigir_tomado
from .toma import tomar_inscripcion


class RevisionIncompleta(ActoNegado):
    """The checklist does not allow this decision yet; the text says what is missing."""


class DocumentoRepetido(RevisionIncompleta):
    """Another registration of the process is already validated under the same identity document."""

    def __init__(self) -> None:
        super().__init__(
            "Otra inscripción de este proceso ya está validada con este mismo documento de identidad. "
            "Compare los documentos: la que no sea de su titular se anula."
        )


# --- Deciding ---


@transaction.atomic
def validar_inscripcion(inscripcion: Inscripcion, *, actor: Usuario, version: str = "") -> None:
    """Accept the registration: every item that applies holds, and each priority condition is decided.

    Signs it, frees the case, leaves one Evento, and a message that waits ten minutes. A second press of the
    same officer changes nothing. Raises RevisionIncompleta (also DocumentoRepetido), CasoTomado,
    CasoDecidido, MesaCerrada, CasoAjeno. Source: Res. 2358 de 2014; SSO-029.
    """
    if not empezar_decision(inscripcion, Estado.VALIDADA, actor=actor, version=version):
        return
    revision = revision_de(inscripcion)
    if revision.faltan:
        raise RevisionIncompleta(f"Falta revisar {_puntos(revision.faltan)} antes de validar.")
    if revision.no_cumplen:
        cuales = "; ".join(f"«{p.punto}»" for p in revision.no_cumplen)
        raise RevisionIncompleta(f"No se puede validar: no cumple {cuales}. Devuélvala para que se corrija.")
    with una_por_documento(inscripcion):
        decidir(inscripcion, Estado.VALIDADA, actor=actor)
    avisar_decision(inscripcion)


@contextmanager
def una_por_documento(inscripcion: Inscripcion) -> Iterator[None]:
    """Turn the refusal of the database to validate a second one of the same document into DocumentoRepetido.

    Two secretarías at once: the constraint lets one through. Source: one registration per professional and
    process (SSO-028).
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "inscripciones_una_validada_por_documento" not in str(error):
            raise
        raise DocumentoRepetido from error


def _puntos(cuantos: int) -> str:
    return "1 punto" if cuantos == 1 else f"{cuantos} puntos"


@transaction.atomic
def validar_varias(inscripciones: QuerySet[Inscripcion], *, actor: Usuario) -> int:
    """Validate those whose whole checklist already holds and that nobody else has; says how many.

    Each is taken and validated as one alone; what changed meanwhile is left as it is. Raises MesaCerrada.
    """
    cuantas = 0
    for inscripcion in libres(inscripciones.filter(estado=Estado.RADICADA)).order_by("pk"):
        try:
            with transaction.atomic():
                tomar_inscripcion(inscripcion, actor=actor)
                validar_inscripcion(inscripcion, actor=actor)
        except (RevisionIncompleta, CasoTomado, CasoAjeno):
            continue
        cuantas += 1
    return cuantas


@transaction.atomic
def devolver_inscripcion(inscripcion: Inscripcion, *, actor: Usuario, version: str = "") -> None:
    """Ask the person to correct the items that do not hold, and only those, until a date.

    The date is of business days, at the close of offices, and never after the process ends its corrections.
    Raises RevisionIncompleta (nothing to correct, or no time left to correct it), and as validar_inscripcion.
    Source: SSO-029; Ley 4 de 1913, art. 62.
    """
    if not empezar_decision(inscripcion, Estado.EN_CORRECCION, actor=actor, version=version):
        return
    pedidos = revision_de(inscripcion).no_cumplen
    if not pedidos:
        raise RevisionIncompleta("Marque por lo menos un punto que no cumple: es lo que la persona corrige.")
    hasta = plazo_de_correccion(inscripcion.convocatoria).hasta
    if hasta <= timezone.now():
        fin = instante(inscripcion.convocatoria.correccion_hasta)
        raise RevisionIncompleta(f"En este proceso se corrigió hasta el {fin}: ya no se puede devolver.")
    decidir(inscripcion, Estado.EN_CORRECCION, actor=actor, corregir_hasta=hasta)
    # that somebody declared a condition is sensitive: the message only counts it, the page says it
    claros = [p.hallazgo for p in pedidos if p.hallazgo and p.punto.pk != CONDICION]
    dichos = [hallazgo.razon.texto_persona for hallazgo in claros if hallazgo.razon]
    avisar_decision(
        inscripcion,
        puntos=dichos,
        otros=len(pedidos) - len(dichos),
        cuantos=len(pedidos),
        hasta=instante(hasta),
    )


@transaction.atomic
def deshacer_decision(inscripcion: Inscripcion, *, actor: Usuario) -> None:
    """Take back one's own decision within ten minutes: its message never leaves and the case is open again.

    The officer has it again, except after confirming a rejection, which goes back to the queue.
    Raises ActoNegado (too late, or not one's own), MesaCerrada, CasoAjeno.
    """
    abrir_caso(inscripcion, actor=actor)
    if inscripcion.estado == Estado.RADICADA and inscripcion.decidida_por_id is None:
        return
    if not puede_deshacer(inscripcion, actor):
        raise ActoNegado("Ya no se puede deshacer: pasaron los 10 minutos o el caso cambió.")
    recoger_aviso(clave_del_aviso(inscripcion))
    vuelve = inscripcion.estado != Estado.RECHAZADA
    transitar(
        inscripcion,
        Estado.RADICADA,
        actor=actor,
        datos={"por": "deshecha", "ronda": inscripcion.ronda},
        decidida_por=None,
        decidida_en=None,
        propuesta_por=None,
        propuesta_en=None,
        corregir_hasta=None,
        tomada_por=actor if vuelve else None,
        tomada_en=timezone.now() if vuelve else None,
    )


# --- What every decision shares ---


def empezar_decision(inscripcion: Inscripcion, destino: str, *, actor: Usuario, version: str) -> bool:
    """Open the case that ``actor`` has taken, as they saw it; False if they already decided it so."""
    abrir_caso(inscripcion, actor=actor)
    if ya_decidio(inscripcion, destino, actor):
        return False
    exigir_estado(inscripcion, Estado.RADICADA, version=version)
    exigir_tomado(inscripcion, actor)
    return True


def ya_decidio(inscripcion: Inscripcion, destino: str, actor: Usuario) -> bool:
    return inscripcion.estado == destino and inscripcion.decidida_por_id == actor.pk


def decidir(
    inscripcion: Inscripcion,
    destino: str,
    *,
    actor: Usuario,
    motivo: str = "",
    **cambios: Any,
) -> None:
    """Sign the decision and free the case."""
    datos = {"ronda": inscripcion.ronda}
    firma = {"decidida_por": actor, "decidida_en": timezone.now(), "tomada_por": None, "tomada_en": None}
    transitar(inscripcion, destino, actor=actor, motivo=motivo, datos=datos, **{**firma, **cambios})


def clave_del_aviso(inscripcion: Inscripcion) -> str:
    """What the message of the present decision is about: another decision is another message."""
    return f"inscripcion_{inscripcion.estado}-{inscripcion.pk}-{inscripcion.decidida_en:%Y%m%d%H%M%S%f}"


def avisar_decision(inscripcion: Inscripcion, *, en_el_acto: bool = False, **contexto: Any) -> None:
    """Tell the person of the decision just signed; unless ``en_el_acto``, when it can no longer be undone."""
    usuario = getattr(inscripcion.persona, "usuario", None)
    if usuario is None or inscripcion.decidida_en is None:
        return
    avisar(
        usuario,
        f"inscripcion_{inscripcion.estado}",
        clave=clave_del_aviso(inscripcion),
        sale_desde=None if en_el_acto else inscripcion.decidida_en + PARA_DESHACER,
        numero=inscripcion.numero,
        convocatoria=inscripcion.convocatoria.nombre,
        autoridad=str(inscripcion.autoridad),
        enlace=reverse("inscripciones:detalle", args=[inscripcion.pk]),
        **contexto,
    )
