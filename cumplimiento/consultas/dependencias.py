"""In which departments of the supervisor somebody works."""

from cumplimiento.models import CON_DEPENDENCIA, dependencias_de
from sso_portal.nucleo.cuentas.models import Usuario


def tipos_de_dependencia(usuario: Usuario) -> list[str]:
    """«intendencia», «normativa»…: the kinds of the departments of ``usuario``, each once."""
    return list(dict.fromkeys(d.tipo for d in dependencias_de(usuario)))


def espera_dependencia(usuario: Usuario) -> bool:
    """Whether ``usuario`` is appointed to supervise or to the desk but in no department: sees no case."""
    return not dependencias_de(usuario) and usuario.tiene_rol(*CON_DEPENDENCIA)
