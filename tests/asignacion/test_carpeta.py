"""The folder is the one its schemas describe, and nothing of it depends on the order of anything."""

import json
from pathlib import Path

import pytest

from asignacion import carpeta
from asignacion.canonico import leer_canonico
from asignacion.sorteo import compromiso
from tests.asignacion.corridas import corrida
from tests.asignacion.procesos import entrada

ESQUEMAS = Path(__file__).parents[2] / "docs" / "esquemas"
ENTRADAS = [entrada("2023-3", "MEDICINA", 20, 9), entrada("2023-3", "ENFERMERIA", 8, 3)]
ARCHIVOS = {ruta: leer_canonico(datos) for ruta, datos in corrida(*ENTRADAS).items()}


def test_estan_los_archivos_de_la_regla():
    por_profesion = [
        f"{p}/{a}.json" for p in ("ENFERMERIA", "MEDICINA") for a in ("entrada", "resultado", "sales")
    ]
    assert sorted(ARCHIVOS) == sorted(["reglas.json", "congelamiento.json", "sorteo.json", *por_profesion])


@pytest.mark.parametrize("ruta", sorted(ARCHIVOS))
def test_cada_archivo_tiene_los_campos_de_su_esquema(ruta):
    esquema = json.loads((ESQUEMAS / ruta.rsplit("/", maxsplit=1)[-1]).read_text())
    assert sorted(ARCHIVOS[ruta]) == sorted(esquema["required"])
    assert ARCHIVOS[ruta]["version"] == esquema["properties"]["version"]["const"]
    for campo in ("politica", "baliza", "plazos"):
        if campo in ARCHIVOS[ruta]:
            assert set(ARCHIVOS[ruta][campo]) >= set(esquema["properties"][campo]["required"])


def test_la_entrada_publicada_no_trae_ni_semilla_ni_orden():
    con_semilla = {**ENTRADAS[0], "semilla": ARCHIVOS["sorteo.json"]["semilla"]}
    archivos = carpeta.armar_carpeta(
        reglas={}, congelamiento={}, sorteo={}, profesiones={"MEDICINA": (con_semilla, {}, {})}
    )
    assert leer_canonico(archivos["MEDICINA/entrada.json"]) == ENTRADAS[0]


def test_el_orden_en_que_llegan_los_datos_no_cambia_los_bytes():
    reves = [{**e, "aspirantes": dict(reversed(e["aspirantes"].items()))} for e in reversed(ENTRADAS)]
    assert corrida(*reves) == corrida(*ENTRADAS)


def test_quien_no_revela_cuenta_como_vacio_y_su_compromiso_queda():
    vacio = ARCHIVOS["sorteo.json"]["veedores"][1]
    assert (vacio["id"], vacio["revelacion"]) == ("V2", None)
    for veedor in ARCHIVOS["sorteo.json"]["veedores"][::2]:
        aporte = bytes.fromhex(veedor["revelacion"])
        assert compromiso(ARCHIVOS["sorteo.json"]["h0"], veedor["id"], aporte) == veedor["compromiso"]
