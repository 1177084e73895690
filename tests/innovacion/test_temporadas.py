"""Seasons: marked as data, named by the log of contacts and by the figures of each month."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from innovacion.consultas.temporadas import contactos_por_mes
from innovacion.indicadores.participacion import por_mes
from innovacion.models import Aporte, Innovaton, Temporada
from innovacion.servicios.comunidad import anotar_contacto
from innovacion.servicios.innovaton import realizar_innovaton
from innovacion.servicios.personas import fusionar
from innovacion.servicios.retos import aportar
from innovacion.temporadas import del_dia, del_mes, ultimos_meses

from .fabricas import innovaton, inscrita, llegada, mundo, temporada

NOMBRE = "Campaña de invierno"
LLAVE = {"llave": "6c1b0d9e-0000-4000-8000-0000000000aa"}
dias = st.dates(date(2020, 1, 1), date(2030, 12, 31))


class Epoca:
    def __init__(self, desde, hasta, nombre=NOMBRE):
        self.desde, self.hasta, self.nombre = desde, hasta, nombre


@given(dias, dias, dias)
def test_un_dia_de_la_temporada_es_de_un_mes_de_la_temporada(uno, otro, dia):
    epoca = Epoca(min(uno, otro), max(uno, otro))
    if del_dia(dia, [epoca]):
        assert del_mes(dia, [epoca]) == NOMBRE


def test_los_dos_extremos_son_de_la_temporada_y_puede_cruzar_el_ano():
    epoca = Epoca(date(2025, 12, 15), date(2026, 1, 10))
    meses = [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert [bool(del_mes(mes, [epoca])) for mes in meses] == [False, True, True, False]
    assert [bool(del_dia(date(2026, 1, d), [epoca])) for d in (10, 11)] == [True, False]
    assert (
        del_dia(date(2026, 1, 1), [epoca, Epoca(date(2026, 1, 1), date(2026, 1, 1), "Año")])
        == f"{NOMBRE}, Año"
    )


def test_los_ultimos_meses_cruzan_el_ano():
    assert list(ultimos_meses(date(2026, 1, 31), 3)) == [
        date(2026, 1, 1),
        date(2025, 12, 1),
        date(2025, 11, 1),
    ]


@pytest.fixture(name="m")
def fixture_m(db):
    with time_machine.travel(datetime(2026, 8, 20, 15, tzinfo=UTC), tick=False):
        yield mundo()


def contacto(m, dia, canal="llamada", profesion="medicina", respondio=False):
    datos = {"fecha": dia, "canal": canal, "profesion": profesion, "tema": "Invitar", "respondio": respondio}
    return anotar_contacto(actor=m.equipo, **datos)


def de_julio(m):
    """Four in July (two doctors and a nurse called, a nurse written to), two answered; one in June."""
    for canal, quien, respondio in (
        ("llamada", "medicina", False), ("llamada", "medicina", True),
        ("llamada", "enfermeria", True), ("correo", "enfermeria", False),
    ):  # fmt: skip
        contacto(m, date(2026, 7, 31), canal, quien, respondio)
    contacto(m, date(2026, 6, 1))


def test_las_tasas_por_canal_y_profesion_de_cada_mes_hechas_a_mano(m):
    de_julio(m)
    temporada(m.equipo, date(2026, 7, 31), date(2026, 8, 31))
    tablas = contactos_por_mes()
    assert [(f.cuando, f.temporada, f.celdas) for f in tablas["canal"]] == [
        ("julio de 2026", NOMBRE, [("Llamada", 2, 3), ("Correo", 0, 1)]),
        ("junio de 2026", "", [("Llamada", 0, 1), ("Correo", 0, 0)]),
    ]
    assert tablas["profesion"][0].celdas == [("Medicina", 1, 2), ("Enfermería", 1, 2)]


def test_la_participacion_de_cada_mes_hecha_a_mano(m):
    """July: two people (one came as two rows), a comment of 11 at night, 4 contacts of which 2 answered."""
    una = innovaton(m.equipo, m.reto)
    cupos = [inscrita(una.mesa) for _ in range(3)]
    for cupo in cupos:
        llegada(cupo, m.equipo)
    fusionar(cupos[0].participante, cupos[1].participante, actor=m.equipo)
    realizar_innovaton(una, actor=m.equipo)
    Innovaton.objects.filter(pk=una.pk).update(fecha=date(2026, 7, 2))
    dicho = aportar(m.reto, "Hola", actor=m.persona)
    Aporte.objects.filter(pk=dicho.pk).update(dicho_en=datetime(2026, 8, 1, 4, 30, tzinfo=UTC))
    de_julio(m)
    temporada(m.equipo, date(2026, 6, 30), date(2026, 7, 1))
    agosto, julio, junio, *antes = por_mes().filas
    assert julio == {
        "mes": "julio de 2026", "temporada": NOMBRE,
        "vinieron": 2, "dijeron": 1, "contactos": 4, "tasa": 50.0,
    }  # fmt: skip
    assert (agosto["temporada"], agosto["tasa"], junio["tasa"], junio["temporada"]) == ("", None, 0.0, NOMBRE)
    assert (len(antes), antes[-1]["mes"]) == (10, "agosto de 2025")


def enviar(client, m, url, **datos):
    client.force_login(m.equipo)
    return client.post(f"/innovacion/comunidad/{url}", datos, follow=True).text


def del_al(desde, hasta):
    partes = {"desde": desde, "hasta": hasta}
    return {
        f"{campo}_{parte}": str(valor)
        for campo, dia in partes.items()
        for parte, valor in (("dia", dia.day), ("mes", dia.month), ("ano", dia.year))
    }


def test_una_temporada_se_marca_una_vez_se_corrige_y_se_quita(client, m):
    contacto(m, date(2026, 7, 5))
    malas = {"nombre": NOMBRE, **del_al(date(2026, 7, 9), date(2026, 7, 1))}
    assert "El último día va después del primero" in enviar(client, m, "temporadas/", **malas)
    buenas = {"nombre": NOMBRE, **LLAVE, **del_al(date(2026, 7, 1), date(2026, 8, 31))}
    for _ in range(2):
        enviar(client, m, "temporadas/", **buenas)
    una = Temporada.objects.get()
    assert NOMBRE in client.get("/innovacion/comunidad/contactos/").text
    enviar(
        client, m, f"temporadas/{una.pk}/", nombre="Invierno", **del_al(date(2026, 7, 6), date(2026, 7, 6))
    )
    assert [f.temporada for f in contactos_por_mes()["canal"]] == ["Invierno"]
    for _ in range(2):
        assert "ya no está marcada" in enviar(client, m, f"temporadas/{una.pk}/quitar/")
    assert not Temporada.objects.exists()
