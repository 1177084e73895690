from django.apps import AppConfig


class CargasConfig(AppConfig):
    name = "sso_portal.nucleo.cargas"
