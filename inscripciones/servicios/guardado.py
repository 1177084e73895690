"""Saving a step: the same door for every part of a registration."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from inscripciones.consultas.apertura import abierto_en, hallazgos_por_corregir, por_que_cerrado
from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import Hallazgo, Inscripcion
from inscripciones.pasos import DICHO, Paso, abre
from inscripciones.tiempo import segundos_de_trabajo

from .candado import ConvocatoriaCongelada, con_convocatoria_abierta


@dataclass(frozen=True)
class Hoja:
    """The page from which a step is saved: which version it showed, when it was opened, which one it is.

    ``pagina``: random, one for each opening; what a page itself saved before is no conflict for it.
    """

    version: int | None = None
    abierta_en: datetime | None = None
    pagina: str = ""


class PasoCerrado(Exception):
    """That part of the registration cannot be written now; the text is for the person."""


class ConflictoDeVersion(Exception):
    """Another tab or session saved the step after this one read it; the text is for the person."""

    def __init__(self, seccion: str, guardado_en: datetime) -> None:
        minutos = int((timezone.now() - guardado_en).total_seconds() // 60)
        hace = "hace un momento" if minutos < 1 else f"hace {minutos} minuto{'s' if minutos > 1 else ''}"
        self.seccion = seccion
        super().__init__(f"Otra sesión cambió {DICHO[seccion]} {hace}. Elija cuál versión conserva")


def abrir_paso(
    inscripcion: Inscripcion, paso: Paso, *, seccion: str = "", hoja: Hoja | None = None
) -> frozenset[str]:
    """Lock the registration, re-read it, and return the fields of ``paso`` that may be written now.

    Must run in the transaction of the act. ``hoja``: the page it comes from, None for acts that no other
    session can spoil. ``seccion``: the part that is saved apart (default: the step).
    Raises PasoCerrado, ConflictoDeVersion.
    """
    try:
        con_convocatoria_abierta(inscripcion.convocatoria_id, estados=(EstadoConvocatoria.PUBLICADA,))
    except ConvocatoriaCongelada as error:
        raise PasoCerrado(str(error)) from error
    releer(inscripcion)
    campos = abierto_en(inscripcion).get(paso, frozenset())
    if not campos:
        raise PasoCerrado(por_que_cerrado(inscripcion))
    if hoja:
        _exigir_version(inscripcion, seccion or paso, hoja)
    return campos


def _exigir_version(inscripcion: Inscripcion, seccion: str, hoja: Hoja) -> None:
    guardado_en = inscripcion.guardado_en(seccion)
    es_la_misma = hoja.version in (None, inscripcion.version_de(seccion))
    es_suya = bool(hoja.pagina) and hoja.pagina == inscripcion.guardado_desde(seccion)
    if guardado_en and not es_la_misma and not es_suya:
        raise ConflictoDeVersion(seccion, guardado_en)


def releer(inscripcion: Inscripcion) -> None:
    """Re-read the registration under its row lock, with what its pages show."""
    filas = Inscripcion.objects.select_for_update(of=("self",))
    inscripcion.refresh_from_db(
        from_queryset=filas.select_related("convocatoria", "persona", "municipio", "profesion")
    )
    inscripcion.persona.__dict__.pop("documento", None)


def anotar_guardado(
    inscripcion: Inscripcion,
    paso: Paso,
    *,
    seccion: str = "",
    campos: set[str] | frozenset[str] = frozenset(),
    hoja: Hoja | None = None,
    **cambios: Any,
) -> None:
    """Write ``cambios`` and leave word that the step was saved: its version, its hour, the time of work.

    ``campos``: what was attended of a correction. ``hoja``: the page it was written on.
    """
    ahora, seccion, hoja = timezone.now(), seccion or paso, hoja or Hoja()
    desde = max(filter(None, [inscripcion.actividad_en, hoja.abierta_en]), default=None)
    cambios |= {
        "guardados": {
            **inscripcion.guardados,
            seccion: [inscripcion.version_de(seccion) + 1, ahora.isoformat(), hoja.pagina],
        },
        "segundos_activos": inscripcion.segundos_activos + segundos_de_trabajo(desde, ahora),
        "actividad_en": ahora,
    }
    for campo, valor in cambios.items():
        setattr(inscripcion, campo, valor)
    inscripcion.save(update_fields=list(cambios))
    if inscripcion.estado == Estado.EN_CORRECCION:
        marcar_atendido(inscripcion, paso, campos)


def marcar_atendido(inscripcion: Inscripcion, paso: Paso, campos: set[str] | frozenset[str]) -> None:
    """The person attended what was asked in these fields, even if only to say that it was right."""
    atendidos = [
        h.pk
        for h in hallazgos_por_corregir(inscripcion)
        if campos & abre(h.punto_id, h.punto.paso).get(paso, frozenset())
    ]
    Hallazgo.objects.filter(pk__in=atendidos).update(corregido_en=timezone.now())
