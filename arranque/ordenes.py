"""Runs several commands of manage.py in one process, which starts Django once.

python -m arranque.ordenes «migrate --no-input» conceder_permisos
"""

import os
import sys

import django
from django.core.management import CommandError, call_command


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sso_portal.settings")
    django.setup()
    for orden in sys.argv[1:]:
        nombre, *argumentos = orden.split()
        try:
            call_command(nombre, *argumentos)
        except CommandError as error:
            sys.exit(f"{nombre}: {error}")


if __name__ == "__main__":
    main()
