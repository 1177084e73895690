from django.apps import AppConfig


class InscripcionesConfig(AppConfig):
    name = "inscripciones"
