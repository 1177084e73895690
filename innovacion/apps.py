from django.apps import AppConfig


class InnovacionConfig(AppConfig):
    name = "innovacion"
