from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from sso_portal.nucleo.cuentas.servicios import Ambito, abrir_cuenta, nombrar


class Command(BaseCommand):
    help = "Nombra a la primera persona del Ministerio; ella nombra a las demás desde el portal."

    def add_arguments(self, parser):
        parser.add_argument("correo")
        parser.add_argument("nombre")

    def handle(self, *args, correo, nombre, **options):
        if Nombramiento.objects.vigentes().filter(rol=Rol.MINISTERIO).exclude(usuario__email=correo).exists():
            raise CommandError("Ya hay quien nombre: pídalo a una persona del Ministerio.")
        usuario, _ = abrir_cuenta(correo, nombre, actor=SISTEMA)
        nombrar(usuario, Ambito(Rol.MINISTERIO), desde=timezone.localdate(), actor=SISTEMA)
        self.stdout.write(f"{correo} entra con «¿Olvidó su contraseña?» y configura su segundo factor.")
