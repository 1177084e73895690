#!/usr/bin/env python3
"""What the direction's boards cost over a year of 1,000,000 and of 10,000,000 attentions, and how they grow.

    python bench/tramites_tablero.py

In one process, on the database of DATABASE_URL, inside a transaction that is undone. Milliseconds of clock,
in turns with the bare order. Boards read the sums of each day (AtencionDiaria); the sums are made from the
attentions, of which the last ten days are written here row by row. Writes docs/bench/tramites_tablero.md.
"""

import sys
from datetime import date, datetime, time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._medida import cabeza, escribir, hacer, leer, mejores, navegador_de, tantos

# isort: split
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from bench._casos import Pais
from sso_portal.demo.carga.tramites import Red
from sso_portal.nucleo.copia import sin_vigilancia
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.consultas import medidas
from tramites.models import Atencion, AtencionDiaria
from tramites.servicios.resumen import SUMAR, resumir_atenciones

VECES, DIAS = 2, 10
SOLICITUDES, POCAS, MUCHAS = tantos(42_000), tantos(1_000_000), tantos(10_000_000)
# Each product of a branch by its weight, each working day of a year: so many on average, never half a person.
PESOS = """
CREATE TEMP TABLE pesos ON COMMIT DROP AS
SELECT p.sucursal_id, p.tramite_id, t.entidad_id, s.clase AS canal,
  exp(0.8 * sqrt(-2 * ln(random() + 1e-9)) * cos(6.2832 * random()))
    * CASE s.clase WHEN 'telefono' THEN 14 ELSE 1 END AS peso
FROM tramites_producto p JOIN tramites_tramite t ON t.id = p.tramite_id
  JOIN tramites_sucursal s ON s.id = p.sucursal_id;
UPDATE pesos SET peso = peso / (SELECT sum(peso) FROM pesos)"""
SUMAS = """
INSERT INTO tramites_atenciondiaria
  (dia, canal, sucursal_id, tramite_id, entidad_id, cuantas, hechas, minutos, opiniones, contentas)
SELECT d::date, canal, sucursal_id, tramite_id, entidad_id, n, n * 6 / 10, n * 7, n / 10, n / 12
FROM pesos, generate_series(%(hoy)s::date - 364, %(hoy)s::date - 1, '1 day') d,
  LATERAL (SELECT floor(peso * %(total)s / 260 + random() + 0 * extract(day FROM d))::int AS n) x
WHERE extract(isodow FROM d) < 6 AND n > 0"""
# The attentions of which the sums of the last days are made, one by one.
UNA_A_UNA = """
INSERT INTO tramites_atencion (codigo, canal, sucursal_id, tramite_id, entidad_id, minutos, resultado, dia,
  ocurrida_en, sincronizada_en, llave)
SELECT upper(substr(md5(random()::text || i || id), 1, 24)), canal, sucursal_id, tramite_id, entidad_id,
  7, CASE WHEN i %% 10 < 6 THEN 'hecho' ELSE 'informada' END, dia,
  dia + interval '15 hours', dia + interval '15 hours', gen_random_uuid()
FROM tramites_atenciondiaria, generate_series(1, cuantas) i WHERE dia >= %(hoy)s::date - %(dias)s"""
OPINIONES = """
INSERT INTO tramites_opinion (atencion_id, escala, texto, dada_en)
SELECT id, 5, '', sincronizada_en + interval '1 hour' FROM tramites_atencion WHERE id % 10 = 0"""
ANO = "dia > current_date - 365"
D = "tramites_atenciondiaria d"
TABLEROS = [  # metric; ours; the bare order of the same rows
    ("by channel (ATD-011)", medidas.por_canal,
     f"SELECT canal, sum(cuantas), sum(hechas), sum(minutos) FROM {D} WHERE {ANO} GROUP BY 1"),
    ("by procedure (ATD-011-P)", medidas.por_producto,
     f"""SELECT t.nombre, e.nombre, sum(cuantas), sum(hechas) FROM {D} JOIN tramites_tramite t ON
     t.id = d.tramite_id JOIN territorio_entidad e ON e.id = d.entidad_id WHERE {ANO} GROUP BY t.id, e.id"""),
    ("by branch (ATD-011-S)", medidas.por_sucursal,
     f"""SELECT s.nombre, m.nombre, sum(n), count(*) FROM (SELECT sucursal_id, tramite_id, sum(cuantas) n
     FROM {D} WHERE {ANO} GROUP BY 1, 2) d JOIN tramites_sucursal s ON s.id = d.sucursal_id
     JOIN territorio_municipio m ON m.codigo = s.municipio_id GROUP BY s.id, m.codigo"""),
    ("by month (ATD-023)", medidas.por_mes,
     f"""SELECT date_trunc('month', dia), sum(cuantas), count(DISTINCT sucursal_id),
     count(DISTINCT tramite_id), count(DISTINCT entidad_id) FROM {D} GROUP BY 1"""),
    ("time saved (M-11, ATD-025)", medidas.ahorros,
     f"""SELECT canal, s.municipio_id, sum(cuantas) FROM {D} JOIN tramites_sucursal s ON s.id = d.sucursal_id
     WHERE {ANO} GROUP BY 1, 2"""),
    ("own and of others (M-12)", medidas.propias_y_ajenas,
     f"""SELECT d.sucursal_id, sum(cuantas) FILTER (WHERE d.entidad_id = s.entidad_id), sum(cuantas) FILTER
     (WHERE d.entidad_id <> s.entidad_id) FROM {D} JOIN tramites_sucursal s ON s.id = d.sucursal_id
     WHERE {ANO} GROUP BY 1"""),
]  # fmt: skip
FILA = f"SELECT 40 * sum(cuantas) FROM {D} WHERE canal IN ('web', 'telefono', 'modulo') AND {ANO}"
CLAVES = """ATD-007 ATD-011 ATD-011-P ATD-011-S ATD-023 ATD-025 M-06 M-10 M-11 M-12 M-13 M-15 SOL-021
  SOL-024 SOL-029"""
HOJA = "/indicadores/ATD-011-S.csv"


def numeros(filas):
    """The figures of rows in whatever order, without their names: what both answers must have in common."""
    return sorted(tuple(x or 0 for x in fila if not isinstance(x, str | date)) for fila in filas)


def iguales(nombre, nuestras, desnuda):
    if isinstance(nuestras, dict):  # what each channel saved: the queue, which is of the channel alone
        por_internet = leer("SELECT count(*) FROM tramites_solicitud WHERE canal_inicio = 'web'")[0][0]
        assert sum(a.fila for a in nuestras.values()) == leer(FILA)[0][0] + 40 * por_internet, nombre
    elif "own" in nombre:
        assert numeros(f[1:] for f in nuestras) == numeros(f[1:] for f in leer(desnuda)), nombre
    else:
        assert numeros(nuestras) == numeros(leer(desnuda)), nombre


def olvidar():
    cache.delete_many([f"indicadores:{codigo}:" for codigo in CLAVES.split()])


def medir(cliente):
    """[(what, milliseconds of ours, of what is beside it)], once the rows are there."""
    filas = []
    for nombre, nuestra, desnuda in TABLEROS:
        iguales(nombre, nuestra(), desnuda)
        filas.append((nombre, *mejores(nuestra, lambda orden=desnuda: leer(orden), veces=VECES)))

    def pedir(ruta, *, de_nuevo=False):
        if de_nuevo:
            olvidar()
        assert cliente.get(ruta).status_code == 200, ruta

    for que, ruta in (("**the whole board**", reverse("tramites:tablero")), ("CSV by branch", HOJA)):
        for cuando, de_nuevo in (("counted now", True), ("within the hour", False)):
            cosas = (lambda r=ruta, d=de_nuevo: pedir(r, de_nuevo=d), lambda: pedir("/preguntas/"))
            filas.append((f"{que}, {cuando} / an empty page", *mejores(*cosas, veces=VECES)))
    olvidar()
    return [*filas, _al_dia()]


def _al_dia():
    """The sums of the last day made again, beside the same sums only read."""
    dia = AtencionDiaria.objects.latest("dia").dia
    desde = timezone.make_aware(datetime.combine(dia, time()))
    sumas = SUMAR[SUMAR.index("SELECT") : SUMAR.index("ON CONFLICT")]
    suma = "SELECT sum(cuantas) FROM tramites_atenciondiaria"
    antes = leer(suma)
    tiempos = mejores(lambda: resumir_atenciones(desde), lambda: leer(sumas, [[dia]]), veces=VECES)
    assert antes == leer(suma), "the attentions give the same sums"
    return ("the sums of the last day, brought up to date", *tiempos)


def llenar(total):
    """A year of ``total`` attentions: their sums, and the rows of the last days with their opinions."""
    datos = {"hoy": timezone.localdate(), "total": total, "dias": DIAS}
    with sin_vigilancia(AtencionDiaria):
        hacer(SUMAS, datos)
    with sin_vigilancia(Atencion):
        hacer(UNA_A_UNA, datos)
    hacer(OPINIONES)
    hacer("ANALYZE tramites_atenciondiaria, tramites_atencion, tramites_opinion")
    sumas = leer("SELECT sum(cuantas), count(*) FROM tramites_atenciondiaria")[0]
    return (*sumas, Atencion.objects.count())


def de_un_ano(cliente, total):
    punto = transaction.savepoint()
    hecho = llenar(total), medir(cliente)
    transaction.savepoint_rollback(punto)
    return hecho


def informe(pocas, muchas):
    def celdas(m):
        return f"{m[1]:.0f} | {m[2]:.0f} | {m[1] / m[2]:.1f}"

    (a, unas), (b, otras) = pocas, muchas
    pares = zip(unas, otras, strict=True)
    lineas = "\n".join(f"| {x[0]} | {celdas(x)} | {celdas(y)} | {y[1] / x[1]:.1f} |" for x, y in pares)
    return f"""{cabeza("The boards of the direction", "tramites_tablero")} Best of {VECES}, in turns, \
milliseconds. A year of {a[0]:,} and of {b[0]:,} attentions, by their sums of each day, branch and \
procedure: {a[1]:,} and {b[1]:,} rows; and {SOLICITUDES:,} cases. «Bare» is the least SQL that gives the \
same figures (checked), or an empty page of the portal where it says so.

| what | ours | bare | ratio | ours ×10 | bare | ratio | growth |
|---|--:|--:|--:|--:|--:|--:|--:|
{lineas}

Boards keep what they counted for an hour; a worker counts them again each twenty minutes, so a page finds
them «within the hour». Only where no worker runs does whoever comes first wait. What they read grows with
branches, procedures and days, not with attentions. The sums of a day are made from the attentions, found by
their day: those of the last {DIAS} days are written one by one, {a[2]:,} and {b[2]:,} rows.
**The rest of the year was not written as rows**: no board reads it. Linear extrapolation, not measured: the
day of a year of 100,000,000 attentions would take ten times the last line.
"""


def main():
    olvidar()
    with transaction.atomic():
        red = Red(Random("bench"), hoy=timezone.localdate())
        red.copiar()
        Pais().crecer(SOLICITUDES)
        hacer("SELECT setseed(0.5)")
        hacer(PESOS)
        cliente = navegador_de(Usuario.objects.get(pk=red.papeles["direccion"]))
        texto = informe(de_un_ano(cliente, POCAS), de_un_ano(cliente, MUCHAS))
        transaction.set_rollback(True)
    escribir("tramites_tablero", texto)


if __name__ == "__main__":
    main()
