"""What innovation does in the background, once a day."""

from celery import shared_task

from .servicios.resumen import enviar_resumenes, pedir_opiniones
from .servicios.visitas import guardar_visitas


@shared_task(name="innovacion.enviar_diarios")
def diarios() -> None:
    pedir_opiniones()
    enviar_resumenes()


@shared_task(name="innovacion.guardar_visitas")
def visitas() -> None:
    guardar_visitas()
