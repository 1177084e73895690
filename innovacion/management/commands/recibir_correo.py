import sys

from django.core.management.base import BaseCommand
from django.db import OperationalError

from innovacion.correo_recibido import MAXIMO_BYTES
from innovacion.servicios.correo import recibir_correo

DESPUES = 75  # EX_TEMPFAIL: the mail server keeps the message and tries again


class Command(BaseCommand):
    help = "Lee un mensaje de correo por la entrada estándar y lo vuelve comentario de su conversación."

    def add_arguments(self, parser):
        parser.add_argument("--para", default="", help="destinatario del sobre (en Postfix, ${recipient})")
        parser.add_argument("--de", default=None, help="remitente del sobre (en Postfix, ${sender})")

    def handle(self, *args, **options):
        crudo = sys.stdin.buffer.read(MAXIMO_BYTES + 1)
        try:
            destino = recibir_correo(crudo, para=options["para"], de=options["de"])
        except OperationalError:
            sys.exit(DESPUES)
        self.stdout.write(destino.value)
