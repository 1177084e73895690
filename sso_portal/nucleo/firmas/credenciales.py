"""Who signs and who stamps: the seal's key (file or HSM), the time-stamp authority and the roots we trust."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from asn1crypto import x509
from django.conf import settings
from django.utils import timezone
from pyhanko.keys import load_cert_from_pemder, load_certs_from_pemder, load_private_key_from_pemder
from pyhanko.sign import signers, timestamps
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .pki import CADENA, RAIZ, SELLO, TSA, crear_autoridad_demo

PRODUCCION = """\
Para firmar en producción, PORTAL_FIRMA ({carpeta}) debe tener:
  raiz.crt.pem    certificados raíz en los que el portal confía (del sello y de la estampa de tiempo)
  cadena.crt.pem  certificados intermedios, si los hay
  sello.crt.pem   certificado del sello del Ministerio
  sello.key.pem   su clave privada, permisos 0600; no hace falta si la clave vive en un HSM
Y en el ambiente:
  PORTAL_TSA      dirección https de la autoridad de estampado cronológico (RFC 3161)
  PORTAL_PKCS11   módulo|token|etiqueta de un HSM, p. ej. /usr/lib/softhsm/libsofthsm2.so|portal|sello
  PORTAL_PKCS11_PIN  la clave de ese token; instale además python-pkcs11
"""


class FirmaSinConfigurar(Exception):
    """The portal has nothing to sign with; the message says which files and settings are expected."""


@dataclass(frozen=True)
class Confianza:
    """The roots that make a signature trustworthy, and the certificates that lead to them."""

    raices: tuple[x509.Certificate, ...]
    intermedios: tuple[x509.Certificate, ...]

    def contexto(self, momento=None) -> ValidationContext:
        """Build what validates one signature; offline: an answer never depends on another host.

        ``momento``: instant (UTC) at which certificates must hold, now by default.
        """
        return ValidationContext(
            trust_roots=list(self.raices),
            other_certs=list(self.intermedios),
            allow_fetching=False,
            moment=momento or timezone.now(),
        )


def carpeta_preparada() -> Path:
    """Return the folder of keys; in the demo it is made if missing.

    Raises FirmaSinConfigurar in production, with what is expected.
    """
    carpeta = Path(settings.FIRMA_DIR)
    if settings.DEMO:
        crear_autoridad_demo(carpeta)
    if not (carpeta / SELLO).exists() or not (carpeta / RAIZ).exists():
        raise FirmaSinConfigurar(PRODUCCION.format(carpeta=carpeta))
    return carpeta


def confianza() -> Confianza:
    """Read the trusted roots of this portal."""
    return _leer_confianza(carpeta_preparada())


class EstampadorDemo(DummyTimeStamper):
    """The demo's own time-stamp authority, in this process, by the portal's one clock."""

    def request_tsa_response(self, req):
        """Stamp one request with the present second (UTC)."""
        ahora = timezone.now().replace(microsecond=0)
        return DummyTimeStamper(self.tsa_cert, self.tsa_key, fixed_dt=ahora).request_tsa_response(req)


def nombre_visible(certificado: x509.Certificate) -> str:
    """Return the name of a certificate's owner as people know it."""
    datos = certificado.subject.native
    return str(datos.get("common_name") or datos.get("organization_name") or "sin nombre")


def firmante() -> signers.Signer:
    """Return the seal of the ministry: a key in a file, or in an HSM where PORTAL_PKCS11 is set."""
    carpeta = carpeta_preparada()
    return _firmante_hsm(carpeta) if settings.FIRMA_PKCS11 else _firmante_archivo(carpeta)


def estampador() -> timestamps.TimeStamper:
    """Return the time-stamp authority: PORTAL_TSA by HTTP, or the demo's own in this process.

    Raises FirmaSinConfigurar in production without PORTAL_TSA: the ministry does not stamp its own acts.
    """
    if settings.FIRMA_TSA:
        return timestamps.HTTPTimeStamper(settings.FIRMA_TSA, timeout=20)
    carpeta = carpeta_preparada()
    if not settings.DEMO:
        raise FirmaSinConfigurar(PRODUCCION.format(carpeta=carpeta))
    return _estampador_demo(carpeta)


@lru_cache(maxsize=4)
def _leer_confianza(carpeta: Path) -> Confianza:
    raices = tuple(load_certs_from_pemder([str(carpeta / RAIZ)]))
    hay_cadena = (carpeta / CADENA).exists()
    return Confianza(raices, tuple(load_certs_from_pemder([str(carpeta / CADENA)])) if hay_cadena else ())


@lru_cache(maxsize=4)
def _estampador_demo(carpeta: Path) -> EstampadorDemo:
    clave = load_private_key_from_pemder(str(carpeta / TSA.replace(".crt.", ".key.")), passphrase=None)
    return EstampadorDemo(load_cert_from_pemder(str(carpeta / TSA)), clave)


@lru_cache(maxsize=4)
def _firmante_archivo(carpeta: Path) -> signers.SimpleSigner:
    return signers.SimpleSigner(
        signing_cert=load_cert_from_pemder(str(carpeta / SELLO)),
        signing_key=load_private_key_from_pemder(
            str(carpeta / SELLO.replace(".crt.", ".key.")), passphrase=None
        ),
        cert_registry=_almacen(carpeta),
        embed_roots=False,  # a root inside the signature proves nothing and could be changed unseen
    )


def _almacen(carpeta: Path) -> SimpleCertificateStore:
    almacen = SimpleCertificateStore()
    datos = _leer_confianza(carpeta)
    almacen.register_multiple([*datos.intermedios, *datos.raices])
    return almacen


def _firmante_hsm(carpeta: Path) -> signers.Signer:
    """Sign with a key that never leaves its HSM. python-pkcs11 is installed only where there is one."""
    from pyhanko.config.pkcs11 import TokenCriteria  # noqa: PLC0415 -- optional dependency
    from pyhanko.sign import pkcs11  # noqa: PLC0415 -- optional dependency

    modulo, token, etiqueta = settings.FIRMA_PKCS11.split("|")
    sesion = pkcs11.open_pkcs11_session(
        modulo, token_criteria=TokenCriteria(label=token), user_pin=settings.FIRMA_PKCS11_PIN
    )
    datos = _leer_confianza(carpeta)
    return pkcs11.PKCS11Signer(
        sesion,
        signing_cert=load_cert_from_pemder(str(carpeta / SELLO)),
        key_label=etiqueta,
        ca_chain={*datos.intermedios, *datos.raices},
        embed_roots=False,
    )
