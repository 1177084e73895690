"""What is about to be frozen, read in a fixed order: registrations, wishes, tiers, communities, posts."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from asignacion.entrada import VERSION
from inscripciones.estados import Estado
from inscripciones.models import (
    CondicionPrioridad,
    Convocatoria,
    Inscripcion,
    Oferta,
    Preferencia,
    PreferenciaDepartamento,
)

Objeto = dict[str, Any]
Condicion = CondicionPrioridad.Condicion
DE_COMUNIDAD = {Condicion.RAIZAL, Condicion.INDIGENA}  # they count only in the posts of the own community


@dataclass(frozen=True)
class Fila:
    """A validated registration as it enters the draw, with whom to tell and where it was validated."""

    inscripcion_id: Any
    usuario_id: int | None
    profesion: str
    autoridad: str
    aspirante: Objeto


def ordenada(consulta: QuerySet) -> QuerySet:
    """The same queryset; what feeds the lottery must come in one possible order only."""
    if not consulta.totally_ordered:
        raise AssertionError(f"{consulta.model.__name__}: what feeds the lottery needs a total order.")
    return consulta


def politica_congelada(convocatoria: Convocatoria) -> Objeto:
    """The rules that enter the frozen file: those of the policy but the map of conditions."""
    return {clave: valor for clave, valor in convocatoria.politica.reglas.items() if clave != "condiciones"}


def filas_validadas(convocatoria: Convocatoria) -> list[Fila]:
    """Every validated registration of a convocatoria, in the order of its key."""
    inscripciones = ordenada(
        Inscripcion.objects.filter(convocatoria=convocatoria, estado=Estado.VALIDADA).order_by("pk")
    ).values_list("pk", "persona__usuario", "profesion_id", "autoridad_id")
    plazas = _listas(
        _de(Preferencia, convocatoria).order_by("inscripcion", "orden", "pk"), "oferta__plaza__codigo"
    )
    departamentos = _listas(
        _de(PreferenciaDepartamento, convocatoria).order_by("inscripcion", "orden", "pk"), "departamento_id"
    )
    condiciones = _condiciones(convocatoria)
    maximo = convocatoria.politica.reglas["max_plazas"]
    return [
        Fila(
            pk,
            usuario,
            profesion,
            autoridad,
            {
                **condiciones.get(pk, _general(convocatoria)),
                "plazas": plazas.get(pk, [])[:maximo],
                "departamentos": departamentos.get(pk, []),
            },
        )
        for pk, usuario, profesion, autoridad in inscripciones
    ]


def ofertas_de(convocatoria: Convocatoria) -> dict[str, dict[str, Objeto]]:
    """Posts by profession: code → {departamento, cupos, comunidad, dificultad}, as they were offered.

    What became of the plaza since then does not enter the draw: people chose what the offer showed.
    """
    ofertas = ordenada(Oferta.objects.filter(convocatoria=convocatoria).order_by("plaza__codigo", "pk"))
    por_profesion: dict[str, dict[str, Objeto]] = {}
    for codigo, cupos, foto in ofertas.values_list("plaza__codigo", "cupos", "foto"):
        por_profesion.setdefault(foto["profesion"], {})[codigo] = {
            "departamento": foto["codigo_departamento"],
            "cupos": cupos,
            "comunidad": foto["comunidad"],
            "dificultad": foto["dificultad"],
        }
    return por_profesion


def entrada_de(profesion: str, proceso: str, politica: Objeto, plazas: Objeto, aspirantes: Objeto) -> Objeto:
    """The frozen input of one profession, in the shape that the engine and the verifier read."""
    return {
        "version": VERSION,
        "proceso": proceso,
        "profesion": profesion,
        "politica": politica,
        "plazas": plazas,
        "aspirantes": aspirantes,
    }


def _de(modelo: Any, convocatoria: Convocatoria) -> QuerySet:
    return modelo.objects.filter(inscripcion__convocatoria=convocatoria, inscripcion__estado=Estado.VALIDADA)


def _listas(consulta: QuerySet, campo: str) -> dict[Any, list[str]]:
    listas: dict[Any, list[str]] = {}
    for inscripcion, valor in ordenada(consulta).values_list("inscripcion_id", campo):
        listas.setdefault(inscripcion, []).append(valor)
    return listas


def _general(convocatoria: Convocatoria) -> Objeto:
    return {"nivel": max(convocatoria.politica.reglas.get("niveles", [1, 2])), "comunidad": None}


def _condiciones(convocatoria: Convocatoria) -> dict[Any, Objeto]:
    """Tier and community of whoever has accredited conditions: the best tier; communities give none."""
    niveles = convocatoria.politica.reglas.get("condiciones", {})
    acreditadas = _de(CondicionPrioridad, convocatoria).filter(
        decision=CondicionPrioridad.Decision.ACREDITADA
    )
    quienes: dict[Any, Objeto] = {}
    for condicion in ordenada(acreditadas.order_by("pk")):
        suya = quienes.setdefault(condicion.inscripcion_id, _general(convocatoria))
        if condicion.condicion in DE_COMUNIDAD:
            suya["comunidad"] = suya["comunidad"] or condicion.comunidad or _comunidad_sola(condicion)
        else:
            suya["nivel"] = min(suya["nivel"], niveles.get(condicion.condicion, suya["nivel"]))
    return quienes


def _comunidad_sola(condicion: CondicionPrioridad) -> str | None:
    return "RAIZAL" if condicion.condicion == Condicion.RAIZAL else None
