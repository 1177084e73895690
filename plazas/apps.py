from django.apps import AppConfig


class PlazasConfig(AppConfig):
    name = "plazas"

    def ready(self) -> None:
        from sso_portal.nucleo.firmas.tipos import registrar_tipo  # noqa: PLC0415 (models are ready)

        registrar_tipo(
            "cumplimiento_sso",
            plantilla="pdf/cumplimiento_sso.html",
            titulo="Certificado de cumplimiento del Servicio Social Obligatorio",
            tipo_codigo="CS",
            afirma="cumplió el Servicio Social Obligatorio en la plaza {plaza} de {entidad}, "
            "del {desde} al {hasta}",
        )
