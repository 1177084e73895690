"""The event of a process, until its result."""

from tests.recorrido import resultado, sorteo

from .estudio import Estudio, Fotos

FOTOS: Fotos = {
    "sellada": [("profesional-resultado", r"/mi-resultado/2020-1/", "Por qué")],
    "operador": [
        ("ministerio-inicio", r"/", ""),
        ("ministerio-consola", r"/sorteos/2020-1/consola/", "Huella de las entradas"),
        ("ministerio-baliza", r"/sorteos/2020-1/consola/", "Comprobar y derivar"),
        ("ministerio-resultado", r"/sorteos/2020-1/consola/", "Firmada"),
    ],
    "veedora1": [
        ("veeduria-hoja", r"/sorteos/2020-1/veedor/", ""),
        ("veeduria-comprometer", r"/sorteos/2020-1/veedor/comprometer/", "Guarde estos"),
        ("veeduria-revelar", r"/sorteos/2020-1/veedor/revelar/", ""),
        ("veeduria-codigo", r"/sorteos/2020-1/veedor/codigo/", ""),
        ("veeduria-clic", r"/sorteos/2020-1/veedor/clic/", "El clic"),
    ],
    "pantalla": [
        ("ciudadania-pantalla-aportes", r"/sorteos/2020-1/pantalla/", "Reveló"),
        ("ciudadania-pantalla-semilla", r"/sorteos/2020-1/pantalla/", "La semilla ya existe"),
        ("ciudadania-pantalla-resultado", r"/sorteos/2020-1/pantalla/", "tienen resultado|por código"),
    ],
}


def retratar(llega: Estudio) -> None:
    llegan = {clave: llega("veedora1") for clave in ("veedora1", "veedor2", "veedora3")}
    llegan["veedor2"].faltan = llegan["veedora3"].faltan = []
    sorteo.celebrar(sorteo.Sala(llega("operador"), llegan, llega("pantalla")))
    resultado.leer(llega("sellada", telefono=True), "sellada", "2020-1")
