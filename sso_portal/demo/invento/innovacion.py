"""What invented centres of health and municipios build together: words and counts, no rows."""

from typing import NamedTuple

PERSONAS, CENTROS, MUNICIPIOS = 183, 25, 22
OTRAS = (  # name, kind of centre, kind of institution
    *((f"Secretaría de Salud de {lugar}", "secretaria", "direccion_territorial")
      for lugar in ("Río Verde", "La Serranía", "Costa Brava", "Los Esteros")),
    *((nombre, "universidad", "investigacion")
      for nombre in ("Universidad del Litoral Innovador", "Fundación Universitaria El Faro",
                     "Universidad Abierta de la Sabana", "Instituto de Salud Pública del Istmo")),
    ("Red Comunitaria Manos de Todos", "otra", "administracion"),
)  # fmt: skip
HOSPITALES = 6
LUGARES = (
    "San Isidro, El Porvenir, La Unión, Bellavista, Puerto Alegre, Santa Lucía, El Carmen, La Esperanza, "
    "Río Hondo, Las Palmas, Monte Claro, El Dorado, La Ceiba, Agua Clara, El Rosal, Campo Hermoso, "
    "La Florida, San Cayetano, El Recreo, Buenavista, La Primavera, Villa Luz"
).split(", ")
PROFESIONES = (
    *(("enfermeria", 62), ("administracion", 38), ("comunitaria", 24), ("trabajo_social", 17)),
    *(("odontologia", 12), ("psicologia", 11), ("medicina", 9), ("bacteriologia", 6), ("otra", 4)),
)
RETOS = (
    ("Menos espera por una cita", "¿Cómo logramos que nadie madrugue a hacer fila por una cita?",
     ("Las personas llegan desde las cuatro de la mañana. A las siete ya no hay citas y muchas "
     "vuelven otro día.")),
    ("Gestantes que no faltan a su control", ("¿Cómo llegamos a la gestante que vive lejos antes de "
    "la semana diez?"),
     "Cuatro de cada diez empiezan su control tarde: el transporte cuesta y nadie las busca."),
    ("Medicinas que sí llegan", "¿Cómo hacemos que la fórmula se entregue completa la primera vez?",
     "Una de cada cinco fórmulas sale incompleta y la persona paga otro viaje."),
    ("Salud y municipio en la misma mesa", "¿Cómo trabajan juntos el centro de salud y la alcaldía?",
     "Cada uno tiene su plan y su dato. Las brigadas se cruzan y hay veredas a las que no va nadie."),
)  # fmt: skip
CELDAS = (
    (12, 8, 9),
    (9, 7, 6),
    (7, 5, 5),
    (6, 5, 3),
)  # challenge × venue: 34 + 25 + 23 = 82. Source: INN-009
SEDES = (("Quibdó", "27001"), ("Pasto", "52001"), ("Villavicencio", "50001"))
OTROS_EVENTOS = (  # name, days ago, venues, people who came, of whom had come before
    ("Innovatón del agua y la selva", 250, (("Leticia", "91001"), ("Mocoa", "86001")), 41, 8),
    ("Innovatón de la costa", 160, (("Santa Marta", "47001"), ("Riohacha", "44001")), 43, 10),
    ("Innovatón de la montaña", 70, (("Manizales", "17001"), ("Armenia", "63001")), 45, 10),
)
ACCIONES = (
    *("Abrir el teléfono de citas de 6 a 8 de la mañana", "Entregar la mitad de las citas por mensaje"),
    *("Poner una silla y sombra donde se hace la fila", "Llamar la víspera a quien tiene cita"),
    *(
        "Buscar casa a casa a las gestantes de dos veredas",
        "Acordar el transporte del control con la alcaldía",
    ),
    *("Publicar cada lunes qué medicinas faltan", "Prestar medicinas entre dos centros vecinos"),
    *("Hacer una sola brigada con la alcaldía cada mes", "Compartir el censo de la vereda con la alcaldía"),
    *("Capacitar a dos promotoras en toma de presión", "Medir la espera durante una semana antes de cambiar"),
    *("Cambiar el turno de la tarde para quien trabaja", "Escribir la guía para otro centro"),
)


class Mejora(NamedTuple):
    """An innovation with its measurements (days ago, value, people measured) and the page of the library."""

    titulo: str
    reto: int
    resumen: str
    etapas: tuple[str, ...]
    indicador: tuple[str, str, str, str]  # name, unit, method, which way is better
    mediciones: tuple[tuple[int, str, int], ...]
    mutaciones: str


TODAS = ("convocatoria", "equipos", "desafio", "cocreacion", "evaluacion", "plan")
EN_MARCHA = (*TODAS, "cocreacion", "materializacion", "difusion")
MEJORAS = (
    Mejora("Citas por mensaje", 0, "La cita se pide y se cambia por mensaje de texto o llamada, sin "
    "ir al centro.",
           (*EN_MARCHA, "adopcion"), ("Espera en la fila", "minutos", ("Cronómetro, 50 personas al "
           "azar en una semana"), "menos"),
           ((600, "142", 50), (420, "96", 50), (300, "58", 52), (180, "44", 50), (60, "31", 51)),
           "Donde no hay señal sirve un radio en la vereda con una promotora que anota."),
    Mejora("Promotora con agenda", 1, "Una promotora de la vereda lleva la agenda de las gestantes "
    "y las acompaña al control.",
           EN_MARCHA, ("Gestantes con control antes de la semana diez", "%", ("Registro de control, "
           "todas las del mes"), "mas"),
           ((540, "58", 61), (330, "66", 58), (120, "79", 63)),
           "Necesita que la alcaldía pague el transporte; donde no, el centro puede acordar con la chalupa."),
    Mejora("Lista de medicinas de los lunes", 2, "Cada lunes se publica qué falta y en qué centro "
    "vecino sí hay.",
           EN_MARCHA, ("Fórmulas entregadas completas", "%", "Cien fórmulas seguidas, una vez al mes", "mas"),
           ((380, "79", 100), (90, "91", 100)),
           "Con un solo centro no funciona: hacen falta por lo menos dos que se presten."),
    Mejora("Brigada única", 3, "El centro y la alcaldía salen el mismo día, con una sola lista de veredas.",
           (*TODAS, "materializacion"), ("Veredas visitadas en el mes", "veredas", ("Planilla de "
           "brigadas"), "mas"),
           ((200, "6", 14),), "El calendario se acuerda antes de que la alcaldía apruebe su presupuesto."),
    Mejora("Sala de espera que enseña", 0, "Mientras esperan, las personas aprenden a tomarse la presión.",
           ("convocatoria", "equipos", "desafio", "cocreacion"), ("", "", "", ""), (),
           "Por ahora es una idea: nadie la ha puesto en marcha."),
)  # fmt: skip
REPLICA = ((210, "128", 40), (40, "52", 41))  # the first one, measured where it was adopted
ADOPCIONES = (  # institution, from which one it learnt (None: from the first place), what it changed, state
    ("Centro de Salud La Unión", None, "Anota una promotora en cada vereda", "confirmada"),
    ("Hospital Agua Clara", 0, "Solo para controles, no para urgencias", "confirmada"),
    ("Alcaldía de El Rosal", 0, "El número es el de la alcaldía", "contactada"),
    ("Centro de Salud Monte Claro", 1, "", "confirmada"),
    ("Centro de Salud Las Palmas", None, "Con radio, sin mensajes", "contactada"),
    ("Hospital San Cayetano", 4, "", "anunciada"),
    ("Centro de Salud Villa Luz", None, "Empezamos esta semana", "anunciada"),
)
DICHOS = (
    *("En nuestra vereda el problema es el transporte, no la cita.", "Probamos con un radio y funcionó."),
    *("¿Alguien ha medido cuánto cuesta?", "La alcaldía nos prestó la camioneta los martes."),
    *(
        "Ojo: la gente mayor no usa mensajes; hay que llamarla.",
        "Nosotros ya lo hacemos, con gusto lo mostramos.",
    ),
)
DOCUMENTOS = (
    "Guía de citas por teléfono, Formato de búsqueda de gestantes, Acuerdo de préstamo de medicinas, "
    "Calendario de brigadas, Encuesta de espera, Manual de la promotora, Lista de medicinas trazadoras, "
    "Plan territorial de salud, Mapa de veredas, Guion de la llamada, Costos del transporte, "
    "Lecciones de una visita, Norma de agendamiento"
).split(", ")
EXPERIENCIAS = (
    "Contaron cómo acordaron el transporte con la junta de acción comunal.",
    "Llevaron la hoja con la que miden la espera y la repartieron.",
)
IDEAS = ("Un solo número para los tres centros.", "Que la promotora tenga saldo para llamar.")
NOTICIAS = (  # kind, title, sentence, days from today (None: no date)
    (
        "evento",
        "Innovatón del Pacífico",
        "Seis mesas en Quibdó y Pasto, con lugar para noventa personas.",
        12,
    ),
    ("concurso", "Premio a la práctica más replicada", "Gana la que más instituciones hayan medido.", 45),
    (
        "noticia",
        "La fila de las cuatro de la mañana ya no existe",
        "La espera bajó de 142 a 31 minutos.",
        None,
    ),
    ("entrevista", "«Una llamada la víspera cambia todo»", "Habla quien tuvo la idea de las citas.", None),
)
CONTACTOS = (
    *(("llamada", "medicina"), ("llamada", "medicina"), ("visita", "enfermeria"), ("correo", "medicina")),
    *(("mensaje", "comunitaria"), ("llamada", "odontologia"), ("red", "otra"), ("correo", "administracion")),
    *(
        ("llamada", "medicina"),
        ("visita", "comunitaria"),
        ("mensaje", "enfermeria"),
        ("llamada", "psicologia"),
    ),
)
SEGUIDORES = {  # month after month, the last one this month. Source: INN-022 (390 to 1,355 in seven months)
    "facebook": (390, 455, 560, 690, 850, 1010, 1190, 1355),
    "whatsapp": (60, 85, 120, 150, 190),
}
A_MANO = ("Hospital San Isidro ESE", "hospital san isidro", "Puesto de salud La Bocana")
