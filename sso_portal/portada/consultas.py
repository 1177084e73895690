"""What the homes say, joined from every app."""

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """Everything that waits for ``usuario`` in any app, what expires first at the top."""
    lista = [pendiente for preguntar in _fuentes() for pendiente in preguntar(usuario)]
    return sorted(lista, key=lambda p: (p.vence is None, str(p.vence or "")))


def _fuentes() -> list:
    """The ``pendientes_de`` of each app that has one, in the order of INSTALLED_APPS."""
    modulos = (
        import_module(f"{app.name}.consultas")
        for app in apps.get_app_configs()
        if app.name != "sso_portal.portada" and module_has_submodule(app.module, "consultas")
    )
    return [modulo.pendientes_de for modulo in modulos if hasattr(modulo, "pendientes_de")]
