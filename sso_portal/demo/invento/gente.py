"""Invented professionals: who they are, where they live and what they would like."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from . import nombres

REGIONES = (
    ("08", "13", "20", "23", "44", "47", "70", "88"),
    ("19", "27", "52", "76"),
    ("05", "11", "15", "17", "25", "41", "54", "63", "66", "68", "73"),
    ("50", "81", "85", "99"),
    ("18", "86", "91", "94", "95", "97"),
)
CONDICIONES = ("cabeza_hogar", "gestante", "discapacidad", "victima")


@dataclass(frozen=True)
class Preferible:
    """A post as a candidate for a list: position of its offer, departamento, and how many want it."""

    posicion: int
    departamento: str
    peso: int


@dataclass(frozen=True)
class Profesional:
    """One invented person; ``condiciones`` are (code, community code or ""), sensitive even if invented."""

    nombres: str
    apellidos: str
    tipo_documento: str
    numero_documento: str
    correo: str
    telefono: str
    municipio: str
    direccion: str
    profesion: str
    universidad: str
    es_titulo_exterior: bool
    fecha_grado: date
    preferencias: tuple[int, ...]
    departamentos: tuple[str, ...]
    condiciones: tuple[tuple[str, str], ...]
    segundos_activos: int


def _departamentos(azar: Random, propio: str) -> tuple[str, ...]:
    """From 0 to 33 in order: nothing, the own region, or the whole country."""
    clase = azar.random()
    if clase < 0.15:
        return ()
    region = next(r for r in REGIONES if propio in r)
    lista = [propio, *azar.sample([d for d in region if d != propio], len(region) - 1)]
    if clase > 0.9:
        otros = [d for r in REGIONES for d in r if d not in region]
        lista += azar.sample(otros, len(otros))
    return tuple(lista)


def _condiciones(azar: Random, comunidad: str | None) -> tuple[tuple[str, str], ...]:
    if comunidad and azar.random() < 0.15:
        return (("raizal" if comunidad == "RAIZAL" else "indigena", comunidad),)
    return ((azar.choice(CONDICIONES), ""),) if azar.random() < 0.11 else ()


class Registro:
    """Invents the people of one process over the offers of one profession after another."""

    def __init__(self, azar: Random, municipios: Sequence[str], comunidades: dict[str, str]) -> None:
        self.azar, self.municipios, self.comunidades = azar, municipios, comunidades
        self.pesos = list(accumulate(12 if m.endswith("001") else 1 for m in municipios))
        self.usados: set[int] = set()
        self.total = 0

    def _documento(self) -> tuple[str, str]:
        while (numero := self.azar.randrange(1_000_000_000, 1_190_000_000)) in self.usados:
            pass
        self.usados.add(numero)
        tipo = self.azar.choices(["CC", "CE", "PPT"], weights=[97, 2, 1])[0]
        return tipo, str(numero if tipo == "CC" else numero % 10_000_000)

    def _preferencias(self, ofertas: Sequence[Preferible], acumulado: Sequence[int]) -> tuple[int, ...]:
        cuantas = min(self.azar.choices([1, 2, 3, 4, 5], weights=[4, 6, 12, 18, 60])[0], len(ofertas))
        elegidas: dict[int, None] = {}
        while len(elegidas) < cuantas:
            elegidas[self.azar.choices(ofertas, cum_weights=acumulado)[0].posicion] = None
        return tuple(elegidas)

    def inventar(
        self, profesion: str, cuantos: int, ofertas: Sequence[Preferible], grado: date, prefijo: str
    ) -> list[Profesional]:
        """``cuantos`` people of a profession, graduated before ``grado``, with mails of ``prefijo``."""
        acumulado = list(accumulate(o.peso for o in ofertas))
        return [self._uno(profesion, ofertas, acumulado, grado, prefijo) for _ in range(cuantos)]

    def _uno(self, profesion, ofertas, acumulado, grado, prefijo) -> Profesional:
        azar = self.azar
        self.total += 1
        municipio = azar.choices(self.municipios, cum_weights=self.pesos)[0]
        tipo, numero = self._documento()
        return Profesional(
            nombres=" ".join(
                azar.sample(azar.choice([nombres.DE_MUJER, nombres.DE_HOMBRE]), azar.choice([1, 2]))
            ),
            apellidos=" ".join(azar.sample(nombres.APELLIDOS, 2)),
            tipo_documento=tipo,
            numero_documento=numero,
            correo=f"{prefijo}{self.total:05d}@correo.example",
            telefono=f"3{azar.randrange(10**9):09d}",
            municipio=municipio,
            direccion=f"Calle {azar.randrange(1, 90)} # {azar.randrange(1, 60)}-{azar.randrange(1, 99):02d}",
            profesion=profesion,
            universidad=azar.choice(nombres.UNIVERSIDADES),
            es_titulo_exterior=azar.random() < 0.03,
            fecha_grado=grado - timedelta(days=azar.randrange(20, 400)),
            preferencias=self._preferencias(ofertas, acumulado),
            departamentos=_departamentos(azar, municipio[:2]),
            condiciones=_condiciones(azar, self.comunidades.get(municipio[:2])),
            segundos_activos=int(azar.gauss(1150, 260))
            if azar.random() < 0.95
            else azar.randrange(1800, 3600),
        )
