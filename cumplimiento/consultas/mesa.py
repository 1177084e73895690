"""The work table as one reads it: the list of matters, and one with all that was said."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q

from cumplimiento.estados import EstadoAsunto
from cumplimiento.models import Asunto, EntidadVigilada, Regimen, vigiladas_de
from sso_portal.nucleo.cuentas.models import Usuario

from .voces import voces_de

POR_PAGINA = 25
VISTAS = {"": "Todo", **{str(c.value): c.label for c in Asunto.Clase}}
CON_QUIEN = ("entidad__entidad", "dependencia", "regimen")


def lista_de_la_mesa(usuario: Usuario, filtros: dict[str, str], numero: Any = 1) -> dict[str, Any]:
    """One page of the matters ``usuario`` may read, what waits for an answer first, then the newest.

    ``filtros``: clase, estado, busca (part of a title or of what was written).
    """
    suyos = Asunto.objects.visibles_para(usuario)
    por_clase = dict(suyos.order_by().values_list("clase").annotate(n=Count("pk")))
    lista = suyos.select_related(*CON_QUIEN).annotate(
        dichas=Count("intervenciones", distinct=True), adheridas=Count("adhesiones", distinct=True)
    )
    return {
        "pestanas": [
            (c, p, por_clase.get(c, 0) if c else sum(por_clase.values())) for c, p in VISTAS.items()
        ],
        "pagina": Paginator(
            _filtrados(lista, filtros).order_by("estado", "-abierto_en", "-pk"), POR_PAGINA
        ).get_page(numero),
        "estados": EstadoAsunto.choices,
        "puede_abrir": bool(voces_de(usuario)),
    }


def _filtrados(lista: Any, filtros: dict[str, str]) -> Any:
    if filtros["clase"] in Asunto.Clase.values:
        lista = lista.filter(clase=filtros["clase"])
    if filtros["estado"] in EstadoAsunto.values:
        lista = lista.filter(estado=filtros["estado"])
    if busca := filtros["busca"].strip():
        dicho = Q(intervenciones__texto__icontains=busca)
        lista = lista.filter(Q(titulo__icontains=busca) | Q(texto__icontains=busca) | dicho)
    return lista


def pagina_del_asunto(usuario: Usuario, asunto: Asunto) -> dict[str, Any]:
    """A matter, all that was said in it, who accepted it, and what ``usuario`` may do."""
    adhesiones = list(asunto.adhesiones.select_related("entidad__entidad"))
    aceptaron = {a.entidad_id for a in adhesiones}
    return {
        "asunto": asunto,
        "intervenciones": list(asunto.intervenciones.select_related("entidad__entidad", "dependencia")),
        "adhesiones": adhesiones,
        "convocadas": _convocadas(asunto).count() if asunto.es_acuerdo else 0,
        "por_aceptar": [e for e in vigiladas_de(usuario) if asunto.alcanza_a(e) and e.pk not in aceptaron]
        if asunto.es_acuerdo and not asunto.esta_cerrado
        else [],
        "puede_hablar": not asunto.esta_cerrado and usuario.has_perm("cumplimiento.intervenir", asunto),
        "puede_cerrar": not asunto.esta_cerrado and usuario.has_perm("cumplimiento.cerrar_asunto", asunto),
    }


def _convocadas(asunto: Asunto) -> Any:
    """The entities an agreement is for."""
    reales = EntidadVigilada.objects.filter(es_de_pruebas=False, entidad__esta_activa=True)
    return reales.filter(regimen=asunto.regimen) if asunto.regimen else reales


def regimenes_para(usuario: Usuario) -> Any:
    """The regimes about which ``usuario`` may open a matter: its entities' own; departments, any."""
    todos = Regimen.objects.order_by("nombre")
    if any(v.dependencia for v in voces_de(usuario)):
        return todos
    return todos.filter(codigo__in=[e.regimen_id for e in vigiladas_de(usuario)])
