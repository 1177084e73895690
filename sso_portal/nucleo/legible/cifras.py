"""Amounts as they are written in Colombia."""

import re
from decimal import Decimal

ESPACIO = "\u00a0"


def miles(numero: float | Decimal) -> str:
    """«1.255»; decimals, when there are any, after a comma: «4,5»."""
    if numero == int(numero):
        return f"{int(numero):,}".replace(",", ".")
    entero, decimal = f"{numero:,.1f}".split(".")
    return f"{entero.replace(',', '.')},{decimal}"


def dinero(pesos: float | Decimal) -> str:
    """«$ 2.500.000»: whole pesos, with a space that does not break."""
    return f"${ESPACIO}{miles(round(pesos))}"


def tamano(tamano_bytes: int) -> str:
    """«640 KB», «2,1 MB»: the size said beside every download."""
    if tamano_bytes < 1024 * 1024:
        return f"{max(1, round(tamano_bytes / 1024))}{ESPACIO}KB"
    return f"{miles(round(tamano_bytes / 1024 / 1024, 1))}{ESPACIO}MB"


def telefono(numero: str) -> str:
    """A Colombian number as people say it, «300 123 4567»; others as they were written."""
    nacional = numero.removeprefix("+57")
    if not re.fullmatch(r"\d{10}", nacional):
        return numero
    return f"{nacional[:3]} {nacional[3:6]} {nacional[6:]}"
