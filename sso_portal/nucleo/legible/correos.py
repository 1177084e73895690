"""How an e-mail address is shown to whoever must recognise it without learning it."""


def tapado(correo: str) -> str:
    """«yuliana@example.org» → «y…a@example.org»: the person recognises it, nobody learns it."""
    quien, _, donde = correo.partition("@")
    return f"{quien[:1]}…{quien[-1:]}@{donde}"
