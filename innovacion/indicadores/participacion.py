"""Who takes part, where, and who is missing."""

from innovacion.consultas import medidas as datos
from innovacion.consultas.temporadas import participacion_por_mes
from sso_portal.nucleo.indicadores.celdas import fusionar, retener
from sso_portal.nucleo.indicadores.estadistica import porcentaje
from sso_portal.nucleo.indicadores.metricas import Columna, Fila, Tabla, metrica
from sso_portal.nucleo.legible.fechas import MESES, fecha

REGISTRO = "Registro de innovación del portal"


@metrica(
    codigo="INN-023",
    titulo="Personas e instituciones en las innovatones",
    definicion=(
        "Personas distintas que asistieron a alguna innovatón ya realizada, y de cuántas instituciones. "
        "Quien fue a varias, o se inscribió con dos correos y alguien lo confirmó, cuenta una vez. Las "
        "clases con menos de cinco personas se juntan."
    ),
    unidad="personas",
    fuente=REGISTRO,
    por_proceso=False,
)
def participantes(_proceso: str = "") -> Tabla:
    """Distinct people and institutions by kind; totals as headlines. Three queries. Source: INN-023."""
    gente = datos.asistentes()
    filas: list[Fila] = [
        {"tipo": tipo, "participantes": personas, "instituciones": lugares}
        for tipo, personas, lugares in datos.por_tipo_de_institucion(gente)
    ]
    juntas = [
        {**f, "tipo": f["tipo"] or "Otras juntas"}
        for f in fusionar(filas, ["participantes"], ["instituciones"])
    ]
    todo = datos.totales(gente)
    return Tabla(
        columnas=[
            Columna("tipo", "Clase de institución"),
            Columna("participantes", "Personas", "personas"),
            Columna("instituciones", "Instituciones", "instituciones"),
        ],
        filas=sorted(juntas, key=lambda f: f["tipo"] == "Otras juntas"),
        barra="participantes",
        titulares=[
            ("personas distintas", todo["participantes"]),
            ("instituciones", todo["instituciones"]),
            ("mesas", todo["mesas"]),
            ("innovatones", todo["innovatones"]),
        ],
    )


@metrica(
    codigo="INN-009",
    titulo="Asistencia y opinión por innovatón",
    definicion=(
        "De cada innovatón realizada: personas inscritas, las que asistieron y las que llegaron sin código; "
        "cuántas respondieron al día siguiente de cada cien que asistieron, y de cada cien que respondieron, "
        "cuántas quedaron muy satisfechas y cuántas se fueron con ideas concretas. Con menos de cinco "
        "respuestas no se publica lo que dijeron."
    ),
    unidad="personas",
    fuente=REGISTRO,
    por_proceso=False,
)
def por_innovaton(_proceso: str = "") -> Tabla:
    """Seats, attendance, response rate and what was said, by event. Two queries. Source: INN-009, INN-013."""
    return Tabla(
        columnas=[
            Columna("innovaton", "Innovatón"),
            Columna("fecha", "Fecha"),
            Columna("inscritas", "Inscritas", "personas"),
            Columna("asistieron", "Asistieron", "personas"),
            Columna("sin_codigo", "Sin código", "personas"),
            Columna("tasa", "Respondieron", "%"),
            Columna("muy", "Muy satisfechas", "%"),
            Columna("ideas", "Con ideas concretas", "%"),
        ],
        filas=[_fila_de_innovaton(f) for f in datos.por_innovaton()],
        barra="asistieron",
    )


def _fila_de_innovaton(f: dict) -> Fila:
    fila: Fila = {
        "innovaton": f["innovaton__nombre"],
        "fecha": fecha(f["innovaton__fecha"]),
        "inscritas": f["inscritas"],
        "asistieron": f["asistieron"],
        "sin_codigo": f["sin_codigo"],
        "respondieron": f["respondieron"],
        "tasa": porcentaje(f["respondieron"], f["asistieron"]),
        "muy": porcentaje(f["muy"], f["respondieron"]),
        "ideas": porcentaje(f["ideas"], f["respondieron"]),
    }
    return retener(fila, ["respondieron"], ["muy", "ideas"])


@metrica(
    codigo="INN-020",
    titulo="Quién falta, por profesión",
    definicion=(
        "De cada profesión: personas que participan, cuántas fueron a una innovatón y cuántas han comentado. "
        "Sirve para ver quién falta. Las profesiones con menos de cinco personas no dicen las otras cifras."
    ),
    unidad="personas",
    fuente=REGISTRO,
    por_proceso=False,
)
def por_profesion(_proceso: str = "") -> Tabla:
    """People, attendance and comments by profession. Three queries. Source: INN-020, G6-9."""
    filas: list[Fila] = [
        {
            "profesion": profesion,
            "participan": participan,
            "fueron": fueron,
            "comentan": porcentaje(comentan, participan),
        }
        for profesion, participan, fueron, comentan in datos.por_profesion()
    ]
    return Tabla(
        columnas=[
            Columna("profesion", "Profesión"),
            Columna("participan", "Participan", "personas"),
            Columna("fueron", "Fueron a una innovatón", "personas"),
            Columna("comentan", "Han comentado", "%"),
        ],
        filas=[retener(f, ["participan", "fueron"], ["comentan"]) for f in filas],
        barra="participan",
        titulares=[("instituciones de las que nadie ha venido", datos.centros_sin_gente())],
    )


@metrica(
    codigo="INN-020-TERR",
    titulo="Quién falta, por departamento",
    definicion=(
        "De cada departamento: instituciones de la comunidad, personas de ellas que participan y cuántas "
        "fueron a una innovatón. Un departamento en cero es uno del que no ha venido nadie. Las personas que "
        "escribieron a mano su institución no tienen departamento hasta que el equipo dice cuál es. Menos de "
        "cinco personas no se dicen."
    ),
    unidad="personas",
    fuente=REGISTRO,
    por_proceso=False,
)
def por_departamento(_proceso: str = "") -> Tabla:
    """Institutions, people and attendance by departamento. Two queries. Source: INN-020, G6-9."""
    filas: list[Fila] = [
        {"departamento": departamento, "centros": centros, "participan": participan, "fueron": fueron}
        for departamento, centros, participan, fueron in datos.por_departamento()
    ]
    return Tabla(
        columnas=[
            Columna("departamento", "Departamento"),
            Columna("centros", "Instituciones", "instituciones"),
            Columna("participan", "Participan", "personas"),
            Columna("fueron", "Fueron a una innovatón", "personas"),
        ],
        filas=[retener(f, ["participan", "fueron"], []) for f in filas],
        barra="participan",
    )


@metrica(
    codigo="INN-020-MES",
    titulo="Participación por mes y temporada",
    definicion=(
        "De cada uno de los últimos trece meses: personas distintas que fueron a una innovatón, comentarios "
        "publicados, contactos que hizo el equipo y cuántos respondieron de cada cien. Dice la temporada que "
        "toca el mes, como la campaña de invierno. El mes en curso va hasta hoy."
    ),
    unidad="personas",
    fuente=REGISTRO,
    por_proceso=False,
)
def por_mes(_proceso: str = "") -> Tabla:
    """People, comments and contacts by month with its season. Three queries. Source: INN-020, G6-9."""
    filas: list[Fila] = [
        {
            "mes": f"{MESES[m.mes.month - 1]} de {m.mes.year}",
            "temporada": m.temporada,
            "vinieron": m.vinieron,
            "dijeron": m.dijeron,
            "contactos": m.contactos,
            "tasa": porcentaje(m.respondieron, m.contactos),
        }
        for m in participacion_por_mes()
    ]
    return Tabla(
        columnas=[
            Columna("mes", "Mes"),
            Columna("temporada", "Temporada"),
            Columna("vinieron", "Fueron a una innovatón", "personas"),
            Columna("dijeron", "Comentarios", "comentarios"),
            Columna("contactos", "Contactos del equipo", "contactos"),
            Columna("tasa", "Respondieron", "%"),
        ],
        filas=filas,
        barra="dijeron",
    )
