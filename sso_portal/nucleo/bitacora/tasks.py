from celery import shared_task

from . import servicios


@shared_task(name="bitacora.sellar")
def sellar() -> None:
    while servicios.sellar_lote():
        pass
