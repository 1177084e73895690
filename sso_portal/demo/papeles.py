"""The people whom a visitor of the demo may be: who, what for, and where to begin."""

from dataclasses import dataclass

DOMINIO = "demo.example"


@dataclass(frozen=True)
class Papel:
    """One door of «Entrar como…». ``quien``: "" where the load decides it; ``inicio``: the first page."""

    clave: str
    quien: str
    rol: str
    tarea: str
    inicio: str
    dependencia: str = ""  # of the supervisor of compliance, for who works in one

    @property
    def correo(self) -> str:
        return f"{self.clave}@{DOMINIO}"


PROFESIONALES = (
    Papel(
        "nueva",
        "Yuliana Ibargüen Ñustes, médica",
        "Profesional que se inscribe",
        "Inscríbase en la convocatoria abierta: toma unos minutos y puede parar cuando quiera.",
        "/mi-inscripcion/",
    ),
    Papel(
        "correccion",
        "",
        "Profesional a quien le pidieron corregir",
        "Corrija lo que la secretaría le señaló y reenvíe.",
        "/mi-inscripcion/",
    ),
    Papel(
        "sellada",
        "",
        "Profesional del sorteo que viene",
        "Compruebe que su fila está en las entradas selladas.",
        "/mi-inscripcion/",
    ),
    Papel(
        "asignada",
        "",
        "Profesional con plaza",
        "Lea su resultado y por qué esa plaza y no otra.",
        "/mi-inscripcion/",
    ),
    Papel(
        "exonerada",
        "",
        "Profesional sin plaza",
        "Descargue su certificado de exoneración y verifíquelo.",
        "/mi-inscripcion/",
    ),
)
FUNCIONARIOS = (
    Papel(
        "ips",
        "Marisol Quiñonez, talento humano",
        "Entidad que ofrece plazas",
        "Proponga una plaza en el formulario o varias en una hoja de cálculo.",
        "/",
    ),
    Papel(
        "secretaria",
        "María Rosero, funcionaria",
        "Secretaría de Salud de Nariño",
        "Revise inscripciones y valide plazas de su territorio.",
        "/",
    ),
    Papel(
        "segunda",
        "Álvaro Benavides, funcionario",
        "Secretaría de Salud de Nariño",
        "Confirme o niegue los rechazos que otra persona propuso.",
        "/",
    ),
    Papel(
        "jefatura",
        "Gloria Chamorro, jefa de área",
        "Jefatura de la Secretaría de Salud de Nariño",
        "Vea cómo va la revisión de su territorio.",
        "/",
    ),
    Papel(
        "ministerio",
        "Camilo Ospina, Dirección de Talento Humano",
        "Ministerio",
        "Apruebe plazas, abra convocatorias, selle las entradas y dirija el evento.",
        "/",
    ),
    Papel(
        "veedora1",
        "Rocío Tobón, aspirantes de medicina",
        "Comité veedor",
        "Comprometa y revele su número; presione el botón del sorteo.",
        "/",
    ),
    Papel(
        "veedor2",
        "Jairo Mosquera, secretarías departamentales",
        "Comité veedor",
        "Comprometa y revele su número.",
        "/",
    ),
    Papel(
        "veedora3",
        "Nidia Polo, comité nacional",
        "Comité veedor",
        "Comprometa y revele su número.",
        "/",
    ),
)
CUMPLIMIENTO = (
    Papel(
        "vigilada",
        "Wilmar Ochica, analista de cumplimiento",
        "Entidad vigilada",
        "Informe lo que su entidad hizo: caso por caso o en una hoja de cálculo.",
        "/",
    ),
    Papel(
        "fiscalizacion",
        "Lucía Arrieta, Fiscalización de Beneficios Sociales",
        "Fiscalización",
        "Mire qué alerta, revise pruebas y hable con las entidades.",
        "/",
        "fis-beneficios",
    ),
    Papel(
        "intendencia",
        "Hernán Puentes, Intendencia de Beneficios Sociales",
        "Intendencia",
        "Escriba un dictamen y ábrale un caso a cada entidad.",
        "/",
        "int-beneficios",
    ),
    Papel(
        "normativa",
        "Mercedes Lozano, Departamento Normativo",
        "Departamento normativo",
        "Cuide las normas y los plazos, y responda en la mesa de trabajo.",
        "/",
        "normativa",
    ),
    Papel(
        "tecnologia",
        "Iván Quintero, Departamento de Tecnología",
        "Departamento de tecnología",
        "Mire por qué canal llegan los reportes y qué pasa con los archivos.",
        "/",
        "tecnologia",
    ),
    Papel(
        "oirs",
        "Dora Cifuentes, Atención a Usuarios",
        "OIRS",
        "Encuentre un caso y responda en medio minuto.",
        "/",
        "usuarios",
    ),
    Papel(
        "afectada",
        "Fanny Marulanda Coronado",
        "Persona afectada",
        "Vea si le cumplieron y dígalo.",
        "/cumplimiento/mis-casos/",
    ),
)
TRAMITES = (
    Papel(
        "ciudadana",
        "Rosalba Cuero Angulo",
        "Ciudadana con trámites",
        "Complete lo que le pidieron, lea una respuesta o empiece otra solicitud.",
        "/tramites/mis-solicitudes/",
    ),
    Papel(
        "tramites",
        "Nubia Salcedo, servicio al ciudadano",
        "Administra los trámites del Ministerio",
        "Escriba una ficha y publíquela; diseñe por dónde pasa una solicitud y pruébelo.",
        "/tramites/fichas/",
    ),
    Papel(
        "funcionaria",
        "Adriana Cuesta, Dirección de Talento Humano",
        "Responde trámites",
        "Tome una solicitud de su bandeja, respóndala o pida lo que falta.",
        "/tramites/bandeja/",
    ),
    Papel(
        "agente",
        "Ferney Lozada, sucursal Bogotá",
        "Agente de la red de atención",
        "Atienda a una persona detrás de otra en el mostrador.",
        "/tramites/mostrador/",
    ),
    Papel(
        "direccion",
        "Beatriz Aldana, dirección de la red",
        "Dirección de trámites y canales",
        "Mire cuánto tiempo ganan las personas, por dónde se atiende y dónde no hay punto.",
        "/tramites/direccion/",
    ),
)
INNOVACION = (
    Papel(
        "gestora",
        "Yarley Palacios, gestora de cambios",
        "Gestora de cambios de un centro de salud",
        "Lleve una innovación, mídala antes y después y siga los compromisos de su institución.",
        "/innovacion/innovaciones/?mias=1",
    ),
    Papel(
        "comunidad",
        "Esteban Riascos, mesa de ayuda y comunidad",
        "Comunidad y mesa de ayuda de innovación",
        "Lea lo que espera, llame a quienes implementan, reciba en la puerta y haga la reunión semanal.",
        "/",
    ),
    Papel(
        "experta",
        "Dra. Ofelia Gamboa, comité de expertos",
        "Experta que evalúa innovaciones",
        "Evalúe una innovación con los cinco criterios.",
        "/innovacion/innovaciones/?por_evaluar=1",
    ),
    Papel(
        "participante",
        "Lina Marcela Tenorio, enfermera",
        "Participante de círculos e innovatones",
        "Acepte un compromiso, diga que lo cumplió, reciba gente en su mesa o pida una visita.",
        "/innovacion/mi-espacio/",
    ),
)
PAPELES = {p.clave: p for p in (*PROFESIONALES, *FUNCIONARIOS, *CUMPLIMIENTO, *TRAMITES, *INNOVACION)}
