"""Who may open a document of a case."""

from django.db.models import QuerySet

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from tramites.models import Consentimiento, Solicitud


def puede_abrir_del_caso(usuario: Usuario, archivo: Archivo) -> bool:
    """Whether ``archivo`` is in a case that ``usuario`` may see and is not internal to others."""
    if not usuario.is_authenticated:
        return False
    suyos = Solicitud.objects.visibles_para(usuario) | _de_quien_atiende(usuario)
    return suyos.filter(anexos__archivo=archivo, anexos__es_interno=False).exists()


def _de_quien_atiende(usuario: Usuario) -> QuerySet[Solicitud]:
    """The cases of the person who is now before an agent, and consented."""
    vigentes = Consentimiento.objects.vigentes().filter(agente=usuario).order_by()
    return Solicitud.objects.filter(persona__in=vigentes.values("persona"))


def puede_abrir_interno(usuario: Usuario, archivo: Archivo) -> bool:
    """Whether ``archivo`` is in a case of an area of ``usuario``; nobody reads those of their own case."""
    if not usuario.is_authenticated:
        return False
    return Solicitud.objects.de_oficina(usuario).filter(anexos__archivo=archivo).exists()
