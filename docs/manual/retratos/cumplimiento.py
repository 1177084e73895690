"""Obligations: who reports, who supervises, whom it touches."""

from tests.recorrido import cumplimiento

from .estudio import Estudio, Fotos

FOTOS: Fotos = {
    "vigilada": [
        ("cumplimiento-mias", r"/cumplimiento/mias/", ""),
        ("cumplimiento-informar", r"/cumplimiento/casos/R-[\d-]+/informar/", "Hay un problema"),
        ("cumplimiento-recibo", r"/cumplimiento/casos/R-[\d-]+/recibos/\d+/", ""),
        ("cumplimiento-archivo", r"/cargas/\d+/", "por corregir"),
        ("cumplimiento-mesa", r"/cumplimiento/mesa/", ""),
        ("cumplimiento-acuerdo", r"/cumplimiento/mesa/\d+/", ""),
    ],
    "fiscal": [
        ("cumplimiento-dictamen", r"/cumplimiento/dictamenes/\d+/", "borrador"),
        ("cumplimiento-caso", r"/cumplimiento/casos/R-[\d-]+/", "Decida sobre la prueba"),
        ("cumplimiento-tablero", r"/cumplimiento/tablero/", ""),
        ("cumplimiento-canales", r"/cumplimiento/canales/", ""),
    ],
    "con_codigo": [
        ("cumplimiento-normas", r"/cumplimiento/normas/", ""),
        ("cumplimiento-mi-caso", r"/cumplimiento/consultar/CU-.*", "¿Le cumplieron"),
    ],
    "oirs": [
        ("cumplimiento-frase", r"/cumplimiento/atencion/R-[\d-]+/", ""),
        ("cumplimiento-respuestas", r"/cumplimiento/respuestas/", ""),
    ],
}


def retratar(llega: Estudio) -> None:
    vigilada, fiscal, afectada = llega("vigilada"), llega("fiscal"), llega("con_codigo", telefono=True)
    cumplimiento.informar(vigilada)
    cumplimiento.cargar(vigilada)
    vigilada.ir("/cumplimiento/mesa/")
    cumplimiento.sentarse_a_la_mesa(vigilada)
    cumplimiento.dictar(fiscal, "2026-77001")
    cumplimiento.decidir(fiscal)
    fiscal.ir("/cumplimiento/canales/")
    con_cuenta = llega("con_codigo", telefono=True)
    con_cuenta.faltan = []
    cumplimiento.contradecir(con_cuenta, afectada)
    cumplimiento.responder_en_la_oirs(llega("oirs"))
