"""What people gain: less time, fewer journeys, procedures that are done online, how they were served."""

from sso_portal.nucleo.indicadores.estadistica import porcentaje
from sso_portal.nucleo.indicadores.metricas import Columna, Fila, Tabla
from tramites.canales import Canal
from tramites.consultas import medidas as datos
from tramites.medidas import (
    FILA_MINUTOS,
    NADA,
    entrega_mas_de_otras,
    es_rural,
    recorte,
)

from .columnas import ATENCIONES, CANAL, CASOS, CUANTAS_ATENCIONES, HECHAS, INSTITUCION, TRAMITE, de_la_red

META_DIGITAL, META_ALCANCE, META_RECORTE = 60.0, 70.0, 45.0
COMO_EL_AHORRO = (
    "Sucursal, unidad móvil y módulo: la ida y la vuelta desde el municipio donde se atendió hasta la "
    "capital de su departamento, que la persona no hizo. Internet, teléfono y módulo: "
    f"{FILA_MINUTOS} minutos de fila (supuesto). Por internet y por teléfono no se cuenta ningún viaje, "
    "porque no se sabe dónde está la persona. Los minutos de viaje son una tabla de supuestos."
)


@de_la_red(
    codigo="M-06",
    titulo="Cuánto bajó el tiempo de respuesta",
    definicion=(
        "Días hábiles entre el envío y la respuesta, en promedio, de las solicitudes resueltas, frente a los "
        "que tardaba en persona según la línea de base del trámite: 1 menos hoy entre antes. De 10 días a "
        "2,5 es 75 %; de 20 a 11, 45 %. También cuenta el tiempo en que la oficina espera a la persona. Bajo "
        "cero, tarda más. Sin línea de base o sin respuestas, un trámite no está en la lista."
    ),
    unidad="%",
    fuente=f"{CASOS} y líneas de base",
)
def recorte_del_tiempo(_proceso: str = "") -> Tabla:
    """1 − mean now / baseline, the largest cut first. Source: M-06, SOL-029."""
    filas: list[Fila] = [
        {
            "tramite": str(tramite),
            "antes": round(antes, 1),
            "ahora": round(ahora, 1),
            "resueltas": cuantas,
            "recorte": recorte(antes, ahora),
        }
        for tramite, antes, ahora, cuantas in datos.tiempos()
    ]
    filas.sort(key=lambda f: (-(f["recorte"] or 0), f["tramite"]))  # type: ignore[operator]
    mas = sum((f["recorte"] or 0) > META_RECORTE for f in filas)  # type: ignore[operator]
    return Tabla(
        columnas=[
            TRAMITE,
            Columna("antes", "Antes", "días"),
            Columna("ahora", "Ahora", "días"),
            Columna("resueltas", "Resueltas", "solicitudes"),
            Columna("recorte", "Menos tiempo", "%"),
        ],
        filas=filas,
        barra="recorte",
        meta=META_RECORTE,
        titulares=[("trámites con línea de base", len(filas)), ("bajaron más de 45 %", mas)] if filas else (),
    )


@de_la_red(
    codigo="M-10",
    titulo="Trámites digitales",
    definicion=(
        "De cada cien trámites publicados, cuántos se hacen del todo por internet: se empiezan, se "
        "siguen y se "
        "reciben sin ir a ninguna parte (modalidad «totalmente en línea» de su ficha). Los que se hacen por "
        "internet solo en parte no cuentan. La meta es 60 %."
    ),
    unidad="%",
    fuente="Fichas publicadas",
)
def tramites_digitales(_proceso: str = "") -> Tabla:
    """Wholly online over published, by institution. One query. Source: M-10, ATD-021."""
    cuentas = datos.digitales()
    todas = ("Todas las instituciones", sum(n for _, n, _ in cuentas), sum(d for _, _, d in cuentas))
    filas: list[Fila] = [
        {"institucion": quien, "tramites": n, "digitales": d, "porcentaje": porcentaje(d, n)}
        for quien, n, d in ([todas, *cuentas] if cuentas else [])
    ]
    return Tabla(
        columnas=[
            INSTITUCION,
            Columna("tramites", "Publicados", "trámites"),
            Columna("digitales", "Del todo en línea", "trámites"),
            Columna("porcentaje", "Digitales", "%"),
        ],
        filas=filas,
        barra="porcentaje",
        meta=META_DIGITAL,
    )


@de_la_red(
    codigo="M-11",
    titulo="Horas ahorradas a las personas",
    definicion=f"Horas de doce meses que nadie gastó. {COMO_EL_AHORRO} La meta son 250.000 al mes.",
    unidad="horas",
    fuente=f"{ATENCIONES}, solicitudes por internet y tabla de distancias (supuesto)",
)
def horas_ahorradas(_proceso: str = "") -> Tabla:
    """Σ attentions × (journey + queue), by channel. Four queries. Source: M-11, ATD-022."""
    sumas = datos.ahorros()
    filas: list[Fila] = [
        {
            "canal": str(c.label),
            "viaje": sumas[c].viaje // 60,
            "fila": sumas[c].fila // 60,
            "horas": sumas[c].horas,
        }
        for c in Canal
        if c in sumas and sumas[c] != NADA
    ]
    total = sum(sumas.values(), NADA).horas
    return Tabla(
        columnas=[
            CANAL,
            Columna("viaje", "De viaje", "horas"),
            Columna("fila", "De fila", "horas"),
            Columna("horas", "En total", "horas"),
        ],
        filas=filas,
        barra="horas",
        titulares=[
            ("horas ahorradas en doce meses", total),
            ("al mes, en promedio", total // datos.meses_contados()),
        ] if filas else (),
    )  # fmt: skip


@de_la_red(
    codigo="M-12",
    titulo="Población con un punto en su municipio",
    definicion=(
        "De cada cien personas, cuántas viven en un municipio con sucursal o módulo de la red. Una unidad "
        "móvil que pasa no cuenta. La población es una tabla de supuestos. La meta es 70 %."
    ),
    unidad="%",
    fuente="Directorio de la red y tabla de población (supuesto)",
)
def alcance_de_la_red(_proceso: str = "") -> Tabla:
    """People with a channel over people, by departamento. One query. Source: M-12, ATD-013."""
    cuentas = datos.alcance()
    todo = ("Todo el país", *(sum(columna) for columna in list(zip(*cuentas, strict=True))[1:]))
    filas: list[Fila] = [
        {
            "departamento": lugar,
            "municipios": m,
            "con_canal": mc,
            "comunas": porcentaje(mc, m),
            "porcentaje": porcentaje(hc, h),
        }
        for lugar, m, mc, h, hc in ([todo, *cuentas] if cuentas else [])
    ]
    return Tabla(
        columnas=[
            Columna("departamento", "Departamento"),
            Columna("municipios", "Municipios", "municipios"),
            Columna("con_canal", "Con punto", "municipios"),
            Columna("comunas", "De los municipios", "%"),
            Columna("porcentaje", "De la población", "%"),
        ],
        filas=filas,
        barra="porcentaje",
        meta=META_ALCANCE,
    )


@de_la_red(
    codigo="M-13",
    titulo="Puntos que entregan más de otras instituciones que de la suya",
    definicion=(
        "De cada cien puntos de la red, en cuántos más de la mitad de las atenciones de los últimos "
        "doce meses "
        "fueron de trámites de otras instituciones. Un municipio es rural si la mitad o más de su gente vive "
        "fuera de las cabeceras (supuesto)."
    ),
    unidad="%",
    fuente=f"{ATENCIONES} y tabla de población (supuesto)",
)
def puntos_de_otras(_proceso: str = "") -> Tabla:
    """Branches with more attentions of others than of their own, by rurality.

    Source: M-13, ATD-014, ATD-024.
    """
    puntos = datos.propias_y_ajenas()
    grupos = {
        "Rural": [p for p in puntos if p[0] is not None and es_rural(p[0])],
        "Urbano": [p for p in puntos if p[0] is not None and not es_rural(p[0])],
        "Sin dato de población": [p for p in puntos if p[0] is None],
        "Toda la red": puntos,
    }
    filas: list[Fila] = [
        {
            "zona": zona,
            "puntos": len(suyos),
            "mas_de_otras": (mas := sum(entrega_mas_de_otras(p, a) for _, p, a in suyos)),
            "ajenas": porcentaje(sum(a for _, _, a in suyos), sum(p + a for _, p, a in suyos)),
            "porcentaje": porcentaje(mas, len(suyos)),
        }
        for zona, suyos in grupos.items()
        if suyos
    ]
    return Tabla(
        columnas=[
            Columna("zona", "Zona"),
            Columna("puntos", "Puntos", "puntos"),
            Columna("mas_de_otras", "Con más de otras", "puntos"),
            Columna("ajenas", "Atenciones de otras", "%"),
            Columna("porcentaje", "Puntos con más de otras", "%"),
        ],
        filas=filas,
        barra="porcentaje",
    )


@de_la_red(
    codigo="M-15",
    titulo="Satisfacción con los trámites y la atención",
    definicion=(
        "De cada cien personas que respondieron, cuántas eligieron uno de los dos mejores valores de "
        "cinco. Al "
        "lado, de cada cien a quienes se preguntó, cuántas respondieron: una satisfacción con pocas "
        "respuestas "
        "dice poco. Se pregunta al terminar cada atención y cada solicitud resuelta. Atenciones de los "
        "últimos "
        "doce meses y todas las solicitudes."
    ),
    unidad="%",
    fuente="Encuestas del portal",
)
def satisfaccion(_proceso: str = "") -> Tabla:
    """Top two of five over answers, with the response rate, by channel. Two queries.

    Source: M-15, ATD-012.
    """
    filas: list[Fila] = [
        {
            "canal": canal,
            "preguntadas": n,
            "respuestas": r,
            "tasa": porcentaje(r, n),
            "satisfechas": porcentaje(c, r),
        }
        for canal, n, r, c in datos.satisfaccion()
    ]
    return Tabla(
        columnas=[
            CANAL,
            Columna("preguntadas", "Se preguntó a", "personas"),
            Columna("respuestas", "Respondieron", "personas"),
            Columna("tasa", "Tasa de respuesta", "%"),
            Columna("satisfechas", "Satisfechas", "%"),
        ],
        filas=filas,
        barra="satisfechas",
    )


@de_la_red(
    codigo="ATD-011",
    titulo="Atenciones por canal",
    definicion=(
        "Atenciones anotadas en los últimos doce meses: una por persona y trámite, con su canal, punto, "
        "institución, minutos y resultado. «Hechas» son las que terminaron con el trámite hecho."
    ),
    unidad="atenciones",
    fuente=ATENCIONES,
)
def atenciones_por_canal(_proceso: str = "") -> Tabla:
    """Attentions, done, and mean minutes, by channel. One query. Source: ATD-011."""
    filas: list[Fila] = [
        {"canal": canal, "hechas": porcentaje(h, n), "minutos": round(m / n, 1), "atenciones": n}
        for canal, n, h, m in datos.por_canal()
    ]
    total = sum(int(f["atenciones"] or 0) for f in filas)
    return Tabla(
        columnas=[
            CANAL,
            HECHAS,
            Columna("minutos", "Duración media", "minutos"),
            CUANTAS_ATENCIONES,
        ],
        filas=filas,
        barra="atenciones",
        titulares=[("atenciones en doce meses", total)] if filas else (),
    )
