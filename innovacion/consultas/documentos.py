"""Who may open a document of innovation."""

from typing import Any

from django.db.models import Q

from innovacion.models import AportacionActa, Compromiso, DocumentoCompartido, Mesa
from sso_portal.nucleo.documentos.models import Archivo


def puede_abrir(usuario: Any, archivo: Archivo) -> bool:
    """Who uploaded it; whoever may see the commitment it proves, is in the circle or came to the table."""
    if not usuario.is_authenticated:
        return False
    if archivo.subido_por_id == usuario.pk:
        return True
    prueba = Compromiso.objects.visibles_para(usuario).filter(archivo=archivo)
    return prueba.exists() or _en_su_circulo(usuario, archivo) or _en_su_mesa(usuario, archivo)


def _en_su_circulo(usuario: Any, archivo: Archivo) -> bool:
    compartidos = DocumentoCompartido.objects.filter(archivo=archivo)
    if usuario.has_perm("innovacion.animar"):
        return compartidos.exists()
    return compartidos.filter(_suya(usuario, "circulo__miembros__participante")).exists()


def _en_su_mesa(usuario: Any, archivo: Archivo) -> bool:
    """The team, who moderates the table and who came to it, with the account of any of her rows."""
    lineas = AportacionActa.objects.filter(archivo=archivo)
    if lineas.filter(acta__mesa__in=Mesa.objects.visibles_para(usuario)).exists():
        return True
    vino = Q(acta__mesa__cupos__asistencia__isnull=False)
    return lineas.filter(vino & _suya(usuario, "acta__mesa__cupos__participante")).exists()


def _suya(usuario: Any, quien: str) -> Q:
    """That ``quien`` counts as the person of the account."""
    return (
        Q(**{f"{quien}__usuario": usuario})
        | Q(**{f"{quien}__fusionado_en__usuario": usuario})
        | Q(**{f"{quien}__fusionados__usuario": usuario})
    )
