"""The main menu: at most seven places, those that the reader's role works in."""

from django.urls import NoReverseMatch, reverse

from cumplimiento.consultas.dependencias import tipos_de_dependencia
from sso_portal.nucleo.cuentas.models import Rol

PUBLICO = [
    ("Plazas", "plazas:catalogo"),
    ("Trámites", "tramites:inicio"),
    ("Sorteo público", "asignacion:lista"),
    ("Siga su caso", "cumplimiento:consultar"),
    ("Innovación", "innovacion:inicio"),
    ("Transparencia", "indicadores:tablero"),
    ("Ayuda", "portada:ayuda"),
]
PROFESIONAL = [
    ("Plazas", "plazas:catalogo"),
    ("Mi inscripción", "inscripciones:inicio"),
    ("Mi resultado", "asignacion:mi_resultado"),
    ("Trámites", "tramites:inicio"),
    ("Mis solicitudes", "tramites:mias"),
    ("Sorteo público", "asignacion:lista"),
    ("Ayuda", "portada:ayuda"),
]
DE_ROL = {
    Rol.IPS: [("Mis plazas", "plazas:mias"), ("Subir un archivo", "plazas:carga")],
    Rol.SECRETARIA: [("Revisar inscripciones", "inscripciones:mesa"), ("Revisar plazas", "plazas:revision")],
    Rol.JEFE_SECRETARIA: [
        ("Revisar inscripciones", "inscripciones:mesa"),
        ("Revisar plazas", "plazas:revision"),
    ],
    Rol.MINISTERIO: [
        ("Plazas por decidir", "plazas:decision"),
        ("Convocatorias", "inscripciones:convocatorias"),
        ("Revisión por secretaría", "inscripciones:secretarias"),
        ("Nombramientos", "cuentas:nombramientos"),
        ("Correos", "avisos:lista"),
    ],
    Rol.VEEDOR: [("Verificar un documento", "firmas:verificar")],
    Rol.VIGILADA: [
        ("Mis obligaciones", "cumplimiento:mias"),
        ("Reportar por archivo", "cumplimiento:carga"),
        ("Mesa de trabajo", "cumplimiento:mesa"),
        ("Normas y plazos", "cumplimiento:normas"),
        ("Servicio web", "cumplimiento:servicio_web"),
    ],
    Rol.FISCALIZACION: [("Cumplimiento", "cumplimiento:supervision")],
    Rol.OIRS: [("Buscar un caso", "cumplimiento:buscar")],
    Rol.FUNCIONARIO: [("Mi bandeja", "tramites:bandeja"), ("Ausencias y suplentes", "cuentas:ausencias")],
    Rol.AGENTE: [("Atender", "tramites:mostrador"), ("Trámites", "tramites:buscar")],
    Rol.ADMIN_TRAMITES: [
        ("Fichas de trámites", "tramites:mis_fichas"),
        ("Diseñar trámites", "tramites:disenos"),
        ("Mis puntos de atención", "tramites:mi_red"),
        ("Áreas y personas", "tramites:areas"),
    ],
    Rol.DIRECCION: [
        ("Tablero de trámites", "tramites:tablero"),
        ("Instituciones de la red", "tramites:instituciones"),
        ("Última milla", "tramites:ultima_milla"),
        ("Comité", "tramites:comite"),
        ("Metas", "tramites:metas"),
        ("Tablero de innovación", "innovacion:tablero"),
        ("Compromisos", "innovacion:compromisos"),
    ],
    Rol.GESTOR_CAMBIOS: [
        ("Innovaciones", "innovacion:innovaciones"),
        ("Compromisos", "innovacion:compromisos"),
        ("Retos", "innovacion:retos"),
        ("Biblioteca", "innovacion:practicas"),
        ("Mi espacio", "innovacion:mi_espacio"),
        ("Círculos", "innovacion:circulos"),
        ("Visitas guiadas", "innovacion:visitas"),
        ("Innovatones", "innovacion:innovatones"),
    ],
    Rol.COMUNIDAD: [
        ("Por leer", "innovacion:moderar"),
        ("Quiénes implementan", "innovacion:adopciones"),
        ("Compromisos", "innovacion:compromisos"),
        ("Innovatones", "innovacion:innovatones"),
        ("Retos", "innovacion:retos"),
        ("Biblioteca", "innovacion:practicas"),
        ("Círculos", "innovacion:circulos"),
        ("Visitas guiadas", "innovacion:visitas"),
        ("Personas repetidas", "innovacion:repetidas"),
        ("Instituciones", "innovacion:instituciones"),
        ("Contactos", "innovacion:contactos"),
        ("Seguidores en redes", "innovacion:redes"),
        ("Preguntas a la mesa de ayuda", "innovacion:apoyo"),
        ("Novedades y cursos", "innovacion:novedades"),
        ("Tablero de innovación", "innovacion:tablero"),
    ],
    Rol.EXPERTO: [
        ("Innovaciones", "innovacion:innovaciones"),
        ("Biblioteca", "innovacion:practicas"),
        ("Retos", "innovacion:retos"),
    ],
}
CASOS, TABLERO = ("Cumplimiento", "cumplimiento:supervision"), ("Tablero", "cumplimiento:tablero")
DICTAMENES, MESA = ("Dictámenes", "cumplimiento:dictamenes"), ("Mesa de trabajo", "cumplimiento:mesa")
NORMAS, CANALES = ("Normas y plazos", "cumplimiento:normas"), ("Canales", "cumplimiento:canales")
MUESTRA = ("Muestra para auditoría", "cumplimiento:muestra")
RESPUESTAS = ("Qué responden las personas", "cumplimiento:respuestas")
# What each department of the supervisor works in, first its own.
DE_DEPENDENCIA = {
    "intendencia": [DICTAMENES, CASOS, TABLERO, MESA, NORMAS],
    "fiscalizacion": [CASOS, TABLERO, DICTAMENES, MUESTRA, MESA],
    "normativa": [NORMAS, MESA, DICTAMENES, CASOS, TABLERO],
    "tecnologia": [CANALES, MESA, TABLERO, CASOS, NORMAS],
    "atencion": [("Buscar un caso", "cumplimiento:buscar"), RESPUESTAS, MESA, NORMAS],
}
EN_EL_MENU = 7
# What is seldom needed: only on the home, below the menu's own places.
DE_VEZ_EN_CUANDO = {
    Rol.MINISTERIO: [
        ("Archivos que faltan", "documentos:ausentes"),
        ("Festivos", "cumplimiento:festivos"),
        ("Revocar un certificado", "firmas:verificar"),
    ],
    Rol.ADMIN_TRAMITES: [
        ("Capacitación", "tramites:cursos"),
        ("Certificaciones de quienes atienden", "tramites:certificaciones"),
        ("Conexiones con otros sistemas", "tramites:conexiones"),
    ],
    Rol.DIRECCION: [
        ("Informes mensuales", "tramites:informes"),
        ("Red de gestión y capacitación", "tramites:red_de_gestion"),
    ],
    Rol.FUNCIONARIO: [("Material para aprender", "tramites:aprender")],
    Rol.AGENTE: [("Material para aprender", "tramites:aprender")],
    Rol.FISCALIZACION: [TABLERO, MUESTRA, NORMAS, CANALES, RESPUESTAS],
}
SIN_ROL = [
    ("Innovación en salud", "innovacion:inicio"),
    ("Mi espacio de innovación", "innovacion:mi_espacio"),
]
FUNCIONARIO = [("Sorteo público", "asignacion:lista"), ("Ayuda", "portada:ayuda")]

INGRESO = [
    ("Ingresar", "account_login"),
    ("Crear cuenta", "account_signup"),
    ("Recuperar la contraseña", "account_reset_password"),
]
CUENTA = [
    ("Mi cuenta", "cuentas:mi_cuenta"),
    ("Cambiar la contraseña", "account_change_password"),
    ("Segundo paso al ingresar", "mfa_index"),
    ("Mis avisos", "avisos:recibidos"),
    ("Quién ha visto mis datos", "documentos:lecturas"),
]
PORTAL = [
    ("Inicio", "portada:inicio"),
    ("Preguntas frecuentes", "portada:preguntas"),
    ("Verificar un documento", "firmas:verificar"),
    ("Trámites", "tramites:inicio"),
    ("Puntos de atención", "tramites:sucursales"),
    ("Aprender a usar los trámites", "tramites:aprender"),
    ("Instituciones de la red de trámites", "tramites:instituciones"),
    ("Última milla: donde no hay punto de atención", "tramites:ultima_milla"),
    ("Normas y plazos del cumplimiento", "cumplimiento:normas"),
    ("Innovación en salud", "innovacion:inicio"),
    ("Retos", "innovacion:retos"),
    ("Innovaciones", "innovacion:innovaciones"),
    ("Biblioteca de prácticas", "innovacion:practicas"),
    ("Innovatones", "innovacion:innovatones"),
    ("Ayuda", "portada:ayuda"),
    ("Política de tratamiento de datos", "portada:datos"),
    ("Términos", "portada:terminos"),
    ("Derechos de autor", "portada:derechos"),
    ("Accesibilidad", "portada:accesibilidad"),
]


def entradas(usuario, ruta: str) -> list[dict]:
    """The entries of the menu: text, address and whether it is the nearest one to ``ruta``."""
    lista = con_direccion(_de(usuario))
    aqui = max((e["url"] for e in lista if ruta.startswith(e["url"])), key=len, default="")
    return [{**entrada, "aqui": entrada["url"] == aqui} for entrada in lista]


def otras(usuario) -> list[dict]:
    """The places that the home offers besides those of the menu."""
    en_el_menu, todas = _de(usuario), _propias(usuario) or list(SIN_ROL)
    todas += [e for rol in _roles(usuario) for e in DE_VEZ_EN_CUANDO.get(rol, [])]
    return con_direccion([e for e in dict.fromkeys(todas) if e not in en_el_menu])


def sitio(usuario) -> list[tuple[str, list[dict]]]:
    """The map of the site: sections with their pages."""
    secciones = [
        ("Consultar sin cuenta", PUBLICO),
        ("Su trabajo en el portal", _de(usuario) if usuario.is_authenticated else []),
        ("Su cuenta", CUENTA if usuario.is_authenticated else INGRESO),
        ("El portal", PORTAL),
    ]
    return [(titulo, paginas) for titulo, lista in secciones if (paginas := con_direccion(lista))]


def con_direccion(lista: list[tuple[str, str]]) -> list[dict]:
    """(text, name of route) as {texto, url}; what has no address in this installation is left out."""
    return [{"texto": texto, "url": url} for texto, nombre in lista if (url := direccion(nombre))]


def direccion(nombre: str, *args) -> str:
    """The address of a route, or nothing when it does not exist."""
    try:
        return reverse(nombre, args=args)
    except NoReverseMatch:
        return ""


def _de(usuario) -> list[tuple[str, str]]:
    if usuario is None or not usuario.is_authenticated:
        return PUBLICO
    if not _roles(usuario):
        return PROFESIONAL
    return [*_propias(usuario)[: EN_EL_MENU - len(FUNCIONARIO)], *FUNCIONARIO]


def _roles(usuario) -> list[Rol]:
    return list(dict.fromkeys(Rol(n.rol) for n in usuario.nombramientos_vigentes))


def _propias(usuario) -> list[tuple[str, str]]:
    """The places of one's departments and roles, each once; departments first."""
    roles = _roles(usuario)
    tipos = tipos_de_dependencia(usuario) if {Rol.FISCALIZACION, Rol.OIRS} & set(roles) else []
    suyas = [e for tipo in tipos for e in DE_DEPENDENCIA[tipo]]
    return list(dict.fromkeys([*suyas, *(e for rol in roles for e in DE_ROL[rol])]))
