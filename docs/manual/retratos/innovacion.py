"""Innovation: who visits, who takes part, who measures, the team, the direction."""

from .estudio import UUID, Estudio, Fotografo, Fotos, recorrer

FOTOS: Fotos = {
    "visitante": [
        ("innovacion-practica", r"/innovacion/practicas/\d+/", "Quién la adoptó"),
        ("innovacion-adoptar", r"/innovacion/practicas/\d+/lo-estamos-implementando/", ""),
        ("innovacion-inscribirme", r"/innovacion/innovatones/\d+/inscribirme/", ""),
        ("innovacion-cupo", rf"/innovacion/cupos/{UUID}/", "Tiene su lugar"),
    ],
    "participante": [("innovacion-mi-espacio", r"/innovacion/mi-espacio/", "")],
    "gestora": [("innovacion-medicion", r"/innovacion/innovaciones/\d+/", "")],
    "en_la_puerta": [
        ("innovacion-puerta", r"/innovacion/sedes/\d+/puerta/", "Guardada en el servidor"),
        ("innovacion-acta", r"/innovacion/mesas/\d+/acta/", ""),
    ],
    "comunidad": [
        ("innovacion-matriz", r"/innovacion/innovatones/\d+/", "34"),
        ("innovacion-compromisos", r"/innovacion/compromisos/", ""),
        ("innovacion-adopciones", r"/innovacion/comunidad/adopciones/", ""),
    ],
    "dirige": [("innovacion-tablero", r"/innovacion/tablero/", "")],
}
ANTIRROBOTS_MS = 2_500  # nobody reads and sends a public form sooner


def retratar(llega: Estudio) -> None:
    codigo = visitar(llega("visitante", telefono=True))
    recorrer(llega("participante", telefono=True), "participante", "/innovacion/mi-espacio/")
    gestora = llega("gestora")
    recorrer(gestora, "gestora", "/innovacion/innovaciones/")
    gestora.seguir("Citas por mensaje")
    recibir(llega("en_la_puerta", telefono=True), codigo)
    comunidad = llega("comunidad")
    recorrer(comunidad, "comunidad", "/innovacion/compromisos/", "/innovacion/comunidad/adopciones/",
             "/innovacion/innovatones/")  # fmt: skip
    comunidad.seguir("Innovatón de los ríos")
    recorrer(llega("dirige"), "direccion", "/innovacion/tablero/")


def visitar(nadie: Fotografo) -> str:
    """Without account: a practice that others adopted, and a seat; its code."""
    nadie.ir("/innovacion/practicas/")
    nadie.seguir("Citas por mensaje")
    nadie.seguir("Lo estamos implementando")
    nadie.ir("/innovacion/innovatones/")
    nadie.seguir("Innovatón del Pacífico")
    nadie.seguir("Inscribirme")
    nadie.pagina.get_by_role("radio").first.check()
    nadie.escribir("Su nombre", "Eva Paz")
    nadie.elegir("Profesión", "medicina")
    nadie.escribir("Su institución", "Hospital San José")
    nadie.escribir("Su correo", "eva.paz@correo.example")
    nadie.marcar("Autorizo")
    nadie.pagina.wait_for_timeout(ANTIRROBOTS_MS)
    nadie.pulsar("^Inscribirme")
    return nadie.pagina.locator(".numero").inner_text()


def recibir(equipo: Fotografo, codigo: str) -> None:
    """At the door, with one telephone; then a table."""
    recorrer(equipo, "comunidad", "/innovacion/innovatones/")
    equipo.seguir("Innovatón del Pacífico")
    acta = equipo.pagina.get_by_role("link", name="el acta de la").first.get_attribute("href") or ""
    equipo.seguir("Recibir en la puerta")
    equipo.escribir("Código de seis letras", codigo)
    equipo.pagina.get_by_role("button", name="Llegó", exact=True).click()
    equipo.pagina.get_by_text("Guardada en el servidor").first.wait_for()
    equipo.mirar()
    equipo.ir(acta)
