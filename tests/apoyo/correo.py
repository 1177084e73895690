"""Mail that waits in the outbox."""

from urllib.parse import urlsplit

from sso_portal.nucleo.avisos.models import Aviso


def enlace_del_ultimo(correo: str) -> str:
    """Path of the link in the last message for ``correo`` that has one."""
    for aviso in Aviso.objects.order_by("-pk"):
        if correo in {aviso.correo, aviso.destinatario and aviso.destinatario.email}:
            for valor in aviso.contexto.values():
                if str(valor).startswith("http"):
                    return urlsplit(valor).path
    raise AssertionError(f"no hay un mensaje con enlace para {correo}")
