"""Who may open a document of compliance."""

from django.db.models import Q

from cumplimiento.models import Asunto, Dictamen, Obligacion
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo


def puede_abrir_prueba(usuario: Usuario, archivo: Archivo) -> bool:
    """Whether ``archivo`` proves, orders or answers a case that ``usuario`` may see, or is still her own."""
    if not usuario.is_authenticated:
        return False
    if archivo.subido_por_id == usuario.pk:
        return True
    visibles = Obligacion.objects.visibles_para(usuario)
    con_archivo = Q(reportes__archivo=archivo) | Q(respuestas__archivo=archivo) | Q(dictamen__archivo=archivo)
    if visibles.filter(con_archivo).exists():
        return True
    return Dictamen.objects.visibles_para(usuario).filter(archivo=archivo).exists()


def puede_abrir_de_mesa(usuario: Usuario, archivo: Archivo) -> bool:
    """Whether ``archivo`` is of a matter that ``usuario`` may read, or still her own."""
    if not usuario.is_authenticated:
        return False
    return archivo.subido_por_id == usuario.pk or (
        Asunto.objects.visibles_para(usuario).filter(archivo=archivo).exists()
    )
