import pytest
from django.urls import reverse

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.firmas.servicios import revocar_certificado, validar_pdf

from .conftest import crear_persona


@pytest.fixture
def url(certificado):
    return reverse("firmas:descargar", args=[certificado.codigo])


def test_el_titular_descarga_su_certificado_firmado(client, titular, url):
    client.force_login(titular)
    assert "Descargar el certificado" in client.get(url).content.decode()
    respuesta = client.post(url)
    assert respuesta["Content-Type"] == "application/pdf"
    assert validar_pdf(respuesta.content).es_valida
    assert client.post(url).content == respuesta.content


def test_nadie_mas_descarga_un_certificado_ajeno(client, ministerio, url):
    client.force_login(Usuario.objects.create_user("luis@correo.example", persona=crear_persona("99887766")))
    assert client.post(url).status_code == 404
    assert not Archivo.objects.exists()


def test_lo_revocado_no_se_descarga(client, certificado, titular, ministerio, url):
    revocar_certificado(certificado, actor=ministerio, causa="acto", motivo="Recurso resuelto.")
    client.force_login(titular)
    respuesta = client.post(url)
    assert respuesta["Content-Type"].startswith("text/html")
    assert "ya no vale" in respuesta.content.decode()


def test_lo_revocado_tampoco_sale_por_la_puerta_de_los_documentos(
    client, certificado, titular, ministerio, url
):
    client.force_login(titular)
    client.post(url)
    certificado.refresh_from_db()
    archivo = certificado.archivo.get_absolute_url()
    abierto = client.get(archivo)
    assert b"".join(abierto.streaming_content).startswith(b"%PDF")
    revocar_certificado(certificado, actor=ministerio, causa="acto", motivo="Recurso resuelto.")
    respuesta = client.get(archivo)
    assert respuesta.status_code == 410
    assert url in respuesta.content.decode()
    assert "Revocado" in client.get(url).content.decode()
