"""Who may open the file of a certificate: its holder, while it is worth something."""

from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.permisos import registrar_uso

from .almacen import USO
from .estados import Estado
from .models import Certificado


def pagina_de_revocado(archivo: Archivo) -> str:
    """The page of the certificate if it was revoked: its PDF is not handed out by any door."""
    revocado = Certificado.objects.filter(archivo=archivo, estado=Estado.REVOCADO).order_by("pk").first()
    return revocado.get_absolute_url() if revocado else ""


registrar_uso(USO, proposito="Ver un certificado", sin_efecto=pagina_de_revocado)
