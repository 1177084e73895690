"""A system sends reports: the rules of the other doors, once per key, a sentence for whatever is amiss."""

import json

import pytest
import time_machine

from cumplimiento.estados import Estado
from cumplimiento.models import Obligacion, Recepcion, Reporte
from sso_portal.nucleo.bitacora.consultas import historia
from tests.cumplimiento.fabricas import caso, dictado

from .maquina import Maquina, codigos, credencial, reporte

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_marzo")]


@pytest.fixture
def _en_marzo():
    with time_machine.travel("2026-03-20T15:00:00Z", tick=False):
        yield


@pytest.fixture
def c():
    c = caso()
    c.fila = credencial(c.entidad, c.usuario)
    c.maquina, c.codigo = Maquina(c.fila), c.obligacion.codigo
    c.otro = dictado(c.regimen, c.entidad, numero="D-2")[0].codigo
    return c


def test_un_reporte_deja_recibo_estado_y_rastro_de_quien_lo_envio(c):
    respuesta = c.maquina.enviar(reporte(c.codigo))
    assert (respuesta.status_code, respuesta.datos["aceptados"]) == (201, 1)
    guardado = Reporte.objects.get()
    recibo = respuesta.datos["recibos"][0]
    assert (recibo["recibo"], recibo["huella"]) == (f"{c.codigo}/1", guardado.huella)
    assert (guardado.canal, guardado.actor, guardado.origen) == (
        "servicio", None, f"credencial {c.fila.codigo}"
    )  # fmt: skip
    acto = historia(Obligacion.objects.get(codigo=c.codigo))[-1]
    assert (acto.acto, acto.actor_rol) == (Estado.CUMPLIDO, f"servicio:entidad-{c.entidad.pk}")


def test_la_historia_del_caso_dice_que_fue_la_entidad_por_servicio_web(c, client):
    c.maquina.enviar(reporte(c.codigo))
    client.force_login(c.usuario)
    html = client.get(c.obligacion.get_absolute_url()).content.decode()
    assert "Por servicio web." in html
    assert html.count(str(c.entidad)) >= 2


def test_se_guardan_todos_o_ninguno(c):
    respuesta = c.maquina.enviar(reporte(c.codigo), reporte(c.otro, prueba_numero=""))
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (422, "reportes_rechazados")
    error = respuesta.datos["errores"][0]
    assert (error["reporte"], error["caso"], error["codigo"], error["campo"]) == (
        1, c.otro, "prueba_incompleta", "prueba_tipo"
    )  # fmt: skip
    assert not Reporte.objects.exists()


def test_si_se_pide_se_guardan_los_correctos_y_se_cuentan_los_dos(c):
    respuesta = c.maquina.enviar(reporte(c.codigo), reporte(c.otro, estado="Casi"), solo_correctos=True)
    datos = respuesta.datos
    assert (respuesta.status_code, datos["aceptados"], datos["rechazados"]) == (201, 1, 1)
    assert [r["reporte"] for r in datos["recibos"]] == [0]
    assert codigos(respuesta) == ["fuera_de_lista"]


def test_todos_los_errores_salen_a_la_vez(c):
    respuesta = c.maquina.enviar(
        reporte("R-2026-999999"),
        reporte(c.codigo, fecha_reporte="2026-02-31", prueba_numero=""),
        reporte(c.codigo),
        {"caso": "", "estado": "Cumplido"},
    )
    assert [(e["reporte"], e["codigo"]) for e in respuesta.datos["errores"]] == [
        (0, "caso_ajeno"), (1, "fecha_no_existe"), (1, "prueba_incompleta"), (2, "caso_repetido"),
        (3, "vacia"), (3, "vacia"),
    ]  # fmt: skip


def test_lo_tardio_entra_y_queda_marcado(c):
    with time_machine.travel("2026-03-25T15:00:00Z", tick=False):
        assert c.maquina.enviar(reporte(c.codigo)).datos["recibos"][0]["es_tardio"] is True


# --- Once per key ---


def test_la_misma_clave_con_lo_mismo_da_la_misma_respuesta(c):
    una, otra = (c.maquina.enviar(reporte(c.codigo), clave="clave-0001") for _ in range(2))
    assert (una.status_code, una.datos) == (otra.status_code, otra.datos)
    assert Reporte.objects.count() == 1


def test_lo_rechazado_tambien_se_responde_igual(c):
    una = c.maquina.enviar(reporte(c.codigo, fecha_reporte="2026-03-21"), clave="clave-0001")
    with time_machine.travel("2026-03-24T15:00:00Z", tick=False):
        otra = c.maquina.enviar(reporte(c.codigo, fecha_reporte="2026-03-21"), clave="clave-0001")
    assert (una.status_code, una.datos) == (422, otra.datos)


def test_el_orden_de_los_datos_no_hace_otro_envio(c):
    uno = json.dumps({"reportes": [reporte(c.codigo)]})
    otro = json.dumps({"reportes": [dict(reversed(reporte(c.codigo).items()))]}, indent=2)
    respuestas = [c.maquina.enviar_crudo(cuerpo, clave="clave-0001") for cuerpo in (uno, otro)]
    assert [r.status_code for r in respuestas] == [201, 201]


def test_la_misma_clave_con_otra_cosa_se_niega(c):
    c.maquina.enviar(reporte(c.codigo), clave="clave-0001")
    respuesta = c.maquina.enviar(reporte(c.otro), clave="clave-0001")
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (409, "clave_de_otro_envio")
    assert Reporte.objects.count() == 1


def test_la_clave_sigue_valiendo_aunque_cambie_la_credencial(c):
    c.maquina.enviar(reporte(c.codigo), clave="clave-0001")
    nueva = Maquina(credencial(c.entidad, c.usuario))
    assert nueva.enviar(reporte(c.codigo), clave="clave-0001").status_code == 201
    assert Reporte.objects.count() == 1


@pytest.mark.parametrize(
    ("clave", "codigo"),
    [(None, "falta_clave"), ("corta", "clave_no_admitida"), ("ñ" * 9, "clave_no_admitida")],
)
def test_sin_una_clave_que_se_lea_nada_se_envia(c, clave, codigo):
    cuerpo = json.dumps({"reportes": [reporte(c.codigo)]})
    respuesta = c.maquina.enviar_crudo(cuerpo, clave=clave)
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (400, codigo)
    assert not Recepcion.objects.exists()


# --- Whatever is amiss has its sentence ---


@pytest.mark.parametrize(
    "cuerpo",
    [
        b"", b"{", b"[1,", b"{}{}", b"\xff\xfe{}", b'{"reportes": NaN}', b'{"a": 1, "a": 2}', b"[" * 100_000,
        b'{"reportes": [{"caso": "R\\u0000"}]}', b'{"reportes": [{"caso": "R\\ud800"}]}', b'{"\\u0000": 1}',
        b"1" * 5000, b'{"reportes": [{"caso": "\x00"}]}',
    ],
    ids=range(13),
)  # fmt: skip
def test_un_json_mal_escrito_es_una_frase_y_no_una_falla(c, cuerpo):
    respuesta = c.maquina.enviar_crudo(cuerpo)
    assert respuesta.status_code in {400, 422}
    assert respuesta.datos["explicacion"]
    assert not Recepcion.objects.exists()


@pytest.mark.parametrize(
    ("datos", "codigo"),
    [
        ([], "no_es_objeto"),
        ({}, "sin_reportes"),
        ({"reportes": []}, "sin_reportes"),
        ({"reportes": [{}] * 501}, "muchos_reportes"),
        ({"reportes": ["R-1"]}, "no_es_objeto"),
        ({"reportes": [{"caso": 7}]}, "no_es_texto"),
        ({"reportes": [{"casos": "R"}]}, "campo_desconocido"),
        ({"reportes": [{"caso": "R"}], "otro": 1}, "campo_desconocido"),
        ({"reportes": [{"caso": "R"}], "solo_correctos": "si"}, "no_es_si_o_no"),
    ],
)
def test_lo_que_no_tiene_la_forma_se_dice_dato_por_dato(c, datos, codigo):
    respuesta = c.maquina.enviar_crudo(json.dumps(datos))
    assert (respuesta.status_code, codigos(respuesta)) == (422, [codigo])


def test_un_envio_enorme_se_niega_sin_leerlo_entero(c):
    respuesta = c.maquina.enviar_crudo(b'{"reportes": "' + b"x" * (2 * 1024 * 1024) + b'"}')
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (413, "cuerpo_grande")


def test_lo_que_no_dice_que_es_json_se_niega(c):
    assert c.maquina.enviar_crudo("caso;estado", tipo="text/csv").datos["codigo"] == "no_es_json"


def test_quinientos_reportes_caben_en_un_envio(c):
    respuesta = c.maquina.enviar(*([reporte(c.codigo)] + [reporte(f"R-{n}") for n in range(499)]))
    assert (respuesta.status_code, len(respuesta.datos["errores"])) == (422, 499)
