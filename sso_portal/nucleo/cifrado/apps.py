from django.apps import AppConfig


class CifradoConfig(AppConfig):
    name = "sso_portal.nucleo.cifrado"
