from django.apps import AppConfig


class CumplimientoConfig(AppConfig):
    name = "cumplimiento"
