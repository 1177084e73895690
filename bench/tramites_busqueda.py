#!/usr/bin/env python3
"""What it costs to look for a procedure among 2,000 and 20,000 fichas, beside the bare SQL, and how it grows.

    python bench/tramites_busqueda.py

In one process, on the database of DATABASE_URL, inside a transaction that is undone. Milliseconds of clock,
the best of many calls in turns with the bare order. Writes docs/bench/tramites_busqueda.md.
"""

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._medida import cabeza, escribir, hacer, leer, mejores

# isort: split
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from sso_portal.demo.carga.tramites import Red
from tramites.busqueda import alguna, corregida, todas
from tramites.consultas.catalogo import POR_PAGINA, ver_catalogo, vocabulario
from tramites.consultas.filtros import Filtros

VECES = 40
TABLAS = "tramites_tramite, tramites_ficha, tramites_tramite_necesidades, tramites_tramite_grupos"
# A row of the page and the total: what any answer has to read.
COLUMNAS = "f.*, t.*, e.nombre"
UNIDAS = """tramites_ficha f JOIN tramites_tramite t ON t.id = f.tramite_id
  JOIN territorio_entidad e ON e.id = t.entidad_id"""
DICEN = "f.estado = 'publicada' AND f.vector @@ to_tsquery('tramites_es', %s)"
TEXTO = "ts_rank(f.vector, to_tsquery('tramites_es', %s)) DESC, f.nombre, f.id"
CASOS = [
    ("one word", {"q": "vacunación"}),
    ("three words", {"q": "certificado de estudios superiores"}),
    ("the beginning of a word", {"q": "subsid"}),
    ("a word with two typos", {"q": "bacunasion"}),
    ("a sentence, any of its words", {"q": "necesito urgente plata para mi tiquete"}),
    ("a need, without words", {"necesidad": "salud"}),
    ("everything, page 1", {}),
]
# Each procedure nine times more, with its page and where it stands, under other numbers and names.
MULTIPLICAR = """
INSERT INTO tramites_tramite (id, entidad_id, codigo, nombre, tipo_producto)
SELECT id + n * 1000000, entidad_id, 'z' || n || '-' || id, left(nombre, 150) || ' zona ' || n, tipo_producto
FROM tramites_tramite, generate_series(1, 9) n;
INSERT INTO tramites_ficha (tramite_id, version, estado, nombre, palabras, alcance, resultado, modalidad,
  costo, es_gratuito, tiempo_maximo_dias_habiles, canales_inicio, consulta_estado, sin_requisitos, norma,
  norma_enlace, donde, responsable, revisada_el, busqueda, creada_en, publicada_en, publicada_por_id)
SELECT tramite_id + n * 1000000, version, estado, left(nombre, 150) || ' zona ' || n, palabras, alcance,
  resultado, modalidad, costo, es_gratuito, tiempo_maximo_dias_habiles, canales_inicio, consulta_estado,
  sin_requisitos, norma, norma_enlace, donde, responsable, revisada_el, busqueda || ' zona ' || n,
  creada_en, publicada_en, publicada_por_id
FROM tramites_ficha, generate_series(1, 9) n WHERE estado = 'publicada';
INSERT INTO tramites_tramite_necesidades (tramite_id, necesidad_id)
SELECT tramite_id + n * 1000000, necesidad_id FROM tramites_tramite_necesidades, generate_series(1, 9) n;
"""


def desnuda(filtros):
    """The least that answers the same question: how many, and the twenty first. [(SQL, parameters)]."""
    donde, valores, orden, de_orden = "f.estado = 'publicada'", [], "f.nombre, f.id", []
    if q := filtros.get("q"):
        donde, valores, orden, de_orden = _de_texto(q)
    if necesidad := filtros.get("necesidad"):
        donde += """ AND f.tramite_id IN (SELECT tn.tramite_id FROM tramites_tramite_necesidades tn
          JOIN tramites_necesidad n ON n.id = tn.necesidad_id
          LEFT JOIN tramites_necesidad p ON p.id = n.padre_id WHERE n.codigo = %s OR p.codigo = %s)"""
        valores = [*valores, necesidad, necesidad]
    return [
        (f"SELECT count(*) FROM tramites_ficha f WHERE {donde}", valores),
        (f"SELECT {COLUMNAS} FROM {UNIDAS} WHERE {donde} ORDER BY {orden} LIMIT {POR_PAGINA}",
         [*valores, *de_orden]),
    ]  # fmt: skip


def _de_texto(q):
    """The condition that finds something: what is written so, or almost so, or is called by some word."""
    dicho = corregida(q, vocabulario())
    for consulta in (todas(q), todas(dicho), alguna(dicho)):
        if leer(f"SELECT EXISTS (SELECT 1 FROM tramites_ficha f WHERE {DICEN})", [consulta])[0][0]:
            break
    return DICEN, [consulta], TEXTO, [consulta]


def medir(cliente):
    """{case: (milliseconds of ours, of the bare SQL, of the whole page, procedures found)}."""
    medidas = {}
    for nombre, filtros in CASOS:
        ordenes = desnuda(filtros)

        def nuestra(filtros=filtros):
            return list(ver_catalogo(Filtros(**filtros)).pagina)

        def suya(ordenes=ordenes):
            return [leer(*orden) for orden in ordenes]

        def pagina(filtros=filtros):
            assert cliente.get("/tramites/buscar/", filtros).status_code == 200

        tiempos = mejores(nuestra, suya, pagina, veces=VECES)
        total = ver_catalogo(Filtros(**filtros)).total
        assert total == suya()[0][0][0], nombre  # the same answer
        medidas[nombre] = (*tiempos, total)
    return medidas


def informe(pocas, muchas):
    def celdas(m):
        return f"{m[0]:.1f} | {m[1]:.1f} | {m[0] / m[1]:.1f} | {m[2]:.0f}"

    lineas = "\n".join(
        f"| {n} | {a[3]} · {b[3]} | {celdas(a)} | {celdas(b)} | {b[0] / a[0]:.1f} |"
        for n, a, b in ((n, pocas[n], muchas[n]) for n in pocas)
    )
    return f"""{cabeza("Looking for a procedure", "tramites_busqueda")} Best of {VECES}, in turns, \
milliseconds. «Bare» is the least SQL that answers the same: how many there are, and the {POR_PAGINA} of a \
page with their institution, without the portal. «Page» is the whole answer to a browser, in the same \
process, no network.

| question | found in 2,000 · 20,000 | ours | bare | ratio | page | ours ×10 | bare | ratio | page | growth |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
{lineas}

Words are found by their index. A word nobody wrote is corrected with the words of the catalogue, read once \
every five minutes; only then is the question asked again. Without words the answer is ordered by name.
"""


def main():
    cliente = Client(HTTP_HOST="localhost")
    with transaction.atomic():
        if not leer("SELECT EXISTS (SELECT 1 FROM tramites_ficha)", [])[0][0]:
            Red(Random("bench"), hoy=timezone.localdate()).copiar()
        hacer(f"ANALYZE {TABLAS}")
        pocas = medir(cliente)
        hacer(MULTIPLICAR)
        cache.delete("tramites:vocabulario")
        hacer(f"ANALYZE {TABLAS}")
        muchas = medir(cliente)
        transaction.set_rollback(True)
    escribir("tramites_busqueda", informe(pocas, muchas))


if __name__ == "__main__":
    main()
