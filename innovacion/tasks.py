"""What innovation does in the background, once a day."""

from celery import shared_task

from .servicios.resumen import enviar_resumenes, pedir_opiniones


@shared_task(name="innovacion.enviar_diarios")
def diarios() -> None:
    pedir_opiniones()
    enviar_resumenes()
