"""Is this PDF whole, who signed it, when, and do we trust them: answered in sentences anybody understands.

A PDF comes from strangers: whatever it does to the parser, the answer is a sentence, never an error.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import structlog
from asn1crypto import parser
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from sso_portal.nucleo.legible.fechas import instante

from .corrutinas import esperar
from .credenciales import confianza, nombre_visible
from .pki import MARCA_DEMO

log = structlog.get_logger(__name__)

SIN_FIRMA = "Este PDF no tiene ninguna firma digital."
ILEGIBLE = (
    "Este archivo no se puede leer como un PDF firmado: está incompleto o fue cambiado después de la firma."
)
CAMBIADO = "El contenido fue cambiado después de que «{quien}» lo firmó. No confíe en este documento."
AGREGADO = "Alguien agregó algo al documento después de la firma de «{quien}». No confíe en lo agregado."
ENTERO = "El documento está igual a como lo firmó «{quien}»."
CONOCIDO = "La firma es de una autoridad en la que este portal confía."
DESCONOCIDO = (
    "El portal no reconoce a quien respalda la firma de «{quien}»: no podemos decir que sea auténtica."
)
ESTAMPADO = "Una estampa de tiempo prueba que se firmó a más tardar el {cuando}."
ENSAYO = "Es una firma de ensayo: el documento no produce efectos."
SIN_ESTAMPA = "La firma no trae una estampa de tiempo que pruebe cuándo se hizo."


@dataclass(frozen=True)
class FirmaLeida:
    """One signature of a PDF. ``firmada_en`` (UTC) is the stamped instant, None without a trusted stamp."""

    quien: str
    firmada_en: datetime | None
    motivo: str
    integra: bool
    de_confianza: bool
    frases: tuple[str, ...]


@dataclass(frozen=True)
class Validacion:
    """What can be said of a PDF. ``frases`` come in the order in which a person should read them."""

    firmas: tuple[FirmaLeida, ...] = ()
    frases: tuple[str, ...] = ()

    @property
    def integra(self) -> bool:
        """Nothing changed since each signature."""
        return bool(self.firmas) and all(firma.integra for firma in self.firmas)

    @property
    def es_valida(self) -> bool:
        """Whole, and every signature and stamp is of somebody we trust."""
        return self.integra and all(firma.de_confianza and firma.firmada_en for firma in self.firmas)


def validar_pdf(pdf: bytes) -> Validacion:
    """Check every signature of ``pdf`` against the trusted roots, without asking any other host."""
    try:
        incrustadas = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
        leidas = tuple(
            _leer(firma, pdf, es_ultima=orden == len(incrustadas))
            for orden, firma in enumerate(incrustadas, 1)
        )
    except Exception as error:  # noqa: BLE001 -- a stranger's file may break the parser anywhere
        log.info("pdf_ilegible", error=type(error).__name__)
        return Validacion(frases=(ILEGIBLE,))
    if not leidas:
        return Validacion(frases=(SIN_FIRMA,))
    return Validacion(leidas, tuple(frase for firma in leidas for frase in firma.frases))


def _leer(firma: EmbeddedPdfSignature, pdf: bytes, *, es_ultima: bool) -> FirmaLeida:
    estado = esperar(async_validate_pdf_signature(firma, confianza().contexto()))
    quien = nombre_visible(firma.signer_cert)
    intacta = estado.intact and estado.valid and _sin_relleno(firma, pdf)
    sin_agregados = _sin_agregados(estado, es_ultima=es_ultima)
    estampa = estado.timestamp_validity
    estampada = bool(estampa and estampa.intact and estampa.valid and estampa.trusted)
    frases = [_frase_de_integridad(intacta=intacta, sin_agregados=sin_agregados)]
    if intacta:
        frases.append(CONOCIDO if estado.trusted else DESCONOCIDO)
        frases.append(ESTAMPADO if estampada else SIN_ESTAMPA)
        frases += [ENSAYO] if MARCA_DEMO in quien else []
    cuando = estampa.timestamp if estampa and estampada else None
    return FirmaLeida(
        quien=quien,
        firmada_en=cuando,
        motivo=str(firma.sig_object.get("/Reason", "")),
        integra=intacta and sin_agregados,
        de_confianza=bool(estado.trusted),
        frases=tuple(
            frase.format(quien=quien, cuando=f"{instante(cuando)}, hora de Colombia" if cuando else "")
            for frase in frases
        ),
    )


def _frase_de_integridad(*, intacta: bool, sin_agregados: bool) -> str:
    if not intacta:
        return CAMBIADO
    return ENTERO if sin_agregados else AGREGADO


def _sin_agregados(estado: PdfSignatureStatus, *, es_ultima: bool) -> bool:
    """Nothing was appended, save the later signatures of the same document."""
    if es_ultima:
        return estado.coverage == SignatureCoverageLevel.ENTIRE_FILE
    nivel = estado.modification_level
    return nivel is not None and nivel <= ModificationLevel.FORM_FILLING


def _sin_relleno(firma: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Say whether the room kept for the signature holds nothing else: it is the one part no hash covers."""
    hueco = pdf[int(firma.byte_range[1]) : int(firma.byte_range[2])]
    contenido = firma.pkcs7_content
    relleno = contenido[parser.peek(contenido) :]
    return hueco == b"<" + contenido.hex().upper().encode() + b">" and not relleno.strip(b"\0")
