"""What counts as a telephone, for the screen and for the file alike. Pure."""

import re

EXTENSION = re.compile(r"\s*(?:ext(?:ensi[oó]n)?\.?|,)\s*\d{1,5}", re.IGNORECASE)
COMO_SE_ESCRIBE = "Escriba el teléfono con sus 10 números. Ejemplo: 300 123 4567"


def normalizar(texto: str) -> str | None:
    """«+573001234567» of ten digits of Colombia or a whole number with its «+»; None if neither."""
    junto = re.sub(r"[\s().\-\u00a0]", "", texto)
    if re.fullmatch(r"(\+?57)?(3\d{9}|60\d{8})", junto):
        return f"+57{junto[-10:]}"
    return junto if re.fullmatch(r"\+(?!57)\d{8,15}", junto) else None


def es_de_contacto(texto: str) -> bool:
    """Whether an office answers there: a telephone, with or without «ext. 123» at its end."""
    hallada = re.search(EXTENSION.pattern + r"\s*$", texto, EXTENSION.flags)
    return normalizar(texto[: hallada.start()] if hallada else texto) is not None
