from django.apps import AppConfig


class TramitesConfig(AppConfig):
    name = "tramites"
