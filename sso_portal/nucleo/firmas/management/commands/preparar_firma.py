from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sso_portal.nucleo.firmas import credenciales, pki


class Command(BaseCommand):
    help = (
        "Make the demo's certificates if they are missing; in production, say what is expected and missing."
    )

    def handle(self, *args, **options):
        hechas = settings.DEMO and pki.crear_autoridad_demo(settings.FIRMA_DIR)
        try:
            dueno = credenciales.nombre_visible(credenciales.firmante().signing_cert)
        except credenciales.FirmaSinConfigurar as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{'Se creó' if hechas else 'Ya existe'} la firma de «{dueno}» en {settings.FIRMA_DIR}"
        )
