"""A holiday decreed later: the open deadlines of cases in which it falls go one business day further."""

from datetime import date

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest, TruncDate

from sso_portal.nucleo.bitacora.servicios import Actor, registrar_en_lote
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.calendario.plazos import FIN_DE_SEMANA, contar
from sso_portal.nucleo.copia import cambiar
from tramites.estados import EstadoSolicitud
from tramites.models import Paso, Solicitud


@transaction.atomic
def recontar_por_festivo(dia: date, *, actor: Actor) -> int:
    """``dia`` is no business day any more: recount what it falls in; closed cases stay as they were.

    The deadline of an office moves if the day was among those counted; that of a person, if it was the last
    one. Returns how many cases moved. Source: Ley 4 de 1913, art. 62.
    """
    if dia.weekday() in FIN_DE_SEMANA:
        return 0
    movidas = list(_en_que_cae(dia).select_for_update(of=("self",)).order_by("pk"))
    dias = festivos()
    nuevos = {vence: contar(vence, 1, dias).vence for s in movidas if (vence := s.vence_el)}
    if movidas:
        cambiar(Solicitud, ["vence_el"], [(s.pk, nuevos[s.vence_el]) for s in movidas if s.vence_el])
        _mover_pasos(movidas, dia)
        registrar_en_lote("plazo_recalculado", movidas, actor=actor, datos={"festivo": str(dia)})
    return len(movidas)


def _en_que_cae(dia: date) -> QuerySet[Solicitud]:
    """The open cases whose deadline counted ``dia``, from the day in which the office had them (again)."""
    llego = Max("pasos__entro_en")
    desde = TruncDate(Greatest(llego, Coalesce(Max("peticiones__respondida_en"), llego)))
    con_desde = Solicitud.objects.order_by().values("pk").annotate(desde=desde)
    de_oficina = con_desde.filter(estado=EstadoSolicitud.EN_TRAMITE, vence_el__gte=dia, desde__lt=dia)
    de_persona = Q(estado=EstadoSolicitud.POR_COMPLETAR, vence_el=dia)
    return Solicitud.objects.filter(Q(pk__in=de_oficina.values("pk")) | de_persona)


def _mover_pasos(movidas: list[Solicitud], dia: date) -> None:
    """The stay in the stage keeps the same count: whether it ended late is read from it."""
    abiertos = Paso.objects.filter(solicitud__in=movidas, salio_en=None, vence_el__gte=dia)
    suyos, dias = abiertos.filter(entro_en__date__lt=dia).order_by("pk"), festivos()
    filas = [(p.pk, contar(p.vence_el, 1, dias).vence) for p in suyos]
    if filas:
        cambiar(Paso, ["vence_el"], filas)
