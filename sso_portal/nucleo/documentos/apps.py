from django.apps import AppConfig


class DocumentosConfig(AppConfig):
    name = "sso_portal.nucleo.documentos"
