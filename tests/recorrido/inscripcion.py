"""The graduate: from the door of the demo to the number, its PDF, the correction and the validation."""

from tests.nucleo.documentos.muestras import pdf

from . import mesa
from .paseante import Paseante

DOCUMENTOS = (
    "Documento de identidad, por el frente",
    "Documento de identidad, por detrás",
    "Diploma",
    "Acta de grado",
)


def inscribirse(persona: Paseante, documento: str) -> str:
    """Fill every part, check the answers and send. Return the number."""
    persona.ir("/mi-inscripcion/")
    persona.seguir("^Inscribirme$")
    persona.marcar("Medicina")
    persona.pulsar("Inscribirme")
    persona.lee("Aún no ha enviado su inscripción")
    _datos(persona, documento)
    _formacion_y_prioridad(persona)
    _preferencias(persona)
    _documentos(persona)
    persona.seguir("^Revisar y enviar")
    persona.marcar("Declaro que")
    persona.pulsar("Enviar mi inscripción")
    return persona.codigo(".numero")


def _datos(persona: Paseante, documento: str) -> None:
    persona.seguir("Datos personales")
    persona.escribir("Nombres", "Yuliana")
    persona.escribir("Apellidos", "Ibargüen Ñustes")
    persona.elegir("Tipo de documento", "CC")
    persona.escribir("Número de documento", "10.20")
    persona.escribir("Teléfono celular", "300 123 4567")
    persona.elegir("Departamento donde vive", "52")
    if not persona.javascript:
        persona.pulsar("Ver los municipios")
    persona.elegir("Municipio donde vive", "52835")
    persona.escribir("Dirección", "Calle 1 # 2-3")
    persona.pulsar("Guardar y seguir")
    persona.errado()
    persona.escribir("Número de documento", documento)
    persona.pulsar("Guardar y seguir")


def _formacion_y_prioridad(persona: Paseante) -> None:
    persona.escribir("Universidad", "Universidad de Nariño")
    persona.marcar("En Colombia")
    for parte, valor in (("Día", "12"), ("Mes", "6"), ("Año", "2026")):
        persona.escribir(parte, valor)
    persona.pulsar("Guardar y seguir")
    persona.pulsar("Ninguna o prefiero")


def _preferencias(persona: Paseante) -> None:
    for _ in range(2):
        persona.seguir("Agregar plaza")
        persona.pulsar("Agregar.*la plaza")
    persona.pulsar("Subir.*la plaza")
    persona.lee("subió al lugar 1")
    persona.seguir("Seguir con los departamentos")
    persona.pulsar("Cerca de donde vivo")
    persona.pulsar("Guardar y seguir")


def _documentos(persona: Paseante) -> None:
    persona.seguir("Mi inscripción|Volver a mi inscripción")
    persona.seguir("^Documentos")
    for rotulo in DOCUMENTOS:
        persona.subir(persona.pagina.get_by_label(rotulo, exact=True), "cédula.pdf", pdf())
    persona.terminar_de_subir()
    persona.seguir("Volver a mi inscripción")


def copia(persona: Paseante) -> bytes:
    """The PDF copy of what was sent."""
    return persona.descargar("Descargar copia")


def revisar_entre_las_dos(persona: Paseante, secretaria: Paseante, numero: str) -> None:
    """The secretaría returns it, the person corrects, the secretaría validates, the person reads it."""
    secretaria.entrar("secretaria")
    mesa.tomar(secretaria, numero)
    mesa.devolver(secretaria)
    mesa.corregir(persona)
    mesa.validar(secretaria, numero)
    persona.ir("/mi-inscripcion/")
    persona.lee("Validada")
