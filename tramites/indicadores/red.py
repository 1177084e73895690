"""How the network works: where, of what, month by month; where cases stop; who uses it; paper."""

from sso_portal.nucleo.indicadores.celdas import retener
from sso_portal.nucleo.indicadores.estadistica import porcentaje
from sso_portal.nucleo.indicadores.metricas import Columna, Fila, Tabla
from tramites.canales import Canal
from tramites.consultas import medidas as datos
from tramites.medidas import VIAJE_LARGO_MINUTOS, hojas_ahorradas

from .columnas import (
    ATENCIONES,
    CANAL,
    CASOS,
    CUANTAS_ATENCIONES,
    CUANTAS_SOLICITUDES,
    HECHAS,
    INSTITUCION,
    TRAMITE,
    de_la_red,
)

SEGUNDOS_DE_UN_DIA = 86_400


@de_la_red(
    codigo="ATD-007",
    titulo="Qué se atiende en cada canal de la red",
    definicion=(
        "Trámites habilitados hoy en los puntos abiertos y las instituciones de las que son, por clase de "
        "punto. Un trámite que se atiende en muchos puntos cuenta una vez. «En persona» es todo menos el "
        "teléfono. Cuentan también los que están en piloto. La meta son 135 trámites de 20 instituciones en "
        "persona y 30 instituciones por teléfono."
    ),
    unidad="instituciones",
    fuente="Directorio de la red",
)
def oferta_por_canal(_proceso: str = "") -> Tabla:
    """Distinct institutions and procedures by class of point. One query. Source: ATD-007."""
    filas: list[Fila] = [{"clase": c, "tramites": t, "instituciones": i} for c, i, t in datos.oferta()]
    return Tabla(
        columnas=[
            Columna("clase", "Canal"),
            Columna("tramites", "Trámites", "trámites"),
            Columna("instituciones", "Instituciones", "instituciones"),
        ],
        filas=filas,
        barra="instituciones",
    )


@de_la_red(
    codigo="ATD-011-P",
    titulo="Atenciones por trámite",
    definicion="Atenciones de los últimos doce meses de cada trámite, en todos los canales y puntos.",
    unidad="atenciones",
    fuente=ATENCIONES,
)
def atenciones_por_producto(_proceso: str = "") -> Tabla:
    """Attentions by product, the most asked first. Two queries. Source: ATD-011."""
    filas: list[Fila] = [
        {"tramite": tramite, "institucion": quien, "hechas": porcentaje(h, n), "atenciones": n}
        for tramite, quien, n, h in datos.por_producto()
    ]
    return Tabla(
        columnas=[
            TRAMITE,
            INSTITUCION,
            HECHAS,
            CUANTAS_ATENCIONES,
        ],
        filas=filas,
        barra="atenciones",
    )


@de_la_red(
    codigo="ATD-011-S",
    titulo="Atenciones por punto",
    definicion="Atenciones de los últimos doce meses de cada punto de la red, y cuántos trámites atendió.",
    unidad="atenciones",
    fuente=ATENCIONES,
)
def atenciones_por_sucursal(_proceso: str = "") -> Tabla:
    """Attentions by branch, the busiest first. Two queries. Source: ATD-011."""
    filas: list[Fila] = [
        {"punto": punto, "municipio": municipio, "tramites": p, "atenciones": n}
        for punto, municipio, n, p in datos.por_sucursal()
    ]
    return Tabla(
        columnas=[
            Columna("punto", "Punto"),
            Columna("municipio", "Municipio"),
            Columna("tramites", "Trámites que atendió", "trámites"),
            CUANTAS_ATENCIONES,
        ],
        filas=filas,
        barra="atenciones",
    )


@de_la_red(
    codigo="ATD-023",
    titulo="Cómo crece la red",
    definicion=(
        "Por mes: atenciones anotadas, y puntos, trámites e instituciones que tuvieron por lo menos una."
    ),
    unidad="atenciones",
    fuente=ATENCIONES,
)
def crecimiento(_proceso: str = "") -> Tabla:
    """Attentions, branches, products and institutions by month, two years. One query. Source: ATD-023."""
    claves = ("mes", "atenciones", "puntos", "tramites", "instituciones")
    filas: list[Fila] = [dict(zip(claves, fila, strict=True)) for fila in datos.por_mes()]
    return Tabla(
        columnas=[
            Columna("mes", "Mes"),
            Columna("puntos", "Puntos", "puntos"),
            Columna("tramites", "Trámites", "trámites"),
            Columna("instituciones", "Instituciones", "instituciones"),
            CUANTAS_ATENCIONES,
        ],
        filas=filas,
        barra="atenciones",
    )


@de_la_red(
    codigo="ATD-025",
    titulo="Días de viaje ahorrados",
    definicion=(
        "Atenciones de los últimos doce meses en puntos desde los que ir y volver de la capital del "
        f"departamento toma {VIAJE_LARGO_MINUTOS // 60} horas o más: cada una es un día que la persona no "
        "gastó viajando. El hospedaje no se cuenta. Los tiempos de viaje son una tabla de supuestos."
    ),
    unidad="días",
    fuente=f"{ATENCIONES} y tabla de distancias (supuesto)",
)
def dias_de_viaje(_proceso: str = "") -> Tabla:
    """Attentions given where the round trip takes the day, by channel. Four queries. Source: ATD-025."""
    sumas = datos.ahorros()
    filas: list[Fila] = [
        {"canal": str(Canal(canal).label), "dias": suma.dias}
        for canal, suma in sorted(sumas.items(), key=lambda par: -par[1].dias)
        if suma.dias
    ]
    return Tabla(
        columnas=[CANAL, Columna("dias", "Viajes de un día", "días")],
        filas=filas,
        barra="dias",
    )


@de_la_red(
    codigo="SOL-021",
    titulo="Dónde se detienen las solicitudes",
    definicion=(
        "De cada etapa: cuántas solicitudes pasaron, cuántos días calendario estuvieron en promedio, de cada "
        "cien cuántas salieron después de su plazo, cuántas están ahora y cuántas de esas ya vencieron. "
        "Primero las etapas con más vencidas."
    ),
    unidad="solicitudes",
    fuente=CASOS,
)
def cuellos_de_botella(_proceso: str = "") -> Tabla:
    """Each stage with its mean stay, late ones and those that wait. One query. Source: SOL-021."""
    filas: list[Fila] = [
        {
            "etapa": c["nombre"],
            "tramite": c["solicitud__tramite__nombre"],
            "area": c["area__nombre"],
            "pasaron": c["pasaron"],
            "dias": round(c["medio"].total_seconds() / SEGUNDOS_DE_UN_DIA, 1)
            if c["medio"] is not None
            else None,
            "tarde": porcentaje(c["tarde"], c["pasaron"]),
            "esperan": c["esperan"],
            "vencidas": c["vencidas"],
        }
        for c in datos.cuellos()
    ]
    return Tabla(
        columnas=[
            Columna("etapa", "Etapa"),
            TRAMITE,
            Columna("area", "Área"),
            Columna("pasaron", "Pasaron", "solicitudes"),
            Columna("dias", "Duración media", "días"),
            Columna("tarde", "Fuera de plazo", "%"),
            Columna("esperan", "Están ahora", "solicitudes"),
            Columna("vencidas", "Vencidas", "solicitudes"),
        ],
        filas=filas,
        barra="vencidas",
    )


@de_la_red(
    codigo="SOL-024",
    titulo="Hojas de papel que no se imprimieron",
    definicion=(
        "Dos hojas por cada solicitud enviada (formulario y constancia), una por cada documento adjunto "
        "y una "
        "por cada respuesta firmada; se resta la constancia que sí se imprime cuando la solicitud se hace en "
        "un punto o por teléfono. Un documento de muchas hojas cuenta como una."
    ),
    unidad="hojas",
    fuente=CASOS,
)
def papel_ahorrado(_proceso: str = "") -> Tabla:
    """2 × requests + attached + issued − receipts of a counter, by channel. Three queries.

    Source: SOL-024.
    """
    filas: list[Fila] = [
        {"canal": canal, "solicitudes": n, "anexos": a, "emitidos": e, "hojas": hojas_ahorradas(n, a, e, m)}
        for canal, (n, a, e, m) in datos.papel().items()
    ]
    return Tabla(
        columnas=[
            CANAL,
            CUANTAS_SOLICITUDES,
            Columna("anexos", "Documentos adjuntos", "documentos"),
            Columna("emitidos", "Respuestas firmadas", "documentos"),
            Columna("hojas", "Hojas ahorradas", "hojas"),
        ],
        filas=filas,
        barra="hojas",
    )


@de_la_red(
    codigo="SOL-029",
    titulo="Quién usa los trámites por el portal",
    definicion=(
        "Solicitudes enviadas y personas distintas de cada trámite, por cualquier canal. Una persona "
        "que pide "
        "dos veces cuenta una. Con menos de 5 personas no se publica el número. Ejemplo: si 17.000 personas "
        "piden dos veces y 8.000 una, en cinco trámites de cuatro instituciones, son 42.000 solicitudes de "
        "25.000 personas."
    ),
    unidad="solicitudes",
    fuente=CASOS,
)
def uso(_proceso: str = "") -> Tabla:
    """Requests and distinct people by procedure, and the totals. Three queries. Source: SOL-029."""
    cuentas, totales = datos.uso()
    personas = retener({"personas": totales["personas"]}, ["personas"], [])
    filas = [
        retener(
            {"tramite": t, "institucion": quien, "personas": p, "solicitudes": n},
            ["personas", "solicitudes"],
            [],
        )
        for t, quien, n, p in cuentas
    ]
    return Tabla(
        columnas=[
            TRAMITE,
            INSTITUCION,
            Columna("personas", "Personas", "personas"),
            CUANTAS_SOLICITUDES,
        ],
        filas=filas,
        barra="solicitudes",
        titulares=[
            ("solicitudes", totales["solicitudes"]), ("personas", personas["personas"]),
            ("trámites", totales["tramites"]),
            ("institución" if totales["instituciones"] == 1 else "instituciones", totales["instituciones"]),
            ("funcionarios", totales["funcionarios"]),
        ] if filas else (),
    )  # fmt: skip
