import time

from django.core.management.base import BaseCommand

from sso_portal.demo.carga.historia_casos import CASOS
from sso_portal.demo.carga.pais import Demostracion
from sso_portal.nucleo.cuentas.models import Usuario


class Command(BaseCommand):
    help = "Carga el país inventado de la demostración, una sola vez."

    def add_arguments(self, parser):
        parser.add_argument("--vacio", action="store_true", help="no inventa nada: quedan solo los catálogos")
        parser.add_argument("--casos", type=int, default=CASOS, help="cuántos casos tiene cumplimiento")

    def handle(self, *args, **options):
        if options["vacio"] or Usuario.objects.filter(es_demo=True).exists():
            return
        inicio = time.monotonic()
        Demostracion(lambda linea: self.stdout.write(f"  · {linea}"), casos=options["casos"]).cargar()
        self.stdout.write(f"  Demostración cargada en {time.monotonic() - inicio:.0f} s")
