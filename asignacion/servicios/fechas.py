"""Another date for an event that did not take place when it was announced.

Source: rule «sorteo-v1», step 1: between the seal and the event there is time to look at the own row.
"""

from collections.abc import Iterator

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asignacion import plazos
from asignacion.consultas.requisitos import antelacion_de
from asignacion.models import Sorteo
from inscripciones.calendario import Acto, Fechas
from inscripciones.estados import EN_PIE
from inscripciones.models import CambioDeFecha, Convocatoria, Inscripcion
from inscripciones.servicios.calendario import mover_evento
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.legible.fechas import fecha, fecha_larga, instante

from .veedores import SorteoNoAdmite


@transaction.atomic
def mover_fecha(convocatoria: Convocatoria, *, actor: Usuario, acto: Acto, fechas: Fechas) -> CambioDeFecha:
    """Move the event of a process whose inputs are not sealed, by an act; the date it had stays public.

    The same act may make the review of the secretarías longer: what they left undecided is decided by them,
    never by the end of a term. Everybody registered and the committee get a message. Asking the same again
    answers the first.
    Raises SorteoNoAdmite with a sentence per date that cannot be, ConvocatoriaCongelada.
    """
    cambio, es_nuevo = mover_evento(convocatoria, actor=actor, acto=acto, fechas=fechas)
    if not es_nuevo:
        return cambio
    faltas = plazos.faltas_al_mover(
        fechas,
        ahora=timezone.now(),
        revision_hasta=cambio.revision_antes_en or convocatoria.revision_hasta,
        antelacion=antelacion_de(convocatoria),
    )
    mismas = cambio.evento_antes_en == fechas.evento_en and cambio.sello_antes_en == fechas.sello_en
    if mismas and not fechas.revision_hasta:
        raise SorteoNoAdmite(
            "Esas son las fechas que ya tiene. Escriba otro momento para la revisión, el sello o el sorteo."
        )
    if faltas:
        raise SorteoNoAdmite(" ".join(f"{falta}." for falta in faltas.values()))
    _avisar(cambio)
    return cambio


def _avisar(cambio: CambioDeFecha) -> None:
    contexto = {
        "proceso": cambio.convocatoria.nombre,
        "acto": f"{cambio.acto_numero} del {fecha(cambio.acto_fecha)}",
        "motivo": cambio.motivo,
        "antes": instante(cambio.evento_antes_en),
        "despues": instante(cambio.evento_despues_en),
        "servicio": fecha_larga(cambio.fecha_servicio_despues)
        if cambio.fecha_servicio_despues != cambio.fecha_servicio_antes
        else "",
        "otro_sello": Sorteo.objects.filter(convocatoria=cambio.convocatoria).exists(),
        "revision": instante(cambio.revision_despues_en) if cambio.revision_despues_en else "",
        "enlace": reverse("asignacion:detalle", args=[cambio.convocatoria.codigo]),
    }
    avisar_en_lote(
        "sorteo_movido",
        ((pk, f"movido-{cambio.pk}-{pk}", contexto) for pk in _a_quienes(cambio.convocatoria)),
    )


def _a_quienes(convocatoria: Convocatoria) -> Iterator[int]:
    """Users registered in a process, in whatever step, and those of its committee; each once."""
    inscritas = Inscripcion.objects.filter(convocatoria=convocatoria, estado__in=EN_PIE)
    usuarios = inscritas.order_by("pk").values_list("persona__usuario", flat=True)
    veedores = convocatoria.veedores.order_by("orden").values_list("usuario", flat=True)
    return iter(sorted({pk for pk in (*usuarios, *veedores) if pk}))
