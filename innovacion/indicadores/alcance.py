"""Who reads, who follows, and what each text for networks brought."""

from django.utils import timezone

from innovacion.consultas import alcance as datos
from innovacion.consultas.medidas import visitas_por_mes
from innovacion.crecimiento import crecimiento, tramo
from innovacion.models import CuentaRed
from sso_portal.nucleo.indicadores.metricas import Columna, Fila, Tabla, metrica
from sso_portal.nucleo.legible.fechas import MESES, fecha

PROPIO = "Registro del propio portal"
COMO = (
    "Las cuenta el portal por página y día: sin galletas, sin direcciones y sin que nadie de afuera lo sepa. "
    "No cuentan las de quienes trabajan en el portal ni las de los programas que leen páginas."
)


@metrica(
    codigo="INN-022",
    titulo="Lecturas de las páginas públicas por mes",
    definicion=(
        "Cuántas veces se abrió una página que cualquiera puede leer, mes a mes, y cuánto creció frente al "
        f"mismo mes del año anterior. {COMO} El mes en curso va hasta hoy: no se compara hasta que termine."
    ),
    unidad="lecturas",
    fuente=PROPIO,
    por_proceso=False,
)
def lecturas(_proceso: str = "") -> Tabla:
    """Readings by month and growth on the same month of the year before. One query. Source: INN-022."""
    cuentas = dict(visitas_por_mes())
    filas: list[Fila] = []
    hoy = timezone.localdate()
    for mes, cuantas in cuentas.items():
        termino = (mes.year, mes.month) < (hoy.year, hoy.month)
        antes = cuentas.get(mes.replace(year=mes.year - 1), 0) if termino else 0
        dicho = f"{MESES[mes.month - 1]} de {mes.year}"
        filas.append({"mes": dicho, "lecturas": cuantas, "crece": crecimiento(antes, cuantas)})
    return Tabla(
        columnas=[
            Columna("mes", "Mes"),
            Columna("lecturas", "Lecturas", "lecturas"),
            Columna("crece", "Frente al año anterior", "%"),
        ],
        filas=filas[::-1],
        barra="lecturas",
    )


@metrica(
    codigo="INN-022-ANO",
    titulo="Lecturas de las páginas públicas por año",
    definicion=(
        "Cuántas veces se abrió una página que cualquiera puede leer en el año, cuántas por cada mes con "
        f"lecturas, y cuánto creció cada cifra frente al año anterior. {COMO} El año en curso va hasta hoy."
    ),
    unidad="lecturas",
    fuente=PROPIO,
    por_proceso=False,
)
def por_ano(_proceso: str = "") -> Tabla:
    """Readings, whole ones by month, and growth on the year before. One query. Source: INN-022."""
    filas: list[Fila] = []
    antes = (0, 0)
    for ano, cuantas, meses in datos.lecturas_por_ano():
        al_mes = cuantas // meses
        filas.append({
            "ano": str(ano), "lecturas": cuantas, "crece": crecimiento(antes[0], cuantas),
            "al_mes": al_mes, "crece_mes": crecimiento(antes[1], al_mes),
        })  # fmt: skip
        antes = (cuantas, al_mes)
    return Tabla(
        columnas=[
            Columna("ano", "Año"),
            Columna("lecturas", "Lecturas", "lecturas"),
            Columna("crece", "Frente al año anterior", "%"),
            Columna("al_mes", "Por mes", "lecturas"),
            Columna("crece_mes", "Por mes, frente al año anterior", "%"),
        ],
        filas=filas[::-1],
        barra="lecturas",
    )


@metrica(
    codigo="INN-022-REDES",
    titulo="Seguidores en redes",
    definicion=(
        "Cuántas personas siguen cada red, según la primera y la última cuenta que anotó el equipo: cuánto "
        "creció (lo que aumentó, de cada cien que había al empezar) y cuántas más por mes."
    ),
    unidad="seguidores",
    fuente="Lo que dice cada red, anotado por el equipo de comunidad",
    por_proceso=False,
)
def seguidores(_proceso: str = "") -> Tabla:
    """First and last count of each network, and growth. One query. Source: INN-022."""
    filas: list[Fila] = []
    for red, cuentas in datos.cuentas_por_red().items():
        t = tramo(cuentas)
        filas.append({
            "red": CuentaRed.Red(red).label, "desde": fecha(t.desde), "antes": t.antes,
            "hasta": fecha(t.hasta), "ahora": t.ahora, "crece": t.crece, "por_mes": t.por_mes,
        })  # fmt: skip
    return Tabla(
        columnas=[
            Columna("red", "Red"),
            Columna("desde", "Primera cuenta"),
            Columna("antes", "Seguidores entonces", "seguidores"),
            Columna("hasta", "Última cuenta"),
            Columna("ahora", "Seguidores", "seguidores"),
            Columna("crece", "Creció", "%"),
            Columna("por_mes", "Más por mes", "seguidores"),
        ],
        filas=filas,
        barra="ahora",
    )


@metrica(
    codigo="INN-022-TEXTOS",
    titulo="Lo que trajo cada texto para redes",
    definicion=(
        "De cada noticia y cada práctica, cuántas veces se abrió su página por el enlace del texto para "
        f"redes y por el de WhatsApp. {COMO} Tampoco cuenta la vista previa que hace la red al compartir."
    ),
    unidad="lecturas",
    fuente=PROPIO,
    por_proceso=False,
)
def textos(_proceso: str = "") -> Tabla:
    """Readings by the link of each text, the most first. Three queries. Source: INN-022, INN-019."""
    filas: list[Fila] = [
        {"que": que, "redes": de["redes"], "whatsapp": de["whatsapp"], "total": de["redes"] + de["whatsapp"]}
        for que, de in datos.llegadas_por_texto()
    ]
    return Tabla(
        columnas=[
            Columna("que", "Página"),
            Columna("redes", "Por redes", "lecturas"),
            Columna("whatsapp", "Por WhatsApp", "lecturas"),
            Columna("total", "En total", "lecturas"),
        ],
        filas=filas,
        barra="total",
    )
