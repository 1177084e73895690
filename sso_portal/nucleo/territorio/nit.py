"""The number of a Colombian organisation and the digit that checks it. Pure."""

PESOS = (41, 37, 29, 23, 19, 17, 13, 7, 3)  # of the nine numbers, DIAN


def es_nit(texto: str) -> bool:
    """Nine numbers, a hyphen and the digit that they give. Source: DIAN, Orden Administrativa 4 de 1989."""
    numeros, _, digito = texto.replace(".", "").partition("-")
    if not (len(numeros) == len(PESOS) and numeros.isdecimal() and digito.isdecimal()):
        return False
    resto = sum(peso * int(n) for peso, n in zip(PESOS, numeros, strict=True)) % 11
    return int(digito) == (11 - resto if resto > 1 else resto)
