"""What compliance does in the background."""

from datetime import datetime

from celery import shared_task

from .servicios.credenciales import anotar_uso, avisar_vencimientos


@shared_task(name="cumplimiento.anotar_uso")
def anotar(codigo: str, cuando: str) -> None:
    """Keep when a credential was last used (``cuando`` in ISO form): reading writes nothing by itself."""
    anotar_uso(codigo, datetime.fromisoformat(cuando))


@shared_task(name="cumplimiento.avisar_vencimientos")
def avisar_de_vencimientos() -> None:
    avisar_vencimientos()
