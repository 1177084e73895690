"""An invented State: twenty institutions, two thousand procedures, 155 places where they are attended."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from itertools import product
from random import Random

from sso_portal.nucleo.legible.acentos import sin_acentos

TRAMITES, PRODUCTOS, SUCURSALES = 2_000, 135, 155
# short name, name; the first is the portal's own, the second runs the branches
INSTITUCIONES = [
    ("sso", "Ministerio de las Profesiones de la Salud (demostración)"),
    ("red", "Red Nacional de Atención (demostración)"),
    ("aseguramiento", "Instituto de Aseguramiento en Salud (demostración)"),
    ("vacunas", "Centro Nacional de Vacunas y Medicamentos (demostración)"),
    ("becas", "Fondo de Becas y Crédito Educativo (demostración)"),
    ("titulos", "Oficina de Títulos y Colegios (demostración)"),
    ("empleo", "Agencia de Empleo y Formación (demostración)"),
    ("trabajo", "Inspección del Trabajo (demostración)"),
    ("vivienda", "Instituto de Vivienda Digna (demostración)"),
    ("hogares", "Departamento de Ayudas a los Hogares (demostración)"),
    ("alimentos", "Programa de Alimentación Escolar (demostración)"),
    ("identidad", "Registro de Identidad de las Personas (demostración)"),
    ("antecedentes", "Archivo Judicial de Antecedentes (demostración)"),
    ("empresas", "Ventanilla de Empresas (demostración)"),
    ("fomento", "Banco de Fomento Pequeño (demostración)"),
    ("campo", "Agencia del Campo y las Tierras (demostración)"),
    ("sanidad", "Instituto de Sanidad Vegetal y Animal (demostración)"),
    ("movilidad", "Superintendencia de Movilidad (demostración)"),
    ("servicios", "Comisión de Agua, Luz y Gas (demostración)"),
    ("consumo", "Protección al Consumidor (demostración)"),
]
# what one does with each kind of thing, and how often it costs
ACCIONES = {
    "certificado": ("Certificado de {}", "Copia del certificado de {}", "Corrección del certificado de {}",
                    "Comprobación del certificado de {}", "Apostilla del certificado de {}"),
    "beneficio": ("Inscripción en {}", "Renovación de {}", "Actualización de datos de {}", "Retiro de {}",
                  "Consulta del pago de {}"),
    "carne": ("Expedición de {}", "Renovación de {}", "Duplicado de {}", "Corrección de datos de {}",
              "Entrega a domicilio de {}"),
    "pago": ("Compra de {}", "Devolución de {}", "Consulta del saldo de {}", "Cambio de titular de {}",
             "Reclamo por el cobro de {}"),
    "reclamo": ("Reclamo por {}", "Denuncia anónima por {}", "Conciliación por {}", "Recurso por {}",
                "Seguimiento del reclamo por {}"),
    "inscripcion": ("Solicitud de {}", "Renovación de {}", "Cesión de {}", "Retiro de {}", "Copia de {}"),
}  # fmt: skip
# institution · need · kind · things
COSAS = """
aseguramiento afiliacion certificado afiliación en salud|semanas cotizadas|incapacidades pagadas
aseguramiento citas reclamo una cita que no le dan|un traslado entre ciudades|un tratamiento negado
vacunas vacunas certificado vacunación infantil|vacunación para viajar
vacunas vacunas carne carné de vacunación
vacunas medicamentos pago bonos de medicamentos de alto costo
becas becas beneficio beca de sostenimiento|beca de matrícula|crédito educativo|beca para posgrado en salud
titulos certificados-estudio certificado estudios de bachillerato|estudios superiores|convalidación de título
titulos colegio inscripcion cupo en colegio público|transporte escolar
empleo buscar-empleo beneficio ruta de empleo|subsidio al desempleo|primer empleo joven
empleo capacitacion beneficio subsidio de capacitación|curso de oficios|formación a distancia
trabajo derechos-laborales reclamo salarios sin pagar|un despido sin causa|horas extras sin pagar
trabajo derechos-laborales certificado no deuda laboral
vivienda comprar-vivienda beneficio subsidio de vivienda nueva|arriendo con opción de compra|ahorro programado
vivienda mejorar-vivienda beneficio mejoramiento de vivienda|materiales para construir|baño digno
hogares subsidios beneficio transferencia a hogares|subsidio familiar|renta de cuidado|ingreso solidario
red bonos pago bonos de salud|bonos de gas
alimentos alimentacion beneficio alimentación escolar|mercado comunitario
identidad cedula carne cédula de ciudadanía|tarjeta de identidad|permiso por protección temporal
identidad registro-civil certificado nacimiento|matrimonio|defunción
antecedentes antecedentes certificado antecedentes judiciales|antecedentes disciplinarios
empresas registrar-empresa inscripcion matrícula mercantil|registro de marca|constitución de sociedad
empresas permisos inscripcion permiso de funcionamiento|concepto sanitario de un local
fomento creditos-negocio beneficio crédito para microempresas|garantía para emprender|línea de crédito verde
campo tierras inscripcion titulación de predio|restitución de tierras
campo credito-campo beneficio crédito de siembra|seguro de cosecha
sanidad cosechas inscripcion registro de predio ganadero|guía de movilización de animales
sanidad cosechas certificado predio libre de plagas
movilidad licencia carne licencia de conducción
movilidad vehiculo inscripcion matrícula de vehículo|traspaso de vehículo
movilidad transporte-publico carne tarjeta estudiantil|tarjeta de transporte para personas mayores
servicios servicios-publicos reclamo un cobro de energía|un corte de agua|la factura del gas
servicios servicios-publicos beneficio subsidio de energía
consumo consumidor reclamo un producto defectuoso|publicidad engañosa|una falla de internet|un tiquete aéreo
"""
# what makes one of several, with the group for which it is
PARA = [
    ("", ""), (" para mujeres jefas de hogar", "mujeres-jefas-de-hogar"),
    (" para personas migrantes", "migrantes"), (" para personas mayores", "personas-mayores"),
    (" para personas con discapacidad", "discapacidad"), (" para jóvenes", "jovenes"),
]  # fmt: skip
# for whom works in it, whatever else makes it one of several. Source: SOL-002
DE_TRABAJO = {
    "campo": ("productores",), "sanidad": ("productores",),
    "fomento": ("emprendedores", "mipymes"), "empresas": ("emprendedores", "mipymes"),
}  # fmt: skip
EVENTOS = {
    "afiliacion": "voy-a-tener-un-hijo", "citas": "estoy-enferma", "vacunas": "voy-a-tener-un-hijo",
    "buscar-empleo": "perdi-el-empleo", "derechos-laborales": "perdi-el-empleo", "becas": "me-gradue",
    "certificados-estudio": "me-gradue", "comprar-vivienda": "me-caso",
    "mejorar-vivienda": "vivi-un-desastre",
    "subsidios": "vivi-un-desastre", "cedula": "vuelvo-al-pais", "registro-civil": "murio-un-familiar",
    "colegio": "me-mudo", "servicios-publicos": "me-mudo", "bonos": "me-pensiono",
}  # fmt: skip
REQUISITOS = {
    "certificado": ("Su documento de identidad", "El período que necesita certificar"),
    "beneficio": ("Su documento de identidad", "Constancia de los ingresos del hogar", "Recibo de su casa"),
    "carne": ("El documento anterior o la denuncia de su pérdida", "Una foto reciente, de frente"),
    "pago": ("Su documento de identidad", "El número del bono o de la factura"),
    "reclamo": ("Lo que pasó, con fechas", "La factura, el contrato o una foto, si los tiene"),
    "inscripcion": ("Documento de quien representa", "Plano, escritura o contrato", "Comprobante del pago"),
}  # fmt: skip
RESULTADOS = {
    "certificado": "Un documento firmado que cualquiera puede verificar",
    "beneficio": "Una respuesta que dice si lo recibe, cuánto y desde cuándo",
    "carne": "El documento en su mano o en su teléfono",
    "pago": "El comprobante del pago o de la devolución",
    "reclamo": "Una respuesta de fondo y, si tiene razón, una orden",
    "inscripcion": "La inscripción o el permiso, con su fecha de vencimiento",
}
VIDEO = {
    "clase": "video",
    "titulo": "Cómo tomarse la foto (2 minutos)",
    "enlace": "https://videos.example/foto",
    "texto": "Póngase frente a una pared clara, con luz de frente y sin gafas oscuras. Que se vean cara y "
    "hombros. Si la foto sale borrosa, tómela otra vez: es la causa más común de que se la devuelvan.",
}
BARRIOS = ("Centro", "Norte", "Terminal", "Plaza de Mercado", "Hospital", "Estación", "Puerto", "Alcaldía")
# institution, need, kind, thing, what is done with it, for whom
Combinacion = tuple[str, str, str, str, str, tuple[str, str]]
MANANA, TARDE = (time(8), time(12)), (time(13), time(16, 30))


@dataclass(frozen=True)
class TramiteInventado:
    """One procedure with what its page says; ``institucion``: its short name."""

    codigo: str
    nombre: str
    tipo: str
    institucion: str
    necesidades: tuple[str, ...]
    grupos: tuple[str, ...]
    ficha: dict
    requisitos: list[dict]
    guias: list[dict]


def inventar_tramites(azar: Random, cuantos: int) -> list[TramiteInventado]:
    """``cuantos`` procedures, each with another name, always the same for the same seed."""
    todos = list(_combinaciones())
    azar.shuffle(todos)
    inventados = [_inventar(azar, uno) for uno in todos[:cuantos]]
    repetidos = {c for c, n in Counter(t.codigo for t in inventados).items() if n > 1}
    return [
        replace(t, codigo=f"{t.codigo}-{n}") if t.codigo in repetidos else t for n, t in enumerate(inventados)
    ]


def codigo_de(nombre: str) -> str:
    """«Certificado de vacunación infantil» → «certificado-de-vacunacion-infantil», 54 characters at most."""
    return re.sub(r"[^a-z0-9]+", "-", sin_acentos(nombre)).strip("-")[:54].strip("-")


def _combinaciones() -> Iterator[Combinacion]:
    for linea in COSAS.strip().splitlines():
        institucion, necesidad, tipo, cosas = linea.split(" ", 3)
        for cosa, accion, para in product(cosas.split("|"), ACCIONES[tipo], PARA):
            yield institucion, necesidad, tipo, cosa, accion, para


def _inventar(azar: Random, uno: Combinacion) -> TramiteInventado:
    institucion, necesidad, tipo, cosa, accion, para = uno
    nombre = f"{accion.format(cosa)}{para[0]}"
    evento = EVENTOS.get(necesidad)
    return TramiteInventado(
        codigo=codigo_de(nombre),
        nombre=nombre,
        tipo=tipo,
        institucion=institucion,
        necesidades=(necesidad, *((evento,) if evento else ())),
        grupos=(*((para[1],) if para[1] else ()), *DE_TRABAJO.get(institucion, ())),
        ficha=_ficha(azar, nombre, tipo, cosa),
        requisitos=[{"texto": texto} for texto in REQUISITOS[tipo]],
        guias=[VIDEO] if tipo == "carne" else [],
    )


def _ficha(azar: Random, nombre: str, tipo: str, cosa: str) -> dict:
    gratis = azar.random() < 0.7
    modalidad = azar.choices(["en_linea", "parcial", "presencial"], weights=[25, 40, 35])[0]
    canales = ["sucursal"] if modalidad == "presencial" else ["web", "sucursal"]
    canales += [
        c for c, cuanto in (("telefono", 0.4), ("movil", 0.3), ("modulo", 0.2)) if azar.random() < cuanto
    ]
    return {
        "nombre": nombre,
        "palabras": f"{cosa} ayuda papeles" if azar.random() < 0.5 else cosa,
        "alcance": f"Es para quien necesita esto: {nombre[:1].lower()}{nombre[1:]}. Sirve en todo el "
        "país y no hace falta que lo tramite otra persona por usted.",
        "resultado": RESULTADOS[tipo],
        "modalidad": modalidad,
        "costo": "Gratuito" if gratis else f"$ {azar.choice([8, 12, 18, 25, 46, 60])}.{azar.choice('059')}00",
        "es_gratuito": gratis,
        "tiempo_maximo_dias_habiles": azar.choice([0, 1, 3, 5, 8, 10, 15, 15, 20, 30]),
        "canales_inicio": canales,
        "consulta_estado": "Con el código que recibe al empezar, en el portal o en un punto de la red.",
        "norma": f"Resolución {azar.randrange(100, 5000)} de {azar.randrange(2008, 2026)} (demostración)",
        "donde": "En los puntos de la red que lo ofrecen.",
        "responsable": azar.choice(("Servicio al ciudadano", "Dirección de trámites", "Grupo de beneficios")),
    }
