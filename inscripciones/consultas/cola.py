"""The queue of the desk: which cases wait, which are free, who has the others. One definition for all."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone

from inscripciones.estados import PROPUESTOS, Estado, EstadoConvocatoria, EstadoRecurso
from inscripciones.models import CondicionPrioridad, Hallazgo, Inscripcion, PuntoLista, Recurso
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente
from sso_portal.nucleo.legible.fechas import hora

from .identidad import sin_documento_repetido
from .lista import armar

OCIO = timedelta(minutes=20)  # a taken case that nobody touches goes back to the queue
PARA_DESHACER = timedelta(minutes=10)  # the message waits as long
OFICIALES = (Rol.SECRETARIA, Rol.JEFE_SECRETARIA)
POR_PAGINA = 30
DECIDIDAS = (Estado.VALIDADA, Estado.RECHAZADA, Estado.ANULADA)
DESHACIBLES = (Estado.VALIDADA, Estado.EN_CORRECCION, *PROPUESTOS, Estado.RECHAZADA)
PESTANAS = {
    "pendientes": "Pendientes",
    "devueltas": "Devueltas",
    "por_confirmar": "Por confirmar",
    "decididas": "Decididas",
}


# --- Which cases ---


def del_territorio(usuario: Usuario) -> QuerySet[Inscripcion]:
    """What was sent to the secretarías of ``usuario``, in the processes not yet sealed."""
    return Inscripcion.objects.filter(
        autoridad_id__in=usuario.autoridades(*OFICIALES), convocatoria__estado=EstadoConvocatoria.PUBLICADA
    ).exclude(estado=Estado.BORRADOR)


def libres(inscripciones: QuerySet[Inscripcion], ahora: datetime | None = None) -> QuerySet[Inscripcion]:
    """Those nobody has: never taken, or by somebody who touched nothing for twenty minutes."""
    limite = (ahora or timezone.now()) - OCIO
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


def en_pestana(inscripciones: QuerySet[Inscripcion], pestana: str) -> QuerySet[Inscripcion]:
    """The cases of one tab of the queue."""
    if pestana == "devueltas":
        return inscripciones.filter(estado=Estado.EN_CORRECCION)
    if pestana == "por_confirmar":
        return inscripciones.filter(estado__in=PROPUESTOS)
    if pestana == "decididas":
        return inscripciones.filter(estado__in=DECIDIDAS)
    return por_revisar(inscripciones)


# --- What a screen says of one ---


def version_de_mesa(inscripcion: Inscripcion) -> str:
    """What the officer had before their eyes: state, round and decision. It travels in every form."""
    decidida = f"{inscripcion.decidida_en:%Y%m%d%H%M%S%f}" if inscripcion.decidida_en else ""
    return f"{inscripcion.estado}-{inscripcion.ronda}-{decidida}"


def quien_lo_tiene(inscripcion: Inscripcion) -> str:
    """«María Ruiz está revisando este caso desde las 10:42. Usted puede verlo, no decidirlo», or ""."""
    if inscripcion.tomada_por is None or inscripcion.tomada_en is None:
        return ""
    quien = f"{inscripcion.tomada_por} está revisando este caso desde las {hora(inscripcion.tomada_en)}"
    return f"{quien.removesuffix('.')}. Usted puede verlo, no decidirlo."


def puede_deshacer(inscripcion: Inscripcion, usuario: Usuario) -> bool:
    """Whether ``usuario`` decided it, or proposed to annul it, less than ten minutes ago."""
    quien, cuando = inscripcion.decidida_por_id, inscripcion.decidida_en
    if inscripcion.estado == Estado.ANULACION_PROPUESTA:
        quien, cuando = inscripcion.propuesta_por_id, inscripcion.propuesta_en
    reciente = cuando is not None and timezone.now() < cuando + PARA_DESHACER
    return inscripcion.estado in DESHACIBLES and quien == usuario.pk and reciente


def ultima_deshacible(usuario: Usuario) -> Inscripcion | None:
    """The last decision of ``usuario`` that can still be undone."""
    desde = timezone.now() - PARA_DESHACER
    decidio = Q(decidida_por=usuario, decidida_en__gt=desde) & ~Q(estado=Estado.ANULACION_PROPUESTA)
    propuso = Q(propuesta_por=usuario, propuesta_en__gt=desde, estado=Estado.ANULACION_PROPUESTA)
    suyas = del_territorio(usuario).filter(decidio | propuso, estado__in=DESHACIBLES)
    return suyas.order_by(Greatest("decidida_en", "propuesta_en").desc()).first()


# --- The page of the queue ---


@dataclass(frozen=True)
class Contadores:
    """What an officer has done today, what waits in the territory, and since how many days."""

    mias_hoy: int
    pendientes: int
    dias: int


def contadores(usuario: Usuario) -> Contadores:
    """The three figures of the desk, in three queries."""
    hoy = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    territorio = del_territorio(usuario)
    pendientes = por_revisar(territorio)
    antigua = pendientes.order_by("radicada_en").values_list("radicada_en", flat=True).first()
    dias = (timezone.localdate() - timezone.localdate(antigua)).days if antigua else 0
    mias = territorio.filter(decidida_por=usuario, decidida_en__gte=hoy).count()
    return Contadores(mias, pendientes.count(), dias)


def cola(usuario: Usuario, pedido: dict[str, Any], numero: Any = 1) -> dict[str, Any]:
    """One tab of the queue, due ascending, filtered, without anything sensitive; constant queries.

    ``pedido``: pestana, profesion (or None) and numero, as the filter form cleans them.
    """
    pestana = pedido.get("pestana") or "pendientes"
    casos = en_pestana(del_territorio(usuario), pestana)
    if profesion := pedido.get("profesion"):
        casos = casos.filter(profesion=profesion)
    if texto := pedido.get("numero"):
        casos = casos.filter(numero__icontains=texto.strip())
    orden = ["-decidida_en"] if pestana == "decididas" else ["convocatoria__revision_hasta", "radicada_en"]
    filas = casos.select_related(
        "convocatoria", "profesion", "municipio__departamento", "tomada_por", "decidida_por", "propuesta_por"
    ).order_by(*orden, "pk")
    pagina: Page[Inscripcion] = Paginator(filas, POR_PAGINA).get_page(numero)
    verdes = {i.pk for i in en_verde(casos, usuario)} if pestana == "pendientes" else set()
    return {
        "pagina": pagina,
        "verdes": verdes,
        "libres": set(
            libres(casos).filter(pk__in=[i.pk for i in pagina]).order_by().values_list("pk", flat=True)
        ),
        "pestana": pestana,
        "pestanas": [
            (clave, rotulo, en_pestana(del_territorio(usuario), clave).count())
            for clave, rotulo in PESTANAS.items()
        ],
    }


def en_verde(casos: QuerySet[Inscripcion], usuario: Usuario) -> list[Inscripcion]:
    """Those free whose whole checklist holds already, and that are not one's own; five queries."""
    libres_ = libres(casos.filter(estado=Estado.RADICADA, hallazgos__isnull=False)).distinct()
    if usuario.persona_id:
        libres_ = libres_.exclude(persona=usuario.persona_id)
    filas = (
        sin_documento_repetido(libres_)
        .order_by("pk")
        .prefetch_related("hallazgos", "documentos__archivo", "condiciones")
    )
    puntos = list(PuntoLista.objects.order_by("orden"))
    return [i for i in filas if _esta_limpia(i, puntos)]


def _esta_limpia(inscripcion: Inscripcion, puntos: list[PuntoLista]) -> bool:
    revision = armar(
        inscripcion,
        puntos=puntos,
        hallazgos=sorted(inscripcion.hallazgos.all(), key=lambda h: h.ronda),
        documentos=[d for d in inscripcion.documentos.all() if d.es_vigente],
        condiciones=inscripcion.condiciones.all(),
    )
    return revision.esta_limpia


def por_resolver(usuario: Usuario) -> QuerySet[Recurso]:
    """Appeals that ``usuario`` may resolve: of their secretarías, and of decisions that are not theirs."""
    abiertos = Recurso.objects.visibles_para(usuario).filter(estado=EstadoRecurso.PRESENTADO)
    ajenos = abiertos.exclude(
        Q(propuso=usuario) | Q(confirmo=usuario) | Q(inscripcion__persona__usuario=usuario)
    )
    return ajenos.order_by("presentado_en", "pk")


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """What waits for an officer: cases to look at, rejections that others proposed."""
    if not usuario.autoridades(*OFICIALES):
        return []
    territorio, mesa = del_territorio(usuario), reverse("inscripciones:mesa")
    revisar = por_revisar(territorio).order_by("convocatoria__revision_hasta")
    primera = revisar.select_related("convocatoria").first()
    propuestas = en_pestana(territorio, "por_confirmar").exclude(propuesta_por=usuario).count()
    lista = []
    if primera:
        lista.append(
            Pendiente(
                "Revisar las inscripciones de su territorio",
                mesa,
                revisar.count(),
                vence=primera.convocatoria.revision_hasta,
            )
        )
    if propuestas:
        url = f"{mesa}?pestana=por_confirmar"
        lista.append(Pendiente("Confirmar o negar lo que otra persona propuso", url, propuestas))
    if apelaciones := por_resolver(usuario).count():
        lista.append(Pendiente("Resolver apelaciones", reverse("inscripciones:recursos"), apelaciones))
    return lista
