from pathlib import Path

from django.core.management.base import BaseCommand

from asignacion.canonico import bytes_canonicos
from asignacion.entrada import EntradaInvalida, leer_entrada
from asignacion.motor import asignar


class Command(BaseCommand):
    help = "Asigna una profesión desde un archivo congelado, sin tocar la base de datos."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("entrada", metavar="ENTRADA.json", type=Path)
        parser.add_argument("--semilla", metavar="HEX", help="32 bytes en hexadecimal (64 cifras)")
        parser.add_argument("--salida", metavar="RESULTADO.json", type=Path, help="por defecto, la pantalla")

    def handle(self, *args, entrada, semilla, salida, **options):
        try:
            resultado = bytes_canonicos(asignar(leer_entrada(entrada.read_bytes()), semilla))
            if salida:
                salida.write_bytes(resultado)
        except OSError as error:
            self._rechazar([f"{error.filename}: no se pudo abrir o escribir el archivo."])
        except EntradaInvalida as error:
            self._rechazar(error.errores)
        if not salida:
            self.stdout.write(resultado.decode())

    def _rechazar(self, errores):
        for error in errores:
            self.stderr.write(error)
        raise SystemExit(2)
