"""Who takes each place of a plaza: written in one go when a process assigns them."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from plazas.models import Ocupacion, Plaza
from sso_portal.nucleo.bitacora.servicios import Actor, transitar, transitar_en_lote
from sso_portal.nucleo.copia import agregar_nuevas
from sso_portal.nucleo.cuentas.models import Persona
from sso_portal.nucleo.firmas.models import Certificado
from sso_portal.nucleo.firmas.servicios import emitir_certificado

CUMPLIMIENTO = "cumplimiento_sso"


class SinOcupacion(Exception):
    """The person has no place to which the act applies; the text is for who decides."""


@transaction.atomic
def registrar_ocupaciones(
    asignadas: Iterable[tuple[Plaza, Any]], *, proceso: str, fecha_inicio: date
) -> None:
    """Write one place taken per (plaza, id of the persona), waiting for its possession.

    ``proceso``: code of the process, once per person. Doing it again writes nothing more.
    """
    agregar_nuevas(
        Ocupacion,
        ("plaza", "persona", "proceso", "fecha_inicio", "fecha_fin", "vinculo", "estado"),
        [
            (
                plaza.pk,
                persona_id,
                proceso,
                fecha_inicio,
                meses_despues(fecha_inicio, plaza.duracion_meses),
                plaza.vinculo,
                Ocupacion.Estado.POR_POSESIONAR.value,
            )
            for plaza, persona_id in asignadas
        ],
    )


@transaction.atomic
def anular_ocupaciones(*, proceso: str, actor: Actor, acto: str) -> int:
    """Leave without effect every place that ``proceso`` gave and nobody has finished; says how many.

    ``acto``: the one that annuls the draw. One event by place. Doing it again moves nothing more.
    """
    dadas = Ocupacion.objects.filter(proceso=proceso)
    return transitar_en_lote(dadas, Ocupacion.Estado.ANULADA, actor=actor, datos={"acto": acto})


@transaction.atomic
def renunciar_ocupacion(persona: Persona, *, actor: Actor, acto: str) -> Ocupacion:
    """Accept the resignation with just cause of the place ``persona`` holds; it is free from now on.

    ``acto``: what accepts it. Raises SinOcupacion. Source: Res. 774 de 2022.
    """
    vivas = Ocupacion.objects.filter(
        persona=persona, estado__in=[Ocupacion.Estado.POR_POSESIONAR, Ocupacion.Estado.EN_SERVICIO]
    )
    ocupacion = vivas.select_related("plaza").order_by("-fecha_inicio", "-pk").first()
    if ocupacion is None:
        raise SinOcupacion("La persona no tiene una plaza asignada ni ocupa una: no hay a qué renunciar")
    transitar(ocupacion, Ocupacion.Estado.RENUNCIADA, actor=actor, datos={"acto": acto})
    return ocupacion


@transaction.atomic
def certificar_cumplimiento(persona: Persona, *, actor: Actor) -> Certificado:
    """Certify that ``persona`` finished her service; asked again, the same certificate.

    A service whose last day passed is finished first. Raises SinOcupacion if there is none.
    """
    suyas = Ocupacion.objects.filter(persona=persona).select_related("plaza__entidad", "plaza__profesion")
    terminada = suyas.filter(estado=Ocupacion.Estado.TERMINADA).order_by("-fecha_fin").first()
    vencida = suyas.filter(estado=Ocupacion.Estado.EN_SERVICIO, fecha_fin__lte=timezone.localdate()).first()
    ocupacion = terminada or vencida
    if ocupacion is None:
        raise SinOcupacion("El servicio de la persona no ha terminado: todavía no se puede certificar")
    if ocupacion.estado == Ocupacion.Estado.EN_SERVICIO:
        transitar(ocupacion, Ocupacion.Estado.TERMINADA, actor=actor)
    datos = {
        "entidad": str(ocupacion.plaza.entidad),
        "plaza": ocupacion.plaza.codigo,
        "profesion": str(ocupacion.plaza.profesion or ""),
        "desde": ocupacion.fecha_inicio.isoformat(),
        "hasta": ocupacion.fecha_fin.isoformat(),
    }
    clave = f"{CUMPLIMIENTO}-{ocupacion.pk}"
    return emitir_certificado(tipo=CUMPLIMIENTO, titular=persona, datos=datos, clave_unica=clave, actor=actor)


def meses_despues(dia: date, meses: int) -> date:
    """The same day ``meses`` later, or the last one of that month if it has no such day."""
    anos, mes = divmod(dia.month - 1 + meses, 12)
    ano, mes = dia.year + anos, mes + 1
    return date(ano, mes, min(dia.day, monthrange(ano, mes)[1]))
