"""Contacts by channel, help, news with texts a person approves, hours of a course."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from innovacion.models import ContactoComunidad, Curso, SesionCurso, SolicitudApoyo
from innovacion.redes import LARGO, texto_corto, texto_whatsapp
from innovacion.servicios.comunidad import crear_curso, pedir_apoyo
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.cuentas.models import Usuario
from tests.fabricas import UsuarioFactory

from .fabricas import innovacion, mundo, noticia

ENLACE = "https://portal.example/innovacion/novedades/1/"
DIA = {"fecha_dia": "3", "fecha_mes": "8", "fecha_ano": "2026"}
LLAVE = {"llave": "6c1b0d9e-0000-4000-8000-00000000000d"}


@given(st.text(max_size=120), st.text(max_size=300))
def test_el_texto_corto_cabe_y_su_enlace_va_entero(titulo, resumen):
    dicho = texto_corto(titulo, resumen, ENLACE)
    assert len(dicho) <= LARGO
    assert dicho.endswith(ENLACE)


def test_lo_que_no_cabe_se_corta_en_una_palabra():
    dicho = texto_corto("Título", "palabra " * 60, ENLACE)
    assert dicho.removesuffix(f" {ENLACE}").endswith("palabra…")
    assert texto_whatsapp("T", "R", ENLACE) == f"*T*\nR\n{ENLACE}"


@pytest.fixture(name="m")
def fixture_m(db):
    return mundo()


def enviar(client, quien, url, **datos):
    client.force_login(quien)
    return client.post(f"/innovacion/{url}/", datos, follow=True).text


def test_una_noticia_sale_cuando_alguien_aprueba_sus_textos(client, m):
    datos = {"clase": "concurso", "titulo": "Premio a la mejor mesa", "resumen": "Participe.", "texto": "Uno",
             "premio": "Una visita", **LLAVE}  # fmt: skip
    for _ in range(2):
        pagina = enviar(client, m.equipo, "novedades/nueva", **datos)
    assert "Premio a la mejor mesa. Participe." in pagina
    client.logout()
    assert "Premio a la mejor mesa" not in client.get("/innovacion/novedades/").text
    borrador = pagina.split("/publicar/")[0].rsplit("/", 1)[1]
    url = f"novedades/{borrador}/publicar"
    assert "Escriba el texto corto" in enviar(client, m.equipo, url, whatsapp="x")
    suyo = f"{settings.PORTAL_URL}/innovacion/novedades/{borrador}/?de="
    enviar(client, m.equipo, url, corto=f"El mío {suyo}redes", whatsapp=f"El otro {suyo}whatsapp")
    client.logout()
    assert "El mío" in client.get(f"/innovacion/novedades/{borrador}/").text


def test_un_texto_no_se_aprueba_sin_su_enlace(client, m):
    una = noticia(m.equipo, publica=False)
    url = f"novedades/{una.pk}/publicar"
    pagina = enviar(client, m.equipo, url, corto=una.texto_corto, whatsapp="Sin enlace")
    assert "Deje el enlace en el texto" in pagina
    una.refresh_from_db()
    assert una.estado == "borrador"


def test_lo_retirado_no_se_lee(client, m):
    una = noticia(m.equipo)
    enviar(client, m.equipo, f"novedades/{una.pk}/publicar", retirar="1")
    client.logout()
    assert client.get(una.get_absolute_url()).status_code == 404


def test_un_contacto_se_anota_por_canal_y_una_vez(client, m):
    datos = {
        "canal": "llamada",
        "profesion": "medicina",
        "tema": "Invitar",
        "respondio": "no",
        **DIA,
        **LLAVE,
    }
    for _ in range(2):
        pagina = enviar(client, m.equipo, "comunidad/contactos", **datos)
    assert "Llamada: respondieron 0 de 1" in pagina
    assert ContactoComunidad.objects.count() == 1


def test_quien_pide_ayuda_lee_su_respuesta_y_nadie_mas(client, m):
    enviar(client, m.persona, "apoyo", asunto="Medir", texto="¿Cómo mido la espera?", **LLAVE)
    una = SolicitudApoyo.objects.get()
    assert client.post(f"/innovacion/apoyo/{una.pk}/", {"respuesta": "x"}).status_code == 403
    enviar(client, m.equipo, f"apoyo/{una.pk}", respuesta="Con un cronómetro")
    assert "«Respondida»" in enviar(client, m.equipo, f"apoyo/{una.pk}", respuesta="Otra vez")
    assert Aviso.objects.get(plantilla="apoyo_respuesta").destinatario == m.persona
    client.force_login(m.persona)
    assert "Con un cronómetro" in client.get("/innovacion/apoyo/").text
    client.force_login(UsuarioFactory())
    assert "Con un cronómetro" not in client.get("/innovacion/apoyo/").text


def test_las_horas_de_un_curso_se_suman_por_asistencia(client, m):
    curso = crear_curso(actor=m.equipo, nombre="Innovación", descripcion="Sesenta horas", horas=60)
    enviar(client, m.persona, f"cursos/{curso.pk}/entrar")
    alumna = curso.alumnos.get()
    for horas, fueron in ((4, [alumna.pk]), (3, [alumna.pk]), (2, [])):
        enviar(
            client, m.equipo, f"cursos/{curso.pk}/sesion", tema="Uno", horas=horas, asistieron=fueron, **DIA
        )
    client.force_login(m.persona)
    assert "Lleva 7 de 60 horas." in client.get(curso.get_absolute_url()).text
    assert (SesionCurso.objects.count(), Curso.objects.count()) == (3, 1)


def test_sin_presentarse_no_se_entra_a_un_curso(client, m):
    curso = crear_curso(actor=m.equipo, nombre="I", descripcion="D", horas=1)
    assert "Primero díganos quién es" in enviar(client, UsuarioFactory(), f"cursos/{curso.pk}/entrar")
    pedir_apoyo(actor=m.persona, asunto="a", texto="b")
    client.logout()
    assert "Los métodos" in client.get("/innovacion/como-trabajamos/").text


def test_quien_no_ha_ingresado_va_a_ingresar_y_vuelve_al_curso(client, m):
    curso = crear_curso(actor=m.equipo, nombre="Taller", descripcion="Uno", horas=8)
    pagina = client.get(curso.get_absolute_url()).text
    assert f"?next={curso.get_absolute_url()}" in pagina
    assert f"{curso.get_absolute_url()}entrar/" not in pagina


def test_quien_lee_como_trabajamos_sabe_quienes_son(client, m):
    Usuario.objects.filter(pk=m.equipo.pk).update(nombre_visible="Esteban Riascos")
    pagina = client.get("/innovacion/como-trabajamos/").text
    assert "Esteban Riascos" in pagina
    assert m.persona.email not in pagina


def test_el_equipo_dice_una_vez_quien_gano_un_concurso(client, m):
    uno = noticia(m.equipo, clase="concurso", premio="Una visita")
    url = f"novedades/{uno.pk}/publicar"
    assert "Elija la innovación ganadora" in enviar(client, m.equipo, url, ganar="1")
    for _ in range(2):
        assert "Ya se dice quién ganó" in enviar(client, m.equipo, url, ganar="1", ganadora=m.innovacion.pk)
    otra = innovacion(m.gestora, m.centro, m.reto)
    assert "Ya se dijo que ganó" in enviar(client, m.equipo, url, ganar="1", ganadora=otra.pk)
    client.logout()
    assert m.innovacion.titulo in client.get(uno.get_absolute_url()).text
