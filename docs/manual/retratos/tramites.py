"""Procedures: who asks, who decides, who attends, who directs."""

from .estudio import Estudio, Fotos, recorrer

FOTOS: Fotos = {
    "ciudadana": [
        ("tramites-buscar", r"/tramites/buscar/", ""),
        ("tramites-ficha", r"/tramites/ficha/[a-z-]+/", "Empezar por internet"),
        ("tramites-orientacion", r"/tramites/ficha/[a-z-]+/orientacion/", "necesita este trámite"),
        ("tramites-mias", r"/tramites/mis-solicitudes/", ""),
        ("tramites-completar", r"/tramites/mis-solicitudes/\d+/", "necesita algo más"),
    ],
    "funcionaria": [
        ("tramites-bandeja", r"/tramites/bandeja/", ""),
        ("tramites-caso", r"/tramites/bandeja/\d+/", ""),
    ],
    "agente": [
        ("tramites-puesto", r"/tramites/mostrador/puesto/", ""),
        ("tramites-mostrador", r"/tramites/mostrador/", ""),
    ],
    "admin_tramites": [
        ("tramites-fichas", r"/tramites/fichas/", ""),
        ("tramites-diseno", r"/tramites/disenos/\d+/", ""),
        ("tramites-preguntas", r"/tramites/fichas/[a-z-]+/orientacion/", ""),
        ("tramites-seguimiento", r"/tramites/fichas/[a-z-]+/seguimiento/", ""),
        ("tramites-encuesta", r"/tramites/fichas/[a-z-]+/encuesta/", ""),
        ("tramites-mi-red", r"/tramites/mi-red/", "Abierto"),
        ("tramites-certificaciones", r"/tramites/certificaciones/", "Vigente"),
    ],
    "direccion": [
        ("tramites-tablero", r"/tramites/direccion/", ""),
        ("tramites-comite", r"/tramites/direccion/comite/", ""),
        ("tramites-metas", r"/tramites/direccion/metas/", ""),
        ("tramites-informe", r"/tramites/direccion/informes/\d{4}-\d\d/", ""),
    ],
}


def retratar(llega: Estudio) -> None:
    caso = "/tramites/fichas/exoneracion-por-causal"
    persona, oficina, agente = llega("ciudadana", telefono=True), llega("funcionaria"), llega("agente")
    ficha = caso.replace("fichas", "ficha")
    recorrer(persona, "ciudadana", "/tramites/buscar/?q=exoneracion", f"{ficha}/",
              f"{ficha}/orientacion/?r=0&r=1&r=0", "/tramites/mis-solicitudes/")  # fmt: skip
    persona.seguir("Complete")
    recorrer(oficina, "funcionaria", "/tramites/bandeja/")
    oficina.ir(oficina.pagina.locator("tbody th a, tbody td a").first.get_attribute("href") or "")
    recorrer(agente, "agente", "/tramites/mostrador/puesto/")
    agente.pagina.get_by_label("¿Dónde atiende hoy?").select_option(index=1)
    agente.pulsar("Atender aquí")
    admin = llega("admin_tramites")
    recorrer(admin, "tramites", "/tramites/fichas/", f"{caso}/orientacion/", f"{caso}/seguimiento/",
              f"{caso}/encuesta/", "/tramites/disenos/")  # fmt: skip
    admin.seguir("Versión 1")
    admin.ir("/tramites/mi-red/")
    admin.elegir("Institución que administra", "Red Nacional de Atención (demostración)")
    admin.pulsar("Cambiar")
    admin.ir("/tramites/certificaciones/")
    direccion = llega("direccion")
    recorrer(direccion, "direccion", "/tramites/direccion/", "/tramites/direccion/comite/",
              "/tramites/direccion/metas/", "/tramites/direccion/informes/")  # fmt: skip
    direccion.ir(direccion.pagina.locator("main ul.resultados a").first.get_attribute("href") or "")
