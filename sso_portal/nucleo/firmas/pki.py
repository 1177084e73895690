"""A demo certificate authority, seal and time-stamp authority: what the demo signs can be verified at once.

Their names say DEMO: nobody should take a rehearsal for an act. In production the same folder holds the
ministry's own certificates (`credenciales.PRODUCCION` lists them), and this module makes nothing.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

RAIZ, SELLO, TSA, CADENA = "raiz.crt.pem", "sello.crt.pem", "tsa.crt.pem", "cadena.crt.pem"
MARCA_DEMO = "(DEMO)"
# Wide and fixed: a demo must verify whatever day the clock of the machine, or of a test, says.
DESDE, HASTA = datetime(2020, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class _Pareja:
    """A certificate and its private key, as long as they are being made."""

    certificado: x509.Certificate
    clave: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def crear_autoridad_demo(carpeta: Path) -> bool:
    """Make the demo root, seal and time-stamp authority in ``carpeta``; True if they were made now.

    Whatever exists is left alone. They appear all at once (folder renamed), so that two processes
    starting together use the same ones. Keys can be read by their owner only (0600).
    """
    if (carpeta / SELLO).exists():
        return False
    carpeta.parent.mkdir(parents=True, exist_ok=True)
    taller = Path(tempfile.mkdtemp(prefix=".firma-", dir=carpeta.parent))  # mode 0700
    _escribir(taller)
    try:
        taller.replace(carpeta)
    except OSError:  # the other process was first
        shutil.rmtree(taller)
        if not (carpeta / SELLO).exists():
            raise
        return False
    return True


def es_demo(certificado: x509.Certificate) -> bool:
    """Say whether a certificate comes from a demo authority of this portal."""
    nombres = (*certificado.subject, *certificado.issuer)
    return any(MARCA_DEMO in str(nombre.value) for nombre in nombres)


def _escribir(taller: Path) -> None:
    curva, rsa_2048 = ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 2048)
    raiz = _emitir(
        "Autoridad de certificación de ensayo", _usos_raiz(), ec.generate_private_key(ec.SECP256R1())
    )
    hojas = {
        SELLO: _emitir("Sello de ensayo del Ministerio", _usos_sello(), curva, emisor=raiz),
        TSA: _emitir("Estampa de tiempo de ensayo", _usos_tsa(), rsa_2048, emisor=raiz),
    }
    for archivo, pareja in {RAIZ: raiz, **hojas}.items():
        (taller / archivo).write_bytes(pareja.certificado.public_bytes(serialization.Encoding.PEM))
    for archivo, pareja in hojas.items():  # the root's own key is forgotten: it signs nothing else, ever
        _guardar_clave(taller / archivo.replace(".crt.", ".key."), pareja.clave)


def _guardar_clave(ruta: Path, clave: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> None:
    pem = clave.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with os.fdopen(os.open(ruta, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as archivo:
        archivo.write(pem)


def _nombre(comun: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CO"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "ENSAYO del Servicio Social Obligatorio"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{comun} {MARCA_DEMO}"),
        ]
    )


def _emitir(comun: str, usos: list[tuple[x509.ExtensionType, bool]], clave, emisor: _Pareja | None = None):
    """Issue one certificate for ``clave``; without ``emisor`` it signs itself."""
    sujeto = _nombre(comun)
    publica_emisor = (emisor.clave if emisor else clave).public_key()
    obra = (
        x509.CertificateBuilder(subject_name=sujeto, public_key=clave.public_key())
        .issuer_name(emisor.certificado.subject if emisor else sujeto)
        .serial_number(x509.random_serial_number())
        .not_valid_before(DESDE)
        .not_valid_after(HASTA)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(clave.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(publica_emisor), critical=False)
    )
    for uso, critico in usos:
        obra = obra.add_extension(uso, critical=critico)
    return _Pareja(obra.sign((emisor.clave if emisor else clave), hashes.SHA256()), clave)


def _uso_de_clave(**permitidos: bool) -> x509.KeyUsage:
    todos = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{uso: permitidos.get(uso, False) for uso in todos})


def _usos_raiz() -> list[tuple[x509.ExtensionType, bool]]:
    restriccion = x509.BasicConstraints(ca=True, path_length=0)
    return [(restriccion, True), (_uso_de_clave(key_cert_sign=True, crl_sign=True), True)]


def _usos_sello() -> list[tuple[x509.ExtensionType, bool]]:
    uso = _uso_de_clave(digital_signature=True, content_commitment=True)
    return [(x509.BasicConstraints(ca=False, path_length=None), True), (uso, True)]


def _usos_tsa() -> list[tuple[x509.ExtensionType, bool]]:
    estampa = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    return [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (_uso_de_clave(digital_signature=True), True),
        (estampa, True),
    ]
