"""What follows a result, in the background and in sight: mails, exonerations, the signed act.

Each step leaves its instant and is done once; whoever dies in the middle is followed by the sweep.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from asignacion.consultas.requisitos import tiene_efectos
from asignacion.estados import EstadoSorteo
from asignacion.models import Resultado, Sorteo
from asignacion.veredicto import frase, porque, titular
from inscripciones.models import Inscripcion
from inscripciones.servicios.exoneracion import conceder_exoneraciones
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.legible.fechas import fecha
from sso_portal.nucleo.legible.huella import grupos
from sso_portal.nucleo.trabajos.cola import encolar, tomar

from .acta import firmar_acta
from .aportes import cerrar_vencidos

ARRIENDO = timedelta(minutes=5)


def completar_sorteo(sorteo_id: int) -> None:
    """Do what is left after a result: exonerate, mail everybody, sign the act; nothing is done twice."""
    pendientes = Sorteo.objects.filter(por_completar(), pk=sorteo_id)
    for sorteo in tomar(pendientes, arriendo=ARRIENDO):
        for falta, paso in PASOS:
            if falta(sorteo):
                paso(sorteo)
        Sorteo.objects.filter(pk=sorteo.pk).update(arrendado_hasta=None, intentos=0)


def por_completar() -> Q:
    """Draws with a result whose consequences are not all done."""
    return Q(estado=EstadoSorteo.EJECUTADO)


def retomar_pendientes() -> None:
    """Ring again for every draw that somebody left half way; close by the clock what is due."""
    cerrar_vencidos()
    ahora = timezone.now()
    libres = Sorteo.objects.filter(Q(arrendado_hasta=None) | Q(arrendado_hasta__lte=ahora)).order_by("pk")
    for pk in libres.filter(estado=EstadoSorteo.EN_EJECUCION).values_list("pk", flat=True):
        encolar("asignacion.ejecutar", pk)
    for pk in libres.filter(por_completar()).values_list("pk", flat=True):
        encolar("asignacion.completar", pk)


@transaction.atomic
def avisar_resultados(sorteo: Sorteo) -> None:
    """Leave a message for every participant, placed or not, with the own sentence and why."""
    if not _sigue_en_pie(sorteo):
        return
    resultados = (
        Resultado.objects.filter(participante__entrada__sorteo=sorteo)
        .select_related("participante__entrada", "participante__inscripcion__persona__usuario", "oferta")
        .only(
            "opcion",
            "posicion",
            "participante__entrada__n",
            "participante__inscripcion__persona__usuario__id",
            "oferta__foto",
        )
        .order_by("pk")
    )
    general = {
        "proceso": sorteo.convocatoria.nombre,
        "ensayo": sorteo.es_ensayo,
        "huella": " ".join(grupos(sorteo.resultado_sha256)),
        "verificador": sorteo.congelado["verificador_sha256"],
        "enlace": reverse("asignacion:mi_resultado", args=[sorteo.convocatoria.codigo]),
    }
    avisar_en_lote(
        "sorteo_resultado",
        (
            (usuario.pk, f"resultado-{sorteo.pk}-{r.pk}", {**general, **_propio(r, sorteo)})
            for r in resultados
            if (usuario := getattr(r.participante.inscripcion.persona, "usuario", None))
        ),
    )
    Sorteo.objects.filter(pk=sorteo.pk).update(avisado_en=timezone.now())


def _propio(resultado: Resultado, sorteo: Sorteo) -> dict[str, str]:
    exonera = sorteo.convocatoria.politica.reglas["sin_plaza"] == "exonerado"
    municipio = resultado.oferta.ofrecida.municipio if resultado.oferta else ""
    return {
        "titular": titular(municipio, exonera=exonera),
        "frase": frase(municipio, resultado.opcion, exonera=exonera),
        "porque": porque(resultado.numero, resultado.participante.entrada.n),
    }


@transaction.atomic
def exonerar(sorteo: Sorteo) -> None:
    """Give whoever has no post the legal status that the policy says, with a code that verifies at once."""
    if not _sigue_en_pie(sorteo):
        return
    convocatoria = sorteo.convocatoria
    if tiene_efectos(convocatoria) and convocatoria.politica.reglas["sin_plaza"] == "exonerado":
        sin_plaza = Inscripcion.objects.filter(
            participaciones__entrada__sorteo=sorteo,
            participaciones__resultado__isnull=False,
            participaciones__resultado__oferta=None,
        )
        dia = fecha(sorteo.ejecutado_en or timezone.now())
        conceder_exoneraciones(
            sin_plaza.select_related("convocatoria", "profesion", "persona").order_by("pk"),
            acto=f"Acta del sorteo público {convocatoria.nombre}, {dia}",
            actor=SISTEMA,
        )
    Sorteo.objects.filter(pk=sorteo.pk).update(exonerado_en=timezone.now())


def _sigue_en_pie(sorteo: Sorteo) -> bool:
    """Whether nobody annulled the draw meanwhile; whoever tries now waits for this transaction."""
    fila = Sorteo.objects.select_for_update(of=("self",)).only("estado").get(pk=sorteo.pk)
    return fila.tiene_resultado


PASOS: list[tuple[Callable[[Sorteo], bool], Callable[[Sorteo], None]]] = [
    (lambda sorteo: sorteo.exonerado_en is None, exonerar),
    (lambda sorteo: sorteo.avisado_en is None, avisar_resultados),
    (lambda sorteo: sorteo.acta_id is None, firmar_acta),
]
