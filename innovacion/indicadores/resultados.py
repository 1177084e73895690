"""What came of it: commitments met, things shared, how much is known of each practice."""

from innovacion.consultas import medidas as datos
from innovacion.medida import QUE_DICE
from sso_portal.nucleo.indicadores.estadistica import porcentaje
from sso_portal.nucleo.indicadores.metricas import Columna, Fila, Tabla, metrica

from .participacion import REGISTRO


@metrica(
    codigo="INN-014",
    titulo="Compromisos de cambio cumplidos",
    definicion=(
        "De los compromisos que su responsable aceptó, cuántos se cumplieron con evidencia y cuántos a más "
        "tardar en su fecha. Un compromiso sin responsable o sin fecha no se puede aceptar y no cuenta como "
        "aceptado."
    ),
    unidad="compromisos",
    fuente=REGISTRO,
    por_proceso=False,
)
def compromisos(_proceso: str = "") -> Tabla:
    """Proposed, accepted, met, met in time. One query. Source: INN-014, G6-4."""
    c = datos.compromisos()
    filas: list[Fila] = [
        {"paso": "Propuestos", "cuantos": c["propuestos"], "de_cada_cien": None},
        {"paso": "Aceptados por su responsable", "cuantos": c["aceptados"],
         "de_cada_cien": porcentaje(c["aceptados"], c["propuestos"])},
        {"paso": "Cumplidos con evidencia", "cuantos": c["cumplidos"],
         "de_cada_cien": porcentaje(c["cumplidos"], c["aceptados"])},
        {"paso": "Cumplidos a tiempo", "cuantos": c["a_tiempo"],
         "de_cada_cien": porcentaje(c["a_tiempo"], c["aceptados"])},
        {"paso": "No se cumplieron", "cuantos": c["incumplidos"],
         "de_cada_cien": porcentaje(c["incumplidos"], c["aceptados"])},
    ]  # fmt: skip
    return Tabla(
        columnas=[
            Columna("paso", "Compromisos"),
            Columna("cuantos", "Cuántos", "compromisos"),
            Columna("de_cada_cien", "De los aceptados (aceptados: de los propuestos)", "%"),
        ],
        filas=filas,
        barra="cuantos",
    )


@metrica(
    codigo="INN-010",
    titulo="Lo que se ha compartido",
    definicion=(
        "Documentos compartidos en círculos y mesas, visitas guiadas que se hicieron, actividades de "
        "co-creación anotadas, comentarios publicados y adopciones confirmadas por el equipo."
    ),
    unidad="cosas",
    fuente=REGISTRO,
    por_proceso=False,
)
def compartido(_proceso: str = "") -> Tabla:
    """Documents, visits, activities, comments and adoptions. One query. Source: INN-010 to INN-012."""
    filas: list[Fila] = [{"que": que, "cuantos": n} for que, n in datos.compartido()]
    return Tabla(
        columnas=[Columna("que", "Qué"), Columna("cuantos", "Cuántos", "cosas")],
        filas=filas,
        barra="cuantos",
    )


@metrica(
    codigo="INN-005",
    titulo="Prácticas publicadas por nivel de evidencia",
    definicion="Cuántas prácticas hay en la biblioteca de cada nivel. "
    + " ".join(f"{nivel.capitalize()}: {dice[0].lower()}{dice[1:]}" for nivel, dice in QUE_DICE.items()),
    unidad="prácticas",
    fuente=REGISTRO,
    por_proceso=False,
)
def practicas(_proceso: str = "") -> Tabla:
    """Published practices by derived level. One query. Source: INN-005, G6-6."""
    filas: list[Fila] = [
        {"nivel": nivel.capitalize(), "practicas": cuantas} for nivel, cuantas in datos.practicas_por_nivel()
    ]
    return Tabla(
        columnas=[Columna("nivel", "Nivel"), Columna("practicas", "Prácticas", "prácticas")],
        filas=filas,
        barra="practicas",
    )
