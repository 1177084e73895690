from django.apps import AppConfig


class ReunionesConfig(AppConfig):
    name = "sso_portal.nucleo.reuniones"
