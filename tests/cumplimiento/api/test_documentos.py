"""A system sends the copy of a document, and a report names it: the judge and the receipt of the form."""

from hashlib import sha256

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cumplimiento.models import Alcance, Reporte
from cumplimiento.servicios.pruebas import MAXIMO_BYTES
from sso_portal.nucleo.documentos.consultas import contenido
from sso_portal.nucleo.documentos.models import Archivo
from tests.cumplimiento.fabricas import caso, dictado, supervisor, vigilada
from tests.nucleo.documentos import muestras

from .maquina import BASE, Maquina, codigos, credencial, reporte

PDF = muestras.pdf()
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_marzo")]


@pytest.fixture
def _en_marzo():
    with time_machine.travel("2026-03-20T15:00:00Z", tick=False):
        yield


@pytest.fixture
def c():
    c = caso()
    c.maquina, c.codigo = Maquina(credencial(c.entidad, c.usuario)), c.obligacion.codigo
    return c


def test_lo_enviado_queda_guardado_y_la_respuesta_dice_que_se_guardo(c):
    respuesta = c.maquina.subir(PDF)
    archivo = Archivo.objects.get(uso="prueba")
    assert (respuesta.status_code, contenido(archivo)) == (201, PDF)
    assert respuesta.datos == {
        "id": str(archivo.pk), "nombre": "pago.pdf", "tipo": "application/pdf", "tamano_bytes": len(PDF),
        "sha256": sha256(PDF).hexdigest(),
    }  # fmt: skip


def test_un_reporte_nombra_el_documento_y_su_recibo_lo_trae(c):
    documento = c.maquina.subir(PDF).datos
    respuesta = c.maquina.enviar(reporte(c.codigo, documento=documento["id"]))
    assert respuesta.datos["recibos"][0]["documento"] == documento
    assert c.maquina.ver(f"recibos/{c.codigo}/1/").datos["documento"] == documento
    assert Reporte.objects.get().archivo.sha256 == documento["sha256"]


def test_con_el_mismo_documento_la_huella_es_la_del_formulario(c, client):
    documento = c.maquina.subir(PDF).datos["id"]
    por_servicio = c.maquina.enviar(reporte(c.codigo, documento=documento)).datos["recibos"][0]["huella"]
    client.force_login(c.usuario)
    cajas = {
        "fecha_reporte_dia": 10, "fecha_reporte_mes": 3, "fecha_reporte_ano": 2026,
        "prueba_fecha_dia": 9, "prueba_fecha_mes": 3, "prueba_fecha_ano": 2026,
    }  # fmt: skip
    datos = reporte(c.codigo) | cajas | {"archivo": SimpleUploadedFile("otro nombre.pdf", PDF)}
    respuesta = client.post(reverse("cumplimiento:informar", args=[c.codigo]), datos)
    assert [e.codigo for e in respuesta.context["form"].errores_fila] == ["ya_reportado"]
    assert Reporte.objects.get().huella == por_servicio


def test_el_documento_lo_abren_su_entidad_y_quien_la_supervisa(c, client):
    documento = c.maquina.subir(PDF).datos["id"]
    c.maquina.enviar(reporte(c.codigo, documento=documento))
    direccion = Archivo.objects.get(pk=documento).get_absolute_url()
    for quien, estado in ((c.usuario, 200), (supervisor(c.regimen), 200), (vigilada(c.regimen)[1], 404)):
        client.force_login(quien)
        respuesta = client.get(direccion)
        assert respuesta.status_code == estado
        b"".join(respuesta)  # read to the end, the client closes it


def test_un_documento_sirve_para_varios_reportes_de_su_entidad(c):
    otro = dictado(c.regimen, c.entidad, numero="D-2")[0].codigo
    documento = c.maquina.subir(PDF).datos["id"]
    respuesta = c.maquina.enviar(*(reporte(codigo, documento=documento) for codigo in (c.codigo, otro)))
    assert respuesta.datos["aceptados"] == 2


@pytest.mark.parametrize("cual", ["de otra entidad", "de la persona", "no existe", "no es un id"])
def test_un_documento_que_no_envio_la_entidad_no_se_puede_nombrar(c, cual):
    ajena, usuario = vigilada(c.regimen)
    subido_a_mano = Archivo.objects.create(uso="prueba", subido_por=c.usuario, tamano_bytes=1)
    ids = {
        "de otra entidad": Maquina(credencial(ajena, usuario)).subir(PDF).datos["id"],
        "de la persona": str(subido_a_mano.pk),
        "no existe": "6c1b0d9e-0000-4000-8000-000000000001",
        "no es un id": "pago.pdf",
    }
    respuesta = c.maquina.enviar(reporte(c.codigo, documento=ids[cual]))
    assert (respuesta.status_code, codigos(respuesta)) == (422, ["documento_ajeno"])
    assert not Reporte.objects.exists()


# --- The judge of the form ---


@pytest.mark.parametrize(
    ("datos", "codigo"),
    [
        (b"", "vacio"), (b"MZ programa", "ejecutable"), (b"hola", "tipo"), (PDF[:-40], "cortado"),
        (PDF + b" " * MAXIMO_BYTES, "pdf_grande"),
    ],
)  # fmt: skip
def test_lo_que_el_formulario_no_acepta_tampoco_entra_por_aqui(c, client, datos, codigo):
    respuesta = c.maquina.subir(datos)
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (422, "documento_rechazado")
    error = respuesta.datos["errores"][0]
    client.force_login(c.usuario)
    pagina = client.post(
        reverse("cumplimiento:informar", args=[c.codigo]), {"archivo": SimpleUploadedFile("pago.pdf", datos)}
    )
    assert error["codigo"] == codigo
    assert pagina.context["form"].errors["archivo"] == [f"{error['explicacion']}. {error['como_corregir']}"]


def test_lo_que_pasa_mucho_del_maximo_se_niega_sin_leerlo(c):
    respuesta = c.maquina.subir(b"%PDF-" + b"0" * (MAXIMO_BYTES + 100_000))
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (413, "documento_grande")


def test_sin_antivirus_no_se_guarda_nada_y_la_misma_clave_sirve_despues(c, settings):
    settings.CLAMD = "/no/hay/clamd"
    respuesta = c.maquina.subir(PDF, clave="clave-0001")
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (503, "sin_revision")
    settings.CLAMD = ""
    assert c.maquina.subir(PDF, clave="clave-0001").status_code == 201


# --- Once per key ---


@pytest.mark.parametrize(("datos", "cuantos"), [(PDF, 1), (b"MZ programa", 0)])
def test_la_misma_clave_con_el_mismo_documento_da_la_misma_respuesta(c, datos, cuantos):
    una, otra = (c.maquina.subir(datos, clave="clave-0001") for _ in range(2))
    assert (una.status_code, una.datos) == (otra.status_code, otra.datos)
    assert Archivo.objects.count() == cuantos


def test_la_misma_clave_con_otro_documento_o_con_reportes_se_niega(c):
    c.maquina.subir(PDF, clave="clave-0001")
    otras = [
        c.maquina.subir(muestras.pdf(paginas=2), clave="clave-0001"),
        c.maquina.subir(PDF, nombre="otro.pdf", clave="clave-0001"),
        c.maquina.enviar(reporte(c.codigo), clave="clave-0001"),
    ]
    assert [r.datos["codigo"] for r in otras] == ["clave_de_otro_envio"] * 3


# --- Whatever is amiss has its sentence ---


@pytest.mark.parametrize(
    ("partes", "codigo"),
    [
        ({}, ["sin_archivo"]),
        ({"archivo": "no es un archivo"}, ["sin_archivo"]),
        ({"archivo": [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", PDF)]}, ["sin_archivo"]),
        ({"otro": "x"}, ["campo_desconocido", "sin_archivo"]),
    ],
)
def test_un_envio_que_no_trae_un_archivo_y_solo_uno_se_dice(c, partes, codigo):
    respuesta = c.maquina.subir_crudo(partes)
    assert (respuesta.status_code, codigos(respuesta)) == (422, codigo)


@pytest.mark.parametrize(
    ("cuerpo", "tipo", "estado", "codigo"),
    [
        (b"{}", "application/json", 415, "no_es_formulario"),
        (b"x", "multipart/form-data", 400, "formulario_mal_escrito"),
        (b"--a\r\n" * 2000, "multipart/form-data; boundary=a", 422, "envio_no_admitido"),
    ],
)
def test_un_formulario_mal_escrito_es_una_frase_y_no_una_falla(c, cuerpo, tipo, estado, codigo):
    respuesta = c.maquina.subir_crudo(cuerpo, content_type=tipo)
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (estado, codigo)


def test_enviar_un_documento_pide_el_alcance_de_escribir_y_una_clave(c):
    solo_lee = Maquina(credencial(c.entidad, c.usuario, alcances=[Alcance.LEER]))
    assert solo_lee.subir(PDF).datos["codigo"] == "sin_alcance"
    sin_clave = c.maquina.cliente.post(
        f"{BASE}documentos/", {"archivo": SimpleUploadedFile("a.pdf", PDF)}, headers=c.maquina.cabeceras
    )
    assert sin_clave.json()["codigo"] == "falta_clave"
    assert not Archivo.objects.exists()
