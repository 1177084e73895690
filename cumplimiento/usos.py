"""Who may open the documents of a case (its entity, whoever supervises it, the person affected) and those
of the work table.
"""

from sso_portal.nucleo.documentos.permisos import registrar_uso


def _puede_abrir(usuario, archivo) -> bool:
    from .consultas.documentos import puede_abrir_prueba  # noqa: PLC0415 (models are not ready yet)

    return puede_abrir_prueba(usuario, archivo)


def _esta_en_la_mesa(usuario, archivo) -> bool:
    from .consultas.documentos import puede_abrir_de_mesa  # noqa: PLC0415 (models are not ready yet)

    return puede_abrir_de_mesa(usuario, archivo)


registrar_uso("prueba", puede_abrir=_puede_abrir, proposito="Revisar la prueba de un caso")
registrar_uso("dictamen", puede_abrir=_puede_abrir, proposito="Leer un dictamen")
registrar_uso("mesa", puede_abrir=_esta_en_la_mesa, proposito="Leer un asunto de la mesa de trabajo")
