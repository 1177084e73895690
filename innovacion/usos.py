"""Who may open what shows that something was done: whoever takes part with an account."""

from sso_portal.nucleo.documentos.permisos import registrar_uso


def _con_cuenta(usuario, archivo) -> bool:
    from .consultas.documentos import puede_abrir  # noqa: PLC0415 (models are not ready yet)

    return puede_abrir(usuario, archivo)


registrar_uso("innovacion", puede_abrir=_con_cuenta, proposito="Leer un documento de innovación")
