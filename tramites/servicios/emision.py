"""The document of a stage: its template with the answers in it, certified, signed on first opening."""

import re

from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import Actor
from sso_portal.nucleo.firmas.servicios import emitir_certificado
from sso_portal.nucleo.legible.fechas import fecha
from tramites.consultas.respuestas import en_palabras
from tramites.diseno.estructura import Accion, Etapa
from tramites.diseno.juicio import MARCA
from tramites.models import DocumentoEmitido, Solicitud

TIPO = "tramite"


def emitir_documento(
    solicitud: Solicitud, etapa: Etapa, accion: Accion, *, actor: Actor, motivo: str
) -> DocumentoEmitido:
    """Write and certify the document of ``etapa``; asked again, the one that exists.

    What the public verification shows of it names nobody: number, procedure, institution and title.
    """
    documento = etapa.documento
    if documento is None:
        raise ValueError(f"The stage {etapa.clave} writes no document.")
    certificado = emitir_certificado(
        tipo=TIPO,
        titular=solicitud.persona,
        datos={
            "titulo": documento.titulo,
            "numero": solicitud.numero,
            "tramite": str(solicitud.tramite),
            "entidad": str(solicitud.tramite.entidad),
            "area": str(solicitud.area),
        },
        clave_unica=f"tramite-{solicitud.pk}-{etapa.clave}",
        actor=actor,
    )
    texto = llenar(documento.texto, valores_de(solicitud, accion, motivo))
    emitido, _ = DocumentoEmitido.objects.get_or_create(
        solicitud=solicitud,
        etapa=etapa.clave,
        defaults={"titulo": documento.titulo, "texto": texto, "certificado": certificado},
    )
    return emitido


def valores_de(solicitud: Solicitud, accion: Accion, motivo: str) -> dict[str, str]:
    """What a template may say: the answers in words, and of the case what `juicio.DEL_CASO` names."""
    persona, identidad = solicitud.persona, solicitud.persona.documento
    return {
        **{r.clave: r.valor for r in en_palabras(solicitud)},
        "numero": solicitud.numero,
        "tramite": str(solicitud.tramite),
        "entidad": str(solicitud.tramite.entidad),
        "persona": str(persona),
        "documento": f"{identidad.tipo} {identidad.numero}" if identidad else "sin documento",
        "fecha": fecha(timezone.localdate()),
        "decision": accion.rotulo,
        "motivo": motivo,
        "resultado": accion.resultado,
    }


def llenar(texto: str, valores: dict[str, str]) -> str:
    """``texto`` with each {mark} in words; what was not answered is left out. Nothing in it is run."""
    return re.sub(MARCA, lambda m: valores.get(m[1], ""), texto)
