from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DocumentosConfig(AppConfig):
    name = "sso_portal.nucleo.documentos"

    def ready(self) -> None:
        autodiscover_modules("usos")  # each room says in its usos.py who may open its files
