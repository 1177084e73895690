"""Another system is told of a case: signed, later, with retries; whatever it does, the case never waits."""

import hmac
import json
import socketserver
import threading
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.utils import timezone

from tramites import llamador
from tramites.diseno.cambios import con_etapa
from tramites.llamador import LlamadaFallida, direccion_permitida, llamar
from tramites.models import Conexion, Llamada
from tramites.servicios.llamadas import INTENTOS_MAXIMOS, hacer_llamadas, repetir_llamada

from .casos import ESTRUCTURA, ETAPAS, institucion, publicada, radicada

CASA = ["127.0.0.1"]


@pytest.fixture
def sistema():
    """A neighbour that answers what it is told: ``sistema.responde = (status, body)``; it keeps what came."""

    class Puerta(BaseHTTPRequestHandler):
        def do_POST(self):
            cuerpo = self.rfile.read(int(self.headers["Content-Length"]))
            servidor.recibido.append((dict(self.headers), cuerpo))
            estado, texto = servidor.responde
            self.send_response(estado)
            self.end_headers()
            self.wfile.write(texto)

        def log_message(self, *args):
            pass

    servidor = HTTPServer(("127.0.0.1", 0), Puerta)
    servidor.recibido, servidor.responde = [], (200, b"recibido")
    servidor.url = f"http://127.0.0.1:{servidor.server_port}/avisos?x=1"
    hilo = threading.Thread(target=servidor.serve_forever)
    hilo.start()
    yield servidor
    servidor.shutdown()
    servidor.server_close()
    hilo.join()


@pytest.fixture
def con_sistema(db, settings, sistema):
    """An institution whose second stage tells ``sistema``."""
    settings.LLAMADAS_PRIVADAS = CASA
    i = institucion()
    Conexion.objects.create(
        entidad=i.entidad, codigo="archivo", nombre="Archivo", url=sistema.url, secreto="s"
    )
    type(i.version).objects.update(estado="reemplazada")
    con_aviso = con_etapa(replace(ETAPAS[0], llamada="archivo"))
    publicada(i.tramite, con_aviso(ESTRUCTURA), numero=2)
    return i


def test_le_dice_el_numero_firmado_y_nada_de_la_persona(con_sistema, sistema):
    s = radicada(con_sistema, asunto="Mi secreto")
    assert hacer_llamadas() == 1
    [(cabeceras, cuerpo)] = sistema.recibido
    t, v1 = cabeceras["X-Portal-Firma"].split(",")
    esperada = hmac.new(b"s", f"{t[2:]}.".encode() + cuerpo, sha256).hexdigest()
    assert v1 == f"v1={esperada}"
    assert json.loads(cuerpo)["solicitud"] == s.numero
    assert "secreto" not in cuerpo.decode()
    assert Llamada.objects.get().estado == "entregada"
    assert hacer_llamadas() == 0


@pytest.mark.parametrize("respuesta", [(500, b"fallo"), (404, b""), (302, b"otra parte"), (200, None)])
def test_lo_que_responde_mal_se_repite_y_el_caso_sigue(con_sistema, sistema, respuesta):
    sistema.responde = respuesta if respuesta[1] is not None else (599, b"\xff\x00" * 9000)
    s = radicada(con_sistema)
    hacer_llamadas()
    llamada = Llamada.objects.get()
    assert (llamada.estado, bool(llamada.ultimo_error)) == ("pendiente", True)
    assert s.estado == "en_tramite"
    assert hacer_llamadas() == 0
    sistema.responde = (204, b"")
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert hacer_llamadas() == 1
    llamada.refresh_from_db()
    assert llamada.estado == "entregada"


def test_al_cabo_de_los_intentos_se_muestra_y_se_puede_repetir(con_sistema, sistema):
    sistema.responde = (500, b"")
    radicada(con_sistema)
    Llamada.objects.update(intentos=INTENTOS_MAXIMOS - 1)
    hacer_llamadas()
    llamada = Llamada.objects.get()
    assert llamada.estado == "fallida"
    repetir_llamada(llamada, actor=con_sistema.admin)
    assert (llamada.estado, llamada.intentos) == ("pendiente", 0)


@pytest.mark.parametrize("como", ["calla", "basura"])
def test_quien_se_cuelga_o_dice_basura_no_detiene_nada(monkeypatch, como):
    monkeypatch.setattr(llamador, "ESPERA_S", 0.2)

    class Puerta(socketserver.BaseRequestHandler):
        def handle(self):
            self.request.recv(4096)
            if como == "basura":
                self.request.sendall(b"\x00\x01no soy HTTP\r\n\r\n")
            else:
                self.request.recv(4096)  # until the other side gives up

    with socketserver.TCPServer(("127.0.0.1", 0), Puerta) as servidor:
        hilo = threading.Thread(target=servidor.handle_request)
        hilo.start()
        with pytest.raises(LlamadaFallida, match=r"No contestó|se rompió"):
            llamar(f"http://127.0.0.1:{servidor.server_address[1]}/", b"{}", {}, privadas=CASA)
        hilo.join()


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1/", "https://localhost/", "https://10.0.0.7/", "https://169.254.169.254/",
     "https://[::1]/", "https://192.168.1.1:8443/", "http://93.184.216.34/", "ftp://93.184.216.34/",
     "https://[::ffff:127.0.0.1]/"],
)  # fmt: skip
def test_nunca_se_llama_a_una_red_privada_ni_sin_cifrar(url):
    with pytest.raises(LlamadaFallida):
        direccion_permitida(url)


def test_a_una_direccion_publica_si():
    assert direccion_permitida("https://93.184.216.34/aviso") == "93.184.216.34"
