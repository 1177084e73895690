"""Posts: proposed, returned, published; several from a file."""

import hoja_de_plazas

from tests.recorrido import plazas

from .estudio import Estudio, Fotos

FOTOS: Fotos = {
    "ips": [
        ("ips-inicio", r"/", ""),
        ("ips-plazas", r"/plazas/mias/", ""),
        ("ips-formulario", r"/plazas/nueva/", ""),
        ("ips-error", r"/plazas/.*", "Hay un problema"),
        ("ips-enviada", r"/plazas/P\d+/", "La revisará la secretaría"),
        ("ips-devuelta", r"/plazas/mias/", "El salario no coincide"),
    ],
    "hoja": [
        ("ips-archivo", r"/cargas/plazas/nueva/", ""),
        ("ips-archivo-errores", r"/cargas/\d+/", "por corregir"),
        ("ips-archivo-recibo", r"/cargas/\d+/", "Se guardaron"),
    ],
    "secretaria": [
        ("secretaria-inicio", r"/", ""),
        ("secretaria-plazas", r"/plazas/revision/", ""),
        ("secretaria-plaza", r"/plazas/P\d+/", "Validar"),
        ("secretaria-motivo", r"/plazas/P\d+/devolver/", ""),
    ],
    "ministerio": [
        ("ministerio-decidir", r"/plazas/decision/", ""),
        ("ministerio-plaza", r"/plazas/P\d+/", "Publicar"),
    ],
}


def retratar(llega: Estudio) -> None:
    ips, secretaria = llega("ips"), llega("secretaria")
    codigo = plazas.proponer(ips, "Médica rural de Tumaco")
    plazas.devolver(secretaria, codigo)
    plazas.corregir(ips, codigo)
    plazas.validar(secretaria, codigo)
    plazas.aprobar_y_publicar(llega("ministerio"), codigo)
    hoja_de_plazas.cargar(llega("hoja"), "0")
    llega.plaza = codigo
