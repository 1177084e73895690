from celery import shared_task

from . import servicios


@shared_task(name="documentos.barrer_huerfanos")
def barrer_huerfanos() -> None:
    servicios.barrer_huerfanos()
