"""The worker queue. PostgreSQL holds the truth of every job; this is only the bell."""

import os

from celery import Celery
from celery.signals import beat_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sso_portal.settings")

app = Celery("sso_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@beat_init.connect
def contar_al_empezar(**_: object) -> None:
    """Whoever opens the first board after a start finds its figures counted."""
    app.send_task("indicadores.contar_por_adelantado", queue=app.conf.task_default_queue)
