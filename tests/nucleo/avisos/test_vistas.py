"""The ministry sees each failure with its reason; a person, their own messages."""

import pytest
from django.urls import reverse

from sso_portal.nucleo.avisos import adaptador, redaccion, servicios
from sso_portal.nucleo.avisos.estados import Estado
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.cuentas.models import Usuario

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_correo_en_memoria")]


@pytest.fixture
def mandar(client, ministerio):
    client.force_login(ministerio)
    return client


def dejar(usuario, cuantos, estado=Estado.PENDIENTE, prefijo="tanda"):
    filas = [(usuario.pk, f"{prefijo}-{n}", {}) for n in range(cuantos)]
    servicios.avisar_en_lote("cuenta_contrasena_cambiada", filas)
    Aviso.objects.filter(clave__startswith=prefijo).update(estado=estado, ultimo_error="Buzón lleno")


def test_solo_el_ministerio_ve_los_correos(client, ana):
    client.force_login(ana)
    assert client.get(reverse("avisos:lista")).status_code == 403
    assert client.post(reverse("avisos:reintentar_fallidos")).status_code == 403


def test_cada_fallo_muestra_su_motivo_y_su_boton(mandar, ana):
    dejar(ana, 1, Estado.FALLIDO)
    pagina = mandar.get(reverse("avisos:lista")).text
    assert all(t in pagina for t in ["Buzón lleno", "Reintentar el mensaje fallido", "Fallido (1)"])


def test_el_avance_de_una_tanda_se_ve_en_palabras(mandar, ana):
    dejar(ana, 2, prefijo="resultado-2020-I")
    dejar(ana, 1, Estado.FALLIDO, prefijo="otra")
    pagina = mandar.get(reverse("avisos:lista"), {"clave": "resultado-2020"}).text
    assert "Salieron 0 de 2." in pagina


def test_reintentar_uno_y_todos_desde_la_pantalla(mandar, ana):
    dejar(ana, 3, Estado.FALLIDO)
    primero = Aviso.objects.order_by("pk").first()
    mandar.post(reverse("avisos:reintentar", args=[primero.pk]))
    respuesta = mandar.post(reverse("avisos:reintentar_fallidos"), follow=True)
    assert "Volvieron a la cola 2 mensajes" in respuesta.text
    assert Aviso.objects.filter(estado=Estado.PENDIENTE).count() == 3


def test_nadie_mas_reintenta(client, ana):
    dejar(ana, 1, Estado.FALLIDO)
    otra = Usuario.objects.create_user("otra@example.org")
    for usuario, codigo in [(otra, 404), (ana, 403)]:
        client.force_login(usuario)
        url = reverse("avisos:reintentar", args=[Aviso.objects.get().pk])
        assert client.post(url).status_code == codigo


def test_cada_quien_lee_sus_mensajes_y_no_los_de_otros(client, ana, ministerio):
    dejar(ana, 1)
    for usuario, frase in [(ana, "La contraseña de su cuenta"), (ministerio, "Todavía no le hemos escrito")]:
        client.force_login(usuario)
        assert frase in client.get(reverse("avisos:recibidos")).text


@pytest.mark.parametrize("plantilla", sorted(set(adaptador.PLANTILLAS.values())))
def test_los_mensajes_de_cuenta_estan_todos_y_tienen_asunto(plantilla):
    contexto = dict.fromkeys(adaptador.ENLACES, "http://localhost/x/")
    assert redaccion.asunto(plantilla, contexto)
    assert "Portal" in redaccion.texto(plantilla, contexto) or "cuenta" in redaccion.texto(
        plantilla, contexto
    )


def test_los_mensajes_de_cuenta_salen_por_la_bandeja():
    enlace = {"password_reset_url": "http://localhost/r/", "user": Usuario(password="una clave")}
    adaptador.AdaptadorCuentas().send_mail("account/email/password_reset_key", "a@example.org", enlace)
    aviso = Aviso.objects.get()
    assert (aviso.correo, aviso.plantilla) == ("a@example.org", "cuenta_recuperar")
    assert aviso.contexto == {"password_reset_url": "http://localhost/r/"}


def test_la_lista_tiene_las_mismas_consultas_con_uno_que_con_treinta(
    mandar, ana, django_assert_max_num_queries
):
    dejar(ana, 30, Estado.FALLIDO)
    with django_assert_max_num_queries(8):
        mandar.get(reverse("avisos:lista"))
