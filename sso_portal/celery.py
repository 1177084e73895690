"""The worker queue. PostgreSQL holds the truth of every job; this is only the bell."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sso_portal.settings")

app = Celery("sso_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
