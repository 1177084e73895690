"""Officials of the 34 authorities, the ministry and the veedores; 1,260 institutions with their accounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from typing import NamedTuple

from allauth.account.models import EmailAddress

from plazas.models import Ips
from sso_portal.demo.invento.pais import IpsInventada, inventar_ips
from sso_portal.demo.papeles import DOMINIO, FUNCIONARIOS
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, siguiente_id
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Entidad, Municipio

DESDE = date(2019, 1, 2)
ALTA = datetime(2019, 1, 2, 13, tzinfo=UTC)
SIN_CLAVE = "!demo"  # unusable: Django recognises the mark and no password matches
PAPEL_ROL = {
    "ips": Rol.IPS,
    "secretaria": Rol.SECRETARIA,
    "segunda": Rol.SECRETARIA,
    "jefatura": Rol.JEFE_SECRETARIA,
    "ministerio": Rol.MINISTERIO,
    "veedora1": Rol.VEEDOR,
    "veedor2": Rol.VEEDOR,
    "veedora3": Rol.VEEDOR,
}
NARINO = "52"


class Cuenta(NamedTuple):
    """One account to be copied; ``persona`` is the id of the Persona behind it, or None."""

    correo: str
    visible: str
    persona: object = None


def copiar_cuentas(cuentas: Iterable[Cuenta]) -> list[int]:
    """Append accounts that nobody can open with a password; returns their ids in order."""
    primera = siguiente_id(Usuario)
    cuentas = list(cuentas)
    ids = list(range(primera, primera + len(cuentas)))
    campos = ("id", "password", "is_superuser", "is_staff", "is_active", "date_joined", "nombre_visible")
    fijo = (SIN_CLAVE, False, False, True, ALTA)
    copiar(
        Usuario,
        (*campos, "email", "persona", "autorizo_datos_en", "es_demo"),
        ((i, *fijo, c.visible, c.correo, c.persona, ALTA, True) for i, c in zip(ids, cuentas, strict=True)),
    )
    copiar(
        EmailAddress,
        ("user", "email", "verified", "primary"),
        ((i, c.correo, True, True) for i, c in zip(ids, cuentas, strict=True)),
    )
    ajustar_secuencias(Usuario, EmailAddress)
    return ids


def _nombrar(filas: Iterable[tuple]) -> None:
    copiar(Nombramiento, ("usuario", "rol", "autoridad", "entidad", "desde"), ((*f, DESDE) for f in filas))
    ajustar_secuencias(Nombramiento)


def copiar_ips(ips: list[IpsInventada]) -> tuple[list[int], list[int]]:
    """Institutions with their REPS code and one account each; returns (entity ids, account ids)."""
    primera = siguiente_id(Entidad)
    ids = list(range(primera, primera + len(ips)))
    copiar(
        Entidad,
        ("id", "nit", "nombre", "tipo", "municipio", "direccion", "telefono", "correo", "esta_activa"),
        (
            (i, x.nit, x.nombre, "ips", x.municipio, "", "6010000000", f"ips{n:04d}@{DOMINIO}", True)
            for n, (i, x) in enumerate(zip(ids, ips, strict=True), start=1)
        ),
    )
    copiar(Ips, ("entidad", "codigo_reps"), ((i, x.reps) for i, x in zip(ids, ips, strict=True)))
    ajustar_secuencias(Entidad)
    usuarios = copiar_cuentas(
        Cuenta(f"ips{n:04d}@{DOMINIO}", f"Talento humano, {x.nombre}") for n, x in enumerate(ips, start=1)
    )
    _nombrar((u, "ips", None, e) for u, e in zip(usuarios, ids, strict=True))
    return ids, usuarios


def copiar_autoridades() -> dict[str, int]:
    """Two officers for every authority; returns {authority code: id of the first}."""
    autoridades = list(AutoridadTerritorial.objects.order_by("codigo").values_list("codigo", "nombre"))
    usuarios = copiar_cuentas(
        Cuenta(f"mesa{n}-{codigo}@{DOMINIO}", f"Funcionaria {n}, {nombre}")
        for codigo, nombre in autoridades
        for n in (1, 2)
    )
    de = {codigo: usuarios[2 * n : 2 * n + 2] for n, (codigo, _) in enumerate(autoridades)}
    _nombrar((u, "secretaria", codigo, None) for codigo, dos in de.items() for u in dos)
    return {codigo: dos[0] for codigo, dos in de.items()}


def copiar_papeles(entidad_ips: int) -> dict[str, int]:
    """The officials of «Entrar como…», of Nariño where a territory is needed; {door: account id}."""
    usuarios = copiar_cuentas(Cuenta(p.correo, p.quien) for p in FUNCIONARIOS)
    ids = {p.clave: u for p, u in zip(FUNCIONARIOS, usuarios, strict=True)}
    _nombrar(
        (
            u,
            PAPEL_ROL[clave],
            NARINO if PAPEL_ROL[clave] in {Rol.SECRETARIA, Rol.JEFE_SECRETARIA} else None,
            entidad_ips if PAPEL_ROL[clave] == Rol.IPS else None,
        )
        for clave, u in ids.items()
    )
    return ids


@dataclass(frozen=True)
class Pais:
    """Who is where: institutions and accounts by position, authority or door of «Entrar como…»."""

    ips: Sequence[IpsInventada]
    entidades: Sequence[int]
    usuarios_ips: Sequence[int]
    secretarias: dict[str, int]
    papeles: dict[str, int]
    lugares: dict[str, tuple[str, str, str]]  # {municipio: (name, departamento name, authority code)}

    def autoridad(self, municipio: str) -> str:
        return self.lugares[municipio][2]

    def funcionaria(self, municipio: str) -> tuple[int, str]:
        """Id and role of the officer who decides on what belongs to ``municipio``."""
        codigo = self.autoridad(municipio)
        return self.secretarias[codigo], f"secretaria:{codigo}"


def lugares() -> dict[str, tuple[str, str, str]]:
    """{municipio code: (name, departamento name, authority code)} in order of code."""
    filas = Municipio.objects.order_by("codigo").values_list(
        "codigo", "nombre", "departamento__nombre", "autoridad_id"
    )
    return {codigo: (nombre, departamento, autoridad) for codigo, nombre, departamento, autoridad in filas}


def fundar(azar: Random, cuantas_ips: int) -> Pais:
    """Copy the authorities' officers, the institutions and the doors of «Entrar como…»."""
    donde = lugares()
    ips = inventar_ips(azar, list(donde), cuantas_ips)
    entidades, usuarios = copiar_ips(ips)
    en_narino = next(e for e, x in zip(entidades, ips, strict=True) if x.municipio.startswith(NARINO))
    secretarias = copiar_autoridades()
    return Pais(ips, entidades, usuarios, secretarias, copiar_papeles(en_narino), donde)
