"""The branches of the demo: where they are, when they open, by where mobile units go; written with COPY."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from random import Random

from sso_portal.demo.invento import tramites as invento
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, siguiente_id
from sso_portal.nucleo.territorio.models import Municipio
from tramites.models import Horario, Parada, Sucursal

BOGOTA, ALTA = "11001", date(2023, 2, 1)


class Puntos:
    """Writes the branches of ``entidad``; ``por_tamano``: municipios, the most peopled first."""

    def __init__(self, azar: Random, por_tamano: Sequence[str], *, entidad: int, hoy: date) -> None:
        self.azar, self.por_tamano, self.entidad, self.hoy = azar, por_tamano, entidad, hoy
        self.municipios = sorted(por_tamano)

    def copiar(self) -> list[tuple[int, str, str]]:
        """[(id, class, municipio)]: big municipios have a branch, mobile units leave from the small."""
        primera, filas = siguiente_id(Sucursal), []
        clases = ["telefono", *["sucursal"] * 128, *["modulo"] * 12, *["movil"] * 14]
        for n, clase in enumerate(clases):
            municipio = (
                BOGOTA if not n else self.por_tamano[(n - 1) % 128 if clase != "movil" else 140 + 3 * n]
            )
            filas.append((primera + n, clase, municipio))
        nombres = dict(Municipio.objects.order_by().values_list("codigo", "nombre"))
        copiar(
            Sucursal,
            (
                "id",
                "entidad",
                "codigo",
                "nombre",
                "clase",
                "municipio",
                "direccion",
                "telefono",
                "abierta_el",
            ),
            (self._sucursal(pk, pk - primera, clase, (m, nombres[m])) for pk, clase, m in filas),
        )
        copiar(Horario, ("sucursal", "dia", "abre", "cierra"), _horarios(filas))
        copiar(Parada, ("sucursal", "municipio", "lugar", "fecha", "abre", "cierra"), self._paradas(filas))
        ajustar_secuencias(Sucursal, Horario, Parada)
        return filas

    def _sucursal(self, pk: int, n: int, clase: str, lugar: tuple[str, str]) -> tuple:
        direccion = (
            "" if clase in {"movil", "telefono"} else f"Calle {1 + n % 30} # {1 + n % 9}-{10 + n % 80}"
        )
        nombre, abierta = _nombre(clase, lugar[1], n), ALTA + timedelta(days=5 * n)
        telefono = "101" if clase == "telefono" else ""
        quien = self.entidad
        return pk, quien, f"{clase}-{n:03}", nombre, clase, lugar[0], direccion, telefono, abierta

    def _paradas(self, sucursales: Sequence[tuple[int, str, str]]) -> Iterator[tuple]:
        """Each mobile unit goes round its departamento, two days a stop, for ten weeks."""
        for pk, clase, base in sucursales:
            if clase != "movil":
                continue
            vecinos = [m for m in self.municipios if m[:2] == base[:2] and not m.endswith("001")]
            for n in range(20):
                fecha = self.hoy + timedelta(days=1 + 3 * n)
                lugar = self.azar.choice(("Parque principal", "Puesto de salud", "Colegio", "Muelle"))
                yield pk, vecinos[(n + pk) % len(vecinos)], lugar, fecha, time(8), time(15)


def _nombre(clase: str, municipio: str, n: int) -> str:
    if clase == "telefono":
        return "Línea nacional 101"
    de = {"sucursal": "Sucursal", "modulo": "Módulo", "movil": "Unidad móvil"}[clase]
    return (
        f"{de} {municipio} {invento.BARRIOS[n % len(invento.BARRIOS)]}"
        if clase != "movil"
        else f"{de} {municipio}"
    )


def _horarios(sucursales: Sequence[tuple[int, str, str]]) -> Iterator[tuple]:
    for pk, clase, _ in sucursales:
        if clase == "movil":
            continue  # its stops say when
        for dia in range(1, 8 if clase in {"telefono", "modulo"} else 7):
            if clase != "sucursal":
                yield pk, dia, time(6), time(22)
            elif dia < 6:
                yield from ((pk, dia, *tramo) for tramo in (invento.MANANA, invento.TARDE))
            elif pk % 3 == 0:
                yield pk, dia, *invento.MANANA
