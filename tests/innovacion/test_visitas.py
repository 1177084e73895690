"""Readings of public pages: counted by the portal itself, of nobody, and never fewer than before."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from redis.exceptions import RedisError

from innovacion.crecimiento import crecimiento
from innovacion.indicadores.alcance import lecturas, por_ano, seguidores, textos
from innovacion.models import CuentaRed, VisitaDiaria
from innovacion.servicios.visitas import guardar_visitas
from sso_portal.nucleo.cuentas.models import Rol
from tests.apoyo.vigilancia import olvidar_cache
from tests.fabricas import UsuarioFactory, funcionario

from .fabricas import noticia
from .fabricas import seguidores as cuenta_red

pytestmark = pytest.mark.django_db
DIA = {"fecha_dia": "3", "fecha_mes": "8", "fecha_ano": "2026"}


NAVEGADOR = (
    "Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
)


@pytest.fixture(name="client")
def fixture_client():
    return Client(headers={"user-agent": NAVEGADOR})


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


def test_el_mes_en_curso_no_se_compara_con_uno_entero():
    hoy = timezone.localdate().replace(day=1)
    for dia, cuantas in ((hoy.replace(year=hoy.year - 1), 900), (hoy, 30)):
        VisitaDiaria.objects.create(dia=dia, pagina="innovacion:inicio", visitas=cuantas)
    assert [fila["crece"] for fila in lecturas().filas] == [None, None]


@pytest.mark.parametrize(
    "agente",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "facebookexternalhit/1.1",
        "WhatsApp/2.23.20.0",
        "curl/8.5.0",
        "python-requests/2.32",
        "Mozilla/5.0 HeadlessChrome/126.0",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
    ],
)
def test_las_maquinas_no_cuentan(client, agente):
    client.get("/innovacion/", headers={"user-agent": agente})
    assert contadas() == {}


def test_quienes_trabajan_en_el_portal_no_cuentan_y_las_demas_personas_si(client):
    for quien in (funcionario(Rol.COMUNIDAD), funcionario(Rol.DIRECCION), UsuarioFactory()):
        client.force_login(quien)
        client.get("/innovacion/")
    client.get("/innovacion/", headers={"sec-purpose": "prefetch;prerender"})
    assert contadas() == {"innovacion:inicio": 1}


def test_cada_texto_para_redes_dice_lo_que_trajo(client):
    una = noticia(funcionario(Rol.COMUNIDAD))
    assert f"{una.get_absolute_url()}?de=redes" in una.texto_corto
    assert f"{una.get_absolute_url()}?de=whatsapp" in una.texto_whatsapp
    for de in ("redes", "whatsapp", "whatsapp", "otra", "redes#1", ""):
        client.get(una.get_absolute_url(), {"de": de})
    client.get("/innovacion/novedades/999999/", {"de": "redes"})
    guardar_visitas()
    assert textos().filas == [{"que": "Ya son 183", "redes": 1, "whatsapp": 2, "total": 3}]
    assert [f["lecturas"] for f in lecturas().filas] == [6]


def test_las_lecturas_de_un_ano_y_las_de_cada_mes():
    """9,604 in 2013 and 10,329 in the nine months to September of 2014: 7,5 % more, 1,147 by month."""
    for mes in range(1, 13):
        VisitaDiaria.objects.create(dia=date(2013, mes, 5), pagina="x", visitas=800 if mes > 1 else 804)
    for mes in range(1, 10):
        VisitaDiaria.objects.create(dia=date(2014, mes, 5), pagina="x", visitas=1147 if mes > 1 else 1153)
    nueva, vieja = por_ano().filas
    assert (vieja["lecturas"], vieja["al_mes"], vieja["crece"]) == (9604, 800, None)
    assert (nueva["lecturas"], nueva["al_mes"], nueva["crece"]) == (10329, 1147, 7.5)


def test_los_seguidores_de_390_a_1355_en_siete_meses():
    """965 more in seven months: 247,4 % and 137,9 a month. A lone count does not grow. Source: INN-022."""
    equipo = funcionario(Rol.COMUNIDAD)
    for dia, cuantos in ((date(2014, 9, 30), 1355), (date(2014, 2, 28), 390), (date(2014, 5, 1), 700)):
        cuenta_red(equipo, cuantos, dia)
    cuenta_red(equipo, 50, date(2014, 9, 1), red="youtube")
    facebook, youtube = seguidores().filas
    assert (facebook["antes"], facebook["ahora"], facebook["crece"], facebook["por_mes"]) == (
        390,
        1355,
        247.4,
        137.9,
    )
    assert (youtube["ahora"], youtube["crece"], youtube["por_mes"]) == (50, None, None)


def test_crecer_segun_las_cuentas_hechas_a_mano():
    assert [crecimiento(*x) for x in ((9604, 10329), (688, 1147), (390, 1355), (10, 5), (0, 5), (5, 5))] == [
        7.5, 66.7, 247.4, -50.0, None, 0.0,
    ]  # fmt: skip


def test_los_seguidores_se_anotan_en_la_pagina_y_el_mismo_dia_se_corrige(client):
    client.force_login(funcionario(Rol.COMUNIDAD))
    datos = {"red": "facebook", "seguidores": "390", "fuente": "El perfil", **DIA}
    assert "Elija la red" in client.post("/innovacion/comunidad/redes/", {**datos, "red": ""}).text
    for cuantos in ("390", "391"):
        pagina = client.post(
            "/innovacion/comunidad/redes/", {**datos, "seguidores": cuantos}, follow=True
        ).text  # fmt: skip
    assert "391" in pagina
    assert [c.seguidores for c in CuentaRed.objects.all()] == [391]
