"""Files are kept whole, scanned, private, and nothing of them is left behind."""

import socketserver
import struct
import threading
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.documentos import consultas, servicios
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado

from .muestras import JPG, PDF

pytestmark = pytest.mark.django_db
MEMORIA = {"BACKEND": "django.core.files.storage.InMemoryStorage"}


class Clamd(socketserver.BaseRequestHandler):
    """A clamd that knows one virus, or that breaks as its server was told."""

    def handle(self):
        lector = self.request.makefile("rb")
        assert lector.read(10) == b"zINSTREAM\0"
        recibido = b""
        while largo := struct.unpack("!L", lector.read(4))[0]:
            recibido += lector.read(largo)
        veredicto = b"stream: Eicar FOUND" if b"EICAR" in recibido else b"stream: OK"
        if respuesta := self.server.respuesta or veredicto:
            self.request.sendall(respuesta + b"\0")


@pytest.fixture
def clamd(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as servidor:
        servidor.respuesta = b""
        settings.CLAMD = f"127.0.0.1:{servidor.server_address[1]}"
        threading.Thread(target=servidor.serve_forever, daemon=True).start()
        yield servidor
        servidor.shutdown()


@pytest.fixture(params=["disco", "memoria"])
def _almacen(request, settings, tmp_path):
    """The same promises on any storage: only the Storage API is used."""
    disco = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": MEMORIA if request.param == "memoria" else disco}


@pytest.mark.usefixtures("_almacen")
def test_lo_guardado_se_lee_igual_en_cualquier_almacen(subir):
    archivo = subir()
    assert consultas.contenido(archivo) == PDF
    assert (archivo.sha256, archivo.tamano_bytes) == (sha256(PDF).hexdigest(), len(PDF))
    assert (archivo.nombre, archivo.tipo) == ("cédula.pdf", "application/pdf")


def test_lo_que_el_portal_genera_tambien_se_guarda():
    archivo = servicios.guardar_generado(b"%PDF", nombre="acta.pdf", uso="acta")
    assert (archivo.subido_por, consultas.contenido(archivo)) == (None, b"%PDF")


def test_lo_rechazado_no_deja_nada(subir):
    with pytest.raises(ArchivoRechazado):
        subir(b"")
    assert not Archivo.objects.exists()


@pytest.mark.parametrize(
    ("nombre", "guardado"),
    [
        ("../../etc/diploma.pdf", "diploma.pdf"),
        ("C:\\fotos\\diploma.exe", "diploma.pdf"),
        ("DIPLOMA.PDF", "DIPLOMA.PDF"),
        ("a" * 300 + ".pdf", "a" * 115 + "….pdf"),
        ("acta Dr. Núñez.pdf", "acta Dr. Núñez.pdf"),
        ("", "documento.pdf"),
    ],
)
def test_el_nombre_se_guarda_sin_peligro(subir, nombre, guardado):
    archivo = ContentFile(PDF, name=nombre)
    assert servicios.guardar_subido(archivo, uso="prueba", titular=None, actor=None).nombre == guardado


def test_un_nombre_con_signos_que_no_se_ven_se_rechaza(subir):
    with pytest.raises(ArchivoRechazado) as rechazo:
        subir(nombre="acta\u202efdp.exe")
    assert rechazo.value.codigo == "nombre"


def test_entre_todos_no_pasan_de_40_mb(subir):
    primero = subir()
    Archivo.objects.update(tamano_bytes=40 * 1024 * 1024)
    with pytest.raises(ArchivoRechazado) as rechazo:
        subir(JPG, "foto.jpg", junto_a=Archivo.objects.filter(pk=primero.pk))
    assert rechazo.value.codigo == "total"


def test_el_antivirus_deja_pasar_lo_sano(clamd, subir):
    assert subir().pk


def test_el_antivirus_detiene_lo_peligroso(clamd, subir):
    with pytest.raises(ArchivoRechazado) as rechazo:
        subir(PDF + b"\n%EICAR")
    assert rechazo.value.codigo == "virus"


@pytest.mark.parametrize("respuesta", [b"INSTREAM size limit exceeded. ERROR", b"\x00"])
def test_sin_veredicto_claro_no_se_acepta(clamd, subir, respuesta):
    clamd.respuesta = respuesta
    with pytest.raises(ArchivoRechazado) as rechazo:
        subir()
    assert str(rechazo.value) == "No pudimos revisar «cédula.pdf» con el antivirus. Intente en unos minutos"


@pytest.mark.parametrize("direccion", ["127.0.0.1:1", "/no/existe.sock"])
def test_con_antivirus_configurado_nada_entra_sin_mirarse(settings, subir, direccion):
    settings.CLAMD = direccion
    with pytest.raises(ArchivoRechazado) as rechazo:
        subir()
    assert rechazo.value.codigo == "sin_revision"


def test_quitar_borra_la_fila_y_luego_los_bytes(subir, ana, django_capture_on_commit_callbacks):
    archivo = subir()
    with django_capture_on_commit_callbacks(execute=True):
        servicios.quitar_archivo(archivo, actor=ana)
    assert not default_storage.exists(archivo.clave)
    assert Evento.objects.get().acto == "archivo_quitado"


def test_quitar_respeta_los_bytes_que_otra_fila_usa(subir, ana, django_capture_on_commit_callbacks):
    archivo, otro = subir(), subir()
    Archivo.objects.filter(pk=otro.pk).update(clave=archivo.clave)
    with django_capture_on_commit_callbacks(execute=True):
        servicios.quitar_archivo(archivo, actor=ana)
    assert default_storage.exists(archivo.clave)


@pytest.mark.usefixtures("_almacen")
def test_el_barrido_quita_huerfanos_de_mas_de_un_dia(subir, time_machine):
    archivo = subir()
    huerfano = default_storage.save("documentos/prueba/aa/huerfano.pdf", ContentFile(PDF))
    ajeno = default_storage.save("otra/cosa.pdf", ContentFile(PDF))
    assert servicios.barrer_huerfanos() == 0
    time_machine.move_to(timezone.now() + timedelta(days=1, minutes=1))
    assert servicios.barrer_huerfanos() == 1
    assert [default_storage.exists(c) for c in (archivo.clave, huerfano, ajeno)] == [True, False, True]


def test_una_fila_sin_archivo_da_alarma_hasta_que_vuelve(subir):
    archivo = subir()
    default_storage.delete(archivo.clave)
    servicios.barrer_huerfanos()
    assert list(consultas.ausentes()) == [archivo]
    default_storage.save(archivo.clave, ContentFile(PDF))
    servicios.barrer_huerfanos()
    assert not consultas.ausentes()
