from celery import shared_task

from . import servicios


@shared_task(name="asignacion.ejecutar")
def ejecutar(sorteo_id: int) -> None:
    servicios.correr_sorteo(sorteo_id)


@shared_task(name="asignacion.completar")
def completar(sorteo_id: int) -> None:
    servicios.completar_sorteo(sorteo_id)


@shared_task(name="asignacion.retomar_pendientes")
def retomar_pendientes() -> None:
    servicios.retomar_pendientes()
