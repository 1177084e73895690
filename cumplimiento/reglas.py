"""Whether a report may be accepted: one set of rules for form, file and web service. Pure.

Every problem comes out at once, each with its stable code, what happens and how to mend it.
Source: CUM-004, CUM-007, CUM-009, CUM-010.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sso_portal.nucleo.cargas.formatos import ErrorFila

from .declaracion import DE_LA_PRUEBA, NOMBRES, Declaracion, de_valores
from .estados import Canal


@dataclass(frozen=True)
class Palabra:
    """One word of the closed list: its key, what it counts as, whether it must be proved."""

    pk: int
    nombre: str
    clase: str
    exige_prueba: bool


@dataclass(frozen=True)
class Caso:
    """What the rules need to know of the obligation a report is about.

    ``huella_vigente``: of the report in force, "" if none. ``vence_el``: None while suspended.
    """

    codigo: str
    inicia_el: date
    vence_el: date | None
    estados: Mapping[str, Palabra]
    masiva_solo_en_plazo: bool = True
    admite_reporte: bool = True
    sin_efecto: bool = False
    huella_vigente: str = ""

    def es_tardio(self, hoy: date) -> bool:
        """Whether what arrives on the legal day ``hoy`` arrives late: ``hoy <= vence_el`` is in time."""
        return self.vence_el is not None and hoy > self.vence_el


def caso_ajeno(codigo: str) -> ErrorFila:
    """The same words for a case of another entity and for one that does not exist."""
    return ErrorFila(
        "caso_ajeno", "caso", "El caso no corresponde a su entidad",
        f"el caso {codigo} no corresponde a su entidad",
        "Revise el número en Mis obligaciones",
    )  # fmt: skip


def documento_ajeno(identificador: str) -> ErrorFila:
    """The same words for a document of another entity and for one that does not exist."""
    return ErrorFila(
        "documento_ajeno", "documento", "El documento no es de su entidad",
        f"el documento {identificador} no existe o no es de su entidad",
        "Envíe la copia a documentos/ y escriba el id que recibe",
    )  # fmt: skip


def caso_repetido(codigo: str) -> ErrorFila:
    return ErrorFila(
        "caso_repetido", "caso", "El caso está dos veces en el archivo",
        f"el caso {codigo} ya está en una fila anterior", "Deje una sola fila por caso",
    )  # fmt: skip


def juzgar(declaracion: Declaracion, caso: Caso, *, canal: str, hoy: date) -> list[ErrorFila]:
    """Everything that keeps ``declaracion`` from being accepted on the legal day ``hoy``; [] if nothing."""
    return [
        *_del_caso(declaracion, caso, canal=canal, hoy=hoy),
        *_de_las_fechas(declaracion, caso, hoy),
        *_de_la_prueba(declaracion, caso),
    ]


def juzgar_leido(
    valores: Mapping[str, Any], caso: Caso, *, canal: str, hoy: date, archivo_sha256: str | None = ""
) -> list[ErrorFila]:
    """The same, of a report of which some columns could not be read and are absent from ``valores``.

    Those have their own error already: nothing that hangs on them is said, everything else is. So with a
    copy of the document that came and could not be kept: ``archivo_sha256`` is None.
    """
    sin_leer = NOMBRES - set(valores) | ({"documento"} if archivo_sha256 is None else set())
    declaracion = de_valores({"estado": "", "fecha_reporte": caso.inicia_el, **valores}, archivo_sha256 or "")
    hallados = juzgar(declaracion, caso, canal=canal, hoy=hoy)
    return [error for error in hallados if not _depende(error, sin_leer)]


def juzgar_fila(  # noqa: PLR0913 (what was read, of which case, after which others, by which door, when)
    valores: Mapping[str, Any],
    caso: Caso | None,
    vistos: set[str],
    *,
    canal: str,
    hoy: date,
    archivo_sha256: str | None = "",
) -> list[ErrorFila]:
    """Everything wrong with one report among many. ``caso``: None if it is not of the entity.

    ``vistos``: the numbers of the reports before it; its own is added.
    """
    codigo = valores.get("caso")
    if codigo is None:
        return []
    errores = [caso_repetido(codigo)] if codigo in vistos else []
    vistos.add(codigo)
    if caso is None:
        return [caso_ajeno(codigo), *errores]
    return errores + juzgar_leido(valores, caso, canal=canal, hoy=hoy, archivo_sha256=archivo_sha256)


def _depende(error: ErrorFila, sin_leer: set[str]) -> bool:
    if error.codigo in {"prueba_incompleta", "falta_prueba"}:
        return bool(sin_leer & DE_LA_PRUEBA)
    return error.columna in sin_leer or (error.codigo == "ya_reportado" and bool(sin_leer))


def _del_caso(declaracion: Declaracion, caso: Caso, *, canal: str, hoy: date) -> Iterator[ErrorFila]:
    if caso.sin_efecto:
        yield ErrorFila(
            "caso_sin_efecto", "caso", "El caso quedó sin efecto",
            f"el caso {caso.codigo} quedó sin efecto y ya no recibe reportes", "Quite la fila o el reporte",
        )  # fmt: skip
    elif not caso.admite_reporte:
        yield ErrorFila(
            "ya_aceptado", "caso", "La prueba del caso ya fue aceptada",
            f"la prueba del caso {caso.codigo} ya fue aceptada y el reporte no se cambia",
            "Si algo cambió, escriba en el diálogo del caso",
        )  # fmt: skip
    if caso.huella_vigente and declaracion.huella(caso.codigo) == caso.huella_vigente:
        yield ErrorFila(
            "ya_reportado", "caso", "El caso ya tiene este mismo reporte",
            f"el caso {caso.codigo} ya tiene este mismo reporte",
            "No hace falta enviarlo otra vez. Quítelo o cambie lo que deba cambiar",
        )  # fmt: skip
    if declaracion.estado not in caso.estados:
        opciones = ", ".join(caso.estados)
        yield ErrorFila(
            "fuera_de_lista", "estado", "El estado no está en la lista del régimen",
            f"el estado «{declaracion.estado}» no está en la lista del régimen de este caso",
            f"Use: {opciones}",
        )  # fmt: skip
    if canal == Canal.ARCHIVO and caso.masiva_solo_en_plazo and caso.es_tardio(hoy):
        yield ErrorFila(
            "fuera_de_plazo_por_archivo", "caso", "El plazo del caso ya venció",
            f"el plazo del caso {caso.codigo} venció el {caso.vence_el:%d/%m/%Y} "
            "y por archivo solo se reciben reportes en plazo",
            "Infórmelo en el formulario del caso: se recibe y queda marcado como tardío",
        )  # fmt: skip


def _de_las_fechas(declaracion: Declaracion, caso: Caso, hoy: date) -> Iterator[ErrorFila]:
    if declaracion.fecha > hoy:
        yield ErrorFila(
            "fecha_futura", "fecha_reporte", "La fecha de reporte es posterior a hoy",
            f"la fecha de reporte {declaracion.fecha:%d/%m/%Y} es posterior a hoy",
            "Escriba el día en que pasó, hoy o antes",
        )  # fmt: skip
    if declaracion.fecha < caso.inicia_el:
        yield ErrorFila(
            "fecha_anterior", "fecha_reporte", "La fecha de reporte es anterior al dictamen",
            f"la fecha de reporte {declaracion.fecha:%d/%m/%Y} es anterior al dictamen, "
            f"que es del {caso.inicia_el:%d/%m/%Y}",
            "Escriba el día del dictamen o uno posterior",
        )  # fmt: skip
    if declaracion.prueba_fecha and declaracion.prueba_fecha > hoy:
        yield ErrorFila(
            "prueba_futura", "prueba_fecha", "La fecha del documento es posterior a hoy",
            f"la fecha del documento {declaracion.prueba_fecha:%d/%m/%Y} es posterior a hoy",
            "Escriba la fecha que tiene el documento",
        )  # fmt: skip


def _de_la_prueba(declaracion: Declaracion, caso: Caso) -> Iterator[ErrorFila]:
    palabra = caso.estados.get(declaracion.estado)
    if declaracion.prueba_a_medias:
        faltan = [
            nombre
            for nombre, valor in (
                ("el tipo", declaracion.prueba_tipo),
                ("el número", declaracion.prueba_numero),
                ("la fecha", declaracion.prueba_fecha),
            )
            if not valor
        ]
        yield ErrorFila(
            "prueba_incompleta", "prueba_tipo", "El documento que lo demuestra está a medias",
            f"del documento que lo demuestra falta {' y '.join(faltan)}",
            "Escriba el tipo, el número y la fecha, o deje los tres vacíos",
        )  # fmt: skip
    elif palabra and palabra.exige_prueba and not declaracion.tiene_prueba:
        yield ErrorFila(
            "falta_prueba", "prueba_tipo", "Falta la prueba",
            f"para informar «{palabra.nombre}» hay que indicar el documento que lo demuestra",
            "Escriba el tipo, el número y la fecha del documento",
        )  # fmt: skip
