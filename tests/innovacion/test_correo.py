"""What somebody answers to a message becomes a comment: once, of her, as text, and never of a machine."""

import io
import smtplib
from datetime import date, timedelta
from email.message import EmailMessage
from functools import partial

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from innovacion.correo_recibido import MARCA, leer_correo, texto_nuevo
from innovacion.direccion_respuesta import CLASES, DIAS, EPOCA, Permiso, direccion_para, permiso_de
from innovacion.estados import EstadoAporte
from innovacion.models import Aporte
from innovacion.servicios import correo as servicio
from innovacion.servicios.circulos import crear_circulo, unirse
from innovacion.servicios.correo import Destino, recibir_correo
from innovacion.servicios.resumen import enviar_resumenes
from innovacion.servicios.retos import aportar, cerrar_reto
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.avisos.redaccion import mensaje
from sso_portal.nucleo.avisos.servicios import enviar_pendientes
from tests.apoyo.carreras import a_la_vez

from .fabricas import mundo

CITAS = [
    "El lun, 3 ago 2026 a las 8:00, Portal (<respuestas@demo.example>) escribió:",
    "El lunes, 3 de agosto de 2026, Servicio Social Obligatorio\n<respuestas+x@demo.example> escribió:",
    "On Mon, Aug 3, 2026 at 8:00 AM Portal <x@demo.example> wrote:",
    "-----Mensaje original-----\nDe: Portal",
    "________________________________\nDe: Portal",
    "De: Portal <x@demo.example>\nEnviado el: lunes, 3 de agosto\nPara: Ana\nAsunto: Innovación",
    "**From:** Portal\n**Sent:** Monday",
    f"--- {MARCA} para comentar en «Menos espera» ---",
    "> --- lo de antes ---",
    "-- \nAna Rivas",
    "Enviado desde mi iPhone",
]
PALABRA = st.text("abcdeñáóú ,.¿?", min_size=1, max_size=30)
parrafos = st.lists(PALABRA, min_size=1, max_size=3).map("\n".join)
permisos = st.builds(
    Permiso, st.sampled_from(CLASES), st.integers(1, 2**32 - 1), st.integers(1, 2**32 - 1),
    st.dates(EPOCA, date(2190, 1, 1)),
)  # fmt: skip


@given(parrafos, st.sampled_from(CITAS), st.text(max_size=60), st.sampled_from(["\n", "\r\n"]))
def test_queda_lo_escrito_encima_de_la_cita(dicho, cita, resto, salto):
    entero = f"{dicho}\n\n{cita}\n{resto}".replace("\n", salto)
    assert texto_nuevo(entero) == "\n".join(x.rstrip() for x in dicho.split("\n")).strip()


@pytest.mark.parametrize(
    "dicho", ["El doctor Pérez lo escribió", "De: todo se aprende", "On y va", "5 > 3 y 2 < 4", "a -- b"]
)
def test_lo_que_parece_cita_y_no_lo_es_no_se_corta(dicho):
    assert texto_nuevo(dicho) == dicho


@given(st.binary(max_size=400))
def test_cualquier_cosa_se_lee_sin_fallar(crudo):
    leido = leer_correo(crudo)
    assert leido == leer_correo(crudo)
    assert "\x00" not in (leido.texto or "")


@given(st.text(max_size=40), st.text(max_size=40))
def test_las_cabeceras_rotas_tampoco_fallan(de, otra):
    crudo = (
        f"From: {de}\nTo: <{otra}\nAuto-Submitted: {otra}\nContent-Type: text/{de}; charset={otra}\n\nHola"
    )
    assert leer_correo(crudo.encode(errors="replace")).de == leer_correo(crudo.encode(errors="replace")).de


@given(permisos)
def test_la_direccion_dice_quien_donde_y_hasta_cuando_aunque_cambien_las_mayusculas(permiso):
    direccion = direccion_para(permiso)
    assert len(direccion.partition("@")[0]) <= 64
    assert permiso_de(direccion.upper()) == permiso


@given(permisos, st.integers(0, 36), st.sampled_from("abcdefgh234"))
def test_una_direccion_tocada_no_es_de_nadie(permiso, donde, letra):
    direccion = direccion_para(permiso)
    punto = len("respuestas+") + donde
    tocada = direccion[:punto] + letra + direccion[punto + 1 :]
    assert permiso_de(tocada) == (permiso if tocada == direccion else None)


@pytest.fixture(name="m")
def fixture_m(db):
    return mundo()


def direccion(m, quien=None, dias=DIAS, reto=None):
    vence = timezone.localdate() + timedelta(days=dias)
    return direccion_para(Permiso("reto", (reto or m.reto).pk, (quien or m.persona).pk, vence))


def carta(m, texto="Yo también.", *, para=None, de=None, **cabeceras):
    correo = EmailMessage()
    correo["From"], correo["To"] = de or f"Ana <{m.persona.email.upper()}>", para or direccion(m)
    correo["Message-ID"] = "<uno@example.org>"
    for nombre, valor in cabeceras.items():
        correo[nombre.replace("_", "-")] = valor
    correo.set_content(f"{texto}\n\n{CITAS[0]}\n> lo de antes\n")
    return correo


def test_la_respuesta_es_un_comentario_de_quien_responde_y_dos_veces_es_uno(m, client):
    for _ in range(2):
        assert recibir_correo(carta(m).as_bytes()) is Destino.COMENTARIO
    uno = Aporte.objects.get()
    assert (uno.texto, uno.participante, uno.estado) == ("Yo también.", m.ana, EstadoAporte.PUBLICADO)
    assert "Yo también." in client.get(m.reto.get_absolute_url()).text


def con_archivo(m):
    correo = carta(m)
    correo.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="uno.pdf")
    return correo


def solo_html(m):
    correo = carta(m)
    correo.set_content("<p>Hola</p>", subtype="html")
    return correo


REPAROS = {
    "vencida": (lambda m: carta(m, para=direccion(m, dias=-1)), servicio.VENCIDA),
    "con archivo": (con_archivo, servicio.ARCHIVOS),
    "solo html": (solo_html, servicio.SIN_TEXTO),
    "vacía": (lambda m: carta(m, ""), servicio.VACIA),
    "larga": (lambda m: carta(m, "a" * 2001), "Su comentario tiene 2.001 letras y caben 2.000. Acórtelo"),
    "de otro correo": (lambda m: carta(m, de="otro@example.org"), servicio.AJENA),
    "de ninguna": (lambda m: carta(m, para="respuestas+aaaa@demo.example"), servicio.DESCONOCIDA),
}


@pytest.mark.parametrize("caso", REPAROS)
def test_lo_que_no_se_publica_se_devuelve_con_su_razon_y_una_sola_vez(m, caso):
    hacer, motivo = REPAROS[caso]
    crudo = hacer(m).as_bytes()
    for _ in range(2):
        assert recibir_correo(crudo) is Destino.DEVUELTO
    aviso = Aviso.objects.get(plantilla="respuesta_no_publicada")
    assert aviso.contexto["motivo"] == motivo
    assert mensaje(aviso).extra_headers["Auto-Submitted"] == "auto-generated"
    assert not Aporte.objects.exists()


@pytest.mark.parametrize(("nombre", "destino"), [("<logo>", Destino.COMENTARIO), (None, Destino.DEVUELTO)])
def test_el_dibujo_de_una_firma_no_es_un_archivo_una_foto_si(m, nombre, destino):
    correo = carta(m)
    correo.add_alternative("<p>Yo también. <img src='cid:logo'></p>", subtype="html")
    forma = {"cid": nombre, "disposition": "inline"} if nombre else {"filename": "fila.png"}
    correo.get_payload()[1].add_related(b"\x89PNG", maintype="image", subtype="png", **forma)
    assert recibir_correo(correo.as_bytes()) is destino


def test_a_una_conversacion_cerrada_no_se_responde(m):
    cerrar_reto(m.reto, actor=m.equipo)
    assert recibir_correo(carta(m).as_bytes()) is Destino.DEVUELTO


DE_MAQUINAS = [
    {"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<x.example>"},
    {"Return_Path": "<>"}, {"X_Auto_Response_Suppress": "All"}, {"de": "MAILER-DAEMON@example.org"},
]  # fmt: skip


@pytest.mark.parametrize("cabeceras", DE_MAQUINAS)
def test_a_una_maquina_nunca_se_le_contesta(m, cabeceras):
    assert recibir_correo(carta(m, **cabeceras).as_bytes()) is Destino.CALLADO
    assert recibir_correo(carta(m).as_bytes(), de="") is Destino.CALLADO
    assert not Aviso.objects.filter(plantilla="respuesta_no_publicada").exists()


def entrar(monkeypatch, crudo, **opciones):
    entrada = io.TextIOWrapper(io.BytesIO(crudo))
    monkeypatch.setattr("sys.stdin", entrada)
    dicho = io.StringIO()
    call_command("recibir_correo", stdout=dicho, **opciones)
    return dicho.getvalue().strip()


def test_el_servidor_de_correo_entrega_con_el_sobre(m, monkeypatch):
    crudo = carta(m, para="portal@demo.example").as_bytes()
    assert entrar(monkeypatch, crudo, para=direccion(m), de=m.persona.email) == "comentario"


def test_la_respuesta_al_resumen_del_dia_llega_a_la_conversacion(m, buzon):
    circulo = crear_circulo(actor=m.equipo, nombre="Urgencias", reto=m.reto, descripcion="Uno")
    unirse(circulo, m.ana, actor=m.persona)
    aportar(m.reto, "¿Y de noche?", actor=m.equipo)
    enviar_resumenes()
    enviar_pendientes()
    (resumen,) = buzon.mensajes()
    assert MARCA in resumen.get_body(("plain",)).get_content()
    assert "no responda a esta dirección" not in resumen.as_string()
    llegados = []
    buzon.entregar = lambda *datos: llegados.append(datos)
    with smtplib.SMTP("127.0.0.1", buzon.puerto, timeout=60) as cliente:
        respuesta = carta(m, para=str(resumen["Reply-To"]))
        cliente.sendmail(m.persona.email, [str(resumen["Reply-To"])], respuesta.as_bytes())
    (datos,) = llegados
    assert recibir_correo(datos[2], para=datos[0], de=datos[1]) is Destino.COMENTARIO
    assert "responder_a" not in Aviso.objects.get(plantilla="innovacion_resumen").contexto


def test_el_mismo_correo_entregado_a_la_vez_por_dos_servidores_es_un_comentario(base_clonada):
    m = mundo()
    crudo = carta(m).as_bytes()
    destinos = a_la_vez(partial(recibir_correo, crudo), partial(recibir_correo, crudo))
    assert destinos == [Destino.COMENTARIO] * 2
    assert Aporte.objects.count() == 1
