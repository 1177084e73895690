from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "sso_portal.demo"

    def ready(self):
        from . import checks  # noqa: F401, PLC0415 (registers the deploy check)
