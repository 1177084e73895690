"""Taking a case so that nobody else decides it, and letting it go."""

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from inscripciones.consultas.cola import OFICIALES, libres, por_revisar, quien_lo_tiene
from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import Convocatoria, Inscripcion, Recurso
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Rol, Usuario

from .candado import ConvocatoriaCongelada, con_convocatoria_abierta
from .guardado import releer
from .mesa import ActoNegado, CasoTomado, abrir_caso, exigir_estado


@transaction.atomic
def tomar_siguiente(*, actor: Usuario) -> Inscripcion | None:
    """Take the oldest due case of the actor's secretarías; None if none is free.

    Whoever already has one gets that one again: pressing twice does not hoard. Two officers at once never
    get the same (SKIP LOCKED), and a case held for twenty minutes without a movement is free again.
    """
    mesa = _mesa(actor)
    _compartir_convocatorias(mesa)
    propia = mesa.filter(tomada_por=actor).exclude(pk__in=libres(mesa).order_by().values("pk"))
    if tomada := _primera(propia):
        return tomada
    siguiente = _primera(libres(mesa).select_for_update(of=("self",), skip_locked=True))
    if siguiente:
        _tomar(siguiente, actor)
    return siguiente


def _mesa(actor: Usuario) -> QuerySet[Inscripcion]:
    """What the actor may take now: of their secretarías, in time, and not their own registration."""
    abiertas = Inscripcion.objects.filter(
        autoridad_id__in=actor.autoridades(*OFICIALES),
        convocatoria__estado=EstadoConvocatoria.PUBLICADA,
        convocatoria__revision_hasta__gte=timezone.now(),
    )
    apeladas = Recurso.objects.filter(Q(propuso=actor) | Q(confirmo=actor), vuelve_a_revision=True)
    abiertas = abiertas.exclude(pk__in=apeladas.values("inscripcion"))
    return por_revisar(abiertas.exclude(persona__usuario=actor) if actor.persona_id else abiertas)


def _primera(mesa: QuerySet[Inscripcion]) -> Inscripcion | None:
    return mesa.order_by("convocatoria__revision_hasta", "radicada_en", "pk").first()


def _compartir_convocatorias(mesa: QuerySet[Inscripcion]) -> None:
    """Lock FOR SHARE the processes on the desk, in order, before any registration of theirs."""
    en_mesa = Convocatoria.objects.filter(pk__in=mesa.order_by().values("convocatoria")).order_by("pk")
    for convocatoria in en_mesa:
        with suppress(ConvocatoriaCongelada):  # sealed just now: it is no longer on the desk
            con_convocatoria_abierta(convocatoria)


@transaction.atomic
def tomar_inscripcion(inscripcion: Inscripcion, *, actor: Usuario) -> Inscripcion:
    """Take this case; taking one's own again changes nothing.

    Raises CasoTomado (somebody else has it), CasoDecidido, MesaCerrada, CasoAjeno.
    """
    abrir_caso(inscripcion, actor=actor)
    exigir_estado(inscripcion, Estado.RADICADA, Estado.EN_CORRECCION)
    una = Inscripcion.objects.filter(pk=inscripcion.pk)
    if not por_revisar(una).exists():
        raise ActoNegado("La persona todavía está en plazo de corregir: espere a que reenvíe o a que venza.")
    if libres(una).exists():
        _tomar(inscripcion, actor)
    elif inscripcion.tomada_por_id != actor.pk:
        raise CasoTomado(quien_lo_tiene(inscripcion))
    return inscripcion


def _tomar(inscripcion: Inscripcion, actor: Usuario) -> None:
    """Mark the case as the actor's; one whose correction ran out comes back to the desk by this same act."""
    tomada: dict[str, Any] = {"tomada_por": actor, "tomada_en": timezone.now()}
    if inscripcion.estado == Estado.EN_CORRECCION:
        datos = {"por": "plazo_vencido", "ronda": inscripcion.ronda}
        sin_decision: dict[str, Any] = {"decidida_por": None, "decidida_en": None, "corregir_hasta": None}
        transitar(inscripcion, Estado.RADICADA, actor=actor, datos=datos, **tomada, **sin_decision)
        return
    for campo, valor in tomada.items():
        setattr(inscripcion, campo, valor)
    inscripcion.save(update_fields=list(tomada))


@transaction.atomic
def soltar_inscripcion(inscripcion: Inscripcion, *, actor: Usuario) -> None:
    """Give the case back to the queue; the head also frees one that another officer has, and it is recorded.

    Freeing what nobody has changes nothing. Raises CasoTomado.
    """
    releer(inscripcion)
    if inscripcion.tomada_por_id is None:
        return
    es_jefe = inscripcion.autoridad_id in actor.autoridades(Rol.JEFE_SECRETARIA)
    if inscripcion.tomada_por_id != actor.pk and not es_jefe:
        raise CasoTomado(quien_lo_tiene(inscripcion))
    if inscripcion.tomada_por_id != actor.pk:
        registrar("soltada", inscripcion, actor=actor, datos={"la_tenia": str(inscripcion.tomada_por_id)})
    inscripcion.tomada_por = inscripcion.tomada_en = None
    inscripcion.save(update_fields=["tomada_por", "tomada_en"])
