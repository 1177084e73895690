"""What figures do in the background."""

from celery import shared_task

from .servicios import contar_por_adelantado


@shared_task(name="indicadores.contar_por_adelantado")
def contar() -> None:
    contar_por_adelantado()
