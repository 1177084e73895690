"""bin/demo: the whole portal on this machine, with its data in var/, until Ctrl-C."""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from . import sistema
from .buzon import Buzon, Entrega
from .carpetas import RAIZ, carpeta_de_enchufes, carpeta_var, cerrar_con_llave, secreto
from .mensajes import Problema, conducir, decir, segundos
from .postgres import APP, DUENO, Postgres
from .preparacion import Preparacion
from .procesos import Compania, Proceso, esperar
from .valkey import arrancar_valkey

ESPERA_DEL_PORTAL_S = 180


def leer_orden(argumentos: list[str]) -> argparse.Namespace:
    orden = argparse.ArgumentParser(
        prog="bin/demo", description="Arranca el Portal SSO con un país inventado."
    )
    orden.add_argument("--vacio", action="store_true", help="sin el país inventado, sólo con los catálogos")
    orden.add_argument(
        "--reiniciar", action="store_true", help="borra los datos (pregunta antes) y empieza de nuevo"
    )
    orden.add_argument("--puerto", type=int, default=8000, help="puerto del portal (8000)")
    orden.add_argument("--comprobar", action="store_true", help="arranca, espera la primera página y termina")
    return orden.parse_args(argumentos)


def exigir_puerto(puerto: int) -> None:
    """Raises Problema when somebody already answers on the port."""
    with socket.socket() as enchufe:
        enchufe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            enchufe.bind(("127.0.0.1", puerto))
        except (OSError, OverflowError):
            otro = puerto + 1 if 0 < puerto < 65535 else 8000
            raise Problema(
                f"El puerto {puerto} no está libre: pruebe con bin/demo --puerto {otro}."
            ) from None


def borrar_datos(var: Path) -> None:
    """Ask, then empty var/. Raises Problema when the person does not say SI."""
    if "DATABASE_URL" in os.environ:
        raise Problema(
            "La base de datos es la de DATABASE_URL, que no se borra desde aquí: quite DATABASE_URL."
        )
    print(f"¿Borrar la base de datos y los archivos de {var}? Escriba SI: ", end="", flush=True)
    if sys.stdin.readline().strip().upper() not in ("SI", "SÍ"):
        raise Problema("No se borró nada.")
    for cosa in var.iterdir():
        if cosa.is_dir() and not cosa.is_symlink():
            shutil.rmtree(cosa)
        elif cosa.name != "cerrojo":
            cosa.unlink()


def entorno_de(var: Path, puerto: int, buzon: Buzon) -> dict[str, str]:
    """Return the environment of every process of the portal, still without its servers."""
    clave = os.environ.get("SECRET_KEY") or secreto(var, con_datos=(var / "sello.json").exists())
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "sso_portal.settings",
        "PORTAL_DEMO": "1",
        "PORTAL_VAR": str(var),
        "PORTAL_URL": f"http://localhost:{puerto}",
        "SECRET_KEY": clave,
        "SMTP_URL": f"smtp://127.0.0.1:{buzon.puerto}",
        "PYTHONUNBUFFERED": "1",
    }


def entregar_respuestas(entorno: dict[str, str]) -> Entrega:
    """What the mailbox does with an answer to a message: the same order that a mail server gives."""
    orden = [sys.executable, "manage.py", "recibir_correo"]

    def entregar(para: str, de: str, contenido: bytes) -> None:
        subprocess.run(
            [*orden, f"--para={para}", f"--de={de}"], input=contenido, env=entorno, cwd=RAIZ, check=False
        )

    return entregar


def arrancar_servidores(var: Path, entorno: dict[str, str], compania: Compania) -> bool:
    """Start the servers that were not given and note their addresses. Tell if the database is ours."""
    enchufes = carpeta_de_enchufes(var)
    if "REDIS_URL" not in entorno:
        decir("Arrancando la cola de trabajos…")
        entorno["REDIS_URL"] = arrancar_valkey(var, enchufes, compania)
    if "DATABASE_URL" in entorno:
        return False
    decir("Arrancando la base de datos…")
    servidor = Postgres(var, enchufes)
    servidor.arrancar(compania)
    entorno["DATABASE_URL"] = servidor.url(APP)
    entorno["URL_DEL_DUENO"] = servidor.url(DUENO)
    return True


def procesos_del_portal(var: Path, puerto: int, entorno: dict[str, str]) -> list[Proceso]:
    programas = Path(sys.executable).parent
    registros = var / "registros"
    celery = [str(programas / "celery"), "-A", "sso_portal"]
    trabajador = [
        *celery,
        "worker",
        "-Q",
        "portal",
        "-c",
        "1",
        "-l",
        "INFO",
        "--without-gossip",
        "--without-mingle",
    ]
    agenda = [*celery, "beat", "-s", str(var / "agenda"), "--pidfile", "", "-l", "INFO"]
    web = [
        str(programas / "gunicorn"),
        "sso_portal.wsgi",
        "-k",
        "gthread",
        "-w",
        "2",
        "--threads",
        "4",
        "--preload",
    ]
    web += [
        "-b",
        f"127.0.0.1:{puerto}",
        "--graceful-timeout",
        "3",
        "--worker-tmp-dir",
        str(var),
        "--no-control-socket",
    ]
    opciones = {"cwd": RAIZ}
    return [
        Proceso("La página", web, entorno, registros / "web.log", opciones=opciones),
        Proceso(
            "El trabajador",
            trabajador,
            entorno,
            registros / "trabajador.log",
            reanudable=True,
            opciones=opciones,
        ),
        Proceso("La agenda", agenda, entorno, registros / "agenda.log", reanudable=True, opciones=opciones),
    ]


def responde(puerto: int) -> bool:
    """Tell whether the home page answers, with whatever it says."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{puerto}/", timeout=20).close()
    except urllib.error.HTTPError as error:
        error.close()
        return error.code < 500
    except OSError:
        return False
    return True


def abrir_portal(var: Path, puerto: int, entorno: dict[str, str], compania: Compania) -> None:
    """Start web, worker and schedule, and wait for the first page."""
    decir("Arrancando el portal…")
    web, *otros = procesos_del_portal(var, puerto, entorno)
    compania.sumar(web)
    if not esperar(lambda: responde(puerto), ESPERA_DEL_PORTAL_S, web):
        print(web.ultimas_lineas(), file=sys.stderr)
        raise Problema(f"El portal no responde en el puerto {puerto}: lea {web.registro} y repita la orden.")
    for proceso in otros:
        compania.sumar(proceso)
    print(f"\nPortal SSO listo en {segundos()} s:  http://localhost:{puerto}/")
    print(f"Los correos que envía quedan en {var / 'correos'}. Para terminar: Ctrl-C.\n", flush=True)


def correr(orden: argparse.Namespace) -> int:
    var = carpeta_var()
    with ExitStack() as pila:
        llave = pila.enter_context(cerrar_con_llave(var, f"puerto {orden.puerto}"))
        exigir_puerto(orden.puerto)
        if orden.reiniciar:
            borrar_datos(var)
        sistema.exigir(sistema.PARA_LA_DEMO)
        sistema.exigir_espacio(var)
        compania = pila.enter_context(Compania(llave))
        buzon = pila.enter_context(Buzon(var / "correos"))
        entorno = entorno_de(var, orden.puerto, buzon)
        propia = arrancar_servidores(var, entorno, compania)
        del_dueno = entorno | {"DATABASE_URL": entorno.pop("URL_DEL_DUENO", entorno["DATABASE_URL"])}
        Preparacion(var, del_dueno, orden.vacio, propia, compania).dejar_listo()
        buzon.entregar = entregar_respuestas(entorno)
        abrir_portal(var, orden.puerto, entorno, compania)
        if not orden.comprobar:
            compania.vigilar()
    return 0


if __name__ == "__main__":
    conducir(lambda: correr(leer_orden(sys.argv[1:])), "Portal detenido. Los datos quedan en su carpeta.", 0)
