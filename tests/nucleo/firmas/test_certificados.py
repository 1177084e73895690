import pytest
from django.db import IntegrityError

from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.bitacora.servicios import SISTEMA, TransicionInvalida
from sso_portal.nucleo.cuentas.models import Persona
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.firmas import tipos
from sso_portal.nucleo.firmas.almacen import leer
from sso_portal.nucleo.firmas.consultas import certificado_del_archivo
from sso_portal.nucleo.firmas.models import Certificado
from sso_portal.nucleo.firmas.servicios import (
    CertificadoRevocado,
    Emision,
    abrir_certificado,
    emitir_certificados_en_lote,
    revocar_certificado,
    revocar_certificados_en_lote,
    validar_pdf,
)
from tests.apoyo.carreras import a_la_vez

from .conftest import DATOS, crear_certificado


def test_el_mismo_hecho_no_recibe_dos_codigos(certificado):
    otra_vez = crear_certificado(titular=certificado.titular)
    assert otra_vez.pk == certificado.pk
    assert Evento.objects.filter(acto="certificado_emitido").count() == 1


def test_emitir_no_hace_ningun_pdf_y_el_codigo_ya_verifica(certificado):
    assert certificado.archivo is None
    assert not Archivo.objects.exists()
    assert Certificado.objects.get(codigo=certificado.codigo).situacion == "Vigente"


def test_la_primera_apertura_hace_el_pdf_firmado_y_la_segunda_lo_encuentra(certificado, titular):
    archivo = abrir_certificado(certificado, actor=titular)
    assert abrir_certificado(certificado, actor=titular) == archivo
    pdf = leer(archivo)
    assert validar_pdf(pdf).es_valida
    assert certificado_del_archivo(pdf) == certificado
    assert Evento.objects.filter(acto="certificado_firmado").count() == 1


def test_dos_aperturas_a_la_vez_hacen_un_solo_pdf(base_clonada):
    certificado = crear_certificado()
    archivos = a_la_vez(*[lambda: abrir_certificado(certificado, actor=SISTEMA).pk] * 4)
    assert {fila.pk for fila in Archivo.objects.all()} == set(archivos)


def test_dos_emisiones_a_la_vez_dan_un_solo_codigo(base_clonada):
    titular = crear_certificado(clave_unica="otro").titular
    codigos = a_la_vez(*[lambda: crear_certificado(titular=titular).codigo] * 4)
    assert len(set(codigos)) == 1
    assert Evento.objects.filter(acto="certificado_emitido").count() == 2


def test_cuatro_mil_exoneraciones_se_emiten_en_veinte_consultas(db, django_assert_max_num_queries):
    personas = Persona.objects.bulk_create([Persona(nombres="P", apellidos=str(n)) for n in range(4000)])
    emisiones = [Emision(p, f"exoneracion-{p.pk}", DATOS) for p in personas]
    with django_assert_max_num_queries(20):
        filas = emitir_certificados_en_lote(tipo="prueba", emisiones=emisiones, actor=SISTEMA)
    assert [fila.titular_id for fila in filas] == [p.pk for p in personas]
    assert Evento.objects.filter(acto="certificado_emitido").count() == 4000


def test_un_certificado_revocado_dice_por_que_y_no_se_entrega(certificado, titular, ministerio):
    revocar_certificado(certificado, actor=ministerio, causa="error", motivo="Se digitó mal el proceso.")
    assert (certificado.situacion, certificado.revocado_por) == ("Revocado", ministerio)
    with pytest.raises(CertificadoRevocado):
        abrir_certificado(certificado, actor=titular)
    with pytest.raises(TransicionInvalida):
        revocar_certificado(certificado, actor=ministerio, causa="acto", motivo="Otra vez.")


def test_un_acto_revoca_muchos_y_no_toca_los_ya_revocados(certificado, ministerio):
    revocar_certificado(certificado, actor=ministerio, causa="error", motivo="Se digitó mal el proceso.")
    todos = Certificado.objects.filter(pk=certificado.pk)
    datos = {"actor": ministerio, "causa": "acto", "acto": "Resolución 12 de 2027"}
    assert revocar_certificados_en_lote(todos, **datos) == 0
    certificado.refresh_from_db()
    assert certificado.causa_revocacion == "error"


def test_la_base_rechaza_un_revocado_sin_firma(certificado):
    with pytest.raises(IntegrityError, match="firmas_certificado_revocado_con_firma"):
        Certificado.objects.update(estado="revocado")


def test_la_base_rechaza_una_huella_sin_archivo(certificado):
    with pytest.raises(IntegrityError, match="firmas_certificado_archivo_con_huella"):
        Certificado.objects.update(sha256="0" * 64)


def test_dos_clases_de_certificado_no_comparten_letras():
    with pytest.raises(ValueError, match="EX"):
        tipos.registrar_tipo("otra", plantilla="x.html", titulo="Otra", tipo_codigo="EX", afirma="…")
