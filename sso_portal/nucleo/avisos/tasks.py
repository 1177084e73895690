from celery import shared_task

from . import servicios


@shared_task(name="avisos.enviar_pendientes")
def enviar_pendientes() -> None:
    servicios.enviar_pendientes()
