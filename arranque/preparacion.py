"""Leaves the database and the files of the portal ready to serve, again when the code changes."""

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

from .carpetas import RAIZ
from .mensajes import Problema, decir
from .procesos import Compania, Proceso


def _huella(archivos: Iterable[Path]) -> str:
    datos = ((str(a.relative_to(RAIZ)), a.stat().st_size, a.stat().st_mtime_ns) for a in sorted(archivos))
    return hashlib.sha256(repr(list(datos)).encode()).hexdigest()[:16]


def huellas() -> dict[str, str]:
    """Return what each step depends on, so that a step is repeated only when that changed."""
    propias = [
        carpeta for carpeta in RAIZ.iterdir() if carpeta.is_dir() and (carpeta / "__init__.py").exists()
    ]
    migraciones = [m for carpeta in propias for m in carpeta.rglob("migrations/[0-9]*.py")]
    return {
        "migraciones": _huella([*migraciones, *RAIZ.glob("requirements/base.txt")]),
        "estaticos": _huella(a for a in (RAIZ / "static").rglob("*") if a.is_file()),
    }


@dataclass
class Preparacion:
    """The steps before the first page, and the stamp that tells which were already taken."""

    var: Path
    entorno: dict[str, str]
    vacio: bool
    con_roles: bool
    compania: Compania
    hecho: dict = field(default_factory=dict)

    def __post_init__(self):
        self._sello = self.var / "sello.json"
        if self._sello.exists():
            self.hecho = json.loads(self._sello.read_text())

    def dejar_listo(self) -> None:
        """Take the steps that are owed. Raises Problema when the data is not ours or a step fails."""
        quiere = "vacio" if self.vacio else "pais"
        base = self.huella_de_la_base()
        if not self._mirar_base() or self.hecho.get("base") != base:
            self.hecho = {"base": base}
        if self.vacio and self.hecho.get("demo", quiere) != quiere:
            raise Problema(
                "Ya hay datos del país inventado: para empezar vacío use bin/demo --reiniciar --vacio."
            )
        debido = {nombre: huella for nombre, huella in huellas().items() if self.hecho.get(nombre) != huella}
        if "demo" not in self.hecho:
            debido["demo"] = quiere
        if debido:
            decir(
                "Preparando la base de datos y los estilos…"
                if "demo" not in debido
                else "Cargando los datos…"
            )
            self._acabar([self._lanzar(ordenes) for ordenes in self._tandas(debido) if ordenes])
            self._sello.write_text(json.dumps(self.hecho | debido))

    def huella_de_la_base(self) -> str:
        return hashlib.sha256(self.entorno["DATABASE_URL"].encode()).hexdigest()[:16]

    def _tandas(self, debido: dict[str, str]) -> tuple[list[str], list[str]]:
        """Return two lists of commands that may run side by side: the database's, and the files'."""
        base = ["migrate --no-input -v0"] if "migraciones" in debido else []
        if "demo" in debido:
            base += ["preparar_firma", "cargar_demo --vacio" if self.vacio else "cargar_demo"]
        if base and self.con_roles:
            base.append("conceder_permisos")
        return base, ["collectstatic --no-input --clear -v0"] if "estaticos" in debido else []

    def _lanzar(self, ordenes: list[str]) -> Proceso:
        nombre = ordenes[0].split()[0]
        registro = self.var / "registros" / f"{nombre}.log"
        registro.unlink(missing_ok=True)
        orden = [sys.executable, "-m", "arranque.ordenes", *ordenes]
        return self.compania.sumar(Proceso(nombre, orden, self.entorno, registro, opciones={"cwd": RAIZ}))

    def _acabar(self, procesos: list[Proceso]) -> None:
        """Wait for all. Raises Problema with the last line of one that failed."""
        for proceso in procesos:
            codigo = proceso.popen.wait()
            self.compania.procesos.remove(proceso)
            dicho = proceso.ultimas_lineas()
            if codigo and "No space left on device" in dicho:
                raise Problema(f"El disco de {self.var} se llenó: libere espacio y repita la orden.")
            if codigo:
                motivo = (dicho.splitlines() or ["sin más datos"])[-1]
                raise Problema(
                    f"No se pudo preparar el portal ({motivo}): lea {proceso.registro} y repita la orden."
                )

    def _mirar_base(self) -> bool:
        """Tell whether the portal's tables are there. Raises Problema if others' are."""
        try:
            conexion = psycopg2.connect(self.entorno["DATABASE_URL"])
        except psycopg2.OperationalError as error:
            motivo = str(error).strip().splitlines()[0]
            raise Problema(
                f"No se pudo entrar a la base de datos de DATABASE_URL ({motivo}): revise la dirección."
            ) from None
        with conexion, conexion.cursor() as cursor:
            cursor.execute(
                "SELECT to_regclass('bitacora_evento') IS NOT NULL, current_setting('server_version_num')"
            )
            del_portal, version = cursor.fetchone()
            cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
            tablas = cursor.fetchone()[0]
        conexion.close()
        if int(version) < 150000:
            raise Problema("La base de datos de DATABASE_URL es anterior a PostgreSQL 15: use una más nueva.")
        if tablas and not del_portal:
            raise Problema("La base de datos de DATABASE_URL tiene tablas de otro programa: use una vacía.")
        return del_portal
