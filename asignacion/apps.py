from django.apps import AppConfig


class AsignacionConfig(AppConfig):
    name = "asignacion"
