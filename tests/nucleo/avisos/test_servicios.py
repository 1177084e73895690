"""A message is left with its act, leaves once, and says why when it does not."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction
from django.template import TemplateDoesNotExist
from django.utils import timezone

from sso_portal.nucleo.avisos import servicios
from sso_portal.nucleo.avisos.estados import Estado
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.models import Evento

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_correo_en_memoria")]


@pytest.fixture
def aviso(ana):
    servicios.avisar(ana, "cuenta_contrasena_cambiada", clave="prueba-1")
    return Aviso.objects.get()


def fallar_con(monkeypatch, error):
    def reventar(*_):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", reventar)


def test_la_misma_clave_no_deja_dos_mensajes(ana, aviso):
    servicios.avisar(ana, "cuenta_ya_existe", clave="prueba-1", password_reset_url="/x/")
    assert Aviso.objects.get().plantilla == "cuenta_contrasena_cambiada"


def test_sale_una_vez_con_su_identidad_su_texto_y_su_marco(aviso):
    assert (servicios.enviar_pendientes(), servicios.enviar_pendientes()) == (1, 0)
    (correo,) = mail.outbox
    assert (correo.subject, correo.to) == ("Cambió la contraseña de su cuenta", ["ana@example.org"])
    assert correo.extra_headers["Message-ID"] == aviso.message_id
    assert "La contraseña de su cuenta" in correo.body
    assert "<p>La contraseña" in correo.alternatives[0].content
    aviso.refresh_from_db()
    assert (aviso.estado, aviso.enviado_en is None) == (Estado.ENVIADO, False)


def test_los_enlaces_para_entrar_se_olvidan_al_salir():
    servicios.avisar("nueva@example.org", "cuenta_recuperar", clave="c", password_reset_url="/r/secreto/")
    servicios.enviar_pendientes()
    assert "http://localhost:8000/r/secreto/" in mail.outbox[0].body
    assert Aviso.objects.get().contexto == {}


def test_el_texto_se_escribe_tal_cual_y_el_html_se_escapa(ana):
    servicios.avisar(ana, "cuenta_recuperar", clave="c", password_reset_url="a & <b>")
    servicios.enviar_pendientes()
    assert "a & <b>" in mail.outbox[0].body
    assert "a &amp; &lt;b&gt;" in mail.outbox[0].alternatives[0].content


def test_lo_que_aun_puede_deshacerse_espera_y_puede_recogerse(ana):
    luego = timezone.now() + timedelta(minutes=10)
    servicios.avisar(ana, "cuenta_contrasena_cambiada", clave="c", sale_desde=luego)
    assert servicios.enviar_pendientes() == 0
    assert (servicios.recoger_aviso("c"), servicios.recoger_aviso("c")) == (True, False)


def test_una_plantilla_que_no_existe_se_sabe_al_avisar(ana):
    with pytest.raises(TemplateDoesNotExist):
        servicios.avisar(ana, "no_existe", clave="c")


@pytest.mark.parametrize(
    ("error", "estado", "motivo"),
    [
        (smtplib.SMTPRecipientsRefused({"ana@x": (550, b"<ana@x> no existe")}), "fallido", "(dirección)"),
        (smtplib.SMTPRecipientsRefused({"ana@x": (451, b"espere")}), "pendiente", "451"),
        (smtplib.SMTPDataError(554, b"contenido"), "fallido", "554"),
        (smtplib.SMTPDataError(421, b"luego"), "pendiente", "421"),
        (smtplib.SMTPServerDisconnected(), "dudoso", "no sabemos si"),
        (TimeoutError(), "dudoso", "no sabemos si"),
        (ValueError("dirección"), "fallido", "ValueError"),
    ],
)
def test_cada_fallo_dice_si_es_pasajero_definitivo_o_dudoso(monkeypatch, aviso, error, estado, motivo):
    fallar_con(monkeypatch, error)
    servicios.enviar_pendientes()
    aviso.refresh_from_db()
    assert (aviso.estado, motivo in aviso.ultimo_error) == (estado, True)
    assert "ana@x" not in aviso.ultimo_error


def test_los_reintentos_se_espacian_y_un_dia_terminan(monkeypatch, aviso, time_machine):
    fallar_con(monkeypatch, smtplib.SMTPDataError(421, b"luego"))
    esperas = []
    for _ in range(servicios.INTENTOS_MAXIMOS):
        servicios.enviar_pendientes()
        aviso.refresh_from_db()
        if aviso.arrendado_hasta:
            esperas.append(round((aviso.arrendado_hasta - timezone.now()).total_seconds() / 60))
            time_machine.move_to(aviso.arrendado_hasta)
    assert esperas == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert aviso.estado == Estado.FALLIDO


def test_si_el_servidor_no_abre_nada_se_pierde_y_se_ve_el_motivo(aviso, settings):
    opciones = {"host": "127.0.0.1", "port": 1, "timeout": 1}
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": opciones}
    }
    assert servicios.enviar_pendientes() == 0
    aviso.refresh_from_db()
    assert (aviso.estado, aviso.intentos) == (Estado.PENDIENTE, 0)
    assert aviso.ultimo_error == "El servidor de correo no está atendiendo"


def test_lo_que_dejo_a_medias_un_trabajador_muerto_es_dudoso_y_no_se_repite(aviso):
    vencido = timezone.now() - timedelta(seconds=1)
    Aviso.objects.update(estado=Estado.ENVIANDO, arrendado_hasta=vencido)
    assert servicios.enviar_pendientes() == 0
    aviso.refresh_from_db()
    assert (aviso.estado, mail.outbox) == (Estado.DUDOSO, [])


def test_lo_que_habia_tomado_y_no_empezo_lo_envia_el_siguiente(aviso):
    Aviso.objects.update(arrendado_hasta=timezone.now() - timedelta(seconds=1), intentos=1)
    assert servicios.enviar_pendientes() == 1


def test_quien_perdio_el_arriendo_no_envia(aviso):
    Aviso.objects.update(arrendado_hasta=timezone.now())
    assert not Aviso.objects.empezar_envio(aviso, arriendo=servicios.ARRIENDO)


def test_miles_de_mensajes_no_acaparan_al_trabajador(ana, aviso, monkeypatch):
    servicios.avisar(ana, "cuenta_contrasena_cambiada", clave="prueba-2")
    campanas = []
    for nombre, valor in (("TANDA", 1), ("TURNO_S", -1), ("encolar", campanas.append)):
        monkeypatch.setattr(servicios, nombre, valor)
    assert servicios.enviar_pendientes() == 1
    assert campanas == [servicios.TAREA]


def test_quien_espera_su_enlace_no_espera_a_los_miles_de_un_resultado(ana, aviso, monkeypatch):
    aviso.delete()
    lote = [(ana.pk, f"resultado-{n}", {}) for n in range(3)]
    servicios.avisar_en_lote("cuenta_contrasena_cambiada", lote)
    servicios.avisar(ana, "cuenta_contrasena_cambiada", clave="suyo")
    monkeypatch.setattr(servicios, "TANDA", 1)
    monkeypatch.setattr(servicios, "TURNO_S", -1)
    assert servicios.enviar_pendientes() == 1
    assert Aviso.objects.get(estado=Estado.ENVIADO).clave == "suyo"


def test_reintentar_dos_veces_devuelve_a_la_cola_una(aviso, ministerio):
    Aviso.objects.update(estado=Estado.FALLIDO, ultimo_error="550")
    assert [servicios.reintentar_aviso(aviso, actor=ministerio) for _ in range(2)] == [True, False]
    assert Evento.objects.filter(acto="aviso_reintentado").count() == 1
    assert servicios.enviar_pendientes() == 1


def test_reintentar_todos_deja_quietos_los_dudosos(ana, ministerio):
    for n, estado in enumerate([Estado.FALLIDO, Estado.FALLIDO, Estado.DUDOSO]):
        servicios.avisar(ana, "cuenta_contrasena_cambiada", clave=f"c{n}")
        Aviso.objects.filter(clave=f"c{n}").update(estado=estado, ultimo_error="x")
    assert servicios.reintentar_fallidos(Aviso.objects.all(), actor=ministerio) == 2
    assert Aviso.objects.get(estado=Estado.DUDOSO)


@pytest.mark.parametrize(
    "cambio",
    [
        {"correo": "a@b.co"},
        {"destinatario": None},
        {"estado": Estado.ENVIADO},
        {"enviado_en": "2026-01-01T00:00Z"},
        {"estado": Estado.FALLIDO},
        {"estado": Estado.DUDOSO},
    ],
)
def test_la_base_rechaza_un_aviso_a_medias(aviso, cambio):
    with pytest.raises(IntegrityError), transaction.atomic():
        Aviso.objects.update(**cambio)
