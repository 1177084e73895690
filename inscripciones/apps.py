from django.apps import AppConfig


class InscripcionesConfig(AppConfig):
    name = "inscripciones"

    def ready(self) -> None:
        from plazas.procesos import conectar  # noqa: PLC0415
        from sso_portal.nucleo.documentos.permisos import registrar_uso  # noqa: PLC0415 (models are ready)
        from sso_portal.nucleo.firmas.tipos import registrar_tipo  # noqa: PLC0415

        from . import receptores  # noqa: F401, PLC0415 (connects its listeners)
        from .consultas.lectores import puede_abrir_documento, puede_abrir_soporte  # noqa: PLC0415
        from .consultas.procesos import Procesos  # noqa: PLC0415
        from .consultas.recursos import puede_abrir_prueba  # noqa: PLC0415

        registrar_uso("inscripcion", puede_abrir=puede_abrir_documento, proposito="Revisar su inscripción")
        registrar_uso("recurso", puede_abrir=puede_abrir_prueba, proposito="Resolver su apelación")
        registrar_uso("condicion", puede_abrir=puede_abrir_soporte, proposito="Decidir su prioridad")
        registrar_tipo(
            "exoneracion",
            plantilla="pdf/exoneracion.html",
            titulo="Certificado de exoneración del Servicio Social Obligatorio",
            tipo_codigo="EX",
            afirma="quedó exonerada o exonerado del Servicio Social Obligatorio por falta de plazas, "
            "en el proceso {proceso}, profesión {profesion}",
        )
        registrar_tipo(
            "exoneracion_causal",
            plantilla="pdf/exoneracion_causal.html",
            titulo="Certificado de exoneración del Servicio Social Obligatorio",
            tipo_codigo="EC",
            afirma="quedó exonerada o exonerado del Servicio Social Obligatorio por una causal "
            "que la norma reconoce",
        )
        registrar_uso("acto", proposito="Leer un acto público", publico=True)
        conectar(Procesos())
