from celery import shared_task

from . import servicios


@shared_task(name="cargas.procesar")
def procesar(pk: int) -> None:
    servicios.procesar_carga(pk)


@shared_task(name="cargas.retomar_pendientes")
def retomar_pendientes() -> None:
    servicios.retomar_pendientes()
