from celery import shared_task

from sso_portal.nucleo.trabajos.cola import encolar

from . import servicios

TAREA = "bitacora.sellar"


@shared_task(name=TAREA)
def sellar() -> None:
    """Seal one batch; when more waits, ring again behind the mails and files that came in the meantime."""
    lote = servicios.sellar_lote()
    if lote and lote.cantidad == servicios.EVENTOS_POR_LOTE:
        encolar(TAREA)
