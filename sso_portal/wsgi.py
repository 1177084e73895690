"""The door of the web server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sso_portal.settings")
application = get_wsgi_application()
# Every page is imported before the first visit, once for all the processes of the server.
get_resolver().url_patterns  # noqa: B018
