"""Certificates from their issue to their revocation, and the public face of this room for those above.

``firmar_pdf``, ``sellar_tiempo``, ``leer_sello``, ``validar_pdf`` and ``hacer_pdf`` need no row at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import (
    Actor,
    registrar,
    registrar_en_lote,
    transitar,
    transitar_en_lote,
)
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Persona, Usuario
from sso_portal.nucleo.documentos.models import Archivo

from .almacen import guardar
from .codigos import nuevo_codigo
from .estados import Estado
from .models import Certificado
from .pdf import hacer_pdf, qr
from .sello import firmar_pdf, leer_sello, sellar_tiempo
from .tipos import registrar_tipo, tipo_registrado
from .validacion import validar_pdf

__all__ = [
    "Emision",
    "abrir_certificado",
    "emitir_certificado",
    "emitir_certificados_en_lote",
    "firmar_pdf",
    "hacer_pdf",
    "leer_sello",
    "registrar_tipo",
    "revocar_certificado",
    "revocar_certificados_en_lote",
    "sellar_tiempo",
    "validar_pdf",
]


class CertificadoRevocado(Exception):
    """The certificate is worth nothing any more, so its PDF is not handed out."""


@dataclass(frozen=True)
class Emision:
    """One certificate to be issued. ``clave_unica`` names the fact: the same fact never gets two codes.

    ``datos``: what the PDF and the public page state (text, numbers, ISO dates); nothing sensitive.
    """

    titular: Persona
    clave_unica: str
    datos: dict = field(default_factory=dict)
    fecha_vencimiento: date | None = None
    es_ensayo: bool = False


@transaction.atomic
def pasar_certificados(certificados: QuerySet[Certificado], titular: Persona) -> None:
    """Those of somebody without account are now of ``titular``, who proved to be the same person."""
    certificados.update(titular=titular)


@transaction.atomic
def emitir_certificado(
    *, tipo: str, titular: Persona, datos: dict, clave_unica: str, actor: Actor
) -> Certificado:
    """State a fact about ``titular`` under a new code; asked again with the same key, return the first."""
    emision = Emision(titular, clave_unica, datos)
    return emitir_certificados_en_lote(tipo=tipo, emisiones=[emision], actor=actor)[0]


@transaction.atomic
def emitir_certificados_en_lote(
    *, tipo: str, emisiones: Iterable[Emision], actor: Actor
) -> list[Certificado]:
    """Issue thousands of certificates of one kind, each with its Evento; returns one per emission, in order.

    Those whose ``clave_unica`` exists already are returned as they are. No PDF is made here.
    Raises KeyError if nobody registered ``tipo``.
    """
    emisiones = list(emisiones)
    nuevas = _filas(tipo_registrado(tipo).tipo_codigo, tipo, emisiones)
    Certificado.objects.bulk_create(nuevas, ignore_conflicts=True, batch_size=1000)
    claves = [emision.clave_unica for emision in emisiones]
    guardadas = {
        fila.clave_unica: fila for fila in Certificado.objects.filter(clave_unica__in=claves).order_by()
    }
    propias = {fila.codigo for fila in nuevas}
    recientes = [fila for fila in guardadas.values() if fila.codigo in propias]
    registrar_en_lote("certificado_emitido", recientes, actor=actor, datos={"tipo": tipo})
    return [guardadas[clave] for clave in claves]


@transaction.atomic
def abrir_certificado(certificado: Certificado, *, actor: Actor) -> Archivo:
    """Return the one signed PDF of a certificate; the first opening makes, seals and stores it.

    Two openings at once make one PDF: the row stays locked meanwhile.
    Raises CertificadoRevocado; FirmaSinConfigurar where there is nothing to sign with.
    """
    fila = Certificado.objects.select_for_update(of=("self",)).select_related("titular", "archivo")
    actual = fila.get(pk=certificado.pk)
    if actual.estado == Estado.REVOCADO:
        raise CertificadoRevocado(f"{actual} fue revocado.")
    if actual.archivo is None:
        pdf = _hacer_y_firmar(actual)
        actual.archivo = guardar(pdf, nombre=f"{actual.codigo}.pdf", titular=actual.titular)
        actual.sha256 = sha256(pdf).hexdigest()
        actual.save(update_fields=["archivo", "sha256"])
        registrar("certificado_firmado", actual, actor=actor, datos={"sha256": actual.sha256})
    return actual.archivo


@transaction.atomic
def revocar_certificado(certificado: Certificado, *, actor: Usuario, causa: str, motivo: str) -> None:
    """Leave a certificate without effect: from now on whoever verifies it reads so.

    ``causa``: one of `estados.Causa`, published; ``motivo``: free text, encrypted in the record.
    Raises TransicionInvalida if it was revoked before.
    """
    transitar(
        certificado,
        Estado.REVOCADO,
        actor=actor,
        motivo=motivo,
        revocado_en=timezone.now(),
        revocado_por=actor,
        causa_revocacion=causa,
    )


@transaction.atomic
def revocar_certificados_en_lote(
    certificados: QuerySet[Certificado], *, actor: Actor, causa: str, acto: str
) -> int:
    """Leave every one of ``certificados`` without effect by one act («Resolución 12 de 2027»); says how many.

    One event each; those revoked before stay as they were. Thousands take a second or two.
    """
    return transitar_en_lote(
        certificados,
        Estado.REVOCADO,
        actor=actor,
        datos={"acto": acto, "causa": str(causa)},
        revocado_en=timezone.now(),
        revocado_por=actor,
        causa_revocacion=causa,
    )


def _filas(prefijo: str, tipo: str, emisiones: list[Emision]) -> list[Certificado]:
    documentos = DocumentoIdentidad.objects.filter(persona__in={e.titular.pk for e in emisiones})
    ultimos4 = {documento.persona_id: documento.ultimos4 for documento in documentos.order_by("pk")}
    filas = []
    for emision in emisiones:
        codigo, digitos = nuevo_codigo(prefijo), ultimos4.get(emision.titular.pk, "")
        filas.append(
            Certificado(
                codigo=codigo,
                tipo=tipo,
                titular=emision.titular,
                datos=emision.datos,
                huella_documento=Certificado.huella_de(codigo, digitos) if digitos else "",
                clave_unica=emision.clave_unica,
                es_ensayo=emision.es_ensayo,
                fecha_vencimiento=emision.fecha_vencimiento,
            )
        )
    return filas


def _hacer_y_firmar(certificado: Certificado) -> bytes:
    tipo = certificado.definicion
    contexto = {
        "certificado": certificado,
        "titular": certificado.titular,
        "documento": certificado.titular.documento,
        "datos": certificado.datos,
        "titulo": tipo.titulo,
        "codigo": certificado.codigo,
        "qr": qr(certificado.url_verificacion),
        "ensayo": certificado.es_ensayo or settings.DEMO,
    }
    return firmar_pdf(hacer_pdf(tipo.plantilla, contexto), motivo=f"{tipo.titulo}, {certificado.codigo}")
