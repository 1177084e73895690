"""What anybody may ask about a certificate."""

from hashlib import sha256
from hmac import compare_digest

from .codigos import leer_codigo
from .models import Certificado


def buscar_certificado(texto: str) -> Certificado | None:
    """Find the certificate whose code somebody typed; None if there is none."""
    codigo = leer_codigo(texto)
    return Certificado.objects.filter(codigo=codigo).first() if codigo else None


def coincide_documento(certificado: Certificado, ultimos4: str) -> bool:
    """Say whether these are the last four characters of the holder's document."""
    if not certificado.huella_documento:
        return False
    return compare_digest(certificado.huella_documento, Certificado.huella_de(certificado.codigo, ultimos4))


def certificado_del_archivo(pdf: bytes) -> Certificado | None:
    """Find the certificate whose one registered PDF has exactly these bytes."""
    return Certificado.objects.filter(sha256=sha256(pdf).hexdigest()).first()
