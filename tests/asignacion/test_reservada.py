"""Where the policy is reservada nobody can join a code with a post; each person still proves the own part."""

import io
import subprocess
import sys
import zipfile

import pytest
from django.urls import reverse

from asignacion import consultas
from asignacion.models import Participante, Resultado, Sorteo

from . import evento

pytestmark = pytest.mark.django_db


def test_bajo_reserva_el_publico_no_ve_filas_ni_resultados_y_cada_persona_si(client):
    sorteo = evento.ejecutado(personas=6, plazas=4, profesiones=("MEDICINA",), publicidad="reservada")
    codigo = sorteo.convocatoria.codigo
    resultado = Resultado.objects.exclude(oferta=None).order_by("pk").first()
    publico = reverse("asignacion:por_codigo", args=[resultado.participante.codigo_publico])
    entrada = reverse("asignacion:archivo", args=[codigo, "MEDICINA/entrada.json"])
    assert [client.get(url).status_code for url in (publico, entrada)] == [404, 404]
    publicos = {"reglas.json", "congelamiento.json", "sorteo.json", "resultados.json"}
    assert set(consultas.publicados(sorteo)) == publicos
    assert "por código público" not in client.get(reverse("asignacion:pantalla", args=[codigo])).text
    client.force_login(resultado.participante.inscripcion.persona.usuario)
    texto = client.get(reverse("asignacion:mi_resultado", args=[codigo])).text
    assert resultado.oferta.plaza.codigo in texto
    assert "última persona admitida" not in texto


def test_bajo_reserva_los_archivos_completos_son_del_comite(client):
    sorteo = evento.ejecutado(personas=5, plazas=3, profesiones=("MEDICINA",), publicidad="reservada")
    url = reverse("asignacion:auditoria", args=[sorteo.convocatoria.codigo])
    persona = Participante.objects.order_by("pk").first().inscripcion.persona.usuario
    for usuario, estado in (
        (sorteo.convocatoria.comite[0], 200),
        (sorteo.convocatoria.ministra, 403),
        (persona, 403),
    ):
        client.force_login(usuario)
        assert client.get(url).status_code == estado


def bajar_y_verificar(client, propia, destino):
    """Download the own folder as its owner, open it and run the verifier that came inside."""
    client.force_login(propia.inscripcion.persona.usuario)
    codigo = propia.entrada.sorteo.convocatoria.codigo
    bajada = client.get(reverse("asignacion:mi_carpeta", args=[codigo])).content
    zipfile.ZipFile(io.BytesIO(bajada)).extractall(destino)
    orden = [sys.executable, "-I", destino / "verificar.py", next(destino.glob("mi-carpeta-*"))]
    return subprocess.run(orden, capture_output=True, text=True, check=False)


def test_cada_persona_descarga_su_carpeta_y_la_comprueba_sola_antes_y_despues(client, tmp_path):
    sorteo = evento.con_semilla(personas=5, plazas=3, profesiones=("MEDICINA",), publicidad="reservada")
    propia = Participante.objects.order_by("pk").first()
    antes = bajar_y_verificar(client, propia, tmp_path / "antes")
    assert antes.returncode == 0, antes.stdout
    assert "antes del sorteo" in antes.stdout
    evento.presionado(sorteo)
    despues = bajar_y_verificar(client, propia, tmp_path / "despues")
    assert despues.returncode == 0, despues.stdout
    assert Sorteo.objects.get().resultado_sha256 in despues.stdout


def test_en_la_carpeta_de_una_persona_no_hay_nada_de_otra(client):
    evento.ejecutado(con_acta=True, personas=5, plazas=3, profesiones=("MEDICINA",), publicidad="reservada")
    propia, *otras = Participante.objects.order_by("pk")
    carpeta = consultas.carpeta_de(propia)
    assert carpeta.pop("acta.pdf").startswith(b"%PDF")
    todo = b"".join(carpeta.values())
    assert propia.identificador.encode() in todo
    assert not any(otra.identificador.encode() in todo for otra in otras)


def test_una_regla_que_no_dice_su_publicidad_se_trata_como_reservada():
    convocatoria = evento.proceso(personas=12, plazas=3, profesiones=("MEDICINA",))
    del convocatoria.politica.reglas["publicidad"]
    convocatoria.politica.save()
    hecho = evento.ejecutado(convocatoria=convocatoria)
    for propia in Participante.objects.filter(entrada__sorteo=hecho).order_by("pk"):
        assert all(e.corte is None for e in consultas.mi_resultado(propia)["escalones"])
