"""A file opens only for whom it may, in a box where it can do nothing, and the person knows who looked."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from sso_portal.nucleo.bitacora.models import Lectura
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario

from .muestras import JPG, PDF

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uso")]


@pytest.fixture
def curiosa(db):
    return Usuario.objects.create_user("curiosa@example.org")


def abrir(client, archivo, usuario):
    client.force_login(usuario)
    return leida(client.get(archivo.get_absolute_url()))


def leida(respuesta):
    """Take the bytes and close the file, as a browser does."""
    if respuesta.streaming:
        respuesta.bytes = respuesta.getvalue()
    return respuesta


def test_solo_abre_quien_puede(client, subir, ana, oficial, curiosa):
    archivo = subir()
    codigos = [abrir(client, archivo, u).status_code for u in (ana, oficial, curiosa)]
    assert codigos == [200, 200, 404]


def test_sin_sesion_se_pide_ingresar(client, subir):
    assert client.get(subir().get_absolute_url()).status_code == 302


def test_lo_que_nadie_registro_solo_lo_abre_su_titular(client, subir, ana, oficial):
    archivo = subir(uso="sin_registrar")
    assert [abrir(client, archivo, u).status_code for u in (ana, oficial)] == [200, 404]


@pytest.mark.parametrize("contenido", [PDF, JPG])
def test_la_respuesta_no_deja_hacer_nada_al_archivo(client, subir, ana, contenido):
    respuesta = abrir(client, subir(contenido), ana)
    assert respuesta["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert respuesta["X-Content-Type-Options"] == "nosniff"
    assert respuesta["Cache-Control"] == "private, no-store"
    assert respuesta["X-Frame-Options"] == "SAMEORIGIN"
    assert respuesta["Content-Disposition"].startswith("inline")
    assert respuesta.bytes == contenido


def test_lo_que_no_es_pdf_ni_imagen_se_descarga(client, subir, ana):
    archivo = subir()
    archivo.tipo = "text/html"
    archivo.save()
    assert abrir(client, archivo, ana)["Content-Disposition"].startswith("attachment")


def test_cada_apertura_de_otro_queda_y_la_propia_no(client, subir, ana, oficial):
    archivo = subir()
    for usuario in (ana, oficial, oficial):
        abrir(client, archivo, usuario)
    assert list(Lectura.objects.values_list("actor_id", "proposito").distinct()) == [
        (str(oficial.pk), "Revisar una prueba")
    ]
    assert Lectura.objects.count() == 2


def test_la_persona_ve_quien_ha_visto_sus_datos(client, subir, ana, oficial):
    abrir(client, subir(), oficial)
    client.force_login(ana)
    pagina = client.get(reverse("documentos:lecturas")).text
    nombre = str(oficial.nombramientos_vigentes[0].autoridad)
    assert all(palabra in pagina for palabra in ["cédula.pdf", nombre, "Revisar una prueba"])
    assert oficial.email not in pagina


def test_quien_no_tiene_lecturas_lo_lee(client, curiosa, ana):
    for usuario in (curiosa, ana):
        client.force_login(usuario)
        assert "Nadie ha abierto sus documentos" in client.get(reverse("documentos:lecturas")).text


def test_lo_publico_se_abre_sin_sesion_y_no_se_anota(client, subir, uso):
    archivo = subir()
    url = reverse("documentos:publico", args=[archivo.pk])
    assert client.get(url).status_code == 404
    uso(publico=True)
    assert leida(client.get(url))["Cache-Control"] == "public, max-age=3600"
    assert not Lectura.objects.exists()


def test_un_archivo_perdido_se_explica(client, subir, ana):
    archivo = subir()
    default_storage.delete(archivo.clave)
    respuesta = abrir(client, archivo, ana)
    assert (respuesta.status_code, str(archivo.pk) in respuesta.text) == (404, True)


def test_los_ausentes_los_ve_el_ministerio_y_nadie_mas(client, curiosa, subir):
    subir()
    ministerio = Usuario.objects.create_user("m@example.org")
    Nombramiento.objects.create(usuario=ministerio, rol=Rol.MINISTERIO)
    for usuario, codigo in [(curiosa, 403), (ministerio, 200)]:
        client.force_login(usuario)
        assert client.get(reverse("documentos:ausentes")).status_code == codigo
