"""Files of the minutes and of a circle: judged by what they hold, read by those who were there."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from innovacion.models import AportacionActa
from innovacion.servicios.acta import confirmar_acta, terminar_acta
from innovacion.servicios.circulos import compartir, crear_circulo, unirse
from innovacion.servicios.personas import fusionar
from sso_portal.nucleo.documentos.models import Archivo
from tests.fabricas import UsuarioFactory

from .fabricas import innovaton, inscrita, llegada, mundo, participante

pytestmark = pytest.mark.django_db


@pytest.fixture(name="m")
def fixture_m():
    m = mundo()
    m.mesa = innovaton(m.equipo, m.reto).mesa
    m.cupo = inscrita(m.mesa)
    llegada(m.cupo, m.equipo)
    m.url = f"/innovacion/mesas/{m.mesa.pk}/acta/archivo/"
    return m


def foto(nombre="lista.png"):
    salida = BytesIO()
    Image.new("RGB", (9, 9)).save(salida, "PNG")
    return SimpleUploadedFile(nombre, salida.getvalue())


def subir(client, m, llave=None, **datos):
    client.force_login(m.equipo)
    todo = {"texto": "Lista de triage", "archivo": foto(), "llave": llave or uuid4(), **datos}
    return client.post(m.url, todo, follow=True).text


def test_el_archivo_queda_en_el_acta_una_vez_y_se_confirma_con_el_resto(client, m):
    llave = uuid4()
    for _ in range(2):
        pagina = subir(client, m, llave)
    assert "Abrir lista.png" in pagina
    assert AportacionActa.objects.get().clase == "documento"
    terminar_acta(m.mesa, actor=m.equipo)
    confirmar_acta(m.mesa, m.cupo.codigo, actor=m.equipo)
    assert "El acta ya se terminó de escribir" in subir(client, m)


def test_lo_que_no_es_lo_que_dice_se_rechaza_y_lo_escrito_no_se_pierde(client, m):
    pagina = subir(client, m, archivo=SimpleUploadedFile("acta.pdf", b"MZ programa"))
    assert "Hay un problema" in pagina
    assert 'value="Lista de triage"' in pagina
    assert not Archivo.objects.exists()
    assert "Elija el archivo" in subir(client, m, archivo="")


def test_si_falta_el_texto_el_archivo_ya_subido_no_se_pierde(client, m):
    pagina = subir(client, m, texto="")
    assert "Ya subió lista.png" in pagina
    guardado = Archivo.objects.get()
    assert "Abrir lista.png" in subir(client, m, archivo="", archivo_id=guardado.pk)


def abre(client, quien):
    client.force_login(quien)
    respuesta = client.get(Archivo.objects.get().get_absolute_url())
    b"".join(respuesta)  # read whole, the file is closed
    return respuesta.status_code


def test_el_archivo_del_acta_lo_abre_quien_llego_aunque_este_unida_y_nadie_mas(client, m):
    subir(client, m)
    assert abre(client, m.persona) in {403, 404}
    fusionar(m.cupo.participante, m.ana, actor=m.equipo)
    assert abre(client, m.persona) == 200


def test_lo_compartido_en_un_circulo_lo_abren_sus_miembros(client, m):
    circulo = crear_circulo(actor=m.equipo, nombre="Urgencias", reto=m.reto, descripcion="Uno")
    subir(client, m)
    archivo = Archivo.objects.get()
    AportacionActa.objects.all().delete()
    compartir(circulo, participante(), actor=m.gestora, titulo="Lista", archivo=archivo)
    assert abre(client, m.persona) in {403, 404}
    unirse(circulo, m.ana, actor=m.persona)
    assert abre(client, m.persona) == 200
    assert abre(client, UsuarioFactory()) in {403, 404}
