"""What an official sees: the tray, mine first by due date; one case with its route and its notes."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Usuario
from tramites.estados import TERMINADAS, EstadoSolicitud
from tramites.models import Area, Puesto, Requisito, Solicitud, Tramite

from .recorrido import pasos_que_faltan, tramos
from .respuestas import en_palabras

POR_PAGINA = 25
VISTAS = {
    "": "A mi cargo",
    "area": "Sin responsable",
    "esperan": "Esperan a la persona",
    "todas": "De mis áreas",
    "terminadas": "Terminadas",
}


def areas_de(usuario: Usuario) -> list[Area]:
    """The areas in which somebody answers cases."""
    return list(Area.objects.filter(puestos__usuario=usuario).select_related("entidad"))


def bandeja(usuario: Usuario, filtros: dict[str, str], numero: Any = 1) -> dict[str, Any]:
    """One page of cases, due first. ``filtros``: vista, tramite, busca (number of a case).

    Keys are sorted alone and only those of the page are joined to the rest: a million cases cost the same.
    """
    areas = areas_de(usuario)
    vista = filtros["vista"] if filtros["vista"] in VISTAS else ""
    casos = _buscados(_de_vista(usuario, areas, vista), filtros)
    orden = ["-terminada_en", "-pk"] if vista == "terminadas" else [F("vence_el").asc(nulls_last=True), "pk"]
    pagina: Any = Paginator(casos.order_by(*orden).values_list("pk", flat=True), POR_PAGINA).get_page(numero)
    filas = Solicitud.objects.con_todo().in_bulk(list(pagina.object_list))
    pagina.object_list = [filas[pk] for pk in pagina.object_list]
    return {
        "pagina": pagina,
        "vista": vista,
        "vistas": VISTAS.items(),
        "areas": areas,
        "colegas": colegas(areas),
        "tramites": _tramites(areas),
        "hoy": timezone.localdate(),
    }


def _de_vista(usuario: Usuario, areas: list[Area], vista: str) -> QuerySet[Solicitud]:
    ajenas = (
        Solicitud.objects.exclude(persona=usuario.persona_id)
        if usuario.persona_id
        else Solicitud.objects.all()
    )
    de_area = ajenas.filter(area__in=[a.pk for a in areas])
    if vista == "area":
        return de_area.filter(estado=EstadoSolicitud.EN_TRAMITE, responsable=None)
    if vista == "esperan":
        return de_area.filter(estado=EstadoSolicitud.POR_COMPLETAR)
    if vista == "todas":
        return de_area.abiertas()
    if vista == "terminadas":
        return de_area.filter(estado__in=TERMINADAS)
    return ajenas.abiertas().filter(responsable=usuario)


def _buscados(casos: QuerySet[Solicitud], filtros: dict[str, str]) -> QuerySet[Solicitud]:
    if filtros["tramite"].isdecimal():
        casos = casos.filter(tramite=int(filtros["tramite"]))
    if busca := filtros["busca"].strip():
        casos = casos.filter(numero__iendswith=busca)
    return casos


def _tramites(areas: list[Area]) -> list[tuple[int, str]]:
    """Those of which some case is in these areas: one case of each is looked for, none is counted."""
    suya = Solicitud.objects.filter(area__in=[a.pk for a in areas], tramite=OuterRef("pk")).order_by()
    suyos = Tramite.objects.filter(Exists(suya), entidad__in={a.entidad_id for a in areas})
    return list(suyos.order_by("nombre", "pk").values_list("pk", "nombre")[:50])


def colegas(areas: list[Area]) -> list[Usuario]:
    """Whoever may get a case of these areas, by name."""
    puestos = Puesto.objects.filter(area__in=[a.pk for a in areas])
    return list(Usuario.objects.filter(pk__in=puestos.values("usuario")).order_by("nombre_visible", "pk"))


def es_jefe(usuario: Usuario, solicitud: Solicitud) -> bool:
    """Whether ``usuario`` heads the area that has the case."""
    return Puesto.objects.filter(area=solicitud.area_id, usuario=usuario, es_jefe=True).exists()


def pagina_del_caso(usuario: Usuario, solicitud: Solicitud) -> dict[str, Any]:
    """Everything of a case, internal things too."""
    es_responsable = solicitud.responsable_id == usuario.pk
    decide = es_responsable and solicitud.estado == EstadoSolicitud.EN_TRAMITE
    return {
        "solicitud": solicitud,
        "etapa": solicitud.etapa_actual,
        "respuestas": en_palabras(solicitud),
        "tramos": tramos(solicitud),
        "faltan": pasos_que_faltan(solicitud),
        "conversacion": list(solicitud.mensajes.all()),
        "peticiones": list(solicitud.peticiones.prefetch_related("anexos__archivo")),
        "internos": list(solicitud.anexos.filter(es_interno=True).select_related("archivo")),
        "entregados": list(solicitud.anexos.filter(es_interno=False).select_related("archivo")),
        "emitidos": list(solicitud.emitidos.select_related("certificado")),
        "decide": decide,
        "puede_tomar": solicitud.esta_abierta and solicitud.responsable_id is None,
        "puede_soltar": es_responsable and solicitud.esta_abierta,
        "puede_reasignar": solicitud.esta_abierta and (es_responsable or es_jefe(usuario, solicitud)),
        "es_jefe": es_jefe(usuario, solicitud),
    }


def requisitos_de(solicitud: Solicitud) -> QuerySet[Requisito]:
    """What the published page of the procedure lists: the only things an official may ask for."""
    return Requisito.objects.filter(ficha__tramite=solicitud.tramite_id, ficha__estado="publicada").order_by(
        "orden"
    )
