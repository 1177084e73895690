from django.apps import AppConfig


class CuentasConfig(AppConfig):
    name = "sso_portal.nucleo.cuentas"
