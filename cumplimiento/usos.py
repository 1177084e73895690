"""Who may open the documents of a case: its entity, whoever supervises it, the person affected."""

from sso_portal.nucleo.documentos.permisos import registrar_uso


def _puede_abrir(usuario, archivo) -> bool:
    from .consultas.documentos import puede_abrir_prueba  # noqa: PLC0415 (models are not ready yet)

    return puede_abrir_prueba(usuario, archivo)


registrar_uso("prueba", puede_abrir=_puede_abrir, proposito="Revisar la prueba de un caso")
registrar_uso("dictamen", puede_abrir=_puede_abrir, proposito="Leer un dictamen")
