from django.apps import AppConfig


class BitacoraConfig(AppConfig):
    name = "sso_portal.nucleo.bitacora"
