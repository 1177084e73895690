"""Who may open an uploaded bulk file: whoever uploaded it."""

from sso_portal.nucleo.documentos.permisos import registrar_uso

registrar_uso(
    "carga",
    puede_abrir=lambda usuario, archivo: archivo.subido_por_id == usuario.pk,
    proposito="Revisar un archivo subido",
)
