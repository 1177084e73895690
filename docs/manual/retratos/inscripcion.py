"""A professional registers and corrects; the desk reviews."""

from tests.recorrido import inscripcion, mesa

from .estudio import UUID, Estudio, Fotos

FOTOS: Fotos = {
    "persona": [
        ("profesional-inscripcion", r"/mi-inscripcion/", "Inscribirme"),
        ("profesional-antes", r"/mi-inscripcion/empezar/", ""),
        ("profesional-tareas", rf"/mi-inscripcion/{UUID}/", "Lleva"),
        ("profesional-error", rf"/mi-inscripcion/{UUID}/datos/", "Hay un problema"),
        ("profesional-preferencias", rf"/mi-inscripcion/{UUID}/preferencias/", "subió al lugar"),
        ("profesional-departamentos", rf"/mi-inscripcion/{UUID}/departamentos/", ""),
        ("profesional-documentos", rf"/mi-inscripcion/{UUID}/documentos/", ""),
        ("profesional-revisar", rf"/mi-inscripcion/{UUID}/revisar/", ""),
        ("profesional-numero", rf"/mi-inscripcion/{UUID}/enviada/", ""),
        ("profesional-corregir", rf"/mi-inscripcion/{UUID}/", "Corrija lo que le pidieron"),
    ],
    "mesa": [
        ("secretaria-cola", r"/mesa/", ""),
        ("secretaria-caso", rf"/mesa/{UUID}/", "suya desde las"),
        ("secretaria-razones", rf"/mesa/{UUID}/", "Por qué no cumple"),
        ("secretaria-devolver", rf"/mesa/{UUID}/devolver/", ""),
    ],
}


def retratar(llega: Estudio) -> None:
    persona, secretaria = llega("persona", telefono=True), llega("mesa")
    persona.entrar("nueva")
    numero = inscripcion.inscribirse(persona, "1020304050")
    secretaria.entrar("secretaria")
    mesa.tomar(secretaria, numero)
    mesa.devolver(secretaria)
    mesa.corregir(persona)
