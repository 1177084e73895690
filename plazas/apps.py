from django.apps import AppConfig


class PlazasConfig(AppConfig):
    name = "plazas"
