"""The figures of innovation against tables worked by hand."""

from types import SimpleNamespace

import pytest

from innovacion.indicadores.participacion import participantes, por_departamento, por_innovaton, por_profesion
from innovacion.indicadores.resultados import compartido, compromisos, practicas
from innovacion.models import Participante
from innovacion.servicios.acta import opinar
from innovacion.servicios.compromiso import cumplir_compromiso, incumplir_compromiso
from innovacion.servicios.innovaton import realizar_innovaton
from innovacion.servicios.personas import fusionar
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import funcionario

from .fabricas import HOY, centro, compromiso, innovaton, inscrita, llegada, medida, mesa, mundo

pytestmark = pytest.mark.django_db


@pytest.fixture(name="m")
def fixture_m():
    return mundo()


def con_gente(m, cuantas=7):
    """An event held: ``cuantas`` people came, two of them the same one; six of a centre of health."""
    una = innovaton(m.equipo, m.reto, lugares=20)
    cupos = [inscrita(una.mesa) for _ in range(cuantas)]
    donde = centro()
    primeras = [c.participante_id for c in cupos[:6]]
    Participante.objects.filter(pk__in=primeras).update(centro=donde)
    for cupo in cupos:
        llegada(cupo, m.equipo)
    fusionar(cupos[1].participante, cupos[0].participante, actor=m.equipo)
    inscrita(una.mesa)  # did not come
    mesa(una.sede, m.equipo, m.reto, 2)
    realizar_innovaton(una, actor=m.equipo)
    return SimpleNamespace(una=una, cupos=cupos)


def test_cada_persona_cuenta_una_vez_y_las_clases_pequenas_se_juntan(m):
    con_gente(m)
    tabla = participantes()
    assert dict(tabla.titulares) == {
        "personas distintas": 6,
        "instituciones": 2,
        "mesas": 2,
        "innovatones": 1,
    }
    assert tabla.filas == [{"tipo": "Otras juntas", "participantes": 6, "instituciones": 2}]


def test_sin_innovatones_no_hay_filas(m):
    llegada(inscrita(innovaton(m.equipo, m.reto).mesa), m.equipo)  # one that is not over
    assert participantes().filas == []
    assert por_innovaton().filas == []


def test_con_menos_de_cinco_respuestas_no_se_publica_lo_que_dijeron(m):
    g = con_gente(m)
    for cupo in g.cupos[:4]:
        opinar(cupo, satisfaccion=4, ideas_concretas=True)
    fila = por_innovaton().filas[0]
    assert (fila["inscritas"], fila["asistieron"]) == (7, 6)
    assert (fila["muy"], fila["ideas"]) == ("no se publica", "no se publica")
    opinar(g.cupos[4], satisfaccion=2, ideas_concretas=True)
    fila = por_innovaton().filas[0]
    assert (fila["tasa"], fila["muy"], fila["ideas"]) == (83.3, 80.0, 100.0)


def test_los_compromisos_de_la_tabla_a_mano(m):
    """Seven proposed, five accepted, three met, two of them in time, one not met: 71,4 · 60 · 40 · 20 %."""
    for _ in range(2):
        compromiso(m.equipo)
    cumplidos = [compromiso(m.equipo, m.ana, dias, aceptado=True) for dias in (0, 5, -1)]
    for uno in cumplidos:
        cumplir_compromiso(uno, cumplido_el=HOY(), evidencia="Sí", actor=m.persona)
    incumplir_compromiso(compromiso(m.equipo, m.ana, -9, aceptado=True), motivo="No", actor=m.equipo)
    compromiso(m.equipo, m.ana, -9, aceptado=True)
    assert [(f["cuantos"], f["de_cada_cien"]) for f in compromisos().filas] == [
        (7, None), (5, 71.4), (3, 60.0), (2, 40.0), (1, 20.0),
    ]  # fmt: skip


def test_quien_falta_se_ve_y_los_pocos_no_se_dicen(m):
    con_gente(m)
    filas = {f["profesion"]: f for f in por_profesion().filas}
    assert filas["Medicina"]["participan"] == 7
    assert filas["Medicina"]["fueron"] == 6
    assert filas["Enfermería"]["participan"] == "menos de 5"
    assert filas["Odontología"]["participan"] == 0


def test_los_departamentos_de_los_que_no_viene_nadie_quedan_en_cero(m):
    gente = con_gente(m)
    una = Participante.objects.get(pk=gente.cupos[0].participante_id)
    donde = una.centro.entidad.municipio.departamento.nombre
    filas = {f["departamento"]: f for f in por_departamento().filas}
    assert (filas[donde]["participan"], filas[donde]["fueron"]) == (6, 5)  # two of six are one; Ana stayed
    assert filas["Vaupés"]["participan"] == 0
    assert len(filas) == 33


def test_las_practicas_por_nivel_y_lo_compartido(m):
    medida(m.innovacion, m.gestora)
    assert {f["nivel"]: f["practicas"] for f in practicas().filas} == {
        "Idea": 0, "Probada": 0, "Medida": 1, "Replicada": 0,
    }  # fmt: skip
    assert {f["cuantos"] for f in compartido().filas} == {0}


def test_la_direccion_lee_el_tablero_y_cualquiera_la_misma_cifra(client, m):
    con_gente(m)
    client.force_login(funcionario(Rol.DIRECCION))
    assert "personas distintas" in client.get("/innovacion/tablero/").text
    client.logout()
    assert "personas distintas" in client.get("/indicadores/INN-023/").text
