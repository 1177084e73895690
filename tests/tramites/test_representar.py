"""Somebody helps another person by internet: asked, consented with a code, shown, ended by either."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sso_portal.nucleo.avisos.models import Aviso
from tests.fabricas import UsuarioFactory
from tramites.models import Mensaje, Puesto, Representacion, Solicitud
from tramites.servicios.borrador import empezar_solicitud, guardar_respuestas
from tramites.servicios.radicacion import radicar_solicitud
from tramites.servicios.representacion import (
    RepresentacionImposible,
    empezar_por_otra,
    pedir_representacion,
    terminar_representacion,
)

from .casos import RESPUESTAS, ciudadana, institucion, radicada

pytestmark = pytest.mark.django_db
POR_OTRA = "/tramites/mis-solicitudes/por-otra/"


@pytest.fixture
def i(client):
    """``hija`` is signed in and wants to act for ``madre``."""
    i = institucion()
    i.hija, i.madre = ciudadana("51001"), ciudadana("51002")
    client.force_login(i.hija)
    return i


def numeros():
    return Aviso.objects.get(plantilla="representacion").contexto["numeros"]


def dada(client, i):
    client.post(POR_OTRA, {"correo": i.madre.email, "hasta": "30"})
    client.post(f"{POR_OTRA}codigo/", {"numeros": numeros()})
    return Representacion.objects.vigentes().get()


def empezada(client, i):
    por = dada(client, i)
    return Solicitud.objects.get(
        pk=client.post(f"/tramites/ficha/{i.tramite.codigo}/empezar/", {"por": por.pk}).url.split("/")[-2]
    )


def test_con_el_codigo_de_la_otra_persona_se_empieza_se_envia_y_se_ve_a_su_nombre(client, i):
    suya = empezada(client, i)
    assert suya.persona == i.madre.persona
    guardar_respuestas(suya, RESPUESTAS, actor=i.hija)
    client.post(f"{suya.get_absolute_url()}enviar/")
    client.post(f"{suya.get_absolute_url()}mensaje/", {"texto": "Aquí estoy"})
    assert f"A nombre de {i.madre.persona}" in client.get("/tramites/mis-solicitudes/").text
    mensaje = Mensaje.objects.get()
    assert (mensaje.es_de_la_persona, mensaje.quien) == (True, f"{i.hija.persona}, por {i.madre.persona}")
    client.force_login(i.madre)
    assert f"La empezó {i.hija.persona} con permiso" in client.get(suya.get_absolute_url()).text


def test_cualquiera_de_las_dos_lo_termina_y_desde_entonces_no_se_ve_nada(client, i):
    suya = empezada(client, i)
    client.force_login(i.madre)
    assert f"Quitar el permiso a {i.hija.persona}" in client.get(POR_OTRA).text
    client.post(f"{POR_OTRA}{suya.representacion_id}/terminar/")
    client.force_login(i.hija)
    assert client.get(suya.get_absolute_url()).status_code == 404
    with pytest.raises(RepresentacionImposible, match="terminó"):
        empezar_por_otra(i.tramite, Representacion.objects.get(), actor=i.hija)


def test_el_permiso_sirve_hasta_su_ultimo_dia(client, i):
    suya = empezada(client, i)
    for dias, estado in ((30, 200), (31, 404)):
        with time_machine.travel(timezone.now() + timedelta(days=dias), tick=False):
            client.force_login(i.hija)
            assert client.get(suya.get_absolute_url()).status_code == estado


def test_lo_que_la_otra_persona_hace_sola_no_lo_ve_quien_la_representa(client, i):
    propia = radicada(i, i.madre)
    empezar_solicitud(i.tramite, persona=i.madre.persona, actor=i.madre)
    por = dada(client, i)
    assert client.get(propia.get_absolute_url()).status_code == 404
    with pytest.raises(RepresentacionImposible, match="solo ella"):
        empezar_por_otra(i.tramite, por, actor=i.hija)


def test_el_codigo_se_prueba_cinco_veces_y_sirve_un_dia(client, i):
    pedir_representacion(i.madre.email, hasta=timezone.localdate(), actor=i.hija)
    malo = "000000" if numeros() != "000000" else "111111"
    for _ in range(5):
        assert "Pídale que lo lea de nuevo" in client.post(f"{POR_OTRA}codigo/", {"numeros": malo}).text
    client.post(f"{POR_OTRA}codigo/", {"numeros": numeros()})
    assert not Representacion.objects.vigentes().exists()


def test_nadie_averigua_aqui_quien_tiene_cuenta(client, i):
    paginas = [
        client.post(POR_OTRA, {"correo": correo, "hasta": "30"}, follow=True).text.count(
            "ya le llegó un código"
        )
        for correo in (i.madre.email, "nadie@example.org", UsuarioFactory().email)
    ]
    assert paginas == [1, 1, 1]
    assert Representacion.objects.count() == 1


def test_nadie_se_representa_a_si_mismo_ni_sin_decir_quien_es(i):
    hoy = timezone.localdate()
    with pytest.raises(RepresentacionImposible, match="otra persona"):
        pedir_representacion(i.hija.email, hasta=hoy, actor=i.hija)
    with pytest.raises(RepresentacionImposible, match="quién es usted"):
        pedir_representacion(i.madre.email, hasta=hoy, actor=UsuarioFactory())


def test_quien_la_empezo_por_otra_no_la_decide_como_funcionaria(client, i):
    por = dada(client, i)
    suya = empezar_por_otra(i.tramite, por, actor=i.hija)
    guardar_respuestas(suya, RESPUESTAS, actor=i.hija)
    radicar_solicitud(suya, actor=i.hija)
    terminar_representacion(por, actor=i.hija)
    Puesto.objects.create(area=suya.area, usuario=i.hija)
    suya.refresh_from_db()
    assert not i.hija.has_perm("tramites.atender", suya)
    assert suya.responsable != i.hija


def test_pedirlo_y_usarlo_dos_veces_es_una(client, i):
    por = dada(client, i)
    client.post(f"{POR_OTRA}codigo/", {"numeros": numeros()})
    terminar_representacion(por, actor=i.madre)
    terminar_representacion(por, actor=i.hija)
    assert Representacion.objects.get().terminada_por == i.madre
