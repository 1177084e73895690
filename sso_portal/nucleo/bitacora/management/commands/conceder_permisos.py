from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

SOLO_AGREGAR = ["bitacora_evento", "bitacora_lectura", "bitacora_lote", "bitacora_loteevento"]


class Command(BaseCommand):
    help = "Da al rol de la aplicación lo que necesita y nada más: en la bitácora solo agregar y leer."

    def handle(self, *args, **options):
        rol = connection.ops.quote_name(settings.ROL_APLICACION)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.ROL_APLICACION])
            if not cursor.fetchone():
                cursor.execute(f"CREATE ROLE {rol} LOGIN")
            cursor.execute(f"GRANT USAGE ON SCHEMA public TO {rol}")
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {rol}")
            cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {rol}")
            cursor.execute(f"REVOKE UPDATE, DELETE ON {', '.join(SOLO_AGREGAR)} FROM {rol}")
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {rol}")
