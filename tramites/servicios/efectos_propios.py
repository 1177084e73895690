"""What the portal's own procedures do when they are granted: each ends in the room that owns the act."""

from django.utils import timezone

from cumplimiento.models import EntidadVigilada
from cumplimiento.servicios import Orden, abrir_obligacion
from inscripciones.servicios.exoneracion import exonerar_por_causal
from plazas.servicios.ocupacion import SinOcupacion, certificar_cumplimiento, renunciar_ocupacion
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.efectos import Efecto, EfectoImposible, registrar_efecto
from tramites.models import Solicitud

PLAZO_DE_RECLAMO = 15  # business days that the entity has to obey


def _exonerar(solicitud: Solicitud, *, actor: Usuario) -> None:
    exonerar_por_causal(solicitud.persona, acto=_acto(solicitud), actor=actor)


def _renunciar(solicitud: Solicitud, *, actor: Usuario) -> None:
    try:
        renunciar_ocupacion(solicitud.persona, actor=actor, acto=_acto(solicitud))
    except SinOcupacion as error:
        raise EfectoImposible(str(error)) from error


def _certificar(solicitud: Solicitud, *, actor: Usuario) -> None:
    try:
        certificar_cumplimiento(solicitud.persona, actor=actor)
    except SinOcupacion as error:
        raise EfectoImposible(str(error)) from error


def _ordenar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """Order the entity against which the complaint goes to answer for it, by a deadline."""
    nit = str(solicitud.respuestas_vigentes.get("nit_entidad", "")).strip()
    vigilada = EntidadVigilada.objects.select_related("entidad", "regimen").filter(entidad__nit=nit).first()
    if vigilada is None:
        raise EfectoImposible(
            f"La entidad con NIT «{nit}» no está entre las vigiladas: revise el NIT o responda sin orden"
        )
    orden = Orden(
        tipo="reclamo",
        referencia=solicitud.numero,
        instruccion=f"Resuelva de fondo el reclamo {solicitud.numero} e informe cómo lo hizo.",
        inicia_el=timezone.localdate(),
        dias_habiles=PLAZO_DE_RECLAMO,
    )
    abrir_obligacion(vigilada.entidad, orden, regimen=vigilada.regimen, actor=actor)


def _acto(solicitud: Solicitud) -> str:
    return f"Solicitud {solicitud.numero}"


PROPIOS = (
    Efecto("exoneracion_por_causal", "Exonerar del Servicio Social Obligatorio por una causal",
           "La persona queda exonerada y recibe su certificado.", _exonerar),
    Efecto("renuncia_justa_causa", "Aceptar la renuncia a la plaza",
           "La plaza que la persona tiene queda libre.", _renunciar),
    Efecto("certificado_cumplimiento", "Certificar el cumplimiento del Servicio Social Obligatorio",
           "La persona recibe su certificado, si su servicio terminó.", _certificar),
    Efecto("abrir_obligacion", "Ordenarle a la entidad que responda el reclamo",
           "Se le abre un caso en Cumplimiento a la entidad del NIT que la persona escribió.", _ordenar),
)  # fmt: skip


def registrar_propios() -> None:
    """Make the portal's own effects known."""
    for efecto in PROPIOS:
        registrar_efecto(efecto)
