"""Who may open a document of innovation."""

from typing import Any

from innovacion.models import Compromiso
from sso_portal.nucleo.documentos.models import Archivo


def puede_abrir(usuario: Any, archivo: Archivo) -> bool:
    """Who uploaded it, or whoever may see the commitment it proves."""
    if not usuario.is_authenticated:
        return False
    if archivo.subido_por_id == usuario.pk:
        return True
    return Compromiso.objects.visibles_para(usuario).filter(archivo=archivo).exists()
