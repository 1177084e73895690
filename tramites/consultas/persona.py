"""What the person sees: her tasks first, her cases, one case; and what anybody sees with its code."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente
from tramites.diseno.condiciones import faltantes, visibles
from tramites.diseno.estructura import Campo
from tramites.estados import EstadoSolicitud
from tramites.models import Anexo, Solicitud

from .recorrido import pasos_que_faltan, tramos
from .respuestas import en_palabras

DOCUMENTOS_QUE_SE_OFRECEN = 3


def tareas_de(usuario: Usuario) -> list[Pendiente]:
    """What waits for the person in her procedures: to complete, to finish, to say how it went."""
    if not usuario.persona_id:
        return []
    suyas = Solicitud.objects.de_persona(usuario).select_related("tramite").order_by("vence_el", "pk")
    return [
        *(_tarea("Complete", s, s.vence_el) for s in suyas.filter(estado=EstadoSolicitud.POR_COMPLETAR)),
        *(_tarea("Termine y envíe", s) for s in suyas.filter(estado=EstadoSolicitud.BORRADOR)),
        *(_tarea("Lea la respuesta y diga cómo le fue en", s) for s in _sin_encuesta(suyas)),
    ]


def _sin_encuesta(suyas: Any) -> Any:
    return suyas.filter(estado=EstadoSolicitud.RESUELTA, encuesta=None)


def _tarea(verbo: str, solicitud: Solicitud, vence: Any = None) -> Pendiente:
    detalle = f"Solicitud {solicitud.numero}" if solicitud.numero else "Aún no la ha enviado"
    return Pendiente(
        f"{verbo} «{solicitud.tramite}»", solicitud.get_absolute_url(), vence=vence, detalle=detalle
    )


def mis_solicitudes(usuario: Usuario) -> Any:
    """Hers and those she carries for others, the newest first; with how many messages of the office."""
    de_oficina = Q(mensajes__es_interno=False, mensajes__es_de_la_persona=False)
    suyas = Solicitud.objects.de_persona(usuario) | Solicitud.objects.por_otra(usuario)
    suyas = suyas.select_related("tramite__entidad", "area", "persona")
    return suyas.annotate(n_mensajes=Count("mensajes", filter=de_oficina)).order_by("-creada_en", "-pk")


# --- A draft ---


@dataclass(frozen=True)
class Parte:
    """One page of the form: its number in the address, what it asks, how far it is.

    ``posibles``: also what it will ask if another question of the page is answered otherwise.
    """

    numero: int
    titulo: str
    campos: list[Campo]
    faltan: list[Campo]
    esta_empezada: bool
    posibles: list[Campo]

    @property
    def estado(self) -> str:
        if not self.faltan:
            return "Completa"
        return "En curso" if self.esta_empezada else "Sin empezar"


def partes_de(solicitud: Solicitud) -> list[Parte]:
    """The pages of the form that have something to ask, by the answers given so far."""
    definicion, respuestas = solicitud.definicion, solicitud.respuestas
    preguntas = visibles(definicion.campos, respuestas)
    falta = faltantes(definicion.campos, respuestas)
    return [
        Parte(
            n, seccion, campos, [c for c in falta if c.seccion == seccion],
            any(respuestas.get(c.clave) for c in campos), _posibles(definicion.campos, campos, seccion),
        )
        for n, seccion in enumerate(definicion.secciones, start=1)
        if (campos := [c for c in preguntas if c.seccion == seccion])
    ]  # fmt: skip


def _posibles(todas: Iterable[Campo], preguntadas: list[Campo], seccion: str) -> list[Campo]:
    """What the page asks, and what depends on something that it asks."""
    claves = {c.clave for c in preguntadas}
    lista = []
    for campo in todas:
        if campo.seccion == seccion and (campo.clave in claves or (campo.si and campo.si.campo in claves)):
            claves.add(campo.clave)
            lista.append(campo)
    return lista


def reutilizables_para(solicitud: Solicitud, campos: list[Campo]) -> dict[str, list[Anexo]]:
    """{key of the question: the latest documents she handed in elsewhere}, same question first."""
    claves = [c.clave for c in campos if c.tipo == "archivo"]
    if not claves:
        return {}
    suyos = Anexo.objects.filter(solicitud__persona=solicitud.persona_id, es_reutilizable=True)
    if solicitud.representacion_id:  # whoever acts for her reads nothing of her other cases
        suyos = suyos.filter(solicitud__representacion=solicitud.representacion_id)
    otros = list(suyos.exclude(solicitud=solicitud).select_related("archivo").order_by("-pk")[:30])
    unicos = {a.archivo_id: a for a in reversed(otros)}
    ofrecidos = sorted(unicos.values(), key=lambda a: -a.pk)
    return {
        clave: sorted(ofrecidos, key=lambda a: a.campo != clave)[:DOCUMENTOS_QUE_SE_OFRECEN]
        for clave in claves
    }


def anexos_por_campo(solicitud: Solicitud) -> dict[str, Anexo]:
    return {a.campo: a for a in solicitud.anexos.exclude(campo="").select_related("archivo")}


# --- Sent ---


def pagina_de_la_persona(solicitud: Solicitud) -> dict[str, Any]:
    """Everything she may see of a case that is sent; nothing internal."""
    return {
        "solicitud": solicitud,
        "respuestas": en_palabras(solicitud),
        "tramos": tramos(solicitud),
        "faltan": pasos_que_faltan(solicitud),
        "conversacion": list(solicitud.mensajes.filter(es_interno=False)),
        "peticiones": list(solicitud.peticiones.prefetch_related("anexos__archivo")),
        "entregados": list(solicitud.anexos.filter(es_interno=False).select_related("archivo")),
        "emitidos": list(solicitud.emitidos.select_related("certificado")),
        "encuesta_hecha": hasattr(solicitud, "encuesta"),
    }


# --- By its code ---


def por_codigo(codigo: str) -> Solicitud | None:
    """The case that has this code, if it was sent; None otherwise."""
    return Solicitud.objects.con_todo().filter(codigo=codigo).exclude(numero="").first()


def seguimiento_de(solicitud: Solicitud) -> dict[str, Any]:
    """What anybody may know with the code: steps, office, how many are left, dates. Nobody is named."""
    return {
        "numero": solicitud.numero,
        "tramite": str(solicitud.tramite),
        "entidad": str(solicitud.tramite.entidad),
        "estado": solicitud.estado,
        "estado_dicho": ESTADO_PUBLICO[EstadoSolicitud(solicitud.estado)],
        "area": str(solicitud.area),
        "radicada_en": solicitud.radicada_en,
        "vence_el": solicitud.vence_el,
        "terminada_en": solicitud.terminada_en,
        "tramos": tramos(solicitud),
        "faltan": pasos_que_faltan(solicitud),
    }


# The words of a state for whoever is not told by «usted».
ESTADO_PUBLICO = {
    EstadoSolicitud.EN_TRAMITE: "En trámite",
    EstadoSolicitud.POR_COMPLETAR: "Espera algo de la persona",
    EstadoSolicitud.RESUELTA: "Resuelta",
    EstadoSolicitud.DESISTIDA: "Desistida",
}
