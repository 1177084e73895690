"""Words of the demo: courses, the questions that lead to the exoneration, who steers the network."""

from tramites.diseno.orientacion import Arbol, Pregunta, Respuesta

CERTIFICADO = "certificado-de-cumplimiento-del-sso"
PERSONAS = (  # quality, name, office
    ("comite", "Amparo Lozano", "Directora de Talento Humano en Salud"),
    ("comite", "Fabio Restrepo", "Jefe de la Red Nacional de Atención"),
    ("comite", "Ligia Mosquera", "Directora del Fondo de Becas"),
    ("comite", "Óscar Peñaranda", "Jefe de Servicio al Ciudadano"),
    ("patrocinio", "Inés Villamil", "Viceministra (demostración)"),
)
INTERNET = """Busque el trámite por lo que necesita. Lea qué se pide y cuánto tarda.

Pulse «Empezar por internet». Puede guardar y seguir otro día: el portal no pierde lo que escribió.

Al enviar recibe un número y un código para seguirlo."""
BANDEJA = """La bandeja pone primero lo que vence primero.

Pida solo lo que dice la ficha. Si falta algo más, lo pide quien dirige el área y dice por qué."""
MOSTRADOR = """Identifique a la persona y pídale el código que le llegó. Sin código no se abre nada suyo.

Al terminar, anote la atención: se borra todo de la pantalla."""
CURSOS = (  # audience, title, minutes, material
    ("ciudadania", "Cómo hacer un trámite por internet", 10, INTERNET),
    ("funcionarios", "Responder una solicitud a tiempo", 25, BANDEJA),
    ("agentes", "Atender a una persona en el mostrador", 30, MOSTRADOR),
)
SIN_TITULO = "El servicio social se presta después de graduarse. Vuelva con su título."
SIN_CAUSAL = (
    "Inscríbase en la próxima convocatoria: si no obtiene plaza, la exoneración le llega sin pedirla."
)
TITULO = Pregunta(
    "titulo",
    "¿Ya tiene el título o el acta de grado?",
    "De medicina, odontología, enfermería o bacteriología.",
    (Respuesta("Sí", "sirvio"), Respuesta("No", "no", motivo=SIN_TITULO)),
)
SIRVIO = Pregunta(
    "sirvio",
    "¿Ya prestó el servicio social en una plaza?",
    "",
    (
        Respuesta("Sí, completo", "otro", CERTIFICADO, "Lo suyo es el certificado de que ya cumplió."),
        Respuesta("No", "causal"),
    ),
)
CAUSAL = Pregunta(
    "causal",
    "¿Cumplió de otra manera que la norma reconoce?",
    "En otra profesión de la salud, en el exterior o en el servicio militar.",
    (
        Respuesta("Sí", "este", motivo="Tenga a mano el documento que lo demuestra."),
        Respuesta("No", "no", motivo=SIN_CAUSAL),
    ),
)
ARBOL = Arbol((TITULO, SIRVIO, CAUSAL))
ACTA = "La primera etapa tarda lo mismo que antes: se piden documentos que el portal ya tiene."
DECIDIDO = (
    "Luz Dary Mena quita el diploma de los requisitos antes de fin de mes",
    "Hernán Ortiz mide otra vez en un mes",
)
ACTA_COMITE = "Se revisaron las cifras de los pilotos. Cuatro instituciones pasan de la meta de satisfacción."
DECIDIDO_COMITE = ("Cuatro instituciones pasan a régimen", "Abrir tres unidades móviles en el Pacífico")
