"""Doors that look like another: resuming is not pressing, and an annulled draw gives nothing."""

import pytest
from django.urls import reverse

from asignacion import servicios
from asignacion.models import Sorteo
from asignacion.servicios import consecuencias
from inscripciones.models import Exoneracion
from sso_portal.nucleo.avisos.models import Aviso
from tests.fabricas import UsuarioFactory

from . import evento

pytestmark = pytest.mark.django_db
UNA = {"personas": 6, "plazas": 3, "profesiones": ("MEDICINA",)}


def test_el_ministerio_no_presiona_el_boton_por_la_puerta_de_reanudar(client):
    sorteo = evento.con_semilla(**UNA)
    client.force_login(sorteo.convocatoria.ministra)
    respuesta = client.post(reverse("asignacion:reanudar", args=[sorteo.convocatoria.codigo]), follow=True)
    assert "No se puede" in respuesta.text
    assert Sorteo.objects.get(pk=sorteo.pk).clic_en is None


def test_un_sorteo_que_se_anula_antes_de_sus_consecuencias_no_exonera_ni_avisa():
    sorteo = evento.con_semilla(**UNA)
    servicios.ejecutar_sorteo(sorteo, actor=sorteo.convocatoria.comite[0], codigo=evento.CODIGO)
    servicios.correr_sorteo(sorteo.pk)
    visto = Sorteo.objects.get(pk=sorteo.pk)
    anulado = {"acto": "Resolución 1 de 2027", "motivo": "Faltó una profesión entera en el sello"}
    servicios.anular_sorteo(sorteo, actor=sorteo.convocatoria.ministra, **anulado)
    consecuencias.exonerar(visto)
    consecuencias.avisar_resultados(visto)
    assert not Exoneracion.objects.exists()
    assert not Aviso.objects.filter(plantilla="sorteo_resultado").exists()


@pytest.mark.parametrize("puerta", ["auditoria", "veedor", "ejecutar"])
def test_quien_administra_el_servidor_no_entra_por_las_puertas_del_comite(client, puerta):
    sorteo = evento.sellado(**UNA)
    client.force_login(UsuarioFactory(is_superuser=True))
    assert client.get(reverse(f"asignacion:{puerta}", args=[sorteo.convocatoria.codigo])).status_code == 403
