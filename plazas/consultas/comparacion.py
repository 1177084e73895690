"""Up to four plazas side by side."""

from collections.abc import Sequence
from typing import Any

from plazas.estados import PUBLICOS
from plazas.models import Plaza
from sso_portal.nucleo.legible.cifras import dinero
from sso_portal.nucleo.legible.fechas import fecha

MAXIMO = 4
DIFICULTAD = "Dificultad de acceso"


def comparar_plazas(codigos: Sequence[str]) -> dict[str, Any]:
    """The first four public plazas of ``codigos``, in that order, and their facts row by row.

    ``filas``: (fact, [its value in each plaza]); what the entity did not tell says so.
    """
    pedidas = list(dict.fromkeys(codigos))
    plazas = Plaza.objects.filter(codigo__in=pedidas, estado__in=PUBLICOS)
    plazas = plazas.select_related("entidad", "municipio__departamento", "profesion").order_by("codigo")
    orden = sorted(plazas, key=lambda p: pedidas.index(p.codigo))[:MAXIMO]
    return {
        "plazas": orden,
        "filas": [(rotulo, [(p, valor(p)) for p in orden]) for rotulo, valor in DATOS],
        "sobran": max(0, len(pedidas) - MAXIMO),
        "maximo": MAXIMO,
    }


DATOS = [
    ("Plaza", lambda p: p.codigo),
    ("Profesión", lambda p: p.profesion.nombre),
    ("Salario mensual", lambda p: dinero(p.salario_mensual)),
    ("Vínculo", lambda p: p.get_vinculo_display()),
    ("Ayudas", lambda p: p.ayudas_en_palabras),
    ("Puestos", lambda p: p.cupos),
    ("Duración", lambda p: f"{p.duracion_meses} meses"),
    (DIFICULTAD, lambda p: p.get_dificultad_display()),
    ("Cómo se llega", lambda p: p.como_se_llega or "No informado por la entidad"),
    ("Inicio", lambda p: fecha(p.fecha_inicio)),
    ("Cargo", lambda p: p.cargo),
    ("Estado", lambda p: p.get_estado_display()),
]
