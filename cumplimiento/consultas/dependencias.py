"""In which departments of the supervisor somebody works."""

from cumplimiento.models import dependencias_de
from sso_portal.nucleo.cuentas.models import Usuario


def tipos_de_dependencia(usuario: Usuario) -> list[str]:
    """«intendencia», «normativa»…: the kinds of the departments of ``usuario``, each once."""
    return list(dict.fromkeys(d.tipo for d in dependencias_de(usuario)))
