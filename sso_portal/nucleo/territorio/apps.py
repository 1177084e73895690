from django.apps import AppConfig


class TerritorioConfig(AppConfig):
    name = "sso_portal.nucleo.territorio"
