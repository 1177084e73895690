"""What procedures do in the background."""

from celery import shared_task

from .servicios.citas import cerrar_citas_pasadas
from .servicios.desistimiento import cerrar_los_no_completados
from .servicios.informe import hacer_informe_del_mes
from .servicios.llamadas import hacer_llamadas
from .servicios.responsables import entregar_de_los_ausentes
from .servicios.resumen import resumir_atenciones
from .servicios.turnos import olvidar_correos


@shared_task(name="tramites.hacer_llamadas")
def llamadas() -> None:
    hacer_llamadas()


@shared_task(name="tramites.entregar_de_los_ausentes")
def entregar() -> None:
    entregar_de_los_ausentes()


@shared_task(name="tramites.resumir_atenciones")
def resumir() -> None:
    resumir_atenciones()


@shared_task(name="tramites.cerrar_los_no_completados")
def cerrar() -> None:
    cerrar_los_no_completados()


@shared_task(name="tramites.hacer_informe_del_mes")
def informar() -> None:
    hacer_informe_del_mes()


@shared_task(name="tramites.cerrar_citas_pasadas")
def cerrar_citas() -> None:
    cerrar_citas_pasadas()
    olvidar_correos()
