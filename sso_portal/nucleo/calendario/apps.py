from django.apps import AppConfig


class CalendarioConfig(AppConfig):
    name = "sso_portal.nucleo.calendario"
