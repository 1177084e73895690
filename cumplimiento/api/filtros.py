"""What may be asked of the list of obligations. A filter that is not known is said, never ignored."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cumplimiento.consultas.entidad import ESPERAN_REPORTE
from cumplimiento.estados import Estado
from cumplimiento.models import Obligacion

from .problemas import Rechazo, error

POR_PAGINA, MAXIMO_POR_PAGINA, ULTIMA = 50, 200, 100_000
FECHA = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Consulta:
    """Which page of which obligations."""

    filtros: dict[str, Any]
    pagina: int
    tamano: int

    def de(self, lista: QuerySet[Obligacion]) -> QuerySet[Obligacion]:
        for nombre, valor in self.filtros.items():
            lista = APLICAR[nombre](lista, valor)
        return lista


def leer_consulta(parametros: Any) -> Consulta:
    """What the address asks (a QueryDict). Raises Rechazo with everything that cannot be read."""
    valores: dict[str, Any] = {}
    errores = []
    for nombre in parametros:
        textos = parametros.getlist(nombre)
        lector = LECTORES.get(nombre)
        if lector is None:
            explicacion, como = f"no hay un filtro «{nombre[:40]}»", f"Use: {', '.join(LECTORES)}"
            errores.append(error(nombre[:40], "filtro_desconocido", explicacion, como))
        elif len(textos) > 1 or (valor := lector.leer(textos[0])) is None:
            errores.append(
                error(nombre, "filtro_no_admitido", f"«{nombre}» no se puede leer", lector.como_corregir)
            )
        else:
            valores[nombre] = valor
    if errores:
        raise Rechazo("consulta_no_admitida", errores=errores)
    return Consulta(
        pagina=valores.pop("pagina", 1), tamano=valores.pop("tamano", POR_PAGINA), filtros=valores
    )


@dataclass(frozen=True)
class Lector:
    """Reads the text of one filter: its value, or None if it cannot; how to mend it, and its schema."""

    leer: Callable[[str], Any]
    como_corregir: str
    esquema: dict[str, Any]
    que_es: str


def _numero(maximo: int) -> Callable[[str], int | None]:
    def leer(texto: str) -> int | None:
        hallado = re.fullmatch(r"[1-9][0-9]{0,5}", texto)
        return int(texto) if hallado and int(texto) <= maximo else None

    return leer


def _fecha(texto: str) -> date | None:
    try:
        return date.fromisoformat(texto) if FECHA.fullmatch(texto) else None
    except ValueError:
        return None


def _texto(texto: str) -> str | None:
    return texto if 0 < len(texto) <= 60 and texto.isprintable() else None


LECTORES = {
    "estado": Lector(
        lambda t: t if t in Estado.values else None,
        f"Use: {', '.join(Estado.values)}",
        {"type": "string", "enum": list(Estado.values)},
        "Lo que cuenta el caso hoy",
    ),
    "por_informar": Lector(
        {"si": True, "no": False}.get,
        "Use: si o no",
        {"type": "string", "enum": ["si", "no"]},
        "Si esperan un reporte de la entidad: pendientes sin reporte o con la prueba no aceptada",
    ),
    "vence_desde": Lector(
        _fecha, "Escriba AAAA-MM-DD", {"type": "string", "format": "date"}, "Vence ese día o después"
    ),
    "vence_hasta": Lector(
        _fecha, "Escriba AAAA-MM-DD", {"type": "string", "format": "date"}, "Vence ese día o antes"
    ),
    "busca": Lector(
        _texto,
        "Escriba de 1 a 60 caracteres",
        {"type": "string", "minLength": 1, "maxLength": 60, "pattern": r"^[\w .\-/]+$"},
        "Parte del número de caso, del dictamen o del expediente",
    ),
    "pagina": Lector(
        _numero(ULTIMA),
        f"Escriba un número de 1 a {ULTIMA}",
        {"type": "integer", "minimum": 1, "maximum": ULTIMA, "default": 1},
        "Qué página",
    ),
    "tamano": Lector(
        _numero(MAXIMO_POR_PAGINA),
        f"Escriba un número de 1 a {MAXIMO_POR_PAGINA}",
        {"type": "integer", "minimum": 1, "maximum": MAXIMO_POR_PAGINA, "default": POR_PAGINA},
        "Cuántas por página",
    ),
}
APLICAR: dict[str, Callable[[Any, Any], Any]] = {
    "estado": lambda lista, valor: lista.filter(estado=valor),
    "por_informar": lambda lista, valor: lista.filter(ESPERAN_REPORTE if valor else ~ESPERAN_REPORTE),
    "vence_desde": lambda lista, valor: lista.filter(vence_el__gte=valor),
    "vence_hasta": lambda lista, valor: lista.filter(vence_el__lte=valor),
    "busca": lambda lista, valor: lista.que_dicen(valor),
}
