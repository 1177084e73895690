"""Leaves the database and the files of the portal ready to serve, again when the code changes."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

from .carpetas import RAIZ
from .mensajes import Problema, decir


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
    hecho: dict = field(default_factory=dict)

    def __post_init__(self):
        self._sello = self.var / "sello.json"
        if self._sello.exists():
            self.hecho = json.loads(self._sello.read_text())

    def dejar_listo(self) -> None:
        """Take the steps that are owed. Raises Problema when the data is not ours or a step fails."""
        quiere = "vacio" if self.vacio else "pais"
        base = hashlib.sha256(self.entorno["DATABASE_URL"].encode()).hexdigest()[:16]
        cargado = self._mirar_base()
        if self.hecho.get("base") != base or not cargado:
            self.hecho = {"base": base}
        if self.vacio and self.hecho.get("demo", quiere) != quiere:
            raise Problema(
                "Ya hay datos del país inventado: para empezar vacío use bin/demo --reiniciar --vacio."
            )
        huellas_de_hoy = huellas()
        self._paso("migraciones", huellas_de_hoy["migraciones"], "Preparando la base de datos…", self._migrar)
        self._paso(
            "estaticos", huellas_de_hoy["estaticos"], "Reuniendo estilos y programas…", self._estaticos
        )
        if "demo" not in self.hecho:
            self._paso("demo", quiere, "Cargando los datos…", self._cargar)

    def _paso(self, nombre: str, huella: str, aviso: str, dar) -> None:
        if self.hecho.get(nombre) == huella:
            return
        decir(aviso)
        dar()
        self.hecho[nombre] = huella
        self._sello.write_text(json.dumps(self.hecho))

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

    def _migrar(self) -> None:
        self.manejar("migrate", "--no-input", "-v0")
        if self.con_roles:
            self.manejar("conceder_permisos")

    def _estaticos(self) -> None:
        self.manejar("collectstatic", "--no-input", "--clear", "-v0")

    def _cargar(self) -> None:
        self.manejar("preparar_firma")
        self.manejar("cargar_demo", *(["--vacio"] if self.vacio else []))
        if self.con_roles:
            self.manejar("conceder_permisos")

    def manejar(self, *orden: str) -> None:
        """Run one command of manage.py. Raises Problema with the last line it said."""
        hecho = subprocess.run(
            [sys.executable, "manage.py", *orden],
            cwd=RAIZ,
            env=self.entorno,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if hecho.returncode == 0:
            return
        registro = self.var / "registros" / "preparacion.log"
        registro.parent.mkdir(parents=True, exist_ok=True)
        registro.write_text(hecho.stdout + hecho.stderr)
        if "No space left on device" in hecho.stderr:
            raise Problema(f"El disco de {self.var} se llenó: libere espacio y repita la orden.")
        motivo = (hecho.stderr.strip().splitlines() or ["sin más datos"])[-1]
        raise Problema(
            f"No se pudo completar «manage.py {orden[0]}» ({motivo}): lea {registro} y repita la orden."
        )
