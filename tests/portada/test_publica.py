"""The public home tells the process of now with real figures, and no count of few people."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inscripciones.estados import EstadoConvocatoria
from plazas.estados import Estado
from sso_portal.portada import publica
from tests import fabricas
from tests.fabricas import PASTO, ConvocatoriaFactory, PlazaFactory

pytestmark = pytest.mark.django_db


def test_el_mapa_suma_los_puestos_publicados_de_cada_departamento():
    PlazaFactory(cupos=3)
    PlazaFactory(cupos=2, municipio_id=PASTO)
    PlazaFactory(cupos=9, estado=Estado.ENVIADA)
    assert publica.plazas_por_departamento() == {"27": 3, "52": 2}


def test_la_convocatoria_abierta_dice_hasta_cuando(client):
    convocatoria = ConvocatoriaFactory(estado=EstadoConvocatoria.PUBLICADA)
    convocatoria.abre_en, convocatoria.cierra_en = (
        timezone.now() - timedelta(days=1),
        timezone.now() + timedelta(days=2),
    )
    convocatoria.save()
    texto = client.get("/").text
    assert "inscripciones abiertas hasta el" in texto
    assert "Faltan 2 días" in texto


def test_sin_convocatoria_la_portada_sigue_en_pie(client):
    assert "Su año de servicio empieza aquí" in client.get("/").text


@pytest.mark.parametrize(("cuantas", "dicho"), [(0, "0"), (1, "menos de 5"), (4, "menos de 5"), (5, "5")])
def test_de_uno_a_cuatro_no_se_cuenta(cuantas, dicho):
    assert publica._personas(cuantas) == dicho


def test_quien_entra_ve_primero_lo_que_espera_por_el(client):
    client.force_login(fabricas.UsuarioFactory(nombre_visible="Ana Rentería"))
    texto = client.get("/").text
    assert texto.index("Lo que espera por usted") < texto.index("Ir a")
    assert "Ana Rentería" in texto
