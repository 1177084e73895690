from django.apps import AppConfig


class TramitesConfig(AppConfig):
    name = "tramites"

    def ready(self) -> None:
        from sso_portal.nucleo.firmas.tipos import registrar_tipo  # noqa: PLC0415 (models are ready)

        from . import receptores  # noqa: F401, PLC0415 (connects its listeners)
        from .servicios.efectos_propios import registrar_propios  # noqa: PLC0415

        registrar_propios()

        registrar_tipo(
            "tramite",
            plantilla="pdf/tramite.html",
            titulo="Respuesta a una solicitud",
            tipo_codigo="RT",
            afirma="recibió de {entidad} el documento «{titulo}» en el trámite «{tramite}», "
            "solicitud {numero}",
        )
