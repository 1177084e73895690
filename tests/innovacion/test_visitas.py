"""Readings of public pages: counted by the portal itself, of nobody, and never fewer than before."""

from datetime import date

import pytest
from django.core.cache import cache
from redis.exceptions import RedisError

from innovacion.indicadores.participacion import lecturas
from innovacion.models import VisitaDiaria
from innovacion.servicios.visitas import guardar_visitas
from tests.apoyo.vigilancia import olvidar_cache

pytestmark = pytest.mark.django_db


def contadas():
    guardar_visitas()
    return dict(VisitaDiaria.objects.values_list("pagina", "visitas"))


def test_se_cuentan_las_lecturas_de_lo_publico_y_nada_mas(client):
    for url in (
        "/innovacion/",
        "/innovacion/",
        "/innovacion/retos/",
        "/innovacion/mi-espacio/",
        "/no-existe/",
    ):
        respuesta = client.get(url)
    client.post("/innovacion/retos/1/")
    assert contadas() == {"innovacion:inicio": 2, "innovacion:retos": 1}
    assert set(respuesta.cookies) <= {"csrftoken"}  # of the form, not of the counting


def test_si_la_memoria_se_pierde_lo_guardado_no_baja(client):
    for _ in range(3):
        client.get("/innovacion/")
    assert contadas() == {"innovacion:inicio": 3}
    olvidar_cache()
    client.get("/innovacion/")
    assert contadas() == {"innovacion:inicio": 3}


def test_sin_memoria_la_pagina_se_lee_igual(client, monkeypatch):
    def caida(*datos, **mas):
        raise RedisError

    monkeypatch.setattr(cache, "add", caida)
    assert client.get("/innovacion/como-trabajamos/").status_code == 200


def test_el_crecimiento_es_frente_al_mismo_mes_del_ano_anterior():
    """688 readings one month and 1,147 a year later: 66,7 % more. Source: INN-022."""
    for dia, cuantas in ((date(2025, 9, 3), 600), (date(2025, 9, 28), 88), (date(2026, 9, 1), 1147)):
        VisitaDiaria.objects.create(dia=dia, pagina="innovacion:inicio", visitas=cuantas)
    assert lecturas().filas == [
        {"mes": "septiembre de 2026", "lecturas": 1147, "crece": 66.7},
        {"mes": "septiembre de 2025", "lecturas": 688, "crece": None},
    ]
