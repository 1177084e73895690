"""Weight of every page that has one to keep, compressed, as a cheap telephone pays for it."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from plazas.models import Plaza
from tests.fabricas import PlazaFactory

from .apoyo.rutas import Ruta, direccion, rutas

ESTATICOS = Path(settings.BASE_DIR) / "static"
PUBLICA, PASO, LISTA, RESULTADO, TRABAJO = 20, 15, 30, 12, 80  # kB of HTML
PESOS = {
    "plazas:catalogo": LISTA,
    "plazas:comparar": LISTA,
    "asignacion:mi_resultado": RESULTADO,
    "asignacion:comprobante": RESULTADO,
    "inscripciones:buscar_plaza": LISTA,
}
DEL_REGISTRO = "mi-inscripcion/"
PROGRAMAS_DE_PASO = ["portal.js", "autoguardado.js", "municipios.js", "subida.js"]


def limite(ruta: Ruta, rol: str) -> int:
    if ruta.nombre in PESOS:
        return PESOS[ruta.nombre]
    if ruta.patron.startswith(DEL_REGISTRO):
        return PASO
    return PUBLICA if rol in {"anonima", "profesional"} else TRABAJO


def kilos(contenido: bytes) -> float:
    return len(gzip.compress(contenido, 9)) / 1000


def paginas(cliente, mundo):
    """(route, bytes) of what somebody can see; what is downloaded is no page."""
    for ruta in rutas():
        respuesta = cliente.get(direccion(ruta, mundo))
        if respuesta.streaming:
            b"".join(respuesta.streaming_content)
        elif respuesta.status_code == 200 and "html" in respuesta["Content-Type"]:
            yield ruta, respuesta.content


@pytest.fixture(scope="module")
def lleno(mundo):
    """The same world with a full page of the catalogue."""
    entidad = mundo.cosas.plaza_publicada.entidad
    Plaza.objects.bulk_create(PlazaFactory.build_batch(60, entidad=entidad, municipio_id="52001"))
    return mundo


@pytest.mark.parametrize("rol", ["anonima", "profesional", "ips", "jefatura", "ministerio", "veedora"])
def test_cada_pagina_cabe_en_su_peso(rol, lleno):
    cliente = Client()
    if lleno.roles[rol]:
        cliente.force_login(lleno.roles[rol])
    pesadas = {
        ruta.patron: round(peso, 1)
        for ruta, contenido in paginas(cliente, lleno)
        if (peso := kilos(contenido)) > limite(ruta, rol) and not ruta.nombre.startswith("demo:")
    }
    assert not pesadas


def test_los_programas_de_un_paso_caben_en_treinta_kilos():
    assert kilos(b"".join((ESTATICOS / "js" / nombre).read_bytes() for nombre in PROGRAMAS_DE_PASO)) <= 30


@pytest.mark.parametrize("programa", sorted(f.name for f in (ESTATICOS / "js").glob("*.js")))
def test_ningun_programa_solo_pasa_de_veinte_kilos(programa):
    assert kilos((ESTATICOS / "js" / programa).read_bytes()) <= 20
