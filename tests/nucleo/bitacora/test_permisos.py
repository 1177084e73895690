"""The role that serves requests can add to the record and read it, nothing else."""

from itertools import product

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from sso_portal.nucleo.bitacora.management.commands.conceder_permisos import SOLO_AGREGAR
from sso_portal.nucleo.bitacora.servicios import SISTEMA, registrar
from tests.fabricas import EntidadFactory


@pytest.fixture
def rol_de_aplicacion(base_clonada, settings):
    settings.ROL_APLICACION = f"rol_{base_clonada}"
    call_command("conceder_permisos")
    yield settings.ROL_APLICACION
    with connection.cursor() as cursor:
        cursor.execute(f'DROP OWNED BY "{settings.ROL_APLICACION}"')
        cursor.execute(f'DROP ROLE "{settings.ROL_APLICACION}"')


def _como(rol, orden):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'SET LOCAL ROLE "{rol}"')
        cursor.execute(orden)


def test_no_puede_cambiar_la_bitacora(rol_de_aplicacion):
    for tabla, orden in product(SOLO_AGREGAR, ["UPDATE {} SET {}={}", "DELETE FROM {}", "TRUNCATE {}"]):
        campo = {"bitacora_lote": "numero", "bitacora_loteevento": "orden"}.get(tabla, "id")
        with pytest.raises(ProgrammingError, match="permission denied"):
            _como(rol_de_aplicacion, orden.format(tabla, campo, campo))


def test_puede_agregar_y_leer(rol_de_aplicacion):
    registrar("antes", EntidadFactory(), actor=SISTEMA)
    _como(rol_de_aplicacion, "SELECT count(*) FROM bitacora_evento")
    _como(
        rol_de_aplicacion,
        "INSERT INTO bitacora_lectura (ocurrida_en, persona_id, actor_id, actor_rol, objeto, objeto_id,"
        " proposito) VALUES (now(), 'p', 'a', 'r', 'o', '1', 'prueba')",
    )


def test_no_puede_tocar_las_migraciones(rol_de_aplicacion):
    with pytest.raises(ProgrammingError, match="permission denied"):
        _como(rol_de_aplicacion, "DELETE FROM django_migrations")
