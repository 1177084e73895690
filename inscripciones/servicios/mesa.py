"""What every act of the validation desk checks first, and the sentences with which it refuses."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import CondicionPrioridad, Convocatoria, Hallazgo, Inscripcion
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.legible.fechas import hora, instante

from .candado import ConvocatoriaCongelada, con_convocatoria_abierta
from .guardado import releer

OCIO = timedelta(minutes=20)  # a taken case that nobody touches goes back to the queue
MOTIVO_MINIMO = 20
OFICIALES = (Rol.SECRETARIA, Rol.JEFE_SECRETARIA)


class ActoNegado(Exception):
    """The desk cannot do it; the text is for the officer who tried. Nothing was written."""


class MesaCerrada(ActoNegado):
    """The secretarías no longer decide in this convocatoria."""


class CasoTomado(ActoNegado):
    """Somebody else is looking at the case, or nobody took it yet."""


class CasoDecidido(ActoNegado):
    """Somebody decided first, or the person withdrew: what the officer saw is no longer so."""


class CasoAjeno(ActoNegado):
    """The case is one's own, or belongs to another secretaría."""


class MotivoBreve(ActoNegado):
    """A reason too short to be understood by who receives it."""

    def __init__(self) -> None:
        super().__init__(f"Escriba el motivo con por lo menos {MOTIVO_MINIMO} caracteres.")


def version_de_mesa(inscripcion: Inscripcion) -> str:
    """What the officer had before their eyes: state, round and decision. It travels in every form."""
    decidida = f"{inscripcion.decidida_en:%Y%m%d%H%M%S%f}" if inscripcion.decidida_en else ""
    return f"{inscripcion.estado}-{inscripcion.ronda}-{decidida}"


def abrir_caso(inscripcion: Inscripcion, *, actor: Usuario) -> Convocatoria:
    """Lock the convocatoria (FOR SHARE) and then the registration, re-read, for an act of the desk.

    Must run in the transaction of the act. Raises MesaCerrada, CasoAjeno.
    """
    try:
        convocatoria = con_convocatoria_abierta(
            inscripcion.convocatoria_id, estados=(EstadoConvocatoria.PUBLICADA,)
        )
    except ConvocatoriaCongelada as error:
        raise MesaCerrada(str(error)) from error
    if timezone.now() > convocatoria.revision_hasta:
        hasta = instante(convocatoria.revision_hasta)
        raise MesaCerrada(f"El plazo para revisar terminó el {hasta}: ya no se decide en este proceso.")
    releer(inscripcion)
    _exigir_competente(inscripcion, actor)
    return convocatoria


def _exigir_competente(inscripcion: Inscripcion, actor: Usuario) -> None:
    if actor.persona_id is not None and actor.persona_id == inscripcion.persona_id:
        raise CasoAjeno("Esta inscripción es suya: la revisa otra persona de la secretaría.")
    if inscripcion.autoridad_id not in actor.autoridades(*OFICIALES):
        raise CasoAjeno("Este caso no es de su secretaría: el domicilio declarado es de otro territorio.")


def exigir_estado(inscripcion: Inscripcion, *estados: str, version: str = "") -> None:
    """Raise CasoDecidido unless the case is in one of ``estados`` and as the officer saw it."""
    if inscripcion.estado in estados and version in ("", version_de_mesa(inscripcion)):
        return
    ahora = f"ahora está en estado «{inscripcion.get_estado_display()}»"
    if inscripcion.decidida_por and inscripcion.decidida_en:
        quien = f"{inscripcion.decidida_por} decidió este caso a las {hora(inscripcion.decidida_en)}"
        raise CasoDecidido(f"{quien}: {ahora}. Lo que usted decidió no se guardó.")
    raise CasoDecidido(
        f"Este caso cambió mientras usted lo veía: {ahora}. Lo que usted decidió no se guardó."
    )


def exigir_tomado(inscripcion: Inscripcion, actor: Usuario) -> None:
    """Raise CasoTomado unless ``actor`` has the case."""
    if inscripcion.tomada_por_id != actor.pk:
        raise CasoTomado(quien_lo_tiene(inscripcion) or "Tome el caso antes de decidirlo.")


def quien_lo_tiene(inscripcion: Inscripcion) -> str:
    """«María Ruiz está revisando este caso desde las 10:42. Usted puede verlo, no decidirlo», or ""."""
    if inscripcion.tomada_por is None:
        return ""
    quien = f"{inscripcion.tomada_por} está revisando este caso desde las {hora(inscripcion.tomada_en)}"
    return f"{quien}. Usted puede verlo, no decidirlo."


def suficiente(motivo: str) -> str:
    """The reason without outer spaces. Raises MotivoBreve."""
    motivo = motivo.strip()
    if len(motivo) < MOTIVO_MINIMO:
        raise MotivoBreve
    return motivo


def libres(inscripciones: QuerySet[Inscripcion], instante_: datetime | None = None) -> QuerySet[Inscripcion]:
    """Those nobody has: never taken, or by somebody who touched nothing for twenty minutes."""
    limite = (instante_ or timezone.now()) - OCIO
    de_quien_la_tiene = {"inscripcion": OuterRef("pk")}
    anoto = Hallazgo.objects.filter(
        **de_quien_la_tiene, anotado_por=OuterRef("tomada_por"), anotado_en__gte=limite
    )
    decidio = CondicionPrioridad.objects.filter(
        **de_quien_la_tiene, decidida_por=OuterRef("tomada_por"), decidida_en__gte=limite
    )
    return inscripciones.filter(
        Q(tomada_por=None) | Q(tomada_en__lt=limite) & ~Exists(anoto) & ~Exists(decidio)
    )


def por_revisar(inscripciones: QuerySet[Inscripcion]) -> QuerySet[Inscripcion]:
    """Those on the desk: sent, or returned and not corrected in time."""
    vencida = Q(estado=Estado.EN_CORRECCION, corregir_hasta__lt=timezone.now())
    return inscripciones.filter(Q(estado=Estado.RADICADA) | vencida)
