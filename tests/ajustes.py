"""Settings of the tests: those of the portal, with a throwaway folder, cheap passwords, a queue of their own.

The environment is written before the real settings read it, so worker processes inherit it.
"""

import atexit
import os
import shutil
import tempfile

CARPETA = tempfile.mkdtemp(prefix="portal-pruebas-")
atexit.register(shutil.rmtree, CARPETA, ignore_errors=True)

os.environ.update(
    SECRET_KEY="clave-de-pruebas-que-no-protege-nada-y-es-bastante-larga-para-los-avisos",
    PORTAL_DEMO="1",
    PORTAL_VAR=CARPETA,
    PORTAL_ESTATICOS="django.contrib.staticfiles.storage.StaticFilesStorage",
    # One queue and one cache prefix per pytest process: two of them never hear each other.
    PORTAL_COLA=f"pruebas-{os.getpid()}",
    # Playwright keeps an event loop in the thread of the test.
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)
for ajena in ("PORTAL_URL", "PORTAL_FIRMA", "SMTP_URL"):
    os.environ.pop(ajena, None)

from sso_portal.settings import *  # noqa: E402, F403, TID251 (these are the settings)

PASSWORD_HASHERS = ["tests.apoyo.claves.Argon2Barato"]
WHITENOISE_AUTOREFRESH = True  # static files straight from the sources, no folder to collect
