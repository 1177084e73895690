"""Figures of the posts."""

from django.db.models import Count

from sso_portal.nucleo.indicadores.estadistica import porcentaje
from sso_portal.nucleo.indicadores.metricas import Columna, Tabla, metrica

from .consultas.catalogo import CONCILIACION
from .models import Plaza


@metrica(
    codigo="M-03",
    titulo="Plazas aprobadas que están publicadas",
    definicion=(
        "De cada cien plazas que el Ministerio aprobó y siguen vigentes, cuántas puede ver cualquier persona "
        "en el catálogo en el instante de la comprobación. Deben ser todas: la meta es 100 %. "
        "Las plazas suspendidas o cerradas no cuentan."
    ),
    unidad="%",
    fuente="Registro de plazas del portal",
    por_proceso=False,
)
def plazas_publicadas(_proceso: str = "") -> Tabla:
    """Published over approved, by secretaría. One query. Source: M-03."""
    cuentas = (
        Plaza.objects.values_list("municipio__autoridad__nombre")
        .annotate(aprobadas=CONCILIACION["aprobadas"], publicadas=CONCILIACION["publicadas"], _n=Count("pk"))
        .filter(aprobadas__gt=0)
        .order_by("municipio__autoridad__nombre")
    )
    filas = [
        {"secretaria": nombre, "aprobadas": a, "publicadas": p, "porcentaje": porcentaje(p, a)}
        for nombre, a, p, _ in cuentas
    ]
    aprobadas, publicadas = sum(f["aprobadas"] for f in filas), sum(f["publicadas"] for f in filas)
    todas = {
        "secretaria": "Todo el país",
        "aprobadas": aprobadas,
        "publicadas": publicadas,
        "porcentaje": porcentaje(publicadas, aprobadas),
    }
    filas.sort(key=lambda fila: fila["porcentaje"])
    return Tabla(
        columnas=[
            Columna("secretaria", "Secretaría"),
            Columna("aprobadas", "Aprobadas", "plazas"),
            Columna("publicadas", "Publicadas", "plazas"),
            Columna("porcentaje", "Publicadas de las aprobadas", "%"),
        ],
        filas=[todas, *filas],
        barra="porcentaje",
        meta=100,
    )
