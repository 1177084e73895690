"""Role × route: what each one finds at every door, read from tests/matriz.csv, and what it weighs.

A cell is «GET/POST»: a status, or «ingreso» where the portal asks to sign in first.
"""

import csv
import gzip
from functools import cache
from http.cookies import SimpleCookie
from pathlib import Path
from statistics import mode
from typing import NamedTuple

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from plazas.models import Plaza
from sso_portal.portada import fallas
from tests.fabricas import PlazaFactory

from .apoyo.rutas import Ruta, cuerpo, direccion, rutas

TABLA = Path(__file__).with_name("matriz.csv")
ROLES = [
    *("anonima", "profesional", "profesional_ajena", "ips", "ips_ajena", "secretaria", "secretaria_ajena"),
    *("jefatura", "ministerio", "veedora", "veedora_ajena"),
    *("vigilada", "vigilada_ajena", "fiscalizacion", "oirs"),
    *("funcionaria", "agente", "admin_tramites", "direccion"),
    *("gestora", "comunidad", "experta"),
]


@cache
def matriz() -> dict[Ruta, dict[str, str]]:
    with TABLA.open(newline="") as archivo:
        filas = list(csv.DictReader(archivo, delimiter=";"))
    return {Ruta(fila["nombre"], fila["ruta"]): {rol: fila[rol] for rol in ROLES} for fila in filas}


EN_TODAS = {"anonima", "profesional", "funcionaria"}  # nobody, anybody, and an official


def sala(ruta: Ruta) -> str:
    return ruta.nombre.partition(":")[0]


@cache
def es_una_cuenta_mas(rol: str, donde: str) -> bool:
    """Does a role find in a whole room what most roles find at each of its doors?"""
    celdas = [celdas for ruta, celdas in matriz().items() if sala(ruta) == donde]
    return rol not in EN_TODAS and all(c[rol] == mode(c.values()) for c in celdas)


PUBLICA, PASO, LISTA, RESULTADO, TRABAJO = 20, 15, 30, 12, 80  # kB of HTML, compressed
PESOS = {
    "plazas:catalogo": LISTA,
    "plazas:comparar": LISTA,
    "asignacion:mi_resultado": RESULTADO,
    "asignacion:comprobante": RESULTADO,
    "inscripciones:buscar_plaza": LISTA,
}
DEL_REGISTRO = "mi-inscripcion/"


def limite(ruta: Ruta, rol: str) -> int:
    """How many kB a page may weigh, as a cheap telephone pays for it."""
    if ruta.nombre in PESOS:
        return PESOS[ruta.nombre]
    if ruta.patron.startswith(DEL_REGISTRO):
        return PASO
    return PUBLICA if rol in {"anonima", "profesional"} else TRABAJO


class Hallado(NamedTuple):
    """What somebody found at a door: the cell of the table, and the page that GET answered, if it is one."""

    celda: str
    pagina: bytes


class Visitante:
    """Somebody in a role; whatever a request of theirs does is undone after it."""

    def __init__(self, usuario):
        self.cliente = Client(raise_request_exception=False)
        if usuario:
            self.cliente.force_login(usuario)
        self.sesion = self.cliente.cookies.output(header="")

    def pedir(self, url: str, cuerpo: dict) -> Hallado:
        estado, pagina = self._responder(self.cliente.get, url)
        otro, _ = self._responder(self.cliente.post, url, cuerpo)
        return Hallado(f"{estado}/{otro}", pagina)

    def _responder(self, metodo, *pedido) -> tuple[str, bytes]:
        punto = transaction.savepoint_create()
        respuesta = metodo(*pedido)
        if respuesta.streaming:
            b"".join(respuesta.streaming_content)  # read to the end, the client closes it
        transaction.savepoint_rollback(punto)
        self.cliente.cookies = SimpleCookie(self.sesion)
        es_ingreso = respuesta.status_code == 302 and respuesta["Location"].startswith(
            reverse(settings.LOGIN_URL)
        )
        es_pagina = respuesta.status_code == 200 and "html" in respuesta["Content-Type"]
        estado = "ingreso" if es_ingreso else str(respuesta.status_code)
        return estado, respuesta.content if es_pagina and not respuesta.streaming else b""


@pytest.fixture(scope="module")
def _sin_dibujar_errores():
    """Three answers of four are a page of error, which has tests of its own: here only its status counts."""

    def en_blanco(request, plantilla, contexto, status):
        return HttpResponse(status=status)

    with pytest.MonkeyPatch.context() as cambio:
        cambio.setattr(fallas, "render", en_blanco)
        yield


@pytest.fixture(scope="module")
def visita(mundo, _sin_dibujar_errores):
    """``visita(rol, de_ordinario=False)``: what a role finds at each door of the rooms where it is somebody,
    or of those where it is one account more. Each is asked once; the catalogue has a full page.
    """
    entidad = mundo.cosas.plaza_publicada.entidad
    Plaza.objects.bulk_create(PlazaFactory.build_batch(60, entidad=entidad, municipio_id="52001"))

    @cache
    def _visitar(rol: str, *, de_ordinario: bool) -> dict[Ruta, Hallado]:
        visitante = Visitante(mundo.roles[rol])
        return {
            ruta: visitante.pedir(direccion(ruta, mundo), cuerpo(ruta, mundo))
            for ruta in rutas()
            if es_una_cuenta_mas(rol, sala(ruta)) is de_ordinario
        }

    return _visitar


def comprobar(rol: str, vistas: dict[Ruta, Hallado]) -> None:
    tabla = matriz()
    distintas = {
        ruta.patron: (tabla[ruta][rol], hallado.celda)
        for ruta, hallado in vistas.items()
        if ruta not in tabla or tabla[ruta][rol] != hallado.celda
    }
    assert not distintas, f"{rol}: ruta → (lo que dice la matriz, lo que respondió)"


# Another person of the same role, whom the tests of each act keep out too, is asked by the long ones; so is
# each role in the rooms where it is one account more than those that are always asked.
CADA_ROL = [pytest.param(r, marks=pytest.mark.larga) if r.endswith("_ajena") else r for r in ROLES]


@pytest.mark.parametrize("rol", CADA_ROL)
def test_cada_rol_encuentra_en_cada_ruta_lo_que_la_matriz_dice(rol, visita):
    comprobar(rol, visita(rol, de_ordinario=False))


@pytest.mark.larga
@pytest.mark.parametrize("rol", ROLES)
def test_cada_rol_es_una_cuenta_mas_donde_no_tiene_nada_que_hacer(rol, visita):
    comprobar(rol, visita(rol, de_ordinario=True))


@pytest.mark.parametrize("rol", CADA_ROL)
def test_cada_pagina_cabe_en_su_peso(rol, visita):
    pesadas = {
        ruta.patron: kilos
        for ruta, hallado in visita(rol, de_ordinario=False).items()
        if (kilos := len(gzip.compress(hallado.pagina)) / 1000) > limite(ruta, rol)
        and not ruta.nombre.startswith("demo:")
    }
    assert not pesadas


def test_toda_ruta_tiene_su_fila_y_toda_fila_su_ruta():
    assert sorted(matriz()) == sorted(rutas())
