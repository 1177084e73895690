"""Who may open the documents of a case: its person and the areas it passed by; internal ones, only these."""

from sso_portal.nucleo.documentos.permisos import registrar_uso


def _del_caso(usuario, archivo) -> bool:
    from .consultas.documentos import puede_abrir_del_caso  # noqa: PLC0415 (models are not ready yet)

    return puede_abrir_del_caso(usuario, archivo)


def _interno(usuario, archivo) -> bool:
    from .consultas.documentos import puede_abrir_interno  # noqa: PLC0415 (models are not ready yet)

    return puede_abrir_interno(usuario, archivo)


registrar_uso("tramite", puede_abrir=_del_caso, proposito="Responder su solicitud")
registrar_uso("tramite_interno", puede_abrir=_interno, proposito="Leer un documento interno de una oficina")
registrar_uso(
    "curso", proposito="Leer el material de un curso"
)  # its own door looks at who may read the course
