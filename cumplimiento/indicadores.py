"""The public figures of compliance."""

from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from sso_portal.nucleo.indicadores.metricas import Columna, Fila, Tabla, metrica
from sso_portal.nucleo.legible.fechas import MESES

from .consultas.supervision import claves_en_alerta
from .consultas.tablero import META, por_entidad, que_cuentan, total
from .estados import Canal
from .models import Obligacion, Reporte


@metrica(
    codigo="M-07",
    titulo="Obligaciones cumplidas a tiempo",
    definicion=(
        "De cada cien obligaciones cuyo plazo ya venció, cuántas informó la entidad como cumplidas dentro "
        "del plazo, con el documento que lo demuestra. La meta es 95 %. No cuentan las que quedaron sin "
        "efecto, las históricas ni las de pruebas. Al lado, lo que confirman las personas que respondieron."
    ),
    unidad="%",
    fuente="Registro de cumplimiento del portal",
    por_proceso=False,
)
def cumplidas_a_tiempo(_proceso: str = "") -> Tabla:
    """On-time over due, by entity, with what persons confirm. One query. Source: M-07."""
    entidades = por_entidad(que_cuentan(Obligacion.objects.all()))
    filas = [total(entidades), *entidades] if entidades else []
    return Tabla(
        columnas=[
            Columna("entidad", "Entidad"),
            Columna("exigibles", "Exigibles", "obligaciones"),
            Columna("a_tiempo", "A tiempo", "obligaciones"),
            Columna("porcentaje", "Cumplidas a tiempo", "%"),
            Columna("confirmado", "Lo confirman las personas", "%"),
        ],
        filas=[
            {
                "entidad": f.nombre,
                "exigibles": f.exigibles,
                "a_tiempo": f.a_tiempo,
                "porcentaje": f.declarado,
                "confirmado": f.confirmado,
            }
            for f in filas
        ],
        barra="porcentaje",
        meta=META,
    )


@metrica(
    codigo="M-08",
    titulo="Reportes de cumplimiento por canal y mes",
    definicion=(
        "Cuántos reportes recibió el portal cada mes por formulario, por archivo y por servicio web. Cada "
        "corrección es un reporte más. No cuentan los históricos ni los de pruebas."
    ),
    unidad="reportes",
    fuente="Registro de cumplimiento del portal",
    por_proceso=False,
)
def reportes_por_canal(_proceso: str = "") -> Tabla:
    """Reports by month of arrival and channel. One query. Source: M-08."""
    canales = [Canal.FORMULARIO, Canal.ARCHIVO, Canal.SERVICIO]
    reales = Reporte.objects.filter(canal__in=canales, obligacion__entidad__es_de_pruebas=False)
    cuentas = reales.order_by().annotate(mes=TruncMonth("recibido_en")).values_list("mes", "canal")
    meses: dict[Any, dict[str, int]] = {}
    for mes, canal, cuantos in cuentas.annotate(n=Count("pk")):
        meses.setdefault(mes, dict.fromkeys(canales, 0))[canal] = cuantos
    filas: list[Fila] = [
        {"mes": f"{MESES[mes.month - 1]} de {mes.year}", **cuenta, "total": sum(cuenta.values())}
        for mes, cuenta in sorted(meses.items(), reverse=True)
    ]
    return Tabla(
        columnas=[
            Columna("mes", "Mes"),
            *(Columna(str(c), c.label, "reportes") for c in canales),
            Columna("total", "Total", "reportes"),
        ],
        filas=filas,
        barra="total",
    )


@metrica(
    codigo="M-09",
    titulo="Casos en alerta",
    definicion=(
        "Obligaciones pendientes o incumplidas hace más días hábiles de los que fija su régimen, su entidad "
        "o su materia, desde el dictamen o desde el reporte. Lo prorrogado y lo suspendido no cuenta."
    ),
    unidad="casos",
    fuente="Registro de cumplimiento del portal",
    por_proceso=False,
)
def casos_en_alerta(_proceso: str = "") -> Tabla:
    """The same alerts as the desk of the supervisor, counted by class. Three queries. Source: M-09."""
    clases = [clase for _, clase, _, _ in claves_en_alerta(None)]
    filas: list[Fila] = [
        {"clase": palabra, "casos": clases.count(clase)}
        for clase, palabra in (("pendiente", "Pendientes"), ("incumplido", "Incumplidos"))
    ]
    return Tabla(
        columnas=[Columna("clase", "Clase"), Columna("casos", "En alerta", "casos")],
        filas=filas,
        barra="casos",
    )
