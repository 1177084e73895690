"""What a person may do with a plaza as it stands: the buttons of its page."""

from dataclasses import dataclass

from django.urls import reverse

from plazas.estados import EDITABLES, MESA_MINISTERIO, MESA_SECRETARIA, Estado
from plazas.models import Plaza
from sso_portal.nucleo.cuentas.models import Rol, Usuario


@dataclass(frozen=True)
class Accion:
    """One button (``es_enlace``: it opens a page that asks for more)."""

    texto: str
    url: str
    clase: str = "secundario"
    es_enlace: bool = False


# act, words, permission, states in which it makes sense, class of the button, whether it asks for a reason
POSIBLES = [
    ("editar", "Completar o corregir", "plazas.editar", EDITABLES, "", True),
    ("validar", "Validar la plaza", "plazas.validar", MESA_SECRETARIA, "", False),
    ("aprobar", "Aprobar la plaza", "plazas.aprobar", [Estado.VALIDADA], "", False),
    ("publicar", "Publicar la plaza", "plazas.publicar", [Estado.APROBADA], "", False),
    ("devolver", "Devolver con un motivo", "plazas.devolver", None, "secundario", True),
    ("reanudar", "Publicar de nuevo", "plazas.retirar", [Estado.SUSPENDIDA], "", True),
    ("suspender", "Suspender la plaza", "plazas.retirar", [Estado.PUBLICADA], "secundario", True),
    ("cerrar", "Cerrar la plaza", "plazas.retirar", [Estado.PUBLICADA, Estado.SUSPENDIDA], "peligro", True),
    ("copiar", "Copiar en un borrador", "plazas.copiar", list(Estado), "secundario", False),
]


def acciones_de(usuario: Usuario, plaza: Plaza) -> list[Accion]:
    """The acts that ``usuario`` may do now on ``plaza``, the principal one first."""
    return [
        Accion(texto, reverse(f"plazas:{acto}", args=[plaza.codigo]), clase, es_enlace)
        for acto, texto, permiso, estados, clase, es_enlace in POSIBLES
        if plaza.estado in (estados or _su_mesa(usuario)) and usuario.has_perm(permiso, plaza)
    ]


def espera_a_otra_persona(usuario: Usuario, plaza: Plaza) -> bool:
    """Whether it lies on a desk of ``usuario``, who sent it or signed it before: somebody else decides."""
    if usuario.pk not in plaza.firmantes or plaza.estado not in MESA_SECRETARIA + MESA_MINISTERIO:
        return False
    return usuario.tiene_rol(Rol.SECRETARIA, Rol.JEFE_SECRETARIA, Rol.MINISTERIO)


def _su_mesa(usuario: Usuario) -> list[Estado]:
    es_ministerio = usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO)
    return MESA_MINISTERIO if es_ministerio else MESA_SECRETARIA
