from django.apps import AppConfig


class InscripcionesConfig(AppConfig):
    name = "inscripciones"

    def ready(self) -> None:
        from sso_portal.nucleo.documentos.permisos import registrar_uso  # noqa: PLC0415 (models are ready)

        from .consultas.lectores import puede_abrir_documento, puede_abrir_soporte  # noqa: PLC0415

        registrar_uso("inscripcion", puede_abrir=puede_abrir_documento, proposito="Revisar su inscripción")
        registrar_uso("condicion", puede_abrir=puede_abrir_soporte, proposito="Decidir su prioridad")
