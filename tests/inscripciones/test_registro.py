"""Beginning, and the steps that are forms: one draft, nothing lost."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from inscripciones.consultas.registro import pendientes_de
from inscripciones.models import Convocatoria, Inscripcion
from inscripciones.servicios import registro
from inscripciones.servicios.guardado import ConflictoDeVersion, Hoja, PasoCerrado
from plazas.models import Profesion
from sso_portal.nucleo.cuentas.models import Persona, Rol
from tests.apoyo.carreras import a_la_vez
from tests.apoyo.ingreso import termina_la_sesion
from tests.fabricas import (
    ConvocatoriaFactory,
    InscripcionFactory,
    PersonaFactory,
    UsuarioFactory,
    documento_de,
    funcionario,
    inscripcion_completa,
    inscripcion_radicada,
)

DATOS = {"nombres": "Yuliana", "tipo": "CC", "numero": "0012345678"}


@pytest.fixture
def borrador(db):
    return InscripcionFactory()


def guardar(inscripcion, datos, **hoja):
    actor = inscripcion.persona.usuario
    registro.guardar_datos(inscripcion, datos, actor=actor, hoja=Hoja(**hoja))


def url(paso, inscripcion):
    return reverse(f"inscripciones:{paso}", args=[inscripcion.pk])


def test_inscribirse_crea_un_solo_borrador_aunque_no_haya_persona(client, db):
    convocatoria = ConvocatoriaFactory(estado="publicada")
    usuario = UsuarioFactory()
    client.force_login(usuario)
    for _ in range(2):
        client.post(
            reverse("inscripciones:empezar"), {"convocatoria": convocatoria.pk, "profesion": "MEDICINA"}
        )
    assert [i.persona.usuario for i in Inscripcion.objects.all()] == [usuario]


def test_dos_pestanas_a_la_vez_llegan_a_la_misma(base_clonada):
    convocatoria, usuario = ConvocatoriaFactory(estado="publicada"), UsuarioFactory()
    medicina = Profesion.objects.get(pk="MEDICINA")

    def pestana():
        copia = type(usuario).objects.get(pk=usuario.pk)
        return registro.iniciar_inscripcion(convocatoria, medicina, actor=copia)[0].pk

    assert len(set(a_la_vez(*[pestana] * 4))) == 1
    assert (Inscripcion.objects.count(), Persona.objects.count()) == (1, 1)


def test_fuera_de_la_ventana_no_se_empieza(borrador):
    Convocatoria.objects.update(cierra_en=timezone.now() - timedelta(seconds=1))
    with pytest.raises(PasoCerrado, match="Las inscripciones cerraron"):
        registro.iniciar_inscripcion(borrador.convocatoria, borrador.profesion, actor=UsuarioFactory())


def test_una_funcionaria_no_se_inscribe_con_su_cuenta_de_oficio(client, db):
    client.force_login(funcionario(Rol.SECRETARIA))
    assert client.get(reverse("inscripciones:empezar")).status_code in {302, 403}


def test_lo_incompleto_se_guarda_y_los_ceros_del_documento_no_se_pierden(borrador):
    guardar(borrador, DATOS)
    persona = Persona.objects.get(pk=borrador.persona_id)
    assert (persona.nombres, persona.documento.numero) == ("Yuliana", "0012345678")


def test_corregir_un_documento_mal_escrito_no_deja_el_anterior_ocupado(borrador):
    guardar(borrador, DATOS | {"numero": "111"})
    guardar(borrador, DATOS | {"numero": "222", "tipo": "CE"})
    documento_de(PersonaFactory(), "111")
    assert borrador.persona.documentos.count() == 1


def test_el_formulario_no_dice_si_un_documento_esta_en_otra_cuenta(client, borrador):
    inscripcion_radicada(numero=DATOS["numero"], convocatoria=borrador.convocatoria)
    client.force_login(borrador.persona.usuario)
    respuesta = client.post(url("datos", borrador), DATOS | {"seguir": "si"})
    documento = Persona.objects.get(pk=borrador.persona_id).documento
    assert documento.numero == DATOS["numero"]
    assert "otra cuenta" not in respuesta.content.decode()


def test_lo_mal_escrito_dice_como_escribirlo_y_lo_demas_se_guarda(client, borrador):
    client.force_login(borrador.persona.usuario)
    fecha = {"fecha_grado_dia": "31", "fecha_grado_mes": "6", "fecha_grado_ano": "2026"}
    pagina = client.post(url("formacion", borrador), {"universidad": "Del Valle", **fecha}).content.decode()
    borrador.refresh_from_db()
    assert "<title>Error: Formación" in pagina
    assert "La fecha de grado no existe en el calendario" in pagina
    assert (borrador.universidad, borrador.fecha_grado) == ("Del Valle", None)


def test_otra_sesion_que_guardo_antes_no_se_pisa_sin_preguntar(borrador):
    guardar(borrador, {"nombres": "Ana"}, version=0, pagina="uno")
    with pytest.raises(ConflictoDeVersion, match="Otra sesión cambió sus datos personales hace un momento"):
        guardar(borrador, {"nombres": "Eva"}, version=0, pagina="dos")
    guardar(borrador, {"nombres": "Eva"}, version=0, pagina="uno")  # the same page may go on
    assert Persona.objects.get(pk=borrador.persona_id).nombres == "Eva"


def test_el_conflicto_muestra_las_dos_versiones_y_guardar_de_nuevo_conserva_la_propia(client, borrador):
    registro.guardar_formacion(borrador, {"universidad": "La otra"}, actor=borrador.persona.usuario)
    client.force_login(borrador.persona.usuario)
    respuesta = client.post(url("formacion", borrador), {"universidad": "La mía", "version": 0})
    pagina = respuesta.content.decode()
    assert respuesta.status_code == 409
    assert "La otra" in pagina
    assert 'value="La mía"' in pagina
    client.post(url("formacion", borrador), {"universidad": "La mía", "version": 1})
    borrador.refresh_from_db()
    assert borrador.universidad == "La mía"


def test_sin_sesion_lo_escrito_espera_a_quien_ingrese(client, borrador):
    pagina = url("formacion", borrador)
    termina_la_sesion(client, borrador.persona.usuario)
    respuesta = client.post(pagina, {"universidad": "Del Cauca", "version": 0})
    assert respuesta.url.endswith(f"?next={pagina}")
    client.force_login(borrador.persona.usuario)
    assert 'value="Del Cauca"' in client.get(pagina).content.decode()
    assert "Del Cauca" not in client.get(pagina).content.decode()  # once


@pytest.mark.parametrize("de", ["http://testserver{}", "https://otro.example{}", ""])
def test_quien_envia_sin_sesion_vuelve_a_la_pagina_del_boton(client, borrador, de):
    revisar = url("revisar", borrador)
    respuesta = client.post(url("enviar", borrador), headers={"referer": de.format(revisar)})
    vuelve = revisar if "testserver" in de else "/"
    assert respuesta.url == f"{reverse('account_login')}?next={vuelve}"
    assert "Ingrese y hágalo de nuevo" in client.get(respuesta.url).text


def test_quien_no_se_ha_inscrito_tiene_pendiente_inscribirse(db):
    abierta, nueva = ConvocatoriaFactory(estado="publicada"), UsuarioFactory()
    [pendiente] = pendientes_de(nueva)
    assert (pendiente.texto, pendiente.vence) == ("Inscribirse", abierta.cierra_en)
    assert pendientes_de(funcionario(Rol.IPS)) == []
    assert "Inscribirse" not in [p.texto for p in pendientes_de(InscripcionFactory().persona.usuario)]


def test_el_autoguardado_responde_la_hora_y_sin_sesion_por_donde_ingresar(client, borrador):
    pagina, solo = url("formacion", borrador), {"X-Autoguardado": "1"}
    assert client.post(pagina, {}, headers=solo).status_code == 401
    client.force_login(borrador.persona.usuario)
    with time_machine.travel(timezone.now(), tick=False):
        respuesta = client.post(pagina, {"universidad": "Icesi", "version": 0}, headers=solo).json()
    assert (respuesta["version"], respuesta["errores"]) == (1, {})


def test_el_tiempo_de_trabajo_no_cuenta_las_pausas(borrador):
    inicio = timezone.now().replace(microsecond=0)
    for minuto in (1, 3, 20, 21):
        with time_machine.travel(inicio + timedelta(minutes=minuto), tick=False):
            guardar(borrador, {"nombres": "Ana"}, abierta_en=inicio)
    assert borrador.segundos_activos == 60 + 120 + 60


def test_cambiar_de_profesion_quita_las_plazas_de_la_anterior(db):
    inscripcion = inscripcion_completa()
    inscripcion.convocatoria.profesiones.add("ENFERMERIA")
    enfermeria = Profesion.objects.get(pk="ENFERMERIA")
    registro.cambiar_profesion(inscripcion, enfermeria, actor=inscripcion.persona.usuario)
    assert (inscripcion.profesion_id, inscripcion.preferencias.count()) == ("ENFERMERIA", 0)
    assert inscripcion.fecha_grado == date(2026, 6, 12)


def test_pedir_los_municipios_no_pierde_lo_que_estaba_mal_escrito(client, borrador):
    client.force_login(borrador.persona.usuario)
    datos = {"numero": "10.20", "departamento": "52", "accion": "municipios", "version": 0}
    respuesta = client.post(url("datos", borrador), datos)
    assert 'value="10.20"' in respuesta.text
    assert "San Andrés de Tumaco" in respuesta.text


def test_sin_javascript_el_boton_trae_los_municipios_del_departamento(client, borrador):
    client.force_login(borrador.persona.usuario)
    datos = {"departamento": "52", "accion": "municipios", "version": 0}
    respuesta = client.post(url("datos", borrador), datos)
    assert respuesta.url.endswith("?departamento=52#id_municipio")
    pagina = client.get(respuesta.url.partition("#")[0]).content.decode()
    assert "San Andrés de Tumaco" in pagina
    assert "Quibdó" not in pagina
