"""Role × route: what each one finds at every door of the portal, read from tests/matriz.csv.

A cell is «GET/POST»: a status, or «ingreso» where the portal asks to sign in first.
"""

import csv
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sso_portal.portada import fallas

from .apoyo.rutas import Ruta, cuerpo, direccion, rutas

TABLA = Path(__file__).with_name("matriz.csv")
ROLES = [
    *("anonima", "profesional", "profesional_ajena", "ips", "ips_ajena", "secretaria", "secretaria_ajena"),
    *("jefatura", "ministerio", "veedora", "veedora_ajena"),
    *("vigilada", "vigilada_ajena", "fiscalizacion", "oirs"),
    *("funcionaria", "agente", "admin_tramites", "direccion"),
    *("gestora", "comunidad", "experta"),
]


def matriz() -> dict[Ruta, dict[str, str]]:
    with TABLA.open(newline="") as archivo:
        filas = list(csv.DictReader(archivo, delimiter=";"))
    return {Ruta(fila["nombre"], fila["ruta"]): {rol: fila[rol] for rol in ROLES} for fila in filas}


class Visitante:
    """Somebody in a role; whatever a request of theirs does is undone after it."""

    def __init__(self, usuario):
        self.cliente = Client(raise_request_exception=False)
        if usuario:
            self.cliente.force_login(usuario)
        self.sesion = self.cliente.cookies.output(header="")

    def pedir(self, url: str, cuerpo: dict) -> str:
        """What GET and POST answer at ``url``, as a cell of the table writes it."""
        return f"{self._responder(self.cliente.get, url)}/{self._responder(self.cliente.post, url, cuerpo)}"

    def _responder(self, metodo, *pedido) -> str:
        punto = transaction.savepoint_create()
        respuesta = metodo(*pedido)
        if respuesta.streaming:
            b"".join(respuesta.streaming_content)  # read to the end, the client closes it
        transaction.savepoint_rollback(punto)
        self.cliente.cookies = SimpleCookie(self.sesion)
        es_ingreso = respuesta.status_code == 302 and respuesta["Location"].startswith(
            reverse(settings.LOGIN_URL)
        )
        return "ingreso" if es_ingreso else str(respuesta.status_code)


@pytest.fixture
def _sin_dibujar_errores(monkeypatch):
    """Three answers of four are a page of error, which has tests of its own: here only its status counts."""

    def en_blanco(request, plantilla, contexto, status):
        return HttpResponse(status=status)

    monkeypatch.setattr(fallas, "render", en_blanco)


# Another person of the same role, whom the tests of each act keep out too, is asked by the long ones. So are
# the roles of innovation elsewhere, and in innovation those that are there what any account is.
DE_INNOVACION = ("gestora", "comunidad", "experta")
EN_INNOVACION = ("anonima", "profesional", "direccion", *DE_INNOVACION)


def largas(roles):
    return [pytest.param(r, marks=pytest.mark.larga) if r.endswith("_ajena") else r for r in roles]


@pytest.mark.usefixtures("_sin_dibujar_errores")
@pytest.mark.parametrize("rol", largas(r for r in ROLES if r not in DE_INNOVACION))
def test_cada_rol_encuentra_en_cada_ruta_lo_que_la_matriz_dice(rol, mundo):
    comprobar(rol, mundo, [r for r in rutas() if not r.nombre.startswith("innovacion:")])


@pytest.mark.usefixtures("_sin_dibujar_errores")
@pytest.mark.parametrize("rol", EN_INNOVACION)
def test_cada_rol_encuentra_en_innovacion_lo_que_la_matriz_dice(rol, mundo):
    comprobar(rol, mundo, [r for r in rutas() if r.nombre.startswith("innovacion:")])


@pytest.mark.larga
@pytest.mark.usefixtures("_sin_dibujar_errores")
@pytest.mark.parametrize("rol", ROLES)
def test_cada_rol_encuentra_lo_mismo_donde_no_tiene_nada_que_hacer(rol, mundo):
    es_de_innovacion, esta = rol in DE_INNOVACION, rol in EN_INNOVACION
    for suya in (True, False):
        if (suya and not esta) or (not suya and es_de_innovacion):
            comprobar(rol, mundo, [r for r in rutas() if r.nombre.startswith("innovacion:") is suya])


def comprobar(rol, mundo, cuales):
    visitante = Visitante(mundo.roles[rol])
    vistas = {ruta: visitante.pedir(direccion(ruta, mundo), cuerpo(ruta, mundo)) for ruta in cuales}
    esperadas = {ruta: celdas[rol] for ruta, celdas in matriz().items() if ruta in vistas}
    distintas = {r.patron: (esperadas.get(r), v) for r, v in vistas.items() if esperadas.get(r) != v}
    assert not distintas, f"{rol}: ruta → (lo que dice la matriz, lo que respondió)"


def test_toda_ruta_tiene_su_fila_y_toda_fila_su_ruta():
    assert sorted(matriz()) == sorted(rutas())
