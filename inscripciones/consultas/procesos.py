"""The processes, as the catalogue of plazas asks for them."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import Convocatoria, Inscripcion, Oferta
from plazas.procesos import Paso, Proceso


class Procesos:
    """Answers for the catalogue: published processes and what they offer."""

    def procesos(self) -> Sequence[Proceso]:
        """Those published, newest first."""
        publicas = Convocatoria.objects.exclude(estado=EstadoConvocatoria.BORRADOR).order_by("-abre_en")
        return [_proceso(c) for c in publicas]

    def ofrecidas_en(self, codigo: str) -> Q:
        """The plazas offered in the process ``codigo``, unless it is still a draft."""
        ofertas = Oferta.objects.filter(convocatoria__codigo=codigo)
        ofertas = ofertas.exclude(convocatoria__estado=EstadoConvocatoria.BORRADOR)
        return Q(pk__in=ofertas.order_by().values("plaza_id"))

    def pasos_de(self, plaza_id: int) -> Sequence[Paso]:
        """The published processes that offered a plaza, newest first."""
        ofertas = Oferta.objects.filter(plaza_id=plaza_id).select_related("convocatoria")
        ofertas = ofertas.exclude(convocatoria__estado=EstadoConvocatoria.BORRADOR)
        return [Paso(_proceso(o.convocatoria), o.cupos) for o in ofertas.order_by("-convocatoria__abre_en")]

    def agregables(self, usuario: Any, codigos: Collection[str]) -> dict[str, str]:
        """{code: where to post} of the plazas that ``usuario`` can add to the list of an open draft."""
        if not usuario.is_authenticated or not usuario.persona_id:
            return {}
        abiertas = Convocatoria.objects.abiertas().order_by().values("pk")
        borradores = Inscripcion.objects.filter(
            persona=usuario.persona_id, estado=Estado.BORRADOR, convocatoria__in=abiertas
        )
        suyas = Oferta.objects.filter(plaza__codigo__in=codigos).filter(
            convocatoria__in=borradores.order_by().values("convocatoria"),
            plaza__profesion__in=borradores.order_by().values("profesion"),
        )
        agregar = "inscripciones:agregar_del_catalogo"
        return {
            c: reverse(agregar, args=[c]) for c in suyas.order_by().values_list("plaza__codigo", flat=True)
        }


def _proceso(convocatoria: Convocatoria) -> Proceso:
    return Proceso(
        codigo=convocatoria.codigo,
        nombre=convocatoria.nombre,
        url=reverse("inscripciones:convocatoria", args=[convocatoria.codigo]),
        esta_abierto=convocatoria.esta_abierta,
    )
