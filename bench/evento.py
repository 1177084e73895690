#!/usr/bin/env python3
"""How long the event of a real process takes, beside the bare work it cannot do without.

    python -m bench.evento        about four minutes; DATABASE_URL names a server where bases can be made

The country of the demo is loaded in a database of its own and the event of 2020-I (5,296 people, 1,161
places) is held there by the portal's services. Each part is timed beside its floor in the same run. Writes
docs/bench/evento.md: absolute times depend on the machine, ratios much less.
"""

import os
import smtplib
import sys
import tempfile
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import psycopg2

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from arranque.buzon import Buzon
from bench._reloj import cabeza, cronometrar, escribir

CASOS = 1_000  # of cumplimiento, which has no part in the event
BASE = f"bench_evento_{os.getpid()}"


@contextmanager
def base_propia():
    """A database of its own on the server of DATABASE_URL, and files in a folder of its own."""
    servidor = os.environ["DATABASE_URL"]
    camino, _, opciones = servidor.partition("?")
    conexion = psycopg2.connect(servidor)
    conexion.autocommit = True
    with tempfile.TemporaryDirectory() as var, conexion.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{BASE}"')
        os.environ |= {
            "DATABASE_URL": f"{camino.rpartition('/')[0]}/{BASE}" + (f"?{opciones}" if opciones else ""),
            "PORTAL_VAR": var,
            "PORTAL_DEMO": "1",
            "PORTAL_COLA": BASE,
            "DJANGO_SETTINGS_MODULE": "sso_portal.settings",
        }
        try:
            yield Path(var)
        finally:
            if "django.db" in sys.modules:
                sys.modules["django.db"].connections.close_all()
            cursor.execute(f'DROP DATABASE "{BASE}" WITH (FORCE)')
    conexion.close()


def preparar():
    """The country, and 2020-I with its seed: all that comes before the button. Return the draw."""
    import django

    django.setup()
    from django.core.management import call_command

    for orden in ("migrate", "preparar_firma"):
        call_command(orden, verbosity=0)
    call_command("cargar_demo", verbosity=0, casos=CASOS)
    from asignacion.models import Sorteo
    from sso_portal.demo.carga import sorteos

    sorteo = Sorteo.objects.get(estado="sellado")
    return sorteos.sembrar(sorteo)


def el_clic(sorteo):
    """From the button to the published result, beside engine, certificate and verifier alone."""
    from asignacion import corrida
    from asignacion.consultas.archivos import archivos_de
    from asignacion.servicios.ejecucion import correr_sorteo
    from sso_portal.demo.carga import sorteos

    sorteos.presionar(sorteo)
    archivos = archivos_de(sorteo)
    piso, _ = cronometrar(corrida.correr, archivos, sorteo.semilla)
    segundos, _ = cronometrar(correr_sorteo, sorteo.pk)
    return "Del botón al resultado publicado", segundos, "motor, certificado y segundo programa", piso


def las_consecuencias(sorteo):
    """What follows the result, step by step."""
    from asignacion.servicios import consecuencias

    for nombre, paso in (
        ("4.135 exoneraciones concedidas", consecuencias.exonerar),
        ("5.296 mensajes puestos en la bandeja", consecuencias.avisar_resultados),
        ("Acta hecha, firmada y con sello de tiempo", consecuencias.firmar_acta),
    ):
        sorteo.refresh_from_db()
        segundos, _ = cronometrar(paso, sorteo)
        yield nombre, segundos, "", None


def los_mensajes(cuantos, buzon):
    """Sending the whole outbox over SMTP, beside the same number of ready messages through smtplib."""
    from sso_portal.nucleo.avisos import servicios
    from sso_portal.nucleo.avisos.models import Aviso

    mensaje = EmailMessage()
    mensaje["From"], mensaje["To"], mensaje["Subject"] = "a@sso.example", "b@example.org", "Su resultado"
    mensaje.set_content("x" * 900)

    def directo():
        with smtplib.SMTP("127.0.0.1", buzon.puerto) as linea:
            for _ in range(cuantos):
                linea.send_message(mensaje)

    def nuestro():
        while Aviso.objects.por_enviar().exists():
            servicios.enviar_pendientes()

    (piso, _), (segundos, _) = cronometrar(directo), cronometrar(nuestro)
    return f"{cuantos} mensajes enviados", segundos, "smtplib solo", piso


def informe(filas):
    tabla = ["| parte | segundos | piso | segundos del piso | veces |", "|---|--:|---|--:|--:|"]
    for parte, segundos, cual, piso in filas:
        veces = f"{piso:.2f} | {segundos / piso:.1f}" if piso else "| "
        tabla.append(f"| {parte} | {segundos:.2f} | {cual} | {veces} |")
    arriba = f"{cabeza('Duración de un evento real', 'evento')} 2020-I de la demostración; segundos de reloj."
    return "\n\n".join([arriba, "\n".join(tabla)]) + "\n"


def medir():
    with base_propia() as var, Buzon(var / "correos") as buzon:
        os.environ["SMTP_URL"] = f"smtp://127.0.0.1:{buzon.puerto}"
        sorteo = preparar()
        filas = [el_clic(sorteo), *las_consecuencias(sorteo), los_mensajes(5_296, buzon)]
        return informe(filas)


if __name__ == "__main__":
    escribir("evento", medir())
