"""After sending: only what was asked opens, in time; withdrawing; exoneration; each stage in plain words."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from inscripciones.consultas.registro import pendientes_de
from inscripciones.estados import CausaAnulacion, Estado
from inscripciones.models import Convocatoria, Exoneracion, Hallazgo, Inscripcion, PuntoLista
from inscripciones.servicios.envio import (
    InscripcionIncompleta,
    radicar_inscripcion,
    reenviar_correccion,
    retirar_inscripcion,
)
from inscripciones.servicios.exoneracion import conceder_exoneraciones
from inscripciones.servicios.guardado import PasoCerrado
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import CHOCO, NARINO, QUIBDO, funcionario, inscripcion_completa

pytestmark = pytest.mark.django_db


@pytest.fixture
def radicada():
    inscripcion = inscripcion_completa()
    return radicar_inscripcion(inscripcion, actor=inscripcion.persona.usuario, clave=uuid4())


def devolver(inscripcion, *puntos, nota="Se ve borroso el borde derecho"):
    oficial = funcionario(Rol.SECRETARIA, autoridad=NARINO)
    for codigo in puntos:
        Hallazgo.objects.create(
            inscripcion=inscripcion,
            ronda=inscripcion.ronda,
            punto_id=codigo,
            resultado="no_cumple",
            razon=PuntoLista.objects.get(pk=codigo).razones.order_by("orden").first(),
            nota=nota,
            anotado_por=oficial,
        )
    plazo = timezone.now() + timedelta(days=3)
    Inscripcion.objects.filter(pk=inscripcion.pk).update(estado="en_correccion", corregir_hasta=plazo)
    inscripcion.refresh_from_db()
    return inscripcion


def entrar(client, inscripcion):
    client.force_login(inscripcion.persona.usuario)
    return lambda ruta: reverse(f"inscripciones:{ruta}", args=[inscripcion.pk])


def test_devuelta_abre_solo_lo_pedido_con_su_razon_y_su_nota(client, radicada):
    url = entrar(client, devolver(radicada, "acta_coincide"))
    pagina = client.get(url("detalle")).content.decode()
    assert "La fecha de grado que escribió no es la del acta" in pagina
    assert "Se ve borroso el borde derecho" in pagina
    formacion = client.get(url("formacion")).content.decode()
    assert "fecha_grado_dia" in formacion
    assert 'name="universidad"' not in formacion
    assert client.get(url("preferencias")).status_code == 302


def test_lo_que_no_pidieron_no_se_escribe_aunque_se_fuerce_la_peticion(client, radicada):
    url = entrar(client, devolver(radicada, "acta_coincide"))
    client.post(url("formacion"), {"universidad": "Otra", "fecha_grado_dia": "1"})
    client.post(url("datos"), {"nombres": "Otra"})
    radicada.refresh_from_db()
    assert (radicada.universidad, radicada.persona.nombres) == ("Universidad de Nariño", "Ana María")


def test_se_reenvia_cuando_se_atendio_todo_y_vuelve_a_la_mesa_en_otra_ronda(client, radicada):
    url = entrar(client, devolver(radicada, "acta_coincide"))
    with pytest.raises(InscripcionIncompleta):
        reenviar_correccion(radicada, actor=radicada.persona.usuario)
    fecha = {"fecha_grado_dia": "13", "fecha_grado_mes": "junio", "fecha_grado_ano": "2026"}
    client.post(url("formacion"), fecha)
    client.post(url("reenviar"))
    anterior = radicada.huella
    radicada.refresh_from_db()
    assert (radicada.estado, radicada.ronda) == (Estado.RADICADA, 2)
    assert radicada.huella != anterior
    assert radicada.hallazgos.get().corregido_en


def test_lo_que_estaba_bien_se_deja_igual_y_cuenta_como_atendido(client, radicada):
    url = entrar(client, devolver(radicada, "identidad_legible"))
    client.post(url("documentos"), {"seguir": "si"})
    pagina = client.post(url("reenviar"), follow=True).text
    radicada.refresh_from_db()
    assert radicada.estado == Estado.RADICADA
    assert "Recibimos su corrección. La Secretaría de Salud de Nariño la revisa otra vez." in pagina


def test_si_cambia_de_domicilio_pasa_a_la_secretaria_del_nuevo(client, radicada):
    url = entrar(client, devolver(radicada, "domicilio_competente"))
    client.post(url("datos"), {"departamento": "27", "municipio": QUIBDO, "direccion": "Calle 5"})
    client.post(url("reenviar"))
    radicada.refresh_from_db()
    assert radicada.autoridad_id == CHOCO


def test_despues_del_plazo_no_se_corrige_y_la_pagina_lo_dice(client, radicada):
    url = entrar(client, devolver(radicada, "acta_coincide"))
    with time_machine.travel(radicada.corregir_hasta + timedelta(seconds=1), tick=False):
        with pytest.raises(PasoCerrado, match="El plazo para corregir terminó"):
            reenviar_correccion(radicada, actor=radicada.persona.usuario)
        client.force_login(radicada.persona.usuario)
        assert "El plazo para corregir terminó" in client.get(url("detalle")).content.decode()


def test_los_pendientes_dicen_hasta_cuando(radicada):
    usuario = radicada.persona.usuario
    assert pendientes_de(usuario) == []
    devolver(radicada, "titulo")
    [pendiente] = pendientes_de(usuario)
    assert (pendiente.texto, pendiente.vence) == ("Corregir su inscripción", radicada.corregir_hasta)


def test_retirar_se_puede_hasta_que_se_sella_y_dos_veces_es_una(radicada):
    usuario = radicada.persona.usuario
    for _ in range(2):
        retirar_inscripcion(radicada, actor=usuario)
    assert radicada.estado == Estado.RETIRADA
    assert Evento.objects.filter(acto="retirada").count() == 1


def test_sellada_nadie_se_retira(radicada):
    Convocatoria.objects.update(estado="sellada")
    with pytest.raises(PasoCerrado):
        retirar_inscripcion(radicada, actor=radicada.persona.usuario)


@pytest.mark.parametrize("estado", [e for e in Estado if e != Estado.BORRADOR])
def test_cada_estado_tiene_su_pagina_en_palabras(client, radicada, estado):
    quien, otra = (funcionario(Rol.SECRETARIA, autoridad=NARINO) for _ in range(2))
    firma = {"decidida_por": quien, "decidida_en": timezone.now(), "corregir_hasta": timezone.now()}
    firma |= {
        "propuesta_por": otra,
        "propuesta_en": timezone.now(),
        "causa_anulacion": CausaAnulacion.values[0],
    }
    Inscripcion.objects.filter(pk=radicada.pk).update(estado=estado, **firma)
    url = entrar(client, radicada)
    respuesta = client.get(url("detalle"))
    assert respuesta.status_code == 200
    assert estado.label in respuesta.content.decode()


def test_la_copia_es_un_pdf_de_su_duena(client, radicada):
    url = entrar(client, radicada)
    assert client.get(url("copia")).content[:5] == b"%PDF-"


def test_la_exoneracion_se_concede_una_vez_con_certificado_y_rastro(radicada, django_assert_max_num_queries):
    filas = Inscripcion.objects.select_related("convocatoria", "profesion", "persona").order_by("pk")
    with django_assert_max_num_queries(24):
        for _ in range(2):
            conceder_exoneraciones(filas, acto="Acta 1 del 4 de enero de 2027", actor=SISTEMA)
    exoneracion = Exoneracion.objects.get()
    assert "por falta de plazas" in exoneracion.certificado.afirmacion
    assert Evento.objects.filter(acto="exonerada").count() == 1
