"""What is still missing to seal: one list, the same for the screen and for the act."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from asignacion.models import Sorteo
from asignacion.plazos import ANTELACION_CORRECCION
from inscripciones.calendario import ANTELACION
from inscripciones.consultas.recursos import revision_abierta
from inscripciones.estados import EN_MESA, PROPUESTOS, Estado, EstadoConvocatoria
from inscripciones.models import Convocatoria, Inscripcion, Oferta
from sso_portal.nucleo.legible.fechas import instante


@dataclass(frozen=True)
class Requisito:
    """One thing that must hold, in words, and whether it does."""

    nombre: str
    detalle: str
    se_cumple: bool


def es_ensayo(convocatoria: Convocatoria) -> bool:
    """Invented data: marked everywhere, and its order in time is not enforced."""
    return convocatoria.es_ensayo or settings.DEMO


def tiene_efectos(convocatoria: Convocatoria) -> bool:
    """Whether its result binds anybody: a rehearsal gives no post and frees nobody, outside the demo."""
    return settings.DEMO or not convocatoria.es_ensayo


def requisitos_de_sello(convocatoria: Convocatoria) -> list[Requisito]:
    """Everything that sealing needs, in the order of the console."""
    ahora = timezone.now()
    estados = _por_estado(convocatoria)
    pendientes = sum(estados.get(estado, 0) for estado in EN_MESA)
    por_corregir = Inscripcion.objects.filter(
        convocatoria=convocatoria, estado=Estado.EN_CORRECCION, corregir_hasta__gte=ahora
    ).count()
    veedores = convocatoria.veedores.count()
    return [
        Requisito(
            "Convocatoria publicada",
            "Todavía no hay un sello vigente",
            convocatoria.estado == EstadoConvocatoria.PUBLICADA,
        ),
        Requisito(
            "Inscripciones cerradas",
            f"Se cierran el {instante(convocatoria.cierre_con_gracia)}",
            convocatoria.cierre_con_gracia < ahora,
        ),
        Requisito(
            "Todas decididas",
            _sin_decidir(convocatoria, estados, por_corregir),
            not pendientes and not por_corregir,
        ),
        Requisito(
            "Inscripciones validadas",
            f"{estados.get(Estado.VALIDADA, 0)} entran al sorteo",
            Estado.VALIDADA in estados,
        ),
        Requisito("Puestos ofrecidos", *_puestos(convocatoria)),
        Requisito("Comité veedor nombrado", f"{veedores} integrantes, en su orden", veedores > 0),
        *_antelacion(convocatoria),
    ]


def _sin_decidir(convocatoria: Convocatoria, estados: dict[str, int], por_corregir: int) -> str:
    propuestas = sum(estados.get(estado, 0) for estado in PROPUESTOS)
    cuentas = (
        f"{estados.get(Estado.RADICADA, 0)} sin decidir, {propuestas} con una propuesta sin confirmar y "
        f"{por_corregir} en corrección dentro de su plazo"
    )
    if not (propuestas or estados.get(Estado.RADICADA)) or revision_abierta(convocatoria):
        return cuentas
    cierre = instante(convocatoria.revision_hasta)
    return f"{cuentas}. La revisión cerró el {cierre} Amplíela por acto para que las secretarías decidan"


def _por_estado(convocatoria: Convocatoria) -> dict[str, int]:
    conteo = convocatoria.inscripciones.order_by("estado").values_list("estado").annotate(Count("pk"))
    return dict(conteo)


def _puestos(convocatoria: Convocatoria) -> tuple[str, bool]:
    con_plazas = set(
        Oferta.objects.filter(convocatoria=convocatoria)
        .order_by("pk")
        .values_list("plaza__profesion", flat=True)
    )
    faltan = [p.nombre for p in convocatoria.profesiones.order_by("orden") if p.pk not in con_plazas]
    return (f"No hay puestos de {', '.join(faltan)}" if faltan else "Los hay de cada profesión"), not faltan


def antelacion_de(convocatoria: Convocatoria) -> timedelta:
    """What must lie between the seal and the event: more when there was a seal before."""
    es_otro_sello = Sorteo.objects.filter(convocatoria=convocatoria).exists()
    return ANTELACION_CORRECCION if es_otro_sello else ANTELACION


def _antelacion(convocatoria: Convocatoria) -> list[Requisito]:
    if es_ensayo(convocatoria):
        return []
    antelacion = antelacion_de(convocatoria)
    horas = int(antelacion.total_seconds() // 3600)
    return [
        Requisito(
            "Tiempo para objetar",
            f"Faltan por lo menos {horas} horas para el sorteo",
            timezone.now() + antelacion <= convocatoria.evento_en,
        )
    ]
