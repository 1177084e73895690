"""What somebody asks of a list, as a value: from the address and back to it; and the form that shows it."""

from collections.abc import Iterable
from dataclasses import Field, dataclass, fields, replace
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django import forms


@dataclass(frozen=True)
class Filtros:
    """One question to a list; what is empty does not filter. Codes everywhere: an address can be kept.

    ``ORDEN``: the field that only says the order. ``CON``: {field: those that make no sense without it}.
    """

    ORDEN: ClassVar[str] = ""
    CON: ClassVar[dict[str, tuple[str, ...]]] = {"departamento": ("municipio",)}

    def activos(self) -> list[tuple[str, str]]:
        """(field, value) of each filter in force, one by value; the order is not a filter."""
        pares: list[tuple[str, str]] = []
        for campo in fields(self):
            valor = getattr(self, campo.name)
            if campo.name != self.ORDEN and valor:
                pares += [(campo.name, str(v)) for v in (valor if isinstance(valor, tuple) else [valor])]
        return pares

    def sin(self, campo: str, valor: str = "") -> Self:
        """The same question without one of its filters (``valor``: which, where it takes several)."""
        vacios = {c.name: c.default for c in fields(self)}
        actual = getattr(self, campo)
        queda = tuple(v for v in actual if v != valor) if isinstance(actual, tuple) else vacios[campo]
        tambien = {c: vacios[c] for c in self.CON.get(campo, ()) if c in vacios}
        return replace(self, **{campo: queda, **tambien})

    def direccion(self) -> str:
        """The query of the address that asks this, «?departamento=27&salario=3000000»."""
        pares = self.activos()
        if self.ORDEN and getattr(self, self.ORDEN) != _campo(self, self.ORDEN).default:
            pares.append((self.ORDEN, str(getattr(self, self.ORDEN))))
        return f"?{urlencode(pares)}" if pares else "?"


@dataclass(frozen=True)
class Sugerencia[F: Filtros]:
    """The same question without one filter, and how much it finds."""

    campo: str
    valor: str
    filtros: F
    total: int


class FormaDeFiltros(forms.Form):
    """A form of the GET kind: what cannot be understood in the address simply does not filter."""

    def limpios(self) -> dict[str, Any]:
        """What could be understood; the rest is left out without a word."""
        self.is_valid()
        return {campo: valor for campo, valor in self.cleaned_data.items() if valor}

    def rotulo(self, campo: str, valor: str) -> str:
        """A filter in the words of its list; what was typed, between quotes."""
        opciones = getattr(self.fields[campo], "choices", None)
        return f"«{valor}»" if opciones is None else _planas(opciones).get(valor, valor)

    def en_palabras(self, filtros: Filtros, sugerencias: Iterable[Sugerencia] = ()) -> dict[str, Any]:
        """The form, its filters in force as (words, address without it), and what to give up, in words."""
        fichas = [(self.rotulo(c, v), filtros.sin(c, v).direccion()) for c, v in filtros.activos()]
        quitar = [(self.rotulo(s.campo, s.valor), s.filtros.direccion(), s.total) for s in sugerencias]
        return {"form": self, "fichas": fichas, "sugerencias": quitar}

    def poner_opciones(self, campo: str, vacio: str, filas: Any) -> None:
        """``filas``: (value, words), after the choice of none."""
        self.fields[campo].choices = [("", vacio), *filas]  # type: ignore[attr-defined]


def _planas(opciones: Any) -> dict[str, str]:
    planas: dict[str, str] = {}
    for clave, dicho in opciones:
        pares = dicho if isinstance(dicho, list | tuple) else [(clave, dicho)]
        planas.update({str(c): str(d) for c, d in pares})
    return planas


def _campo(filtros: Filtros, nombre: str) -> Field:
    return next(c for c in fields(filtros) if c.name == nombre)
