"""The invented country as plain values: institutions in real municipios and the posts they offer.

Everything follows from a seed. The split by departamento is invented too: no source publishes it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from . import nombres

IPS = 1260
PLAZAS = 7000
REPARTO = {"MEDICINA": 0.64, "ENFERMERIA": 0.17, "ODONTOLOGIA": 0.12, "BACTERIOLOGIA": 0.07}
APARTADOS = {"27", "44", "81", "86", "88", "91", "94", "95", "97", "99"}  # hard to reach, better paid
COMUNIDADES = {
    "88": "RAIZAL", "44": "WAYUU", "20": "ARHUACO", "52": "PASTO", "27": "EMBERA", "86": "INGA",
    "19": "NASA", "91": "TIKUNA", "99": "SIKUANI", "23": "ZENU",
}  # fmt: skip


@dataclass(frozen=True)
class IpsInventada:
    """An institution: ``municipio`` is a real DIVIPOLA code."""

    nit: str
    reps: str
    nombre: str
    municipio: str


@dataclass(frozen=True)
class PlazaInventada:
    """A post; money in Colombian pesos, ``dificultad`` from 1 to 4."""

    codigo: str
    ips: int  # position in the list of institutions
    profesion: str
    cupos: int
    salario: int
    vinculo: str
    vivienda: bool
    alimentacion: bool
    transporte: bool
    meses: int
    dificultad: int
    comunidad: str | None


def inventar_ips(azar: Random, municipios: Sequence[str], cuantas: int = IPS) -> list[IpsInventada]:
    """``cuantas`` institutions: one in every municipio, the rest in the capitals (codes ending in 001)."""
    capitales = [m for m in municipios if m.endswith("001")]
    sobran = range(max(cuantas - len(municipios), 0))
    lugares = [*municipios, *(capitales[i % len(capitales)] for i in sobran)]
    lugares = lugares if cuantas >= len(municipios) else azar.sample(lugares, cuantas)
    nits = azar.sample(range(100_000, 999_999), cuantas)
    return [
        IpsInventada(
            nit=f"900{nit}",
            reps=f"{municipio}{10_000 + i:05d}",
            nombre=f"{azar.choice(nombres.CLASES_DE_IPS)} {azar.choice(nombres.COSAS)} "
            f"{azar.choice(nombres.CALIFICATIVOS)}",
            municipio=municipio,
        )
        for i, (nit, municipio) in enumerate(zip(nits, lugares, strict=True))
    ]


def _dificultad(azar: Random, municipio: str) -> int:
    if municipio[:2] in APARTADOS:
        return 4 if azar.random() < 0.7 else 3
    if municipio.endswith("001"):
        return 1
    return azar.choices([1, 2, 3], weights=[2, 5, 3])[0]


def inventar_plazas(
    azar: Random, ips: Sequence[IpsInventada], cuantas: int = PLAZAS
) -> Iterator[PlazaInventada]:
    """``cuantas`` posts; the harder the place, the better it pays."""
    profesiones, pesos = list(REPARTO), list(REPARTO.values())
    for i in range(cuantas):
        propia = i if i < len(ips) else azar.randrange(len(ips))
        municipio = ips[propia].municipio
        dificultad = _dificultad(azar, municipio)
        comunidad = COMUNIDADES.get(municipio[:2]) if dificultad >= 3 and azar.random() < 0.25 else None
        yield PlazaInventada(
            codigo=f"P{i + 1:05d}",
            ips=propia,
            profesion=azar.choices(profesiones, pesos)[0],
            cupos=azar.choices([1, 2, 3, 4], weights=[82, 12, 4, 2])[0],
            salario=2_200_000 + 450_000 * dificultad + 10_000 * azar.randrange(60),
            vinculo="laboral" if azar.random() < 0.6 else "servicios",
            vivienda=azar.random() < 0.2 * dificultad,
            alimentacion=azar.random() < 0.15 * dificultad,
            transporte=azar.random() < 0.08 * dificultad,
            meses=9 if azar.random() < 0.04 else 12,
            dificultad=dificultad,
            comunidad=comunidad,
        )


def elegir_ofertas(azar: Random, plazas: Sequence[tuple[int, int]], cupos: int) -> list[int]:
    """Positions of posts whose places add up to exactly ``cupos``; ``plazas`` are (position, places)."""
    elegidas, faltan = [], cupos
    for posicion, tiene in azar.sample(list(plazas), len(plazas)):
        if tiene <= faltan:
            elegidas.append(posicion)
            faltan -= tiene
        if not faltan:
            return sorted(elegidas)
    raise ValueError(f"Las plazas inventadas no alcanzan: faltan {faltan} puestos.")
