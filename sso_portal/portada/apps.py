from django.apps import AppConfig


class PortadaConfig(AppConfig):
    name = "sso_portal.portada"
