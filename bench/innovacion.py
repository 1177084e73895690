#!/usr/bin/env python3
"""What innovation costs at the scale of the project and at ten times, beside the bare SQL, and how it grows.

    python bench/innovacion.py

In one process, on the database of DATABASE_URL, inside a transaction that is undone. Milliseconds of clock,
the best of many, in turns with what is beside it. Writes docs/bench/innovacion.md.
"""

import sys
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._medida import BREVE, cabeza, deshecho, escribir, hacer, leer, mejores, navegador_de

# isort: split
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from bench._comunidad import Comunidad
from innovacion.consultas.compromisos import SEMANA, tablero_semanal
from innovacion.consultas.innovatones import matriz_de, mesas_con_lugar, puerta_de
from innovacion.consultas.medidas import asistentes, por_innovaton, por_profesion
from innovacion.consultas.practicas import POR_PAGINA, biblioteca
from innovacion.models import Compromiso, Cupo, Mesa, Participante, Practica
from innovacion.servicios.innovaton import recibir, recibir_sin_codigo
from innovacion.views.direccion import GRUPOS

VECES, MUCHAS = (2, 2) if BREVE else (15, 10)
VACIA = "/preguntas/"
CUENTA = "coalesce(p.fusionado_en_id, p.id)"
PUERTA = """
SELECT c.codigo, p.nombre, m.numero, s.nombre, a.anotada_en FROM innovacion_cupo c
  JOIN innovacion_participante p ON p.id = c.participante_id JOIN innovacion_mesa m ON m.id = c.mesa_id
  JOIN innovacion_sede s ON s.id = m.sede_id LEFT JOIN innovacion_asistencia a ON a.cupo_id = c.id
WHERE c.innovaton_id = %(una)s AND c.estado = 'inscrito' ORDER BY p.nombre, c.id"""
LLEGO = """
INSERT INTO innovacion_asistencia (cupo_id, anotada_en, sincronizada_en, anotada_por_id, llave)
SELECT c.id, now(), now(), %(quien)s, gen_random_uuid() FROM innovacion_cupo c
WHERE c.codigo = %(codigo)s AND c.innovaton_id = %(una)s AND c.estado = 'inscrito'"""
SIN_CODIGO = """
WITH p AS (INSERT INTO innovacion_participante (nombre, profesion, institucion, correo, indice_correo,
    telefono, consiente_contacto, creado_en)
  VALUES ('Don Luis', 'otra', '', '', '', '', false, now()) RETURNING id),
c AS (INSERT INTO innovacion_cupo (innovaton_id, participante_id, mesa_id, codigo, clave, espontanea, estado,
    inscrito_en)
  SELECT %(una)s, id, %(mesa)s, 'ZZZZZZ', gen_random_uuid(), true, 'inscrito', now() FROM p RETURNING id)
INSERT INTO innovacion_asistencia (cupo_id, anotada_en, sincronizada_en, anotada_por_id, llave)
SELECT id, now(), now(), %(quien)s, gen_random_uuid() FROM c"""
MATRIZ = f"""
SELECT r.titulo, s.nombre, count(DISTINCT {CUENTA}) FROM innovacion_asistencia a
  JOIN innovacion_cupo c ON c.id = a.cupo_id JOIN innovacion_participante p ON p.id = c.participante_id
  JOIN innovacion_mesa m ON m.id = c.mesa_id JOIN innovacion_sede s ON s.id = m.sede_id
  JOIN innovacion_reto r ON r.id = m.reto_id
WHERE c.innovaton_id = %(una)s GROUP BY GROUPING SETS ((1, 2), (1), (2), ())"""
SEMANAL = """
SELECT c.*, p.nombre, e.nombre, r.titulo FROM innovacion_compromiso c
  LEFT JOIN innovacion_participante p ON p.id = c.participante_id
  LEFT JOIN innovacion_centro x ON x.id = c.centro_id
  LEFT JOIN territorio_entidad e ON e.id = x.entidad_id LEFT JOIN innovacion_reto r ON r.id = c.reto_id
WHERE c.estado IN ('aceptado', 'propuesto') OR c.estado = 'cumplido' AND c.cumplido_el >= %(desde)s
ORDER BY c.vence_el NULLS FIRST, c.id"""
MEDIDA = """EXISTS (SELECT 1 FROM innovacion_medicion d JOIN innovacion_indicador n ON n.id = d.indicador_id
  WHERE n.innovacion_id = {} AND d.momento = 'ex_post' AND EXISTS (SELECT 1 FROM innovacion_medicion x
  WHERE x.indicador_id = n.id AND x.momento = 'ex_ante'))"""
BIBLIOTECA = f"""
SELECT p.id, p.titulo, p.resumen, e.nombre, r.titulo, EXISTS (SELECT 1 FROM innovacion_pasoetapa t WHERE
    t.innovacion_id = i.id AND t.etapa IN ('materializacion', 'difusion', 'adopcion', 'modelo')),
  {MEDIDA.format("i.id")}, EXISTS (SELECT 1 FROM innovacion_adopcion a WHERE a.practica_id = p.id
    AND a.estado = 'confirmada' AND a.innovacion_id <> i.id AND {MEDIDA.format("a.innovacion_id")})
FROM innovacion_practica p JOIN innovacion_innovacion i ON i.id = p.innovacion_id
  JOIN innovacion_centro x ON x.id = i.centro_id JOIN territorio_entidad e ON e.id = x.entidad_id
  JOIN innovacion_reto r ON r.id = i.reto_id
WHERE p.estado = 'publicada' ORDER BY p.titulo, p.id LIMIT {POR_PAGINA}"""
CUANTAS = "SELECT count(*) FROM innovacion_practica WHERE estado = 'publicada'"
ASISTENTES = f"""
SELECT p.id, p.institucion, e.nombre, x.tipo FROM innovacion_participante p
  LEFT JOIN innovacion_centro x ON x.id = p.centro_id LEFT JOIN territorio_entidad e ON e.id = x.entidad_id
WHERE p.id IN (SELECT {CUENTA} FROM innovacion_asistencia a JOIN innovacion_cupo c ON c.id = a.cupo_id
  JOIN innovacion_participante p ON p.id = c.participante_id)"""
POR_INNOVATON = f"""
SELECT i.nombre, i.fecha, count(DISTINCT {CUENTA}), count(DISTINCT {CUENTA}) FILTER (WHERE a.id IS NOT NULL),
  count(r.id), count(*) FILTER (WHERE c.espontanea)
FROM innovacion_cupo c JOIN innovacion_innovaton i ON i.id = c.innovaton_id
  JOIN innovacion_participante p ON p.id = c.participante_id
  LEFT JOIN innovacion_asistencia a ON a.cupo_id = c.id
  LEFT JOIN innovacion_respuestainnovaton r ON r.cupo_id = c.id
WHERE i.estado IN ('realizada', 'publicada') GROUP BY i.id"""
POR_PROFESION = f"""
SELECT p.profesion, count(DISTINCT {CUENTA}), count(DISTINCT {CUENTA}) FILTER (WHERE a.id IS NOT NULL),
  count(DISTINCT {CUENTA}) FILTER (WHERE o.id IS NOT NULL)
FROM innovacion_participante p LEFT JOIN innovacion_cupo c ON c.participante_id = p.id
  LEFT JOIN innovacion_asistencia a ON a.cupo_id = c.id
  LEFT JOIN innovacion_aporte o ON o.participante_id = p.id GROUP BY 1"""


def olvidar():
    cache.delete_many([f"indicadores:{codigo}:" for codigos in GRUPOS.values() for codigo in codigos])


class Banco:
    """What is asked of a community of some size."""

    def __init__(self, comunidad):
        self.c = comunidad
        self.sede = comunidad.ultima.sedes.first()
        self.falta = Cupo.objects.filter(asistencia=None, innovaton=comunidad.ultima).order_by("pk")[0]
        self.mesa = Mesa.objects.filter(sede=self.sede).order_by("pk")[0]
        self.datos = {
            "una": comunidad.ultima.pk, "quien": comunidad.equipo.pk, "codigo": self.falta.codigo,
            "mesa": self.mesa.pk, "desde": comunidad.hoy - SEMANA,
        }  # fmt: skip

    def pagina(self, ruta, cliente, antes=None):
        def pedir():
            if antes:
                antes()
            assert cliente.get(ruta).status_code == 200, ruta

        return pedir

    def bare(self, *ordenes):
        return lambda: [leer(orden, self.datos) for orden in ordenes]

    def consultas(self, equipo, nadie):
        """(what, ours, bare, the whole page), each answer checked to be the same."""
        hoy, puerta = timezone.localdate(), f"/innovacion/sedes/{self.sede.pk}/puerta/"
        una, filtros = self.c.ultima, {"nivel": "", "busca": ""}
        assert len(puerta_de(self.sede)["lista"]) == len(leer(PUERTA, self.datos))
        assert matriz_de(una).total == max(n for *_, n in leer(MATRIZ, self.datos))
        assert sum(len(p.filas) for p in tablero_semanal(hoy)) == len(leer(SEMANAL, self.datos))
        primeras = [p.pk for p in biblioteca(filtros, "1")["pagina"]]
        assert primeras == [f[0] for f in leer(BIBLIOTECA)]
        assert len(asistentes()) == len(leer(ASISTENTES))
        ver = self.pagina
        return [
            ("the list of a door", lambda: puerta_de(self.sede), self.bare(PUERTA), ver(puerta, equipo)),
            ("the matrix of an innovatón", lambda: matriz_de(una), self.bare(MATRIZ),
             ver(una.get_absolute_url(), nadie)),
            ("the weekly board", lambda: tablero_semanal(hoy), self.bare(SEMANAL),
             ver("/innovacion/compromisos/", equipo)),
            ("the library", lambda: list(biblioteca(filtros, "1")["pagina"]), self.bare(CUANTAS, BIBLIOTECA),
             ver("/innovacion/practicas/", nadie)),
            ("who came (INN-023)", asistentes, self.bare(ASISTENTES), None),
            ("by innovatón (INN-009)", por_innovaton, self.bare(POR_INNOVATON), None),
            ("who is missing (INN-020)", por_profesion, self.bare(POR_PROFESION), None),
        ]  # fmt: skip

    def actos(self, equipo):
        """At the door, each time undone: a code, and somebody who has none."""
        c, cuando = self.c, timezone.now()
        ruta = f"/innovacion/sedes/{self.sede.pk}/puerta/"
        datos = {"nombre": "Don Luis", "profesion": "otra", "institucion": ""}

        def con_codigo():
            recibir(self.sede, self.falta.codigo, llave=uuid4(), cuando=cuando, actor=c.equipo)

        def sin_codigo():
            recibir_sin_codigo(self.mesa, llave=uuid4(), cuando=cuando, actor=c.equipo, **datos)

        def enviar(**campos):
            assert equipo.post(ruta, {"llave": str(uuid4()), **campos}).status_code == 302

        return [
            ("somebody came with her code", con_codigo, lambda: hacer(LLEGO, self.datos),
             lambda: enviar(que="codigo", codigo=self.falta.codigo)),
            ("somebody came without one", sin_codigo, lambda: hacer(SIN_CODIGO, self.datos),
             lambda: enviar(que="sin_codigo", mesa=self.mesa.pk, **datos)),
        ]  # fmt: skip

    def paginas(self, equipo, direccion, nadie):
        """Pages that are asked for whole, beside an empty one."""
        practica = Practica.objects.order_by("pk")[0].get_absolute_url()
        compromiso = Compromiso.objects.filter(estado="propuesto").order_by("pk")[0].get_absolute_url()
        return [
            ("the board of the direction, counted now",
             self.pagina("/innovacion/tablero/", direccion, antes=olvidar)),
            ("the same, within the hour", self.pagina("/innovacion/tablero/", direccion)),
            ("all the innovatones", self.pagina("/innovacion/innovatones/", nadie)),
            ("a practice and its tree", self.pagina(practica, nadie)),
            ("a commitment, to complete it", self.pagina(compromiso, equipo)),
            ("who implements what", self.pagina("/innovacion/comunidad/adopciones/", equipo)),
        ]  # fmt: skip


def medir(comunidad, equipo, direccion, nadie):
    """([(what, ours, bare, page)], [(page, ours, an empty one)]) in milliseconds."""
    banco = Banco(comunidad)
    assert mesas_con_lugar(comunidad.ultima)
    filas = [
        (que, *mejores(*filter(None, cosas), veces=VECES)) for que, *cosas in banco.consultas(equipo, nadie)
    ] + [
        (que, *mejores(*map(deshecho, cosas), veces=VECES)) for que, *cosas in banco.actos(equipo)
    ]  # fmt: skip
    vacia = banco.pagina(VACIA, nadie)
    return filas, [
        (que, *mejores(p, vacia, veces=VECES)) for que, p in banco.paginas(equipo, direccion, nadie)
    ]


def informe(pocas, muchas):
    def celdas(m):
        return f"{m[1]:.1f} | {m[2]:.1f} | {m[1] / m[2]:.1f} | {f'{m[3]:.0f}' if len(m) > 3 else ''}"

    def paginas(m):
        return f"{m[1]:.0f} | {m[2]:.0f} | {m[1] / m[2]:.1f}"

    lineas = "\n".join(
        f"| {a[0]} | {celdas(a)} | {celdas(b)} | {b[1] / a[1]:.1f} |"
        for a, b in zip(pocas[0], muchas[0], strict=True)
    )
    enteras = "\n".join(
        f"| {a[0]} | {paginas(a)} | {paginas(b)} | {b[1] / a[1]:.1f} |"
        for a, b in zip(pocas[1], muchas[1], strict=True)
    )
    return f"""{cabeza("Innovation", "innovacion")} Best of {VECES}, in turns, milliseconds. The scale of \
the project (4 innovatones of 60, 24 tables, 183 people, 62 institutions, 44 commitments, 20 practices) and \
{MUCHAS} times as much. «Bare» is the least SQL that answers or writes the same (checked). «Page» is the \
whole answer to a browser, in the same process, no network.

| what | ours | bare | ratio | page | ours ×{MUCHAS} | bare | ratio | page | growth |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
{lineas}

| page | ours | an empty page | ratio | ours ×{MUCHAS} | an empty page | ratio | growth |
|---|--:|--:|--:|--:|--:|--:|--:|
{enteras}

A door, a table and a matrix are of one innovatón: they cost the same however many there are. To receive \
somebody also locks her seat (or the venue, to know that there is room), writes what was done in the record \
and answers with the page; the bare order only writes rows. The weekly board shows every open commitment, so \
it grows with them. Figures are counted by a worker ahead of who asks.
"""


def main():
    with transaction.atomic():
        comunidad = Comunidad()
        dentro = [navegador_de(quien) for quien in (comunidad.equipo, comunidad.direccion)]
        quienes = (*dentro, Client(HTTP_HOST="localhost"))
        comunidad.crecer(1)
        pocas = medir(comunidad, *quienes)
        comunidad.crecer(MUCHAS)
        assert Participante.objects.count() == MUCHAS * 183
        texto = informe(pocas, medir(comunidad, *quienes))
        olvidar()
        transaction.set_rollback(True)
    escribir("innovacion", texto)


if __name__ == "__main__":
    main()
