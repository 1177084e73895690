from django.apps import AppConfig


class CuentasConfig(AppConfig):
    name = "sso_portal.nucleo.cuentas"

    def ready(self):
        from . import receptores  # noqa: F401, PLC0415 (listens once the models exist)
