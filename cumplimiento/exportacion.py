"""Lists of compliance for spreadsheets; no names of persons."""

from collections.abc import Iterable
from typing import Any

from sso_portal.nucleo.legible.hoja import hoja_csv

from .consultas.tablero import CUENTAS, Fila
from .estados import CONTRADICE
from .models import Obligacion


def tablero_csv(filas: Iterable[Fila]) -> str:
    """The very rows of the board."""
    titulos = ["entidad", *CUENTAS, "porcentaje_a_tiempo", "porcentaje_confirmado"]
    return hoja_csv(
        titulos,
        ([f.nombre, *(getattr(f, c) for c in CUENTAS), f.declarado, f.confirmado] for f in filas),
    )


DE_LA_MUESTRA = (
    *("caso", "entidad", "materia", "norma", "dictamen", "fecha_dictamen", "expediente", "vence", "ajustes"),
    *("estado", "fecha_reporte", "llego_tarde", "documento", "documento_numero", "documento_fecha"),
    *("con_copia", "prueba", "dice_la_persona", "contradicciones", "puntos", "razones"),
)


def muestra_csv(filas: Iterable[dict[str, Any]]) -> str:
    """The sample for the audit plan: its reasons, and what precedes each case. Nobody's words nor name."""
    return hoja_csv(
        DE_LA_MUESTRA,
        (
            (
                *_antecedentes(f["caso"]), f["puntos"],
                "; ".join(f"{razon} ({puntos})" for razon, puntos in f["razones"]),
            )
            for f in filas
        ),
    )  # fmt: skip


def _antecedentes(caso: Obligacion) -> tuple[Any, ...]:
    reporte = caso.reporte_vigente
    respuestas = [r.valor for r in caso.respuestas.all()]
    prueba = (reporte.prueba_tipo, reporte.prueba_numero, reporte.prueba_fecha) if reporte else ("", "", None)
    return (
        caso.codigo, str(caso.entidad), str(caso.materia or ""), str(caso.norma), caso.origen_referencia,
        caso.inicia_el, caso.expediente, caso.vence_el or "suspendido",
        "; ".join(str(a) for a in caso.ajustes.all()),
        caso.get_estado_display(), caso.reportada_el or "", _si(caso.es_tardia), *prueba[:2], prueba[2] or "",
        _si(reporte is not None and reporte.archivo_id is not None), caso.get_revision_display(),
        caso.get_confirmacion_display(), sum(valor in CONTRADICE for valor in respuestas),
    )  # fmt: skip


def _si(cierto: bool) -> str:
    return "sí" if cierto else "no"
