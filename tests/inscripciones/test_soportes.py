"""Documents and priority conditions: one of each, their owner's, and only for who must see them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from inscripciones.consultas.lectores import puede_abrir_documento, puede_abrir_soporte
from inscripciones.models import CondicionPrioridad, Inscripcion
from inscripciones.servicios import prioridad, soportes
from inscripciones.servicios.guardado import PasoCerrado
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.documentos.models import Archivo
from tests.fabricas import NARINO, ArchivoFactory, InscripcionFactory, funcionario, inscripcion_completa
from tests.nucleo.documentos.muestras import pdf

pytestmark = pytest.mark.django_db
VICTIMA = CondicionPrioridad.Condicion.VICTIMA


@pytest.fixture
def borrador():
    return InscripcionFactory()


def hoja(nombre="diploma.pdf", contenido=None):
    return SimpleUploadedFile(nombre, pdf() if contenido is None else contenido)


def url(ruta, inscripcion, *mas):
    return reverse(f"inscripciones:{ruta}", args=[inscripcion.pk, *mas])


def test_subir_reemplazar_y_quitar_deja_un_solo_archivo_o_ninguno(client, borrador):
    client.force_login(borrador.persona.usuario)
    for nombre in ("uno.pdf", "dos.pdf"):
        client.post(url("documentos", borrador), {"diploma-archivo": hoja(nombre)})
    assert "Quitar dos.pdf" in client.get(url("documentos", borrador)).content.decode()
    assert [a.nombre for a in Archivo.objects.filter(uso="inscripcion")] == ["dos.pdf"]
    client.post(url("quitar_documento", borrador, "diploma"))
    assert not Archivo.objects.filter(uso="inscripcion").exists()


def test_un_archivo_malo_dice_su_frase_y_los_buenos_se_quedan(client, borrador):
    client.force_login(borrador.persona.usuario)
    archivos = {"diploma-archivo": hoja(), "acta_grado-archivo": hoja("acta.pdf", b"")}
    pagina = client.post(url("documentos", borrador), archivos).content.decode()
    assert "llegó vacío porque se cortó la conexión" in pagina
    assert [d.tipo for d in borrador.documentos.all()] == ["diploma"]


def test_la_convalidacion_se_pide_solo_si_el_titulo_es_de_otro_pais(client, borrador):
    client.force_login(borrador.persona.usuario)
    assert "convalidación" not in client.get(url("documentos", borrador)).content.decode()
    Inscripcion.objects.update(es_titulo_exterior=True)
    assert "Resolución de convalidación" in client.get(url("documentos", borrador)).content.decode()


def test_entre_todos_no_pasan_de_40_mb(borrador):
    pesado = ArchivoFactory(tamano_bytes=40 * 1024 * 1024, titular=borrador.persona)
    borrador.documentos.create(tipo="acta_grado", archivo=pesado)
    with pytest.raises(Exception, match="el máximo entre todos es 40"):
        soportes.subir_documento(borrador, "diploma", hoja(), actor=borrador.persona.usuario)


def test_declarar_pide_consentimiento_propio_y_no_deja_la_condicion_en_la_direccion(client, borrador):
    client.force_login(borrador.persona.usuario)
    datos = {"condicion": "victima", "guardar": "si"}
    pagina = client.post(url("condicion", borrador), datos).content.decode()
    assert "Marque la autorización para declarar esta condición" in pagina
    respuesta = client.post(url("condicion", borrador), datos | {"acepta": "on", "archivo": hoja()})
    fila = borrador.condiciones.get()
    assert (fila.condicion, fila.archivo.uso) == (VICTIMA, "condicion")
    assert "victima" not in respuesta.url + url("condicion", borrador)


def test_la_base_guarda_la_condicion_cifrada(borrador):
    prioridad.declarar_condicion(borrador, VICTIMA, actor=borrador.persona.usuario)
    with connection.cursor() as cursor:
        cursor.execute("SELECT condicion FROM inscripciones_condicionprioridad")
        crudo = bytes(cursor.fetchone()[0])
    assert crudo
    assert b"victima" not in crudo


def test_la_persona_indigena_elige_su_comunidad_y_la_raizal_la_suya(client, borrador):
    client.force_login(borrador.persona.usuario)
    for condicion, comunidad in [("indigena", "RAIZAL"), ("raizal", "WAYUU")]:
        datos = {"condicion": condicion, "guardar": "si", "acepta": "on", "comunidad": comunidad}
        assert "Seleccione su comunidad" in client.post(url("condicion", borrador), datos).content.decode()
    client.post(
        url("condicion", borrador),
        {"condicion": "indigena", "guardar": "si", "acepta": "on", "comunidad": "WAYUU"},
    )
    assert borrador.condiciones.get().comunidad == "WAYUU"


def test_ninguna_completa_la_parte_y_quitar_la_ultima_la_deja_sin_responder(client, borrador):
    actor = borrador.persona.usuario
    client.force_login(actor)
    fila = prioridad.declarar_condicion(borrador, VICTIMA, actor=actor)
    with pytest.raises(PasoCerrado, match="quítelas una por una"):
        prioridad.declarar_ninguna(borrador, actor=actor)
    prioridad.quitar_condicion(borrador, fila.pk, actor=actor)
    assert borrador.declara_prioridad is None
    client.post(url("ninguna", borrador))
    borrador.refresh_from_db()
    assert borrador.declara_prioridad is False


def test_las_respuestas_dicen_cuantas_condiciones_nunca_cuales(client):
    inscripcion = inscripcion_completa()
    actor = inscripcion.persona.usuario
    prioridad.declarar_condicion(inscripcion, VICTIMA, subido=hoja("registro.pdf"), actor=actor)
    client.force_login(actor)
    pagina = client.get(url("revisar", inscripcion)).content.decode()
    assert "Declaró 1 condición" in pagina
    assert "íctima" not in pagina


def enviada():
    inscripcion = inscripcion_completa()
    actor = inscripcion.persona.usuario
    prioridad.declarar_condicion(inscripcion, VICTIMA, subido=hoja("registro.pdf"), actor=actor)
    campos = {
        "estado": "radicada",
        "numero": "SSO-1",
        "autoridad": NARINO,
        "radicada_en": "2026-11-20T10:00Z",
    }
    Inscripcion.objects.filter(pk=inscripcion.pk).update(**campos)
    return Inscripcion.objects.get(pk=inscripcion.pk)


def test_el_documento_lo_abre_la_secretaria_competente_y_ninguna_otra():
    archivo = enviada().documentos.first().archivo
    propia, ajena = (funcionario(Rol.SECRETARIA, autoridad=a) for a in (NARINO, "27"))
    assert puede_abrir_documento(propia, archivo)
    assert not puede_abrir_documento(ajena, archivo)


def test_el_soporte_sensible_lo_abre_solo_quien_tiene_el_caso():
    inscripcion = enviada()
    archivo = inscripcion.condiciones.get().archivo
    quien, colega = (funcionario(Rol.SECRETARIA, autoridad=NARINO) for _ in range(2))
    assert not puede_abrir_soporte(quien, archivo)
    Inscripcion.objects.filter(pk=inscripcion.pk).update(tomada_por=quien, tomada_en="2026-11-20T11:00Z")
    assert puede_abrir_soporte(quien, archivo)
    assert not puede_abrir_soporte(colega, archivo)
