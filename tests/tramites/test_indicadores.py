"""The figures over a network of two branches, worked out by hand; board, file and API say the same."""

import csv
import json
from datetime import datetime, timedelta
from io import StringIO
from types import SimpleNamespace
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import BAHIA_SOLANO, QUIBDO, UsuarioFactory, funcionario
from tramites.indicadores import red, resultados
from tramites.models import AtencionDiaria, LineaBase, PoblacionMunicipio
from tramites.servicios.atencion import opinar, registrar_atencion
from tramites.servicios.etapas import avanzar_solicitud
from tramites.servicios.persona import responder_encuesta
from tramites.servicios.resumen import resumir_atenciones

from .casos import ciudadana, radicada
from .fabricas import adhesion, producto, sucursal, tramite
from .mostrador import certificar, punto

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    """Quibdó (urban, capital) gives 3 of its own and 1 of others; Bahía Solano (rural, 3 hours), 2."""
    p = punto(clase="sucursal")
    otro = tramite("Beca", entidad=adhesion().entidad, modalidad="parcial")
    lejos = sucursal(BAHIA_SOLANO, entidad=p.entidad)
    for codigo, rurales, minutos in ((QUIBDO, 10, 0), (BAHIA_SOLANO, 60, 180)):
        PoblacionMunicipio.objects.create(
            municipio_id=codigo, habitantes=100, habitantes_rurales=rurales, minutos_a_capital=minutos,
            costo_viaje=0, fuente="Prueba",
        )  # fmt: skip
    certificar(p.agente, otro)
    for suyo, donde in ((otro, p.sucursal), (otro, lejos)):
        producto(suyo, donde)
    p.otro, p.lejos = otro, lejos
    atender(p, p.tramite, p.sucursal, 3)
    atender(p, otro, p.sucursal, 1, "hecho")
    atender(p, otro, lejos, 2)
    resumir_atenciones()
    return p


def atender(p, suyo, donde, veces, resultado="informada"):
    return [
        registrar_atencion(
            suyo, agente=p.agente, sucursal=donde, resultado=resultado, minutos=6, llave=uuid4()
        )
        for _ in range(veces)
    ]


def tabla(metrica, *columnas):
    return [tuple(fila[c] for c in columnas) for fila in metrica().filas]


def resuelta(p, numero, desde, hasta):
    quien = ciudadana(numero)
    with time_machine.travel(desde, tick=False):
        s = radicada(p, quien)
    with time_machine.travel(hasta, tick=False):
        avanzar_solicitud(s, "pasar", actor=p.ana)
        avanzar_solicitud(s, "conceder", actor=p.luz)
    return SimpleNamespace(solicitud=s, quien=quien)


def el_dia(dia, hora=15):
    return datetime(2026, 11, dia, hora, tzinfo=timezone.get_current_timezone())


def test_lo_que_solo_se_atiende_por_telefono_no_cuenta_en_persona(client, p):
    linea, nuevo = sucursal(entidad=p.entidad, clase="telefono"), tramite("Pasaporte")
    for suyo, donde in ((nuevo, linea), (p.otro, linea), (nuevo, sucursal(cerrada_el=el_dia(1).date()))):
        producto(suyo, donde)
    assert tabla(red.oferta_por_canal, "clase", "tramites", "instituciones") == [
        ("Sucursal", 2, 2), ("Centro de llamadas", 2, 2), ("En persona", 2, 2), ("Toda la red", 3, 3),
    ]  # fmt: skip
    assert "2 trámites de 2 instituciones, en la misma llamada" in client.get(linea.get_absolute_url()).text
    assert "2, de 2 instituciones" in client.get("/tramites/sucursales/?clase=telefono").text


def test_por_canal_por_punto_y_por_tramite(p):
    assert tabla(red.atenciones_por_producto, "tramite", "atenciones", "hechas") == [
        ("Beca", 3, 33.3), ("Copia de un acta", 3, 0.0),
    ]  # fmt: skip
    assert tabla(red.atenciones_por_sucursal, "punto", "tramites", "atenciones") == [
        (p.sucursal.nombre, 2, 4), (p.lejos.nombre, 1, 2),
    ]  # fmt: skip
    assert tabla(resultados.atenciones_por_canal, "canal", "atenciones", "hechas", "minutos") == [
        ("En una sucursal", 6, 16.7, 6.0)
    ]
    assert tabla(red.crecimiento, "atenciones", "puntos", "tramites", "instituciones") == [(6, 2, 2, 2)]


def test_lo_de_otras_instituciones_por_zona(p):
    assert tabla(resultados.puntos_de_otras, "zona", "puntos", "mas_de_otras", "ajenas", "porcentaje") == [
        ("Rural", 1, 1, 100, 100), ("Urbano", 1, 0, 25.0, 0.0), ("Toda la red", 2, 1, 50.0, 50.0),
    ]  # fmt: skip


def test_horas_y_dias_que_nadie_gasto(p):
    # two people at three hours of the capital: 2 × 2 × 180 minutes = 12 hours, and a day each
    assert tabla(resultados.horas_ahorradas, "canal", "viaje", "fila", "horas") == [
        ("En una sucursal", 12, 0, 12)
    ]
    assert tabla(red.dias_de_viaje, "dias") == [(2,)]


def test_digital_es_del_todo_en_linea(p):
    assert tabla(resultados.tramites_digitales, "tramites", "digitales", "porcentaje")[0] == (2, 1, 50.0)


def test_la_gente_que_tiene_un_punto(p):
    todo, choco = tabla(resultados.alcance_de_la_red, "departamento", "comunas", "porcentaje")
    assert (todo, choco) == (("Todo el país", 100, 100), ("Chocó", 100, 100))


def test_el_tiempo_frente_a_la_linea_de_base(p):
    resuelta(p, "81", el_dia(3), el_dia(5))  # 2 business days
    resuelta(p, "82", el_dia(3), el_dia(6))  # 3
    assert tabla(resultados.recorte_del_tiempo, "recorte") == []
    LineaBase.objects.create(
        tramite=p.tramite, demanda_anual=100, dias_habiles=10, expectativa="Rápido",
        medida_el=timezone.localdate(), fuente="Prueba", anotada_por=UsuarioFactory(),
    )  # fmt: skip
    assert tabla(resultados.recorte_del_tiempo, "antes", "ahora", "resueltas", "recorte") == [
        (10.0, 2.5, 2, 75.0)
    ]


def test_la_satisfaccion_va_con_su_tasa_de_respuesta(p):
    contenta, no, *_ = atender(p, p.tramite, p.sucursal, 4)
    opinar(contenta, escala=4, texto="")
    opinar(no, escala=3, texto="")
    hecha = resuelta(p, "81", el_dia(3), el_dia(5))
    responder_encuesta(hecha.solicitud, escala=5, texto="", actor=hecha.quien)
    resumir_atenciones()
    columnas = ("canal", "preguntadas", "respuestas", "tasa", "satisfechas")
    assert tabla(resultados.satisfaccion, *columnas) == [
        ("Por internet", 1, 1, 100, 100), ("En una sucursal", 10, 2, 20.0, 50.0),
    ]  # fmt: skip


def test_donde_se_detienen(p):
    resuelta(p, "81", el_dia(3), el_dia(5))
    with time_machine.travel(el_dia(3), tick=False):
        radicada(p, ciudadana("82"))
    columnas = ("etapa", "pasaron", "dias", "tarde", "esperan", "vencidas")
    with time_machine.travel(el_dia(27), tick=False):
        assert tabla(red.cuellos_de_botella, *columnas) == [
            ("Estudio", 1, 2.0, 0.0, 1, 1), ("Decisión", 1, 0.0, 0.0, 0, 0),
        ]  # fmt: skip


def test_papel_y_personas_con_reserva(p):
    resuelta(p, "81", el_dia(3), el_dia(5))
    assert tabla(red.papel_ahorrado, "canal", "solicitudes", "emitidos", "hojas") == [
        ("Por internet", 1, 1, 3)
    ]
    assert tabla(red.uso, "personas", "solicitudes") == [("menos de 5", "menos de 5")]


def test_quien_pide_dos_veces_es_una_persona_y_dos_solicitudes(p):
    for n in range(5):
        quien = ciudadana(str(n))
        for _ in range(1 + (n < 3)):
            radicada(p, quien)
    assert tabla(red.uso, "personas", "solicitudes") == [(5, 8)]
    assert red.uso().titulares[:2] == [("solicitudes", 8), ("personas", 5)]


def test_sin_datos_ninguna_cifra_se_inventa():
    vacias = [
        *(resultados.recorte_del_tiempo, resultados.tramites_digitales, resultados.horas_ahorradas),
        *(resultados.alcance_de_la_red, resultados.satisfaccion, red.uso, red.papel_ahorrado),
        *(red.crecimiento, red.dias_de_viaje, red.cuellos_de_botella, resultados.puntos_de_otras),
    ]
    assert [metrica().filas for metrica in vacias] == [[]] * len(vacias)


def test_sumar_otra_vez_deja_lo_mismo_y_lo_tarde_entra_en_su_dia(p):
    antes = list(AtencionDiaria.objects.order_by("pk").values())
    assert resumir_atenciones() == 1
    assert list(AtencionDiaria.objects.order_by("pk").values()) == antes
    ayer = timezone.now() - timedelta(days=9)
    datos = {"agente": p.agente, "sucursal": p.sucursal, "resultado": "informada", "minutos": 2}
    registrar_atencion(p.tramite, llave=uuid4(), ocurrida_en=ayer, **datos)
    resumir_atenciones()
    assert AtencionDiaria.objects.get(dia=timezone.localdate(ayer)).cuantas == 1


def test_tablero_hoja_y_api_dicen_lo_mismo(client, p):
    client.force_login(funcionario(Rol.DIRECCION))
    tablero = client.get("/tramites/direccion/").text
    assert "Horas ahorradas a las personas" in tablero
    assert "horas ahorradas en doce meses</dt><dd>12</dd>" in tablero
    hoja = client.get("/indicadores/M-11.csv").content.decode("utf-8-sig")
    [fila] = csv.DictReader(StringIO(hoja), delimiter=";")
    datos = json.loads(client.get("/indicadores/M-11.json").content)
    assert fila["horas"] == "12"
    assert datos["filas"][0]["horas"] == 12


def test_el_tablero_es_de_la_direccion(client, p):
    client.force_login(p.agente)
    assert client.get("/tramites/direccion/").status_code == 403
