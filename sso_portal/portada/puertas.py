"""The three doors of the public home: what each kind of visitor comes to do."""

from .menu import con_direccion

PUERTAS = [
    (
        "Profesionales",
        "Medicina, enfermería, odontología y bacteriología.",
        [
            ("Inscribirme o seguir mi inscripción", "inscripciones:inicio"),
            ("Buscar y comparar plazas", "plazas:catalogo"),
            ("Ver mi resultado y su explicación", "asignacion:mi_resultado"),
            ("Crear mi cuenta", "account_signup"),
        ],
    ),
    (
        "Entidades",
        "IPS, secretarías de salud y veedores.",
        [
            ("Ofrecer plazas", "plazas:mias"),
            ("Revisar inscripciones", "inscripciones:mesa"),
            ("Asistir al sorteo como veedor", "asignacion:lista"),
            ("Ingresar con su cuenta", "account_login"),
        ],
    ),
    (
        "Ciudadanía",
        "No necesita cuenta para consultar.",
        [
            ("Buscar un trámite del Estado", "tramites:inicio"),
            ("Encontrar un punto de atención", "tramites:sucursales"),
            ("Ver cómo mejoran otros centros de salud", "innovacion:inicio"),
            ("Ver las plazas publicadas", "plazas:catalogo"),
            ("Seguir y repetir un sorteo", "asignacion:lista"),
            ("Buscar un resultado por su código", "asignacion:buscar_codigo"),
            ("Verificar un documento", "firmas:verificar"),
            ("Preguntas frecuentes", "portada:preguntas"),
        ],
    ),
]


def puertas() -> list[tuple[str, str, list[dict]]]:
    """Title, who it is for, and the pages that exist."""
    return [(titulo, texto, con_direccion(enlaces)) for titulo, texto, enlaces in PUERTAS]
