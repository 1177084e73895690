"""An innovatón: seats, codes, the door with and without network, the matrix, the minutes, the next day."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import InternalError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from innovacion.codigos import ALFABETO, leer_codigo, nuevo_codigo
from innovacion.consultas.innovatones import matriz_de, opinion_de
from innovacion.matriz import contar
from innovacion.models import Asistencia, Compromiso, Cupo, RespuestaInnovaton
from innovacion.servicios.acta import NoEstuvo, confirmar_acta, escribir_linea, opinar
from innovacion.servicios.innovaton import (
    CodigoDeOtra,
    InnovatonCerrada,
    MesaLlena,
    cancelar_cupo,
    inscribir,
    realizar_innovaton,
    recibir,
    recibir_sin_codigo,
)
from innovacion.servicios.personas import fusionar
from innovacion.servicios.resumen import enviar_resumenes, pedir_opiniones
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.cuentas import antirrobots

from .fabricas import HOY, compromiso, innovaton, inscrita, llegada, mesa, mundo, reto, sede

SEDES = ["Quibdó", "Pasto", "Leticia"]
RETOS = ["Espera", "Citas", "Gestantes", "Medicinas"]
CELDAS = [[12, 8, 9], [9, 7, 6], [7, 5, 5], [6, 5, 3]]  # 34 + 25 + 23 = 82. Source: INN-009


def test_la_matriz_del_ejemplo_suma_34_25_y_23_que_son_82():
    personas = iter(range(1000))
    presencias = [
        (reto, sede, next(personas))
        for reto, fila in zip(RETOS, CELDAS, strict=True)
        for sede, cuantas in zip(SEDES, fila, strict=True)
        for _ in range(cuantas)
    ]
    m = contar(presencias, RETOS, SEDES)
    assert m.totales == [34, 25, 23]
    assert [(celdas, total) for _, celdas, total in m.filas] == [(f, sum(f)) for f in CELDAS]
    assert m.total == 82


def test_quien_estuvo_en_dos_mesas_cuenta_una_vez_en_los_totales():
    m = contar([("A", "X", 1), ("B", "X", 1), ("A", "Y", 1), ("A", "X", 2)], ["A", "B", "C"], ["X", "Y"])
    assert m.filas == [("A", [2, 1], 2), ("B", [1, 0], 1), ("C", [0, 0], 0)]
    assert (m.totales, m.total) == ([2, 1], 2)


@given(st.lists(st.tuples(st.sampled_from(RETOS), st.sampled_from(SEDES), st.integers(0, 9))))
def test_ningun_total_pasa_de_la_suma_ni_baja_de_la_mayor_celda(presencias):
    m = contar([*presencias, *presencias], RETOS, SEDES)
    for _, celdas, total in m.filas:
        assert max(celdas) <= total <= sum(celdas)
    assert m.total == len({p for _, _, p in presencias})


def test_un_codigo_no_se_confunde_al_leerlo_ni_al_decirlo():
    assert not set("IOLQBSZGUV0158") & set(ALFABETO)
    codigo = nuevo_codigo()
    assert leer_codigo(f" {codigo[:3].lower()}-{codigo[3:]} ") == codigo
    assert leer_codigo("HAXMR") is None
    assert leer_codigo("HAXMR0") is None


@pytest.fixture(name="m")
def fixture_m(db):
    m = mundo()
    m.innovaton = innovaton(m.equipo, m.reto, lugares=2)
    m.mesa, m.sede = m.innovaton.mesa, m.innovaton.sede
    return m


def puerta(client, m, **datos):
    client.force_login(m.equipo)
    return client.post(f"/innovacion/sedes/{m.sede.pk}/puerta/", datos, follow=True)


def despues(client, m, fila, cuenta=None):
    """What a row that waited in a telephone gets: "" or why not."""
    tanda = {"filas": json.dumps([fila]), "cuenta": (cuenta or m.equipo).pk}
    return list(puerta(client, m, **tanda).json()["filas"].values())


def inscripcion(m, **datos):
    """What the public form carries."""
    comun = {"leido": antirrobots.ControlRobots().sello, "profesion": "medicina", "institucion": "H"}
    return {**comun, "autoriza": "on", "mesa": m.mesa.pk, **datos}


def test_una_mesa_llena_ofrece_otra_del_mismo_reto(m):
    otra = mesa(sede(m.innovaton, m.equipo, "Pasto"), m.equipo, m.reto, 1)
    mesa(m.sede, m.equipo, reto(m.equipo, titulo="Otro"), 2)
    for _ in range(2):
        inscrita(m.mesa)
    with pytest.raises(MesaLlena) as rechazo:
        inscrita(m.mesa)
    assert rechazo.value.otras[0] == otra
    assert "Pasto" in str(rechazo.value)


def test_el_enlace_a_una_mesa_llena_dice_cual_tiene_lugar(client, m):
    mesa(sede(m.innovaton, m.equipo, "Pasto"), m.equipo, m.reto, 1)
    url = f"/innovacion/innovatones/{m.innovaton.pk}/inscribirme/?mesa={m.mesa.pk}"
    assert "ya está llena" not in client.get(url).text
    for _ in range(2):
        inscrita(m.mesa)
    assert "ya está llena. Hay lugar en mesa 1 de Pasto" in client.get(url).text


def test_un_numero_de_mesa_y_un_nombre_de_sede_son_de_una_sola(client, m):
    client.force_login(m.equipo)
    url = f"/innovacion/innovatones/{m.innovaton.pk}/organizar/"
    comun = {"que": "mesa", "sede": m.sede.pk, "numero": "1", "reto": m.reto.pk}
    assert "ya tiene una mesa 1" in client.post(url, {**comun, "lugares": "9"}).text
    assert "Agregó la mesa 1" in client.post(url, {**comun, "lugares": "2"}, follow=True).text
    otra = {"que": "sede", "nombre": m.sede.nombre, "municipio": m.sede.municipio_id, "direccion": "Otra"}
    assert "ya tiene una sede" in client.post(url, {**otra, "aforo": "5"}).text


def test_quien_modera_una_mesa_tiene_cuenta(client, m):
    client.force_login(m.equipo)
    url = f"/innovacion/innovatones/{m.innovaton.pk}/organizar/"
    datos = {"que": "mesa", "sede": m.sede.pk, "numero": "8", "reto": m.reto.pk, "lugares": "4"}
    pagina = client.post(url, {**datos, "correo_moderador": "nadie@example.org"}).text
    assert "Ese correo no es de una cuenta del portal" in pagina
    client.post(url, {**datos, "correo_moderador": m.experta.email.upper()})
    assert m.sede.mesas.get(numero=8).moderador == m.experta


def test_el_aforo_de_la_sede_tambien_llena(m):
    otra = mesa(m.sede, m.equipo, m.reto, 2, lugares=50)
    m.sede.aforo = 1
    m.sede.save(update_fields=["aforo"])
    inscrita(m.mesa)
    with pytest.raises(MesaLlena, match="No queda lugar"):
        inscrita(otra)


def test_quien_deja_su_lugar_lo_deja_para_otra(m):
    primera, _ = inscrita(m.mesa), inscrita(m.mesa)
    cancelar_cupo(primera, actor=SISTEMA)
    assert inscrita(m.mesa).estado == "inscrito"


def test_la_misma_persona_tiene_un_solo_lugar_y_su_codigo_solo_va_a_su_correo(client, m, monkeypatch):
    monkeypatch.setattr(antirrobots, "MINIMO_SEGUNDOS", 0)
    suyo = inscrita(m.mesa, correo="eva@example.org")
    datos = inscripcion(m, nombre="Otra", correo="Eva@example.org")
    pagina = client.post(f"/innovacion/innovatones/{m.innovaton.pk}/inscribirme/", datos, follow=True).text
    assert "otra vez su código por correo" in pagina
    assert suyo.codigo not in pagina
    assert Cupo.objects.count() == 1


def test_quien_se_inscribe_ve_su_codigo_y_su_cuadro(client, m, monkeypatch):
    monkeypatch.setattr(antirrobots, "MINIMO_SEGUNDOS", 0)
    datos = inscripcion(m, nombre="Eva", correo="eva@example.org")
    pagina = client.post(f"/innovacion/innovatones/{m.innovaton.pk}/inscribirme/", datos, follow=True).text
    suyo = Cupo.objects.get()
    assert suyo.codigo in pagina
    assert "data:image/svg+xml" in pagina
    assert suyo.codigo in Aviso.objects.get(plantilla="innovaton_cupo").asunto


def test_cerrada_no_recibe_inscripciones(m):
    realizar_innovaton(m.innovaton, actor=m.equipo)
    m.mesa.sede.innovaton.refresh_from_db()
    with pytest.raises(InnovatonCerrada):
        inscribir(m.mesa, correo="a@example.org", nombre="A", profesion="otra")


def test_una_llegada_enviada_dos_veces_cuenta_una_y_guarda_las_dos_horas(client, m):
    suyo, llave, antes = inscrita(m.mesa), str(uuid4()), timezone.now() - timedelta(minutes=20)
    datos = {"que": "codigo", "codigo": suyo.codigo.lower(), "llave": llave, "cuando": antes.isoformat()}
    for _ in range(2):
        assert despues(client, m, datos) == [""]
    una = Asistencia.objects.get()
    assert una.anotada_en == antes
    assert una.sincronizada_en > antes
    with pytest.raises(InternalError, match="no cambia"), transaction.atomic():
        Asistencia.objects.update(anotada_en=timezone.now())


def test_dos_telefonos_con_otra_llave_tampoco_la_cuentan_dos_veces(m):
    suyo = inscrita(m.mesa)
    assert llegada(suyo, m.equipo) == llegada(suyo, m.equipo)


def test_un_reloj_adelantado_no_llega_del_futuro(m):
    suyo = inscrita(m.mesa)
    manana = timezone.now() + timedelta(days=1)
    una = recibir(m.sede, suyo.codigo, llave=uuid4(), cuando=manana, actor=m.equipo)
    assert una.anotada_en == una.sincronizada_en


def test_sin_codigo_se_anota_con_tres_datos_y_dos_envios_son_una_persona(client, m):
    datos = {
        "que": "sin_codigo",
        "nombre": "Don Luis",
        "profesion": "otra",
        "mesa": m.mesa.pk,
        "llave": str(uuid4()),
    }
    for _ in range(2):
        assert "Don Luis: mesa 1." in puerta(client, m, **datos).text
    assert Cupo.objects.get().espontanea
    assert Asistencia.objects.count() == 1


def test_lo_que_no_se_puede_se_dice_y_no_se_pierde(client, m):
    assert "seis letras" in despues(client, m, {"que": "codigo", "codigo": "12"})[0]
    assert "no entendió" in despues(client, m, {"que": ["x"]})[0]
    dicho = puerta(client, m, que="codigo", codigo="HAXMRT").text
    assert "no es de esta innovatón" in dicho
    with pytest.raises(CodigoDeOtra):
        recibir(m.sede, "HAXMRT", llave=uuid4(), cuando=timezone.now(), actor=m.equipo)


def test_lo_que_anoto_otra_cuenta_no_llega_con_esta(client, m):
    fila = {"que": "codigo", "codigo": inscrita(m.mesa).codigo, "llave": str(uuid4())}
    assert despues(client, m, fila, cuenta=m.persona) == []
    assert not Asistencia.objects.exists()


def test_la_puerta_se_abre_sin_red_mientras_dura_una_sesion(client, m):
    client.force_login(m.equipo)
    pagina = client.get(f"/innovacion/sedes/{m.sede.pk}/puerta/")
    assert pagina["Cache-Control"] == "private, no-store, stale-if-error=43200"


def test_solo_quien_recibe_abre_la_puerta(client, m):
    client.force_login(m.persona)
    assert client.get(f"/innovacion/sedes/{m.sede.pk}/puerta/").status_code == 404
    mesa(m.sede, m.equipo, m.reto, 2, moderador=m.persona)
    assert client.get(f"/innovacion/sedes/{m.sede.pk}/puerta/").status_code == 200


def test_quien_se_inscribio_dos_veces_cuenta_una_cuando_alguien_lo_dice(m):
    una, otra = inscrita(m.mesa), inscrita(m.mesa)
    for cupo in (una, otra):
        llegada(cupo, m.equipo)
    assert matriz_de(m.innovaton).total == 2
    fusionar(otra.participante, una.participante, actor=m.equipo)
    assert matriz_de(m.innovaton).total == 1


def acta(client, m, **datos):
    client.force_login(m.equipo)
    return client.post(f"/innovacion/mesas/{m.mesa.pk}/acta/", datos, follow=True).text


def test_el_acta_se_escribe_se_termina_y_cada_quien_la_confirma(client, m):
    una, otra = inscrita(m.mesa, "Ana"), inscrita(m.mesa, "Luz")
    for cupo in (una, otra):
        llegada(cupo, m.equipo)
    vence = HOY() + timedelta(days=30)
    dia = {"vence_el_dia": vence.day, "vence_el_mes": vence.month, "vence_el_ano": vence.year}
    llave = str(uuid4())
    for _ in range(2):
        acta(client, m, que="linea", clase="idea", texto="Un radio por vereda", llave=llave)
    acta(client, m, que="compromiso", accion="Comprar el radio", codigo=una.codigo, **dia)
    acta(client, m, que="terminar")
    assert "Confirmaron 1 de 2" in acta(client, m, que="confirmar", codigo=una.codigo)
    assert Compromiso.objects.get().estado == "aceptado"
    pagina = acta(client, m, que="confirmar", codigo=otra.codigo)
    assert "Confirmada" in pagina
    assert pagina.count("Un radio por vereda") == 1
    assert "ya se terminó" in acta(client, m, que="linea", clase="idea", texto="Tarde")


def test_no_confirma_quien_no_estuvo_y_corregir_pide_confirmar_otra_vez(client, m):
    suyo = inscrita(m.mesa)
    escribir_linea(m.mesa, llave=uuid4(), actor=m.equipo, clase="idea", texto="Uno")
    acta(client, m, que="terminar")
    with pytest.raises(NoEstuvo):
        confirmar_acta(m.mesa, suyo.codigo, actor=m.equipo)
    llegada(suyo, m.equipo)
    llegada(inscrita(m.mesa), m.equipo)
    confirmar_acta(m.mesa, suyo.codigo, actor=m.equipo)
    assert "Confirmaron 0 de 2" in acta(client, m, que="corregir")


def test_un_compromiso_de_la_mesa_sin_fecha_queda_sin_aceptar(client, m):
    suyo = inscrita(m.mesa)
    llegada(suyo, m.equipo)
    acta(client, m, que="compromiso", accion="Algún día", codigo=suyo.codigo)
    acta(client, m, que="terminar")
    acta(client, m, que="confirmar", codigo=suyo.codigo)
    assert Compromiso.objects.get().estado == "propuesto"


def test_la_encuesta_se_pide_una_vez_y_su_tasa_es_de_los_que_asistieron(client, m):
    unas = [inscrita(m.mesa), inscrita(m.mesa)]
    for cupo in unas:
        llegada(cupo, m.equipo)
    type(m.innovaton).objects.update(fecha=HOY() - timedelta(days=1))
    realizar_innovaton(m.innovaton, actor=m.equipo)
    for _ in range(2):
        pedir_opiniones()
    assert Aviso.objects.filter(plantilla="innovaton_encuesta").count() == 2
    url = f"/innovacion/cupos/{unas[0].clave}/opinion/"
    for _ in range(2):
        client.post(url, {"satisfaccion": "4", "ideas_concretas": "si"})
    esperada = {
        "asistieron": 2,
        "respondieron": 1,
        "pocas": True,
        "tasa": 50.0,
        "muy_satisfechas": 100.0,
        "con_ideas": 100.0,
    }
    assert opinion_de(m.innovaton) == esperada
    assert "no decimos qué dijeron" in client.get(m.innovaton.get_absolute_url()).text


def test_quien_no_fue_no_opina_y_sin_respuestas_no_hay_porcentaje(client, m):
    suyo = inscrita(m.mesa)
    assert client.get(f"/innovacion/cupos/{suyo.clave}/opinion/").status_code == 404
    assert opinion_de(m.innovaton)["muy_satisfechas"] is None
    llegada(suyo, m.equipo)
    opinar(suyo, satisfaccion=2, ideas_concretas=False)
    opinar(suyo, satisfaccion=4, ideas_concretas=True)
    assert RespuestaInnovaton.objects.get().satisfaccion == 2


def test_un_solo_resumen_al_dia_nunca_dos(m):
    compromiso(m.equipo, m.ana, 2, aceptado=True)
    for _ in range(2):
        assert enviar_resumenes() == 1
        compromiso(m.equipo, m.ana, 1, aceptado=True)
    assert Aviso.objects.filter(plantilla="innovacion_resumen").count() == 1


def test_sin_lugar_en_la_mesa_tampoco_entra_quien_llega_sin_codigo(m):
    for _ in range(2):
        inscrita(m.mesa)
    with pytest.raises(MesaLlena):
        recibir_sin_codigo(
            m.mesa,
            llave=uuid4(),
            cuando=timezone.now(),
            actor=m.equipo,
            nombre="Z",
            profesion="otra",
            institucion="",
        )


def test_no_se_abre_una_innovaton_sin_donde_sentarse(client, m):
    una = innovaton(m.equipo, m.reto, abierta=False)
    una.mesa.delete()
    client.force_login(m.equipo)
    abrir = client.post(reverse("innovacion:innovaton_acto", args=[una.pk, "abrir"]), follow=True).text
    assert "Agregue por lo menos una sede con una mesa" in abrir
