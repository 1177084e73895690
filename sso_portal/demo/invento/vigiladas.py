"""Invented entities that are ordered things, their regimes, and the departments that watch them."""

from datetime import date
from typing import NamedTuple

CLASES = ("Aseguradora", "Caja de Salud", "Mutual", "Red Hospitalaria", "Administradora")
LUGARES = (
    "Valle Verde, Guatapurí, El Yarumo, Los Farallones, Sierra y Mar, La Macuira, El Cocuy, Río Claro, "
    "Las Ánimas, Puerto Escondido, La Chamba, El Retén, Cerro Plano"
).split(", ")
NORMA = ("Circular 012 (demostración)", "Informe de cumplimiento de dictámenes", "https://norma.example/012")
VERSIONES = (("1", date(2021, 3, 15)), ("2", date(2025, 7, 1)))


class RegimenInventado(NamedTuple):
    """A regime: code, name, business days, X of both alerts, the orders it gives."""

    codigo: str
    nombre: str
    plazo: int
    pendiente: int
    incumplido: int
    materias: tuple[tuple[str, str], ...]


REGIMENES = (
    RegimenInventado(
        "incapacidades", "Incapacidades y licencias", 15, 15, 5,
        (("Pagar la incapacidad", "Pague la incapacidad que negó y explique por escrito la cuenta."),
         ("Pagar la licencia", "Pague la licencia completa, con los días que descontó."),
         ("Responder la reclamación", "Responda de fondo la reclamación y entregue copia a la persona.")),
    ),
    RegimenInventado(
        "riesgos", "Riesgos laborales", 20, 20, 10,
        (("Reconocer el accidente", "Reconozca el accidente como de trabajo y cubra sus prestaciones."),
         ("Reembolsar el transporte", "Reembolse el transporte a las citas, con sus soportes."),
         ("Calificar de nuevo", "Califique de nuevo con los documentos que la persona aportó.")),
    ),
)  # fmt: skip
# code, word, what it counts as, whether it must be proved
ESTADOS = (
    ("pendiente", "Pendiente", "pendiente", False),
    ("cumplido", "Cumplido", "cumplido", True),
    ("cumplido_en_parte", "Cumplido en parte", "incumplido", True),
    ("incumplido", "Incumplido", "incumplido", False),
    ("pendiente_por_recurso", "Pendiente por un recurso", "pendiente", False),
)
# code, name, kind, its regimes (none: all)
DEPENDENCIAS = (
    ("int-beneficios", "Intendencia de Beneficios Sociales", "intendencia", ("incapacidades",)),
    ("int-seguridad", "Intendencia de Seguridad en el Trabajo", "intendencia", ("riesgos",)),
    ("fis-beneficios", "Fiscalización de Beneficios Sociales", "fiscalizacion", ("incapacidades",)),
    ("fis-seguridad", "Fiscalización de Seguridad en el Trabajo", "fiscalizacion", ("riesgos",)),
    ("normativa", "Departamento Normativo", "normativa", ()),
    ("tecnologia", "Departamento de Tecnología", "tecnologia", ()),
    ("usuarios", "Atención a Usuarios (OIRS)", "atencion", ()),
)


def nombres(cuantas: int) -> list[str]:
    """``cuantas`` names, each once: «Mutual El Yarumo»."""
    return [f"{clase} {lugar}" for lugar in LUGARES for clase in CLASES][:cuantas]
