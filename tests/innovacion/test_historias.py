"""One story per act, through the pages: a challenge, an innovation, its measurement, a practice adopted."""

from datetime import date

import pytest
import time_machine
from django.db import InternalError, transaction

from innovacion.models import (
    Adopcion,
    Aporte,
    Innovacion,
    Medicion,
    Participante,
    PasoEtapa,
    Practica,
    Reaccion,
    Reto,
)
from innovacion.servicios.medicion import MedicionRechazada
from innovacion.servicios.personas import FusionImposible, anotar_participante, fusionar, presentarse
from innovacion.servicios.practica import confirmar_adopcion, contactar_adopcion
from sso_portal.nucleo.cuentas import antirrobots
from tests.fabricas import UsuarioFactory

from .fabricas import adopcion, centro, innovacion, medida, medir, mundo, participante, publicada, reto

pytestmark = pytest.mark.django_db
LLAVE = "6c1b0d9e-0000-4000-8000-00000000000b"


@pytest.fixture(name="m")
def fixture_m():
    return mundo()


def ver(client, url, quien=None):
    if quien:
        client.force_login(quien)
    return client.get(f"/innovacion/{url}").text


def enviar(client, url, quien=None, **datos):
    if quien:
        client.force_login(quien)
    return client.post(f"/innovacion/{url}", datos, follow=True).text


@pytest.fixture(name="sello")
def fixture_sello(monkeypatch):
    """A public form as somebody who read it sends it."""
    monkeypatch.setattr(antirrobots, "MINIMO_SEGUNDOS", 0)
    return {"leido": antirrobots.ControlRobots().sello, "sitio_web": "", "llave": LLAVE}


def test_un_reto_se_propone_y_solo_el_equipo_lo_abre(client, m):
    datos = {"titulo": "Filas", "pregunta": "¿Cómo sin filas?", "descripcion": "Hay filas.", "llave": LLAVE}
    for _ in range(2):
        enviar(client, "retos/nuevo/", m.persona, **datos)
    suyo = Reto.objects.get(titulo="Filas")
    client.logout()
    assert client.get(f"/innovacion/retos/{suyo.pk}/").status_code == 404
    assert "quedó abierto" in enviar(client, f"retos/{suyo.pk}/abrir/", m.equipo)
    client.logout()
    assert "¿Cómo sin filas?" in ver(client, f"retos/{suyo.pk}/")


def test_un_reto_nace_de_una_obligacion_y_solo_el_equipo_ve_de_cual(client, m):
    origen = {"origen_tipo": "obligacion", "origen_referencia": "CU-2026-00001"}
    uno = reto(m.equipo, **origen)
    assert "CU-2026-00001" in ver(
        client, "retos/nuevo/?origen_tipo=obligacion&origen_referencia=CU-2026-00001", m.persona
    )
    del_equipo = ver(client, f"retos/{uno.pk}/", m.equipo)
    assert "Nació de una obligación vencida, con la referencia CU-2026-00001" in del_equipo
    assert "/cumplimiento/casos/" not in del_equipo  # closed to the team: it would lead to nothing
    assert "CU-2026-00001" not in ver(client, f"retos/{uno.pk}/", m.persona)


def test_sin_cuenta_se_comenta_y_nadie_lo_lee_hasta_que_el_equipo_lo_lee(client, m, sello):
    datos = {"nombre": "Doña Rosa", "texto": "A nosotros nos sirvió el radio", **sello}
    for _ in range(2):
        pagina = enviar(client, f"retos/{m.reto.pk}/", **datos)
    assert "Lo leeremos" in pagina
    assert "Doña Rosa" not in ver(client, f"retos/{m.reto.pk}/")
    enviar(client, f"comunidad/moderar/{Aporte.objects.get().pk}/", m.equipo)
    assert "Doña Rosa" in ver(client, f"retos/{m.reto.pk}/")


def test_lo_ofensivo_se_retira_con_su_razon_y_no_sin_ella(client, m):
    enviar(client, f"retos/{m.reto.pk}/", m.persona, texto="Una grosería")
    uno = Aporte.objects.get()
    assert "Elija por qué se retira" in enviar(client, f"comunidad/moderar/{uno.pk}/", m.equipo, retirar="1")
    enviar(client, f"comunidad/moderar/{uno.pk}/", m.equipo, retirar="1", motivo="ofensa")
    pagina = ver(client, f"retos/{m.reto.pk}/")
    assert "Una grosería" not in pagina
    assert "Ofende a una persona" in pagina


def test_un_robot_no_comenta(client, m, sello):
    pagina = enviar(
        client, f"retos/{m.reto.pk}/", **{**sello, "nombre": "R", "texto": "x", "sitio_web": "http"}
    )
    assert "Hay un problema" in pagina
    assert not Aporte.objects.exists()


def test_un_toque_cuenta_una_vez_por_navegador_y_por_cuenta(client, m):
    for quien in (None, None, m.persona, m.persona):
        enviar(client, f"toque/reto/{m.reto.pk}/", quien)
    assert Reaccion.objects.filter(reto=m.reto).count() == 2


def test_una_innovacion_vuelve_a_una_etapa_y_su_historia_queda(client, m):
    url = f"innovaciones/{m.innovacion.pk}/"
    for etapa in ("cocreacion", "evaluacion", "cocreacion"):
        hoy = {"fecha_dia": "3", "fecha_mes": "2", "fecha_ano": "2026"}
        enviar(client, f"{url}anotar/etapa/", m.gestora, etapa=etapa, nota="Otra vez", **hoy)
    assert "(2 veces)" in ver(client, url)
    assert Innovacion.objects.con_etapa().get(pk=m.innovacion.pk).etapa == "cocreacion"
    with pytest.raises(InternalError, match="no cambia"), transaction.atomic():
        PasoEtapa.objects.filter(innovacion=m.innovacion).update(etapa="plan")


def test_otra_unidad_y_otro_metodo_se_rechazan(client, m):
    indicador = medida(m.innovacion, m.gestora)
    datos = {"indicador": indicador.pk, "momento": "ex_post", "valor": "1", "n": "50", "metodo": "cronometro",
             "fecha_dia": "1", "fecha_mes": "7", "fecha_ano": "2026"}  # fmt: skip
    url = f"innovaciones/{m.innovacion.pk}/anotar/medicion/"
    assert "se mide en «minutos»" in enviar(client, url, m.gestora, **datos, unidad="horas")
    assert "Con otro método" in enviar(client, url, **{**datos, "metodo": "A ojo", "unidad": "minutos"})
    enviar(client, url, **datos, unidad="Minutos")
    assert Medicion.objects.count() == 3


def test_un_indicador_no_cambia_de_unidad_con_el_mismo_nombre(client, m):
    url = f"innovaciones/{m.innovacion.pk}/anotar/indicador/"
    assert "Anotar una medición" not in ver(client, f"innovaciones/{m.innovacion.pk}/", m.gestora)
    datos = {"nombre": "Espera", "unidad": "minutos", "metodo": "Cronómetro", "sentido": "menos"}
    for _ in range(2):
        assert "Quedó anotado" in enviar(client, url, **datos)
    assert "Ya se mide «Espera» en «minutos»" in enviar(client, url, **{**datos, "unidad": "horas"})
    assert m.innovacion.indicadores.count() == 1
    assert "Anotar una medición" in ver(client, f"innovaciones/{m.innovacion.pk}/")


def test_no_hay_despues_sin_antes_ni_antes_dos_veces(m):
    indicador = medida(m.innovacion, m.gestora)
    with pytest.raises(MedicionRechazada, match="ya está anotado"):
        medir(indicador, m.gestora, "ex_ante", 1, date(2025, 1, 1))
    with pytest.raises(MedicionRechazada, match="posterior"):
        medir(indicador, m.gestora, "ex_post", 1, date(2026, 1, 15))
    indicador.innovacion.indicadores.create(nombre="Otro", unidad="u", metodo="m", sentido="mas")
    with pytest.raises(MedicionRechazada, match="Primero anote"):
        medir(indicador.innovacion.indicadores.get(nombre="Otro"), m.gestora, "ex_post", 1, date(2026, 2, 1))


def test_la_pagina_dice_cuanto_cambio_y_que_no_hubo_grupo_de_comparacion(client, m):
    indicador = medida(m.innovacion, m.gestora)
    pagina = ver(client, f"innovaciones/{m.innovacion.pk}/")
    assert "De 45 a 30 minutos: bajó 33,3\u00a0%." in pagina
    assert "Sin grupo de comparación" in pagina
    medir(
        indicador,
        m.gestora,
        "ex_post",
        29,
        date(2026, 8, 1),
        valor_comparacion=44,
        grupo_comparacion="La Vega",
    )
    assert "Sin grupo de comparación" not in ver(client, f"innovaciones/{m.innovacion.pk}/")


def test_una_experta_evalua_y_la_media_se_lee(client, m):
    puntajes = dict.fromkeys(("necesidad", "novedad", "viable", "resultado", "replica"), "4")
    url = f"innovaciones/{m.innovacion.pk}/anotar/evaluacion/"
    enviar(client, url, m.experta, **puntajes)
    assert "Hay un problema" in enviar(client, url, necesidad="6")
    assert "4 de 5" in ver(client, f"innovaciones/{m.innovacion.pk}/")


def test_el_credito_se_comparte_y_la_accion_la_firma_el_primero(client, m):
    url = f"innovaciones/{m.innovacion.pk}/"
    for _ in range(2):
        enviar(client, f"{url}anotar/credito/", m.gestora, participante=m.ana.pk, papel="Tuvo la idea")
    assert ver(client, url).count("Tuvo la idea") == 1
    assert "quedó hecha" in enviar(client, f"acciones/{m.accion.pk}/hecha/", m.gestora)


def nivel(practica):
    return Practica.objects.con_evidencia().get(pk=practica.pk).nivel


def test_el_nivel_sube_con_los_hechos_hasta_replicada(m):
    assert nivel(m.practica) == "idea"
    medida(m.innovacion, m.gestora)
    assert nivel(m.practica) == "medida"
    una, otra = adopcion(m.practica), innovacion(m.gestora, centro(), m.reto)
    contactar_adopcion(una, actor=m.equipo)
    confirmar_adopcion(una, actor=m.equipo, innovacion=otra)
    assert nivel(m.practica) == "medida"
    medida(otra, m.gestora)
    assert nivel(m.practica) == "replicada"


def test_adoptar_toma_dos_datos_y_una_llamada_en_cinco_dias_habiles(client, m, sello):
    with time_machine.travel("2026-11-20T15:00:00Z", tick=False):  # a Friday
        datos = {**sello, "leido": antirrobots.ControlRobots().sello}
        for _ in range(2):
            pagina = enviar(client, f"practicas/{m.practica.pk}/lo-estamos-implementando/",
                            institucion="Hospital El Retén", contacto="300 765 4321", **datos)  # fmt: skip
    assert "viernes 27 de noviembre de 2026" in pagina
    una = Adopcion.objects.get()
    assert "Hospital El Retén" not in ver(client, f"practicas/{m.practica.pk}/")
    assert "300 765 4321" in ver(client, "comunidad/adopciones/", m.equipo)
    enviar(client, f"comunidad/adopciones/{una.pk}/contactar/", m.equipo)
    client.logout()
    pagina = ver(client, f"practicas/{m.practica.pk}/")
    assert "Hospital El Retén" in pagina
    assert "300 765 4321" not in pagina


def test_el_arbol_dice_de_quien_la_aprendio_cada_una(client, m):
    una = adopcion(m.practica, "Primera")
    otra = adopcion(m.practica, "Segunda", origen=una)
    for cada in (una, otra):
        contactar_adopcion(cada, actor=m.equipo)
    pagina = ver(client, f"practicas/{m.practica.pk}/")
    primera = pagina.index("Primera")
    assert "<ul" in pagina[primera : pagina.index("Segunda")]
    assert str(m.centro) in pagina


def test_un_aviso_falso_se_descarta_con_su_motivo(client, m):
    una = adopcion(m.practica)
    url = f"comunidad/adopciones/{una.pk}/descartar/"
    sin_motivo = enviar(client, url, m.equipo)
    assert "Escriba por qué" in sin_motivo.split('class="aviso error"')[1].split("</div>")[0]
    enviar(client, url, motivo="Era publicidad")
    una.refresh_from_db()
    assert (una.estado, una.razon) == ("descartada", "Era publicidad")


def test_la_lista_de_la_experta_dice_que_es_la_suya(client, m):
    assert "que le faltan" not in ver(client, "innovaciones/?por_evaluar=1")
    client.force_login(m.experta)
    assert "Innovaciones que le faltan por evaluar" in ver(client, "innovaciones/?por_evaluar=1")


def test_una_practica_pasa_por_el_equipo_antes_de_publicarse(client, m):
    otra = innovacion(m.gestora, m.centro, m.reto)
    datos = {"titulo": "Radio", "resumen": "Uno", "que_se_necesita": "Dos", "mutaciones": "Tres"}
    enviar(client, f"innovaciones/{otra.pk}/anotar/practica/", m.gestora, **datos)
    acto = f"practicas/{otra.practica.pk}/acto/"
    enviar(client, f"{acto}enviar/")
    assert client.post(f"/innovacion/{acto}publicar/").status_code == 403
    assert "está en la biblioteca" in enviar(client, f"{acto}publicar/", m.equipo)
    client.logout()
    assert "Radio" in ver(client, "practicas/?nivel=idea&busca=radio")


def test_la_misma_persona_con_dos_correos_cuenta_una_vez_cuando_alguien_lo_dice(client, m):
    una = anotar_participante(actor=m.equipo, nombre="Eva Paz", profesion="medicina", correo="eva@a.co")
    assert anotar_participante(actor=m.equipo, nombre="Eva", profesion="medicina", correo=" EVA@a.co") == una
    otra = anotar_participante(actor=m.equipo, nombre="Eva Paz", profesion="medicina", correo="eva@b.co")
    cuantas = Participante.objects.que_cuentan().count()
    assert "Eva Paz" in ver(client, "comunidad/personas-repetidas/", m.equipo)
    comparar = f"comunidad/personas-repetidas/comparar/?una={una.pk}&otra={otra.pk}"
    enviar(client, comparar, queda=una.pk, segura="on")
    assert Participante.objects.que_cuentan().count() == cuantas - 1
    assert anotar_participante(actor=m.equipo, nombre="Eva", profesion="medicina", correo="eva@b.co") == una


def test_fundir_dos_veces_no_hace_anillos(m):
    una, otra, tercera = (participante(nombre="Eva") for _ in range(3))
    fusionar(una, otra, actor=m.equipo)
    fusionar(otra, tercera, actor=m.equipo)
    with pytest.raises(FusionImposible):
        fusionar(tercera, una, actor=m.equipo)
    assert {p.fusionado_en_id for p in Participante.objects.filter(pk__in=[una.pk, otra.pk])} == {tercera.pk}


def test_quien_se_inscribio_con_su_correo_y_luego_entra_es_la_misma(client, m):
    quien = UsuarioFactory(email="eva@example.org")
    antes = anotar_participante(actor=m.equipo, nombre="Eva", profesion="medicina", correo="eva@example.org")
    despues = presentarse(
        actor=quien, nombre="Eva Paz", profesion="medicina", centro=m.centro, institucion=""
    )
    assert despues.pk == antes.pk
    assert "Mis compromisos" in ver(client, "mi-espacio/", quien)


def test_nadie_ve_el_correo_de_quien_comenta(client, m):
    quien = UsuarioFactory(email="secreto@example.org")
    enviar(client, f"retos/{m.reto.pk}/", quien, texto="Hola")
    pagina = ver(client, f"retos/{m.reto.pk}/")
    assert "Persona con cuenta" in pagina
    assert "<strong>secreto@" not in pagina.split("<main")[1]


def test_la_publicada_se_lee_y_la_borrador_no(client, m):
    publicada(innovacion(m.gestora, m.centro, m.reto), m.gestora, m.equipo)
    assert ver(client, "").count("Citas por mensaje") == 2
