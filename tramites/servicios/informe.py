"""The report of each month: where cases stop, difficulties, improvements, impacts; made once, never again.

A scheduled task makes that of the month that ended and tells whoever directs the network. Source: SOL-021.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.bitacora.servicios import SISTEMA, registrar
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.indicadores.metricas import Tabla
from sso_portal.nucleo.legible.fechas import MESES
from tramites.consultas.informe import dificultades, mejoras
from tramites.consultas.seguimiento import primer_dia_del_mes_pasado
from tramites.indicadores.red import cuellos_de_botella, papel_ahorrado
from tramites.indicadores.resultados import horas_ahorradas, recorte_del_tiempo, satisfaccion
from tramites.models import Informe

CUELLOS = 20  # stages told of


def hacer_informe_del_mes() -> Informe:
    """That of the month that ended, with a message to whoever directs; the one there is, if it was made."""
    mes = primer_dia_del_mes_pasado(timezone.localdate())
    return Informe.objects.filter(mes=mes).first() or hacer_informe(mes)


@transaction.atomic
def hacer_informe(mes: date) -> Informe:
    """Keep the figures of today as the report of ``mes`` (its first day), and tell whoever directs."""
    informe, es_nuevo = Informe.objects.get_or_create(mes=mes, defaults={"secciones": _secciones(mes)})
    if es_nuevo:
        registrar("informe_hecho", informe, actor=SISTEMA, datos={"mes": str(mes)})
        _avisar(informe)
    return informe


def _secciones(mes: date) -> list[dict[str, Any]]:
    """[{titulo, que, columnas, filas}]: plain tables, as they were the day of the report."""
    de_que = "Cifras del día en que se hizo el informe."
    return [
        _tabla("Dónde se detienen las solicitudes", de_que, cuellos_de_botella(""), CUELLOS),
        {"titulo": "Dificultades", "que": "Lo que pide atención.", **dificultades(mes)},
        {"titulo": "Mejoras", "que": "Lo que cambió en el mes.", **mejoras(mes)},
        _tabla("Impacto: tiempo de respuesta", de_que, recorte_del_tiempo("")),
        _tabla("Impacto: horas ahorradas en doce meses", de_que, horas_ahorradas("")),
        _tabla("Impacto: satisfacción", de_que, satisfaccion("")),
        _tabla("Impacto: papel", de_que, papel_ahorrado("")),
    ]


def _tabla(titulo: str, que: str, tabla: Tabla, cuantas: int | None = None) -> dict[str, Any]:
    columnas = [c.encabezado for c in tabla.columnas]
    filas = [[fila[c.clave] for c in tabla.columnas] for fila in tabla.filas[:cuantas]]
    return {"titulo": titulo, "que": que, "columnas": columnas, "filas": filas}


def _avisar(informe: Informe) -> None:
    cual = f"{MESES[informe.mes.month - 1]} de {informe.mes.year}"
    enlace = reverse("tramites:informe", args=[f"{informe.mes:%Y-%m}"])
    dirigen = Nombramiento.objects.vigentes().filter(rol=Rol.DIRECCION).order_by().values("usuario")
    for usuario in Usuario.objects.filter(pk__in=dirigen).order_by("pk"):
        clave = f"informe-tramites-{informe.mes:%Y-%m}-{usuario.pk}"
        avisar(usuario, "informe_tramites", clave=clave, mes=cual, enlace=enlace)
