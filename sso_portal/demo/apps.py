from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "sso_portal.demo"
