"""Deploy checks: nobody signs real acts with the demo's certificates."""

from pathlib import Path

from cryptography import x509
from django.conf import settings
from django.core import checks

from .pki import SELLO, es_demo


@checks.register(checks.Tags.security, deploy=True)
def revisar_firma(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """E001: production signs with the demo's seal. W001: production has nothing to sign with."""
    ruta = Path(settings.FIRMA_DIR) / SELLO
    if settings.DEMO:
        return []
    if not ruta.exists():
        pista = "manage.py preparar_firma says which files and settings are expected."
        return [
            checks.Warning("There is no certificate to sign documents with.", hint=pista, id="firmas.W001")
        ]
    if es_demo(x509.load_pem_x509_certificate(ruta.read_bytes())):
        pista = f"Replace the files of {settings.FIRMA_DIR} with those of the ministry's seal."
        return [
            checks.Error("Documents would be signed by the demo authority.", hint=pista, id="firmas.E001")
        ]
    return []
