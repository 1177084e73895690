"""The worker queue. PostgreSQL holds the truth of every job; this is only the bell."""

import os

from celery import Celery
from celery.signals import beat_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sso_portal.settings")

# Task of each room and every how many seconds it is called.
AGENDA = {
    "avisos": {"task": "avisos.enviar_pendientes", "schedule": 15.0},
    "cargas": {"task": "cargas.retomar_pendientes", "schedule": 15.0},
    "asignacion": {"task": "asignacion.retomar_pendientes", "schedule": 30.0},
    "llamadas": {"task": "tramites.hacer_llamadas", "schedule": 30.0},
    "ausentes": {"task": "tramites.entregar_de_los_ausentes", "schedule": 600.0},
    "no_completados": {"task": "tramites.cerrar_los_no_completados", "schedule": 3600.0},
    "informes": {"task": "tramites.hacer_informe_del_mes", "schedule": 6 * 3600.0},
    "citas": {"task": "tramites.cerrar_citas_pasadas", "schedule": 3600.0},
    "atenciones": {"task": "tramites.resumir_atenciones", "schedule": 600.0},
    "cifras": {"task": "indicadores.contar_por_adelantado", "schedule": 1200.0},  # before their hour ends
    "bitacora": {"task": "bitacora.sellar", "schedule": 60.0},
    "credenciales": {"task": "cumplimiento.avisar_vencimientos", "schedule": 24 * 3600.0},
    "visitas": {"task": "innovacion.guardar_visitas", "schedule": 3600.0},
    "innovacion": {"task": "innovacion.enviar_diarios", "schedule": 24 * 3600.0},
    "huerfanos": {"task": "documentos.barrer_huerfanos", "schedule": 24 * 3600.0},
}

app = Celery("sso_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = AGENDA
app.autodiscover_tasks()


@beat_init.connect
def contar_al_empezar(**_: object) -> None:
    """Whoever opens the first board after a start finds its figures counted."""
    app.send_task("indicadores.contar_por_adelantado", queue=app.conf.task_default_queue)
