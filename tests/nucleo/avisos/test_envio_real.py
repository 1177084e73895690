"""Against a real SMTP server: fast, over one connection, and a killed worker neither loses nor doubles."""

from collections import Counter

import pytest
from django.db import connection

from sso_portal.nucleo.avisos import servicios
from sso_portal.nucleo.avisos.estados import Estado
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.trabajos.cola import _tocar


def dejar(cuantos):
    ana = Usuario.objects.create_user("ana@example.org")
    filas = ((ana.pk, f"resultado-{n}", {}) for n in range(cuantos))
    servicios.avisar_en_lote("cuenta_contrasena_cambiada", filas)


@pytest.mark.django_db
def test_cinco_mil_avisos_se_dejan_en_una_docena_de_consultas(django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        dejar(5296)
    assert Aviso.objects.count() == 5296


@pytest.mark.django_db
def test_salen_todos_por_una_conexion_y_cada_uno_una_vez(buzon):
    dejar(120)
    assert sum(iter(servicios.enviar_pendientes, 0)) == 120  # in as many turns as this machine needs
    assert Counter(m["Message-ID"] for m in buzon.mensajes()) == Counter(
        Aviso.objects.order_by("pk").values_list("message_id", flat=True)
    )


@pytest.mark.larga
def test_matar_al_trabajador_no_pierde_ni_repite(buzon, trabajador, esperar):
    dejar(400)
    esperar(lambda: len(buzon.mensajes()) > 20, 60)
    trabajador.matar()
    connection.cursor().execute("UPDATE avisos_aviso SET arrendado_hasta = now() - interval '1 second'")
    trabajador.arrancar()
    _tocar(servicios.TAREA, ())
    esperar(lambda: not Aviso.objects.filter(estado__in=[Estado.PENDIENTE, Estado.ENVIANDO]).exists(), 60)
    repetidos = [n for n in Counter(m["Message-ID"] for m in buzon.mensajes()).values() if n > 1]
    dudosos = Aviso.objects.filter(estado=Estado.DUDOSO).count()
    assert (repetidos, dudosos <= 1) == ([], True)
    assert Aviso.objects.filter(estado=Estado.ENVIADO).count() + dudosos == 400
