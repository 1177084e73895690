"""Who is who: a person counts once when somebody confirms it, twice again when it was wrong."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innovacion.consultas.medidas import asistentes
from innovacion.consultas.personas import buscar_personas
from innovacion.models import Centro, Fusion, Participante
from innovacion.personas import canonica, distintas, reunir
from innovacion.servicios.innovaton import realizar_innovaton
from innovacion.servicios.personas import anotar_participante, fusionar, separar
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.indicadores.consultas import medir
from sso_portal.nucleo.indicadores.metricas import todas
from tests.apoyo.carreras import a_la_vez
from tests.fabricas import EntidadFactory, funcionario

from .fabricas import innovaton, inscrita, llegada, mundo, participante

GENTE = range(8)
pares = st.lists(st.tuples(st.sampled_from(GENTE), st.sampled_from(GENTE)), max_size=12)


def dichas(todos):
    """The pairs that could be said, in that order: those of two who already were one are refused."""
    quedan = []
    for una, otra in todos:
        fusionadas = reunir(quedan)
        if canonica(una, fusionadas) != canonica(otra, fusionadas):
            quedan.append((una, otra))
    return quedan


def grupos(todos):
    """Who is with whom, without our code: joined one by one."""
    de = {p: {p} for p in GENTE}
    for una, otra in todos:
        juntas = de[una] | de[otra]
        for p in juntas:
            de[p] = juntas
    return {frozenset(g) for g in de.values()}


@given(pares, st.randoms())
def test_contar_no_depende_del_orden_ni_de_quien_se_une_a_quien(todos, azar):
    unas = dichas(todos)
    otras = [p if azar.random() < 0.5 else p[::-1] for p in azar.sample(unas, len(unas))]
    cuantas = len(grupos(unas))
    assert distintas(GENTE, reunir(unas)) == distintas(GENTE, reunir(otras)) == cuantas


@given(pares, st.data())
def test_deshacer_una_union_es_como_si_nadie_la_hubiera_dicho(todos, data):
    unas = dichas(todos)
    quitada = data.draw(st.sampled_from(unas)) if unas else None
    quedan = [p for p in unas if p != quitada]
    assert distintas(GENTE, reunir(quedan)) == len(grupos(quedan))
    assert all(destino not in reunir(quedan) for destino in reunir(quedan).values())


@pytest.fixture(name="m")
def fixture_m(db):
    return mundo()


def enviar(client, quien, url, **datos):
    client.force_login(quien)
    return client.post(f"/innovacion/comunidad/{url}", datos, follow=True).text


def con_tres(m):
    """Three rows of one person, each at an innovatón, merged in a chain."""
    una = innovaton(m.equipo, m.reto, lugares=9)
    cupos = [inscrita(una.mesa) for _ in range(3)]
    for cupo in cupos:
        llegada(cupo, m.equipo)
    realizar_innovaton(una, actor=m.equipo)
    a, b, c = (cupo.participante for cupo in cupos)
    return (a, b, c), (fusionar(a, b, actor=m.equipo), fusionar(b, c, actor=m.equipo))


def cuentan():
    return len({quien for quien, _, _ in asistentes()})


def test_al_deshacer_el_primer_eslabon_la_cifra_sigue_enseguida(m):
    (a, b, c), (primera, segunda) = con_tres(m)
    assert cuentan() == 1
    separar(primera, motivo="Son hermanas", actor=m.equipo)
    assert cuentan() == 2
    filas = dict(Participante.objects.filter(pk__in=[a.pk, b.pk, c.pk]).values_list("pk", "fusionado_en"))
    assert filas == {a.pk: None, b.pk: c.pk, c.pk: None}
    separar(segunda, motivo="También", actor=m.equipo)
    assert cuentan() == 3


def test_el_tablero_dice_la_cifra_nueva_enseguida(client, m, django_capture_on_commit_callbacks):
    (a, b, _), _ = con_tres(m)
    metrica = next(x for x in todas() if x.codigo == "INN-023")
    assert dict(medir(metrica).tabla.titulares)["personas distintas"] == 1
    with django_capture_on_commit_callbacks(execute=True):
        separar(Fusion.objects.get(vieja=a, nueva=b), motivo="Son hermanas", actor=m.equipo)
    assert dict(medir(metrica).tabla.titulares)["personas distintas"] == 2


def test_deshecha_dos_veces_es_una_y_queda_en_la_bitacora_con_su_razon(client, m):
    _, (primera, _) = con_tres(m)
    url = f"personas-repetidas/uniones/{primera.pk}/deshacer/"
    assert "Escriba por qué son dos personas" in enviar(client, m.equipo, url)
    for _ in range(2):
        pagina = enviar(client, m.equipo, url, motivo="Son hermanas")
    assert "Son hermanas" in pagina
    eventos = Evento.objects.filter(acto="participantes_separados")
    assert [bool(e.motivo_cifrado) for e in eventos] == [True]


def test_dos_personas_cualesquiera_se_buscan_se_comparan_y_se_unen(client, m):
    eva = participante("Eva Paz Ríos", correo="eva@example.org",
                       indice_correo=Participante.indice_de("eva@example.org"))  # fmt: skip
    otra = participante("María Eva Paz", correo="mep@example.org")
    client.force_login(m.equipo)
    assert "Eva Paz Ríos" in client.get(
        "/innovacion/comunidad/personas-repetidas/?busca=EVA@example.org"
    ).text  # fmt: skip
    url = f"personas-repetidas/comparar/?una={eva.pk}&otra={otra.pk}"
    lado = client.get(f"/innovacion/comunidad/{url}").text
    assert "m…p@example.org" in lado
    assert "mep@example.org" not in lado
    assert "Marque que es la misma persona" in enviar(client, m.equipo, url, queda=otra.pk)
    for _ in range(2):
        enviar(client, m.equipo, url, queda=otra.pk, segura="on")
    assert [(f.vieja, f.nueva) for f in Fusion.objects.all()] == [(eva, otra)]


def test_se_busca_sin_tildes_y_quien_ya_se_unio_se_halla_como_la_que_cuenta(m):
    una, otra = participante("Sofía Íñiguez"), participante("Sofi", institucion="Hospital San José")
    indice = Participante.indice_de("sofi@example.org")
    Participante.objects.filter(pk=una.pk).update(indice_correo=indice)
    assert buscar_personas("iniguez sofia") == [una]
    fusionar(una, otra, actor=m.equipo)
    assert buscar_personas("sofi@example.org") == buscar_personas("jose hospital") == [otra]
    assert buscar_personas("sofia") == buscar_personas("") == buscar_personas("no@example.org") == []


def test_nadie_se_une_consigo_misma_ni_con_quien_no_existe(client, m):
    client.force_login(m.equipo)
    base = "/innovacion/comunidad/personas-repetidas/comparar/"
    assert client.get(f"{base}?una={m.ana.pk}&otra={m.ana.pk}").status_code == 302
    assert client.get(f"{base}?una={m.ana.pk}&otra=9999999").status_code == 404


NUEVA = {"nit": "899.999.001-7", "tipo": "hospital", "nombre": "Hospital San José", "municipio": "27001"}


def test_una_institucion_nueva_entra_por_la_pagina_y_lo_escrito_a_mano_queda_en_ella(client, m):
    suelta = participante("Luz", institucion="hospital  san jose")
    url = "instituciones/nueva/?nombre=Hospital San Jose"
    assert "el último número no corresponde" in enviar(
        client, m.equipo, url, **{**NUEVA, "nit": "899999001-1"}
    )
    assert "escriba el nombre" in enviar(client, m.equipo, url, nit="899999001-7", tipo="hospital")
    pagina = enviar(client, m.equipo, url, **NUEVA)
    suelta.refresh_from_db()
    assert (suelta.centro.entidad.nit, suelta.centro.tipo) == ("899999001-7", "hospital")
    assert "ya está en la comunidad" in pagina
    assert "Búsquela en la lista" in enviar(client, m.equipo, url, **NUEVA)


def test_quien_escribe_despues_el_mismo_nombre_queda_en_la_institucion_y_se_puede_soltar(client, m):
    url = "instituciones/escrita/?nombre=Centro del Río"
    assert "Elija la institución" in enviar(client, m.equipo, url)
    enviar(client, m.equipo, url, centro=m.centro.pk)
    nueva = anotar_participante(actor=m.equipo, nombre="Sol", profesion="otra", institucion="CENTRO DEL RIO")
    assert nueva.centro == m.centro
    datos = {"nombre": "Ana Rivas", "profesion": "otra", "institucion": "centro del rio", "centro": ""}
    client.force_login(m.persona)
    client.post("/innovacion/mi-espacio/", datos)
    assert Participante.objects.get(usuario=m.persona).centro == m.centro
    nombre = m.centro.nombres.get()
    enviar(client, m.equipo, f"instituciones/{m.centro.pk}/soltar/", nombre=nombre.pk)
    nueva.refresh_from_db()
    assert (nueva.centro, nueva.institucion) == (None, "CENTRO DEL RIO")


def test_el_nombre_solo_se_corrige_si_la_institucion_entro_por_aqui(client, m):
    datos = {"nombre": "Otro nombre", "tipo": "municipio"}
    enviar(client, m.equipo, f"instituciones/{m.centro.pk}/", **datos)
    m.centro.refresh_from_db()
    assert (m.centro.tipo, m.centro.entidad.nombre != "Otro nombre") == ("municipio", True)
    propia = Centro.objects.create(entidad=EntidadFactory(), tipo="otra", entro_aqui=True)
    assert "Otro nombre" in enviar(client, m.equipo, f"instituciones/{propia.pk}/", **datos)


def test_solo_el_equipo_une_personas_y_toca_instituciones(client, m):
    client.force_login(funcionario("gestor_cambios", entidad=m.centro.entidad))
    for url in ("personas-repetidas/", "personas-repetidas/uniones/", "instituciones/"):
        assert client.get(f"/innovacion/comunidad/{url}").status_code == 403


def test_dos_uniones_a_la_vez_no_dejan_cadenas(base_clonada):
    equipo = funcionario("comunidad")
    a, b, c = (participante(nombre) for nombre in ("Ana", "Eva", "Luz"))
    a_la_vez(partial(fusionar, a, b, actor=equipo), partial(fusionar, b, c, actor=equipo))
    filas = dict(Participante.objects.values_list("pk", "fusionado_en"))
    assert filas == {a.pk: c.pk, b.pk: c.pk, c.pk: None}
