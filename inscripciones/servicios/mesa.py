"""What every act of the validation desk checks first, and the sentences with which it refuses."""

from django.db.models import Q
from django.utils import timezone

from inscripciones.consultas.cola import OFICIALES, quien_lo_tiene, version_de_mesa
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria, Inscripcion, Recurso
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.legible.fechas import hora, instante

from .candado import ConvocatoriaCongelada, con_convocatoria_abierta
from .guardado import releer

MOTIVO_MINIMO = 20


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


class FaltaSegundaPersona(ActoNegado):
    """Whoever proposed to leave somebody out neither confirms nor refuses it."""


class MotivoBreve(ActoNegado):
    """A reason too short to be understood by who receives it."""

    def __init__(self) -> None:
        super().__init__(f"Escriba el motivo con por lo menos {MOTIVO_MINIMO} caracteres.")


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
    decidieron = Q(propuso=actor) | Q(confirmo=actor)
    apelada = Recurso.objects.filter(decidieron, inscripcion=inscripcion, vuelve_a_revision=True)
    if apelada.exists():
        raise CasoAjeno("La persona apeló lo que usted decidió y le dieron la razón: la revisa otra persona.")


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


def exigir_segunda_persona(inscripcion: Inscripcion, estado: str, *, actor: Usuario, version: str) -> None:
    """Raise unless the case waits in ``estado`` for a second officer and ``actor`` is not the first.

    Raises CasoDecidido, FaltaSegundaPersona.
    """
    exigir_estado(inscripcion, estado, version=version)
    if inscripcion.propuesta_por_id == actor.pk:
        raise FaltaSegundaPersona("Usted hizo esta propuesta: la confirma o la niega otra persona.")


def suficiente(motivo: str) -> str:
    """The reason without outer spaces. Raises MotivoBreve."""
    motivo = motivo.strip()
    if len(motivo) < MOTIVO_MINIMO:
        raise MotivoBreve
    return motivo
