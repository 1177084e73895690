"""bin/pruebas: every check of the project, then every test, on servers of its own. Arguments reach pytest."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from . import sistema
from .carpetas import RAIZ, carpeta_de_enchufes, carpeta_var, cerrar_con_llave
from .mensajes import conducir, decir, segundos
from .postgres import SUPER, Postgres
from .procesos import Compania
from .valkey import arrancar_valkey

PROGRAMAS = Path(sys.executable).parent
PRODUCCION = {
    "PORTAL_DEMO": "",
    "PORTAL_URL": "https://sso.example",
    "PORTAL_HOSTS": "sso.example",
}

LARGAS = ["-m", "larga or not larga", "--hypothesis-profile", "largas"]
MUTANTES_VISTOS = 0.95  # of the small changes in the rule, the lottery and the proof

# Heading → program of the virtual environment and its arguments.
REVISIONES = {
    "Formato": ["ruff", "format", "--check", "--quiet", "."],
    "Estilo": ["ruff", "check", "--quiet", "."],
    "Plantillas": ["djlint", "--lint", "--quiet", "templates"],
    "Capas": ["lint-imports"],
    "Tipos": ["mypy", "."],
    "Migraciones": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "Despliegue": ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}


def dejar_sello(carpeta: Path) -> None:
    """Put in the folder a seal that is nobody's, for the deploy checks to find one."""
    carpeta.mkdir(parents=True, exist_ok=True)
    clave = ec.generate_private_key(ec.SECP256R1())
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sello")])
    hoy = datetime.now(UTC)
    obra = x509.CertificateBuilder(nombre, nombre, clave.public_key(), x509.random_serial_number())
    obra = obra.not_valid_before(hoy).not_valid_after(hoy + timedelta(days=2))
    pem = obra.sign(clave, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    (carpeta / "sello.crt.pem").write_bytes(pem)


def revisar(nombre: str, entorno: dict[str, str]) -> tuple[str, int, str]:
    """Run one check; return its name, its exit code and what it said."""
    programa, *argumentos = REVISIONES[nombre]
    ambiente = entorno
    if nombre == "Despliegue":
        dejar_sello(sello := Path(entorno["PORTAL_VAR"]) / "sello")
        ambiente = entorno | PRODUCCION | {"PORTAL_FIRMA": str(sello)}
    hecho = subprocess.run(
        [PROGRAMAS / programa, *argumentos],
        cwd=RAIZ,
        env=ambiente,
        capture_output=True,
        text=True,
        check=False,
    )
    return nombre, hecho.returncode, hecho.stdout + hecho.stderr


def revisar_todo(entorno: dict[str, str]) -> list[str]:
    """Run the checks, as many at once as there are cores; return the names of those that failed."""
    fallidas = []
    with ThreadPoolExecutor(os.cpu_count()) as ejecutor:
        for nombre, codigo, dicho in ejecutor.map(lambda nombre: revisar(nombre, entorno), REVISIONES):
            decir(f"{nombre}: {'bien' if codigo == 0 else 'FALLA'}")
            if codigo:
                print(dicho, flush=True)
                fallidas.append(nombre)
    return fallidas


def probar(argumentos: list[str], entorno: dict[str, str]) -> int:
    """Run pytest, each file in one process, and return its exit code.

    One process more than cores: while one waits for a browser, a worker or the mail, another works.
    """
    decir("Pruebas…")
    procesos = str((os.cpu_count() or 1) + 1)
    orden = [sys.executable, "-m", "pytest", "-n", procesos, "--dist", "loadfile", "--no-loadscope-reorder"]
    orden += argumentos
    return subprocess.run(orden, cwd=RAIZ, env=entorno, check=False).returncode


def medir(entorno: dict[str, str]) -> list[str]:
    """Run every bench on a migrated database, in brief where it can; return those that failed."""
    entorno = entorno | {"BENCH_BREVE": "1"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=RAIZ, env=entorno, check=True)
    fallidas = []
    for banco in sorted(RAIZ.glob("bench/[a-z]*.py")):
        decir(f"Medida: {banco.stem}")
        orden = [sys.executable, "-m", f"bench.{banco.stem}"]
        if subprocess.run(orden, cwd=RAIZ, env=entorno, check=False).returncode:
            fallidas.append(banco.name)
    return fallidas


def mutar(entorno: dict[str, str]) -> list[str]:
    """Change the pure heart in every small way: a test must notice. Name it if too many pass unseen."""
    decir("Mutantes…")
    copia = Path(entorno["PORTAL_VAR"]) / "mutantes"
    shutil.rmtree(copia, ignore_errors=True)
    shutil.copytree(RAIZ, copia, ignore=shutil.ignore_patterns(".*", "var", "__pycache__"))
    with (copia / "mutantes.log").open("w") as registro:
        for paso in ("run", "export-cicd-stats"):
            subprocess.run(
                [PROGRAMAS / "mutmut", paso],
                cwd=copia,
                env=entorno,
                stdout=registro,
                stderr=registro,
                check=False,
            )
    cuenta = json.loads((copia / "mutants" / "mutmut-cicd-stats.json").read_text())
    vistos = cuenta["killed"] + cuenta["timeout"]
    decir(f"Mutantes: {vistos} de {cuenta['total']} vistos; los demás, con «mutmut results» en {copia}.")
    return [] if vistos >= MUTANTES_VISTOS * cuenta["total"] else ["mutantes"]


def preparar(pila: ExitStack) -> dict[str, str]:
    """Start the servers that were not given; return the environment of checks and tests."""
    var = carpeta_var() / "pruebas"
    llave = pila.enter_context(cerrar_con_llave(var, "bin/pruebas"))
    sistema.exigir(sistema.PARA_LAS_PRUEBAS)
    sistema.aligerar()
    sistema.exigir_espacio(var)
    compania = pila.enter_context(Compania(llave))
    enchufes = carpeta_de_enchufes(var)
    entorno = {
        **os.environ,
        "SECRET_KEY": secrets.token_urlsafe(64),
        "PORTAL_DEMO": "1",
        "PORTAL_VAR": str(var),
    }
    if "REDIS_URL" not in entorno:
        entorno["REDIS_URL"] = arrancar_valkey(var, enchufes, compania)
    if "DATABASE_URL" not in entorno:
        servidor = Postgres(var, enchufes, rapido=True)
        servidor.arrancar(compania)
        entorno["DATABASE_URL"] = servidor.url(SUPER)
    return entorno


def correr(argumentos: list[str]) -> int:
    largas = "--largas" in argumentos
    propios = [argumento for argumento in argumentos if argumento != "--largas"]
    with ExitStack() as pila:
        decir("Arrancando PostgreSQL y Valkey…")
        entorno = preparar(pila)
        fallidas = [] if propios else revisar_todo(entorno)
        codigo = probar([*(LARGAS if largas else []), *propios], entorno)
        fallidas += ["pytest"] if codigo else []
        fallidas += [*mutar(entorno), *medir(entorno)] if largas else []
    decir(f"Falla: {', '.join(fallidas)}." if fallidas else f"Todo bien en {segundos()} s.")
    return codigo or bool(fallidas)


if __name__ == "__main__":
    conducir(lambda: correr(sys.argv[1:]), "Pruebas interrumpidas.", 130)
