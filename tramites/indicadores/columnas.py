"""What the metrics of procedures share: sources and columns; none of them is told process by process."""

from functools import partial

from sso_portal.nucleo.indicadores.metricas import Columna, metrica

CASOS, ATENCIONES = "Solicitudes del portal", "Registro de atenciones del portal"
de_la_red = partial(metrica, por_proceso=False)

TRAMITE, INSTITUCION = Columna("tramite", "Trámite"), Columna("institucion", "Institución")
CANAL, HECHAS = Columna("canal", "Canal"), Columna("hechas", "Hechas", "%")
CUANTAS_ATENCIONES = Columna("atenciones", "Atenciones", "atenciones")
CUANTAS_SOLICITUDES = Columna("solicitudes", "Solicitudes", "solicitudes")
