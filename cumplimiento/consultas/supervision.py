"""What the supervisor works through: alerts, evidence to review, contradictions, due cases."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db import connection
from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, Value
from django.utils import timezone

from cumplimiento.alertas import Grupo, consulta_de_alertas, grupos
from cumplimiento.estados import Estado, EstadoTarea, Revision
from cumplimiento.models import EntidadVigilada, Obligacion, ParametroAlerta, Regimen, regimenes_de
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.cuentas.models import Rol, Usuario

from .paginas import pagina_de
from .tablero import CUENTAS, condiciones, elegidos

POR_PAGINA = 50
VISTAS = {
    "alertas": "Alertas",
    "pruebas": "Pruebas por revisar",
    "contradicciones": "Contradicciones",
    "vencidas": "Vencidas",
    "todas": "Todas",
}
MOTIVOS = {
    "pendiente": "Pendiente hace más de {x} días hábiles desde el dictamen",
    "incumplido": "Incumplido hace más de {x} días hábiles desde el reporte",
}


@dataclass(frozen=True)
class Alerta:
    """A case that waits too long: ``motivo`` says since what and how many business days are too many."""

    obligacion: Obligacion
    motivo: str
    desde: date


def alertas(usuario: Usuario, numero: Any = 1) -> tuple[list[Alerta], Any]:
    """One page of the alerts ``usuario`` watches, the oldest first, and its paginator page.

    Three queries whatever the number of cases: parameters aside, one for the keys and one for the rows.
    """
    claves = claves_en_alerta(regimenes_de(usuario) if usuario.tiene_rol(Rol.FISCALIZACION) else [])
    pagina = Paginator(claves, POR_PAGINA).get_page(numero)
    filas = Obligacion.objects.con_todo().in_bulk([pk for pk, _, _, _ in pagina.object_list])
    lista = [
        Alerta(filas[pk], MOTIVOS[clase].format(x=x), desde) for pk, clase, desde, x in pagina.object_list
    ]
    return lista, pagina


def claves_en_alerta(regimenes: list[str] | None) -> list[tuple[int, str, date, int]]:
    """(id of the case, class, since when it counts, X) of everything in alert; ``regimenes`` None: all."""
    if regimenes == []:
        return []
    todos = _grupos(regimenes)
    if not todos:
        return []
    sql, datos = consulta_de_alertas(todos)
    with connection.cursor() as cursor:
        cursor.execute(sql, datos)
        return cursor.fetchall()


def _grupos(regimenes: list[str] | None) -> list[Grupo]:
    """The limits of every (regime, entity, materia) that has its own X. Two queries."""
    nadie = Value(None, BigIntegerField())
    equis = ("alerta_pendiente", "alerta_incumplido")
    generales = Regimen.objects.order_by().values_list("codigo", nadie, nadie, *equis)
    propios = ParametroAlerta.objects.order_by().values_list("regimen", "entidad", "materia", *equis)
    todos = generales.union(propios, all=True).order_by()
    parametros = [p for p in todos if regimenes is None or p[0] in regimenes]
    return grupos(parametros, timezone.localdate(), festivos())


def trabajo(usuario: Usuario, vista: str, filtros: dict[str, str], numero: Any = 1) -> dict[str, Any]:
    """The worklist of ``usuario`` in one of its views, with what was asked in ``filtros``."""
    suyas = _filtradas(Obligacion.objects.supervisadas_por(usuario), filtros)
    todas = Obligacion.objects.supervisadas_por(usuario)
    return {
        "pagina": pagina_de(suyas.filter(_vistas().get(vista, Q())), numero, POR_PAGINA),
        "entidades": EntidadVigilada.objects.filter(Exists(todas.filter(entidad=OuterRef("pk"))))
        .select_related("entidad")
        .order_by("entidad__nombre"),
    }


def cuentas_de_trabajo(usuario: Usuario) -> dict[str, int]:
    """How many wait in each view."""
    suyas = Obligacion.objects.supervisadas_por(usuario)
    vistas = _vistas()
    contradichas = suyas.filter(vistas.pop("contradicciones")).count()
    contadas = suyas.aggregate(**{vista: Count("pk", filter=q) for vista, q in vistas.items()})
    cuentas = {**contadas, "contradicciones": contradichas}
    regimenes = regimenes_de(usuario) if usuario.tiene_rol(Rol.FISCALIZACION) else []
    return {"alertas": len(claves_en_alerta(regimenes)), **cuentas}


def _vistas() -> dict[str, Q]:
    """Which cases each view but the alerts shows."""
    return {
        "pruebas": Q(estado=Estado.CUMPLIDO, revision=Revision.SIN_REVISAR, es_historica=False),
        "contradicciones": Q(tareas__estado=EstadoTarea.ABIERTA),
        "vencidas": Q(estado=Estado.PENDIENTE, es_historica=False, vence_el__lt=timezone.localdate()),
        "todas": Q(),
    }


def _filtradas(lista: Any, filtros: dict[str, str]) -> Any:
    if filtros.get("entidad", "").isdecimal():
        lista = lista.filter(entidad_id=filtros["entidad"])
    if filtros.get("norma", "").isdecimal():
        lista = lista.filter(norma_id=filtros["norma"])
    if filtros.get("estado") in Estado.values:
        lista = lista.filter(estado=filtros["estado"])
    if filtros.get("cuenta") in CUENTAS:
        return elegidos(lista, filtros["regimen"], filtros["ano"]).filter(condiciones()[filtros["cuenta"]])
    if filtros.get("regimen"):
        lista = lista.filter(regimen_id=filtros["regimen"])
    if busca := filtros.get("busca", "").strip():
        lista = lista.que_dicen(busca)
    return lista
