from django.apps import AppConfig


class FirmasConfig(AppConfig):
    name = "sso_portal.nucleo.firmas"

    def ready(self):
        from . import checks  # noqa: F401, PLC0415 -- registers itself
