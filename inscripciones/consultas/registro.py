"""What the professional's pages read: own registrations, open processes, posts to choose, dates."""

import unicodedata
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import Convocatoria, Inscripcion, Oferta
from plazas.consultas.catalogo import parecidas_a
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente
from sso_portal.nucleo.legible.fechas import Hito

from .apertura import abierto_en


def mia() -> Any:
    """Registrations with what their owner's pages show; scope them with ``visibles_para``."""
    return Inscripcion.objects.select_related(
        "convocatoria", "persona", "profesion", "municipio__departamento", "municipio__autoridad", "autoridad"
    )


def propias(usuario: Usuario) -> list[Inscripcion]:
    """The registrations of a person, newest process first."""
    return list(mia().filter(persona__usuario=usuario).order_by("-convocatoria__abre_en", "-creada_en"))


def abiertas() -> list[Convocatoria]:
    """Processes that receive registrations now, the first to close at the top."""
    return list(Convocatoria.objects.abiertas().prefetch_related("profesiones").order_by("cierra_en"))


def abiertas_para(usuario: Usuario) -> list[Convocatoria]:
    """Open processes in which the person has no registration yet."""
    abiertas = Convocatoria.objects.abiertas().exclude(inscripciones__persona__usuario=usuario)
    return list(abiertas.order_by("cierra_en"))


def proxima() -> Convocatoria | None:
    """The process that opens next, if one is announced."""
    anunciadas = Convocatoria.objects.filter(estado=EstadoConvocatoria.PUBLICADA, abre_en__gt=timezone.now())
    return anunciadas.order_by("abre_en").first()


def ofertas_para(inscripcion: Inscripcion, *, q: str = "", departamento: Any = None) -> tuple[Any, bool]:
    """Posts of the process and profession of the registration, by place; ``q`` ignores accents and case.

    (posts, whether they are only alike): what nobody wrote so is looked for as in the catalogue.
    """
    filas = Oferta.objects.filter(
        convocatoria_id=inscripcion.convocatoria_id, plaza__profesion_id=inscripcion.profesion_id
    ).order_by("plaza__municipio__departamento__nombre", "plaza__municipio__nombre", "plaza__codigo")
    if departamento:
        filas = filas.filter(plaza__municipio__departamento=departamento)
    halladas = filas
    for palabra in _sin_tildes(q).split():
        halladas = halladas.filter(Q(plaza__busqueda__contains=palabra) | Q(plaza__codigo__icontains=palabra))
    if q and not halladas.exists():
        halladas = filas.filter(plaza__in=parecidas_a(q))
        return halladas, halladas.exists()
    return halladas, False


def lista_de(inscripcion: Inscripcion) -> Any:
    """The posts of the person, in order, with what the page shows of each."""
    return inscripcion.preferencias.order_by("orden").select_related("oferta")


def donde_agregar(usuario: Usuario, codigo: str) -> tuple[Inscripcion | None, Oferta | None]:
    """The draft of the person in an open process that offers the post ``codigo``, and that offer."""
    for inscripcion in mia().filter(persona__usuario=usuario, estado=Estado.BORRADOR).order_by("-creada_en"):
        ofertas = Oferta.objects.select_related(
            "plaza__entidad", "plaza__municipio__departamento", "plaza__profesion"
        )
        oferta = ofertas.filter(convocatoria=inscripcion.convocatoria_id, plaza__codigo=codigo).first()
        if oferta and abierto_en(inscripcion):
            return inscripcion, oferta
    return None, None


def enviada_que_la_ofrece(usuario: Usuario, codigo: str) -> Inscripcion | None:
    """A registration already sent in an open process that offers the post ``codigo``."""
    propias = mia().filter(persona__usuario=usuario, convocatoria__ofertas__plaza__codigo=codigo)
    enviadas = propias.exclude(estado=Estado.BORRADOR)
    return enviadas.filter(convocatoria__in=Convocatoria.objects.abiertas()).first()


def sin_enviar(usuario: Usuario) -> Inscripcion | None:
    """The draft or correction that the person can still send, the first to close; None if there is none."""
    if usuario.persona_id is None:
        return None
    filas = mia().filter(persona=usuario.persona_id, estado__in=[Estado.BORRADOR, Estado.EN_CORRECCION])
    return next((i for i in filas.order_by("convocatoria__cierra_en") if abierto_en(i)), None)


def correo_velado(correo: str) -> str:
    """«y•••••n@correo.example»: enough to know one's own address, not enough to copy it."""
    nombre, _, dominio = correo.partition("@")
    return f"{nombre[0]}•••••{nombre[-1]}@{dominio}"


def _sin_tildes(texto: str) -> str:
    partes = unicodedata.normalize("NFKD", texto.lower())
    return "".join(c for c in partes if not unicodedata.combining(c))


def calendario_de(inscripcion: Inscripcion) -> list[Hito]:
    """The dates of the process, as the professional lives them."""
    c = inscripcion.convocatoria
    enviada = inscripcion.radicada_en
    revision = "La secretaría revisa sus documentos. Si falta algo, le escribe y usted corrige solo eso"
    return [
        Hito("Usted envió su inscripción", enviada)
        if enviada
        else Hito("Enviar la inscripción", c.abre_en, c.cierra_en),
        Hito(revision, enviada or c.cierra_en, c.revision_hasta),
        Hito("Se sellan las inscripciones validadas", c.sello_en),
        Hito("Sorteo público y resultado", c.evento_en),
        Hito("Empieza el servicio", c.inicio_servicio),
    ]


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """What waits for a professional: to register for the first time, to send a draft, to correct."""
    propias = mia().filter(persona__usuario=usuario)
    if usuario.has_perm("inscripciones.iniciar") and not propias.exists():
        return [_por_empezar(c) for c in abiertas()]
    filas = propias.filter(estado__in=[Estado.BORRADOR, Estado.EN_CORRECCION])
    return [_pendiente(i) for i in filas.order_by("pk") if abierto_en(i)]


def _por_empezar(convocatoria: Convocatoria) -> Pendiente:
    return Pendiente(
        "Inscribirse",
        reverse("inscripciones:empezar"),
        vence=convocatoria.cierra_en,
        detalle=f"{convocatoria}: inscripciones abiertas",
    )


def _pendiente(inscripcion: Inscripcion) -> Pendiente:
    url = reverse("inscripciones:detalle", args=[inscripcion.pk])
    proceso = f"Convocatoria {inscripcion.convocatoria.nombre} · {inscripcion.profesion}"
    if inscripcion.estado == Estado.BORRADOR:
        return Pendiente(
            "Enviar su inscripción", url, vence=inscripcion.convocatoria.cierra_en, detalle=proceso
        )
    return Pendiente(
        "Corregir su inscripción",
        url,
        vence=inscripcion.corregir_hasta,
        detalle=f"{proceso}. Corrija lo que le pidió la {inscripcion.autoridad}",
    )
