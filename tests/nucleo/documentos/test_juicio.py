from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sso_portal.nucleo.documentos import juicio
from sso_portal.nucleo.documentos.juicio import JPG, PNG, juzgar
from sso_portal.nucleo.documentos.juicio import PDF as TIPO_PDF
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado

from . import muestras

GRANDE = (
    "«cedula.jpg» pesa 12\u00a0MB, más que el máximo de 5\u00a0MB. "
    "Tome la foto de nuevo con menor calidad o súbala en PDF"
)
SENTENCIAS = [
    ("diploma.pdf", b"", "«diploma.pdf» llegó vacío porque se cortó la conexión. Vuelva a subirlo"),
    ("acta.heic", b"ftypheic", "«acta.heic» no se puede leer. Suba un archivo PDF, JPG o PNG"),
    (
        "cedula.jpg",
        muestras.JPG + bytes(12 * 1024 * 1024 - len(muestras.JPG)),
        GRANDE,
    ),
]


@pytest.mark.parametrize(
    ("contenido", "tipo"), [(muestras.PDF, TIPO_PDF), (muestras.JPG, JPG), (muestras.PNG, PNG)]
)
@pytest.mark.parametrize("nombre", ["cédula.pdf", "foto.exe", "sin extensión"])
def test_se_juzga_por_el_contenido_y_no_por_el_nombre(nombre, contenido, tipo):
    archivo = BytesIO(contenido)
    assert juzgar(nombre, archivo) is tipo
    assert archivo.tell() == 0


@pytest.mark.parametrize(("codigo", "nombre", "contenido"), muestras.MALAS)
def test_cada_mal_archivo_tiene_su_motivo(codigo, nombre, contenido):
    with pytest.raises(ArchivoRechazado) as rechazo:
        juzgar(nombre, BytesIO(contenido))
    assert rechazo.value.codigo == codigo
    assert nombre in str(rechazo.value)


@pytest.mark.parametrize(("nombre", "contenido", "frase"), SENTENCIAS)
def test_las_frases_son_las_del_diccionario(nombre, contenido, frase):
    with pytest.raises(ArchivoRechazado) as rechazo:
        juzgar(nombre, BytesIO(contenido))
    assert str(rechazo.value) == frase


def test_una_imagen_que_no_cabe_en_memoria_no_se_abre(monkeypatch):
    monkeypatch.setattr(juicio, "MAXIMO_PUNTOS", 1000)
    with pytest.raises(ArchivoRechazado) as rechazo:
        juzgar("foto.png", BytesIO(muestras.PNG))
    assert rechazo.value.codigo == "imagen_enorme"


def test_una_bomba_de_pillow_tambien_se_rechaza(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(ArchivoRechazado) as rechazo:
        juzgar("foto.png", BytesIO(muestras.PNG))
    assert rechazo.value.codigo == "imagen_enorme"


def test_un_pdf_con_un_adjunto_tranquilo_se_acepta():
    factura = muestras.pdf(lambda e: e.add_attachment("factura.xml", b"<factura/>"))
    assert juzgar("factura.pdf", BytesIO(factura)) is TIPO_PDF


@given(st.sampled_from([muestras.PDF, muestras.JPG, muestras.PNG]), st.data())
def test_ningun_corte_pasa_por_entero_ni_rompe_al_juez(entero, datos):
    corte = datos.draw(st.integers(0, len(entero) * 9 // 10))
    with pytest.raises(ArchivoRechazado):
        juzgar("archivo", BytesIO(entero[:corte]))


@given(st.sampled_from([b"%PDF-1.7\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b""]), st.binary(max_size=2000))
def test_lo_que_no_es_un_documento_se_rechaza_con_una_frase(inicio, basura):
    with pytest.raises(ArchivoRechazado):
        juzgar("archivo", BytesIO(inicio + basura))
