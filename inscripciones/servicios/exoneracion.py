"""Exoneration for lack of posts: the determined legal status of whoever was validated and not placed."""

from collections.abc import Iterable

from django.db import transaction

from inscripciones.models import Exoneracion, Inscripcion
from sso_portal.nucleo.bitacora.servicios import Actor, registrar, registrar_en_lote
from sso_portal.nucleo.cuentas.models import Persona
from sso_portal.nucleo.firmas.servicios import Emision, emitir_certificado, emitir_certificados_en_lote

TIPO = "exoneracion"
MOTIVO = "No alcanzaron las plazas del proceso para quienes validaron su inscripción"


@transaction.atomic
def conceder_exoneraciones(
    inscripciones: Iterable[Inscripcion], *, acto: str, actor: Actor
) -> list[Exoneracion]:
    """Exonerate the persons of these registrations for lack of posts, each with a certificate that verifies.

    ``inscripciones``: with ``convocatoria``, ``profesion`` and ``persona`` already loaded: thousands take
    seconds, no PDF is made here. ``acto``: the act of the draw, in words. Asked again for the same
    registrations, gives the same rows. One Evento each. Source: Res. 2358 de 2014; Res. 4968 de 2017.
    """
    filas = list(inscripciones)
    certificados = emitir_certificados_en_lote(
        tipo=TIPO, emisiones=[_emision(i, acto) for i in filas], actor=actor
    )
    antes = set(_concedidas(filas).values_list("inscripcion_id", flat=True))
    nuevas = [
        Exoneracion(
            persona_id=i.persona_id,
            inscripcion=i,
            causa=Exoneracion.Causa.FALTA_DE_PLAZAS,
            acto=acto,
            certificado=certificado,
        )
        for i, certificado in zip(filas, certificados, strict=True)
        if i.pk not in antes
    ]
    Exoneracion.objects.bulk_create(nuevas, batch_size=1000)
    registrar_en_lote("exonerada", nuevas, actor=actor, datos={"causa": Exoneracion.Causa.FALTA_DE_PLAZAS})
    return list(_concedidas(filas).order_by("pk"))


@transaction.atomic
def exonerar_por_causal(persona: Persona, *, acto: str, actor: Actor) -> Exoneracion:
    """Exonerate ``persona`` by a cause of the norm, with a certificate that does not say which one.

    The cause may be about health or family: it stays in the case that proved it. Asked again, the same
    exoneration. Source: Ley 1164 de 2007, art. 33; Res. 4968 de 2017.
    """
    anterior = Exoneracion.objects.filter(persona=persona, causa=Exoneracion.Causa.CAUSAL).first()
    if anterior:
        return anterior
    certificado = emitir_certificado(
        tipo="exoneracion_causal",
        titular=persona,
        datos={"acto": acto},
        clave_unica=f"exoneracion-causal-{persona.pk}",
        actor=actor,
    )
    exoneracion = Exoneracion.objects.create(
        persona=persona, causa=Exoneracion.Causa.CAUSAL, acto=acto, certificado=certificado
    )
    registrar("exonerada", exoneracion, actor=actor, datos={"causa": str(Exoneracion.Causa.CAUSAL)})
    return exoneracion


def _concedidas(filas: list[Inscripcion]):
    return Exoneracion.objects.filter(inscripcion__in=[i.pk for i in filas]).order_by()


def _emision(inscripcion: Inscripcion, acto: str) -> Emision:
    convocatoria = inscripcion.convocatoria
    datos = {
        "proceso": convocatoria.nombre,
        "profesion": inscripcion.profesion.nombre,
        "acto": acto,
        "motivo": MOTIVO,
    }
    return Emision(
        inscripcion.persona,
        f"{TIPO}-{inscripcion.pk}",
        datos,
        es_ensayo=convocatoria.es_ensayo,
    )
