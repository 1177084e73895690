from django.core.management.base import BaseCommand, CommandError

from sso_portal.nucleo.bitacora import consultas
from sso_portal.nucleo.bitacora.models import Evento, Lote


class Command(BaseCommand):
    help = "Recalcula todos los sellos de la bitácora y nombra lo que no coincide (salida 1 si hay daños)."

    def handle(self, *args, **options):
        danos = list(consultas.danos())
        for dano in danos:
            self.stderr.write(dano)
        if danos:
            raise CommandError(f"La bitácora tiene {len(danos)} daños.")
        sin_sellar = Evento.objects.filter(sello=None).count()
        self.stdout.write(
            f"Bitácora íntegra: {Lote.objects.count()} lotes, {sin_sellar} eventos aún sin sellar. "
            f"Última raíz: {consultas.ultima_raiz()}"
        )
