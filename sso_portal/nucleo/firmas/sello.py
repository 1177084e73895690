"""The ministry's seal on a PDF (PAdES B-T) and a time stamp over any hash (RFC 3161).

Source: Ley 527 de 1999, art. 28; Decreto 2364 de 2012; ETSI EN 319 142-1 (PAdES), RFC 3161.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import cms, tsp
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field, enumerate_sig_fields
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data

from .corrutinas import esperar
from .credenciales import confianza, estampador, firmante, nombre_visible

ALGORITMO = "sha256"


class SelloAlterado(Exception):
    """A time-stamp token was changed, stamps something else or comes from an authority we do not trust."""


@dataclass(frozen=True)
class SelloDeTiempo:
    """What an RFC 3161 token says: at ``hora`` (UTC) ``autoridad`` saw ``digest`` (32 bytes, SHA-256)."""

    hora: datetime
    digest: bytes
    autoridad: str


def firmar_pdf(pdf: bytes, *, motivo: str, lugar: str = "Bogotá, D. C.") -> bytes:
    """Seal ``pdf`` with the ministry's certificate and a time stamp inside (PAdES B-T).

    A PDF that is already signed gets one more signature and keeps the earlier ones whole.
    The field is invisible: what a reader should see is written on the page by its template.
    Raises FirmaSinConfigurar; OSError or TimestampRequestError when an outside authority does not answer.
    """
    escritor = IncrementalPdfFileWriter(BytesIO(pdf))
    campo = f"Sello{1 + sum(1 for _ in enumerate_sig_fields(escritor.prev))}"
    append_signature_field(escritor, SigFieldSpec(campo))
    datos = signers.PdfSignatureMetadata(
        field_name=campo,
        md_algorithm=ALGORITMO,
        subfilter=SigSeedSubFilter.PADES,
        reason=motivo,
        location=lugar,
    )
    firmador = signers.PdfSigner(datos, signer=firmante(), timestamper=estampador())
    return esperar(firmador.async_sign_pdf(escritor)).getvalue()


def sellar_tiempo(digest: bytes) -> bytes:
    """Ask the time-stamp authority to sign that ``digest`` (32 bytes) existed by now; returns the DER token.

    Used for H0 and for the list of what the veedores revealed, before anybody knows the beacon.
    """
    if len(digest) != hashlib.sha256().digest_size:
        raise ValueError("A SHA-256 of 32 bytes is expected.")
    ficha = esperar(estampador().async_timestamp(digest, ALGORITMO))
    return ficha.dump()


def leer_sello(token: bytes) -> SelloDeTiempo:
    """Check a time-stamp token against the trusted roots and return what it says.

    Raises SelloAlterado if it is not whole, or not of an authority that this portal trusts.
    """
    try:
        firmado = cms.ContentInfo.load(token, strict=True)["content"]
        info: tsp.TSTInfo = firmado["encap_content_info"]["content"].parsed
        huella = info["message_imprint"]["hashed_message"].native
        contexto = confianza().contexto(info["gen_time"].native)
        lectura = esperar(validate_tst_signed_data(firmado, contexto, lambda _algoritmo: huella))
    except Exception as error:  # whatever a changed byte does to its parser, the answer is one
        raise SelloAlterado("La estampa de tiempo está incompleta o fue cambiada.") from error
    if not (lectura["intact"] and lectura["valid"]):
        raise SelloAlterado("La estampa de tiempo fue cambiada después de hacerse.")
    return SelloDeTiempo(info["gen_time"].native, huella, nombre_visible(lectura["signing_cert"]))
