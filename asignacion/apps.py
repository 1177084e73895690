from django.apps import AppConfig


class AsignacionConfig(AppConfig):
    name = "asignacion"

    def ready(self):
        from sso_portal.nucleo.documentos.permisos import registrar_uso  # noqa: PLC0415 (models are ready now)

        registrar_uso("acta_sorteo", proposito="Leer el acta de un sorteo", publico=True)
