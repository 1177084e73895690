from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CargasConfig(AppConfig):
    name = "sso_portal.nucleo.cargas"

    def ready(self) -> None:
        autodiscover_modules("cargas")  # each room registers its formats in its own cargas.py
