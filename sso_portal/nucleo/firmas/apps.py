from django.apps import AppConfig


class FirmasConfig(AppConfig):
    name = "sso_portal.nucleo.firmas"
