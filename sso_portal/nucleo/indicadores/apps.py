from django.apps import AppConfig


class IndicadoresConfig(AppConfig):
    name = "sso_portal.nucleo.indicadores"
