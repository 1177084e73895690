"""What an agent gives at a counter or by telephone, written once and counted for ever."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import (
    Atencion,
    Certificacion,
    Consentimiento,
    Opinion,
    Producto,
    Solicitud,
    Sucursal,
    Tramite,
)
from tramites.models.atencion import CANAL_DE


class NoSePuedeAtender(Exception):
    """This agent, or this branch, does not serve it; the text is for the agent."""


class SinCertificacion(NoSePuedeAtender):
    def __init__(self, tramite: Tramite) -> None:
        super().__init__(
            f"Usted no tiene una certificación vigente para «{tramite}». Puede informar, no tramitar: "
            "pídala a quien administra los trámites de su entidad"
        )


class ProductoNoOfrecido(NoSePuedeAtender):
    def __init__(self, tramite: Tramite, sucursal: Sucursal) -> None:
        super().__init__(f"«{tramite}» no se atiende ese día en {sucursal}")


def exigir_producto(tramite: Tramite, sucursal: Sucursal, el: date | None = None) -> None:
    """Raise ProductoNoOfrecido unless the branch offers it on ``el``, today."""
    if not Producto.objects.vigentes(el).filter(tramite=tramite, sucursal=sucursal).exists():
        raise ProductoNoOfrecido(tramite, sucursal)


def exigir_certificacion(tramite: Tramite, *, agente: Usuario, el: date | None = None) -> None:
    """Raise SinCertificacion unless ``agente`` may serve it on ``el``, today. Source: G5-12."""
    if not Certificacion.objects.vigentes(el).filter(usuario=agente, tramite=tramite).exists():
        raise SinCertificacion(tramite)


@transaction.atomic
def registrar_atencion(  # noqa: PLR0913 (all by name: what, where, by whom, with what result)
    tramite: Tramite,
    *,
    agente: Usuario,
    sucursal: Sucursal,
    resultado: str,
    minutos: int,
    llave: UUID,
    solicitud: Solicitud | None = None,
    consentimiento: Consentimiento | None = None,
    ocurrida_en: datetime | None = None,
) -> Atencion:
    """Write one attention; the same ``llave`` again answers with the one that is.

    ``ocurrida_en``: when it was given, if the portal learns of it later. To inform needs no certification,
    whatever else does. Raises ProductoNoOfrecido, SinCertificacion.
    """
    if anterior := Atencion.objects.filter(llave=llave, agente=agente).first():
        return anterior
    ahora = timezone.now()
    cuando = min(ocurrida_en or ahora, ahora)
    dia = timezone.localdate(cuando)
    exigir_producto(tramite, sucursal, dia)
    if resultado == Atencion.Resultado.HECHO:
        exigir_certificacion(tramite, agente=agente, el=dia)
    atencion, es_nueva = Atencion.objects.get_or_create(
        llave=llave,
        defaults={
            "canal": CANAL_DE[Sucursal.Clase(sucursal.clase)], "sucursal": sucursal, "agente": agente,
            "tramite": tramite, "entidad_id": tramite.entidad_id, "resultado": resultado,
            "minutos": min(max(minutos, 1), 480), "solicitud": solicitud, "consentimiento": consentimiento,
            "ocurrida_en": cuando, "sincronizada_en": ahora, "dia": dia,
        },
    )  # fmt: skip
    if es_nueva:
        registrar("atencion_registrada", atencion, actor=agente, datos={"resultado": str(resultado)})
    return atencion


@transaction.atomic
def opinar(atencion: Atencion, *, escala: int, texto: str) -> Opinion:
    """Keep what the person thought, from 1 to 5; the first is the one that counts."""
    datos = {"escala": escala, "texto": texto}
    return Opinion.objects.get_or_create(atencion=atencion, defaults=datos)[0]
