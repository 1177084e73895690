import asyncio
import hashlib
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import time_machine

from sso_portal.nucleo.firmas.pki import crear_autoridad_demo
from sso_portal.nucleo.firmas.sello import SelloAlterado, firmar_pdf, leer_sello, sellar_tiempo
from sso_portal.nucleo.firmas.validacion import AGREGADO, CAMBIADO, ILEGIBLE, SIN_FIRMA, validar_pdf

INSTANTE = datetime(2027, 1, 6, 22, 0, 0, tzinfo=UTC)
DIGEST = hashlib.sha256(b"H0").digest()
QUIEN = "Sello de ensayo del Ministerio (DEMO)"


@pytest.fixture(scope="module")
def hoja():
    from weasyprint import HTML  # noqa: PLC0415 -- slow to load

    return HTML(string="<html lang=es><title>Acta</title><p>Acta de prueba").write_pdf()


@pytest.fixture(scope="module")
def firmado(hoja):
    with time_machine.travel(INSTANTE, tick=False):
        return firmar_pdf(hoja, motivo="Acta del sorteo")


def test_la_firma_valida_y_dice_quien_y_cuando(firmado):
    lectura = validar_pdf(firmado)
    assert lectura.es_valida
    [firma] = lectura.firmas
    assert (firma.quien, firma.firmada_en, firma.motivo) == (QUIEN, INSTANTE, "Acta del sorteo")
    assert "miércoles 6 de enero de 2027, 5:00\xa0p.\xa0m., hora de Colombia" in " ".join(lectura.frases)


def test_un_byte_cambiado_en_lo_firmado_se_encuentra_y_se_nombra(firmado):
    lugar = firmado.index(b"Acta del sorteo")
    cambiado = firmado[:lugar] + b"B" + firmado[lugar + 1 :]
    lectura = validar_pdf(cambiado)
    assert not lectura.integra
    assert lectura.frases == (CAMBIADO.format(quien=QUIEN),)


def test_ningun_byte_de_lo_firmado_se_cambia_sin_que_se_note(firmado):
    inicio = firmado.index(b"/Contents <")
    hueco = range(inicio, firmado.index(b">", inicio))
    for lugar in random.sample([i for i in range(len(firmado)) if i not in hueco], 50):
        alterado = bytearray(firmado)
        alterado[lugar] ^= 1 << random.randrange(8)
        assert not validar_pdf(bytes(alterado)).es_valida, lugar


def test_cambiar_la_firma_misma_nunca_cambia_lo_que_dice(firmado):
    inicio = firmado.index(b"/Contents <") + len(b"/Contents <")
    for lugar in random.sample(range(inicio, firmado.index(b">", inicio)), 50):
        alterado = bytearray(firmado)
        alterado[lugar] = ord("0") if alterado[lugar] != ord("0") else ord("1")
        lectura = validar_pdf(bytes(alterado))
        assert not lectura.es_valida or lectura == validar_pdf(firmado), lugar


def test_lo_agregado_despues_de_la_firma_se_nota(firmado):
    lectura = validar_pdf(firmado + b"\n% una nota\n")
    assert not lectura.es_valida
    assert lectura.frases[0] == AGREGADO.format(quien=QUIEN)


def test_dos_firmas_conviven_en_un_acta(firmado):
    lectura = validar_pdf(firmar_pdf(firmado, motivo="Comité veedor"))
    assert lectura.es_valida
    assert [firma.motivo for firma in lectura.firmas] == ["Acta del sorteo", "Comité veedor"]


def test_un_pdf_sin_firma_y_uno_roto_reciben_su_frase(hoja):
    assert validar_pdf(hoja).frases == (SIN_FIRMA,)
    assert validar_pdf(b"esto no es un PDF").frases == (ILEGIBLE,)
    assert not validar_pdf(b"").es_valida


def test_una_firma_de_otra_autoridad_no_es_de_confianza(firmado, settings, tmp_path):
    settings.FIRMA_DIR = tmp_path / "otra"
    crear_autoridad_demo(settings.FIRMA_DIR)
    lectura = validar_pdf(firmado)
    assert lectura.integra
    assert not lectura.es_valida


@time_machine.travel(INSTANTE, tick=False)
def test_la_estampa_de_tiempo_prueba_el_instante():
    sello = leer_sello(sellar_tiempo(DIGEST))
    assert (sello.hora, sello.digest) == (INSTANTE, DIGEST)
    assert sello.autoridad == "Estampa de tiempo de ensayo (DEMO)"


def test_una_estampa_cambiada_no_dice_otra_cosa():
    ficha = sellar_tiempo(DIGEST)
    cambiada = ficha.replace(DIGEST, hashlib.sha256(b"otra").digest())
    for mala in (cambiada, ficha[:-1], b"", b"nada"):
        with pytest.raises(SelloAlterado):
            leer_sello(mala)


def test_se_firma_tambien_donde_ya_hay_un_ciclo_de_eventos(hoja):
    async def dentro():
        return firmar_pdf(hoja, motivo="Acta"), leer_sello(sellar_tiempo(DIGEST))

    with ThreadPoolExecutor(1) as hilo:  # the browser's own loop may be running in this one
        pdf, sello = hilo.submit(lambda: asyncio.run(dentro())).result()
    assert validar_pdf(pdf).es_valida
    assert sello.digest == DIGEST


def test_solo_se_estampan_huellas_sha256():
    with pytest.raises(ValueError, match="32 bytes"):
        sellar_tiempo(b"corta")
