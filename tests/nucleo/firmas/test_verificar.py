import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sso_portal.nucleo.firmas.almacen import leer
from sso_portal.nucleo.firmas.codigos import nuevo_codigo
from sso_portal.nucleo.firmas.servicios import abrir_certificado, revocar_certificado

NOMBRE = "Ezequiel Tarapués Bonett"


@pytest.fixture
def pagina(certificado):
    return reverse("firmas:comprobar", args=[certificado.codigo])


def texto(respuesta):
    return respuesta.content.decode()


def test_el_codigo_escrito_de_cualquier_manera_lleva_a_su_pagina(client, certificado, pagina):
    escrito = certificado.codigo.replace("-", " ").lower()
    assert client.get(reverse("firmas:verificar"), {"codigo": escrito})["Location"] == pagina


def test_un_codigo_mal_copiado_se_explica_y_no_se_pierde(client, db):
    respuesta = texto(client.get(reverse("firmas:verificar"), {"codigo": "EX-1234"}))
    assert "Hay un problema" in respuesta
    assert 'value="EX-1234"' in respuesta


def test_la_pagina_dice_que_certifica_sin_decir_a_quien(client, certificado, pagina):
    respuesta = texto(client.get(pagina))
    assert "El certificado es auténtico y está vigente" in respuesta
    assert "quedó exonerada del Servicio Social Obligatorio en el proceso 2027-I" in respuesta
    assert NOMBRE not in respuesta
    assert "1020304050" not in respuesta


def test_el_nombre_aparece_con_el_final_del_documento(client, pagina):
    assert NOMBRE not in texto(client.post(pagina, {"ultimos4": "1234"}))
    assert NOMBRE in texto(client.post(pagina, {"ultimos4": "4050"}))


def test_nadie_prueba_documentos_uno_por_uno(client, pagina):
    for intento in range(5):
        assert client.post(pagina, {"ultimos4": f"000{intento}"}).status_code == 200
    respuesta = client.post(pagina, {"ultimos4": "4050"})
    assert respuesta.status_code == 429
    assert NOMBRE not in texto(respuesta)


def test_nadie_prueba_codigos_uno_por_uno(client, certificado, pagina):
    for _ in range(30):
        ajeno = reverse("firmas:comprobar", args=[nuevo_codigo("EX")])
        assert client.get(ajeno).status_code == 404
    assert client.get(pagina).status_code == 429


def test_un_certificado_revocado_lo_dice_a_quien_lo_verifica(client, certificado, ministerio, pagina):
    revocar_certificado(certificado, actor=ministerio, causa="error", motivo="Nombre equivocado: Ezequiel.")
    respuesta = texto(client.get(pagina))
    assert "El certificado fue revocado: ya no vale" in respuesta
    assert "se expidió con un error" in respuesta
    assert "Nombre equivocado" not in respuesta


def test_el_pdf_se_comprueba_en_la_pagina(client, certificado, titular):
    pdf = leer(abrir_certificado(certificado, actor=titular))
    bueno, malo = (_subir(client, datos) for datos in (pdf, pdf.replace(b"/Reason (", b"/Reason (X", 1)))
    assert "La firma es auténtica y el documento está completo" in bueno
    assert certificado.codigo in bueno
    assert "No confíe en este documento" in malo


def test_el_pdf_de_un_certificado_revocado_dice_primero_que_ya_no_vale(
    client, certificado, titular, ministerio
):
    pdf = leer(abrir_certificado(certificado, actor=titular))
    assert "ya no vale" not in _subir(client, pdf)
    revocar_certificado(certificado, actor=ministerio, causa="error", motivo="Otra persona")
    respuesta = _subir(client, pdf)
    assert respuesta.index("El certificado fue revocado: ya no vale") < respuesta.index(
        "La firma es auténtica"
    )


def test_lo_que_no_es_un_pdf_recibe_su_frase(client, db):
    assert "no es un PDF" in _subir(client, b"hola")
    assert "vacío" in _subir(client, b"")
    assert "Elija el archivo PDF" in texto(client.post(reverse("firmas:verificar_pdf")))


def _subir(client, datos):
    archivo = SimpleUploadedFile("acta.pdf", datos, "application/pdf")
    return texto(client.post(reverse("firmas:verificar_pdf"), {"archivo": archivo}))
