"""The folder of one person: verified alone, without a row of anybody else; a byte changed is named."""

import json
from pathlib import Path

import pytest

from asignacion import carpeta, comprobante
from asignacion.canonico import bytes_canonicos, leer
from tests.asignacion.corridas import corrida, escribir, sales
from tests.asignacion.procesos import entrada
from verificador import verificar

ENTRADAS = [entrada("2023-3", "MEDICINA", 13, 8, publicidad="reservada")]
COMPLETA = corrida(*ENTRADAS)
SALES = sales(ENTRADAS[0])
RESULTADO = leer(COMPLETA["MEDICINA/resultado.json"])
SORTEO = leer(COMPLETA["sorteo.json"])
PUBLICOS = ("reglas.json", "congelamiento.json", "sorteo.json")
ESQUEMAS = Path(__file__).parents[2] / "docs" / "esquemas"


def resultados():
    raiz = comprobante.raiz_resultados(RESULTADO, SALES)
    return carpeta.armar_resultados(SORTEO, {"MEDICINA": {"resultado": RESULTADO["sha256"], "raiz": raiz}})


def suyo(quien):
    """What a person holds after the draw."""
    return {
        "h0": SORTEO["h0"],
        "sello": comprobante.comprobante(ENTRADAS[0], SALES, quien),
        "resultado": comprobante.comprobante_resultado(RESULTADO, SALES, quien),
    }


def de(prueba, **cambios):
    """The folder of a person with that proof."""
    archivos = {nombre: COMPLETA[nombre] for nombre in PUBLICOS}
    archivos["resultados.json"] = bytes_canonicos(resultados())
    return {**archivos, "comprobante.json": bytes_canonicos(prueba), **cambios}


QUIENES = sorted(ENTRADAS[0]["aspirantes"])
CARPETA = de(suyo(QUIENES[4]))


@pytest.fixture
def verificada(tmp_path, monkeypatch, capsys):
    """Exit code and text of the verifier on a folder; the beacon's signature is believed (0.3 s each)."""
    monkeypatch.setattr(verificar, "firma_de_la_ronda", lambda *_: True)

    def _verificar(archivos):
        salida = verificar.main([str(escribir(archivos, tmp_path))])
        return salida, capsys.readouterr().out

    return _verificar


@pytest.mark.parametrize("quien", QUIENES)
def test_cada_persona_comprueba_lo_suyo_sin_las_filas_de_nadie(verificada, quien):
    salida, dicho = verificada(de(suyo(quien)))
    assert salida == 0, dicho
    assert "su resultado está en lo publicado" in dicho
    assert "es la carpeta de una persona" in dicho


def test_antes_del_sorteo_se_comprueba_la_fila_y_se_dice_que_falta_lo_demas(verificada):
    prueba = {campo: valor for campo, valor in suyo(QUIENES[0]).items() if campo != "resultado"}
    antes = {"reglas.json", "congelamiento.json", "comprobante.json"}
    salida, dicho = verificada({r: datos for r, datos in de(prueba).items() if r in antes})
    assert salida == 0, dicho
    assert "antes del sorteo" in dicho


@pytest.mark.parametrize("ruta", sorted(CARPETA))
def test_un_byte_cambiado_se_descubre_y_se_nombra(verificada, ruta):
    datos = CARPETA[ruta]
    for lugar in range(3, len(datos), max(1, len(datos) // 30)):
        cambiado = bytearray(datos)
        cambiado[lugar] ^= 1
        salida, dicho = verificada({**CARPETA, ruta: bytes(cambiado)})
        assert salida == 1
        assert f"FALLA  {ruta}" in dicho


def mentiras():
    """Folders whose files are canonical and whose story is not true."""
    propio, ajeno = suyo(QUIENES[4]), suyo(QUIENES[5])
    otra_posicion = json.loads(json.dumps(propio))
    otra_posicion["resultado"]["fila"]["clave"][1] ^= 1
    publicado = resultados()
    publicado["profesiones"]["MEDICINA"]["raiz"] = "0" * 64
    return {
        "resultado de otra": de({**propio, "resultado": ajeno["resultado"]}),
        "fila de otra": de({**propio, "sello": ajeno["sello"]}),
        "resultado cambiado": de(otra_posicion),
        "raíz cambiada": de(propio, **{"resultados.json": bytes_canonicos(publicado)}),
        "otro sello": de({**propio, "h0": "0" * 64}),
        "camino corto": de({**propio, "sello": {**propio["sello"], "camino": propio["sello"]["camino"][1:]}}),
        "otro lugar": de({**propio, "sello": {**propio["sello"], "indice": 5}}),
    }


@pytest.mark.parametrize("mentira", sorted(mentiras()))
def test_ninguna_historia_falsa_coincide(verificada, mentira):
    salida, dicho = verificada(mentiras()[mentira])
    assert salida == 1, dicho


def test_la_carpeta_completa_tambien_comprueba_la_raiz_de_los_resultados(verificada):
    completa = {**COMPLETA, "resultados.json": bytes_canonicos(resultados())}
    assert verificada(completa)[0] == 0
    lo_suyo = {"resultado": RESULTADO["sha256"], "raiz": "0" * 64}
    falsa = carpeta.armar_resultados(SORTEO, {"MEDICINA": lo_suyo})
    salida, dicho = verificada({**COMPLETA, "resultados.json": bytes_canonicos(falsa)})
    assert salida == 1
    assert "MEDICINA/resultado.json: raíz de los resultados" in dicho


DE_ESQUEMA = [("resultados.json", resultados()), ("comprobante.json", suyo(QUIENES[0]))]


@pytest.mark.parametrize(("ruta", "objeto"), DE_ESQUEMA)
def test_los_archivos_de_la_persona_son_los_de_su_esquema(ruta, objeto):
    esquema = json.loads((ESQUEMAS / ruta).read_text())
    assert set(esquema["required"]) <= objeto.keys() == esquema["properties"].keys()
    for campo, valor in objeto.items():
        if isinstance(valor, dict) and "required" in esquema["properties"][campo]:
            assert valor.keys() == set(esquema["properties"][campo]["required"])
