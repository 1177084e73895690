"""Twelve more institutions of the invented State: the national line attends them, no branch does yet.

Source: ATD-007 (a call centre with thirty institutions or more).
"""

from .tramites import RESULTADOS

# short name, name, need, kind, what its procedures are called
INSTITUCIONES = [
    ("pensiones", "Instituto de Pensiones (demostración)", "me-pensiono", "certificado",
     ("Certificado de pensión", "Historia de semanas de pensión", "Certificado de no pensionado")),
    ("impuestos", "Dirección de Impuestos (demostración)", "permisos", "inscripcion",
     ("Registro único de contribuyentes", "Plan de pagos de un impuesto", "Devolución de un saldo a favor")),
    ("migracion", "Servicio de Migración (demostración)", "vuelvo-al-pais", "certificado",
     ("Certificado de movimientos migratorios", "Salvoconducto para salir del país")),
    ("consulados", "Red de Consulados (demostración)", "vuelvo-al-pais", "carne",
     ("Pasaporte", "Pasaporte de emergencia", "Cambio de la cita del pasaporte")),
    ("infancia", "Instituto de la Infancia (demostración)", "voy-a-tener-un-hijo", "beneficio",
     ("Cupo en un hogar infantil", "Apoyo de alimentación para gestantes", "Consulta de una adopción")),
    ("notarias", "Registro de Notarías (demostración)", "registro-civil", "certificado",
     ("Copia de una escritura pública", "Consulta de la notaría que la guarda")),
    ("ambiente", "Autoridad Ambiental (demostración)", "permisos", "reclamo",
     ("Denuncia por tala", "Denuncia por vertimientos", "Permiso para podar un árbol")),
    ("clima", "Instituto del Clima y las Aguas (demostración)", "cosechas", "certificado",
     ("Certificado de lluvias de un municipio", "Pronóstico para la cosecha")),
    ("riesgo", "Unidad de Gestión del Riesgo (demostración)", "vivi-un-desastre", "beneficio",
     ("Registro de damnificados", "Ayuda humanitaria por inundación", "Arriendo temporal por desastre")),
    ("predios", "Registro de Predios (demostración)", "tierras", "certificado",
     ("Certificado de tradición y libertad", "Consulta del dueño de un predio")),
    ("tecnologia", "Centros Digitales (demostración)", "capacitacion", "inscripcion",
     ("Curso de habilidades digitales", "Internet para el hogar con descuento")),
    ("deporte", "Instituto del Deporte (demostración)", "becas", "beneficio",
     ("Apoyo a deportistas", "Préstamo de un escenario deportivo")),
]  # fmt: skip
REQUISITO = "Su documento de identidad, a la mano mientras llama"


def ficha_de(nombre: str, tipo: str, orden: int) -> dict:
    """What the page of a procedure of the line says."""
    return {
        "nombre": nombre,
        "alcance": f"Es para quien necesita esto: {nombre[:1].lower()}{nombre[1:]}. Se pide por teléfono, "
        "desde cualquier municipio.",
        "resultado": RESULTADOS[tipo],
        "modalidad": "parcial",
        "costo": "Gratuito",
        "es_gratuito": True,
        "tiempo_maximo_dias_habiles": 3 + 4 * (orden % 4),
        "canales_inicio": ["telefono"],
        "consulta_estado": "Con el código que le dictan al llamar, en el portal o en la misma línea.",
        "norma": f"Resolución {310 + 17 * orden} de {2015 + orden % 10} (demostración)",
        "donde": "En la línea nacional 101.",
        "responsable": "Servicio al ciudadano",
    }
