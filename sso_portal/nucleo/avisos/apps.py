from django.apps import AppConfig


class AvisosConfig(AppConfig):
    name = "sso_portal.nucleo.avisos"
