from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class IndicadoresConfig(AppConfig):
    name = "sso_portal.nucleo.indicadores"

    def ready(self) -> None:
        autodiscover_modules("indicadores")  # each app declares its metrics in <app>/indicadores.py
