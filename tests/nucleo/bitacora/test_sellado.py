"""Seals: chained batches that name whatever was touched."""

import threading
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.celery import app
from sso_portal.nucleo.bitacora import consultas, sellado, servicios, tasks
from sso_portal.nucleo.bitacora.models import Evento, Lote, LoteEvento
from sso_portal.nucleo.bitacora.servicios import SISTEMA, registrar, sellar_lote
from tests.apoyo.carreras import a_la_vez
from tests.fabricas import EntidadFactory

FILA = {
    "id": 1,
    "ocurrido_en": datetime(2027, 1, 6, 22, tzinfo=UTC),
    "acto": "validada",
    "sujeto": "inscripciones.Inscripcion",
    "sujeto_id": "7",
    "actor_id": "3",
    "actor_rol": "secretaria:52",
    "datos": {"desde": "radicada"},
    "motivo_de": "",
    "motivo_cifrado": b"",
}


@given(
    campo=st.sampled_from(["acto", "sujeto", "sujeto_id", "actor_id", "actor_rol"]),
    texto=st.text(max_size=20),
)
def test_cambiar_cualquier_campo_cambia_la_huella(campo, texto):
    igual = FILA | {campo: texto}
    assert (sellado.huella(igual) == sellado.huella(FILA)) == (texto == FILA[campo])


def test_la_huella_no_depende_del_huso_ni_del_orden():
    bogota = FILA["ocurrido_en"].astimezone(tz=None) + timedelta(0)
    assert sellado.huella(dict(reversed((FILA | {"ocurrido_en": bogota}).items()))) == sellado.huella(FILA)


@pytest.fixture
def sellados(base_clonada, esperar):
    """Three sealed batches of one event each, in real transactions: what runs beside may make a seal wait."""
    entidad = EntidadFactory()
    for n in range(3):
        registrar(f"acto{n}", entidad, actor=SISTEMA)
        esperar(sellar_lote)
    return list(Lote.objects.order_by("numero"))


def _a_la_fuerza(orden):
    """What a database administrator could do: switch the trigger off and write."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(orden)


def test_los_lotes_se_encadenan_y_verifican(sellados):
    assert [x.cantidad for x in sellados] == [1, 1, 1]
    assert sellados[1].cadena == sellado.cadena(sellados[0].cadena, sellados[1].raiz)
    salida = StringIO()
    call_command("verificar_bitacora", stdout=salida)
    assert "3 lotes, 0 eventos aún sin sellar" in salida.getvalue()
    assert sellados[2].cadena in salida.getvalue()


DANOS = {
    "UPDATE bitacora_evento SET actor_rol = 'x' WHERE acto = 'acto1'": "del lote 2 no es el que se selló",
    "DELETE FROM bitacora_evento WHERE acto = 'acto0'": "del lote 1",
    "DELETE FROM bitacora_loteevento WHERE lote_id = 3": "La lista de eventos del lote 3",
    "UPDATE bitacora_lote SET cadena = repeat('a', 64) WHERE numero = 2": "El lote 2 no continúa",
    "DELETE FROM bitacora_lote WHERE numero = 2": "Falta el lote 2",
}


def test_tocar_una_fila_se_descubre_y_se_nombra(sellados):
    for orden, dice in DANOS.items():
        _a_la_fuerza(orden)
        errores = StringIO()
        with pytest.raises(CommandError, match="daños"):
            call_command("verificar_bitacora", stderr=errores)
        assert dice in errores.getvalue()


def _todo_sellado():
    sellar_lote()
    return not Evento.objects.filter(sello=None).exists()


def test_no_se_sella_mientras_una_transaccion_mas_vieja_sigue_abierta(base_clonada, esperar):
    abierta, terminar = threading.Event(), threading.Event()

    def lenta():
        with transaction.atomic():
            registrar("lento", EntidadFactory(), actor=SISTEMA)
            abierta.set()
            terminar.wait(30)
        connection.close()

    hilo = threading.Thread(target=lenta)
    hilo.start()
    abierta.wait(30)
    registrar("rapido", EntidadFactory(), actor=SISTEMA)
    assert sellar_lote() is None
    terminar.set()
    hilo.join()
    esperar(_todo_sellado)
    assert LoteEvento.objects.count() == 2


def test_dos_selladores_a_la_vez_no_sellan_dos_veces(base_clonada, esperar):
    registrar("uno", EntidadFactory(), actor=SISTEMA)
    a_la_vez(*[sellar_lote] * 4)
    esperar(_todo_sellado)
    assert (Lote.objects.count(), LoteEvento.objects.count(), Evento.objects.count()) == (1, 1, 1)
    assert not list(consultas.danos())


def test_lo_que_no_cabe_en_un_lote_se_sella_detras_de_lo_que_espera(base_clonada, monkeypatch, esperar):
    monkeypatch.setattr(servicios, "EVENTOS_POR_LOTE", 2)
    for acto in ("uno", "dos", "tres", "cuatro"):
        registrar(acto, EntidadFactory(), actor=SISTEMA)
    with app.connection_for_write() as conexion:
        cola = conexion.default_channel
        cola.queue_purge(app.conf.task_default_queue)
        esperar(lambda: tasks.sellar() or not Evento.objects.filter(sello=None).exists())
        llamadas = cola.queue_purge(app.conf.task_default_queue)
    assert llamadas == Lote.objects.filter(cantidad=2).count()
