#!/usr/bin/env python3
"""What the inbox of an official costs over 100,000 and 1,000,000 cases, beside the bare SQL.

    python bench/tramites_bandeja.py

In one process, on the database of DATABASE_URL, inside a transaction that is undone. Milliseconds of clock,
the best of several calls in turns with the bare order. Writes docs/bench/tramites_bandeja.md.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._medida import cabeza, deshecho, escribir, hacer, leer, mejores, navegador_de, tantos

# isort: split
from django.core.cache import cache
from django.db import transaction

from bench._casos import ABIERTAS, AREAS, Pais
from sso_portal.nucleo.cuentas.models import Persona, Usuario
from sso_portal.nucleo.indicadores.consultas import contar_ahora
from tramites.consultas.cifras import CLAVE, cifras_de, contar_cifras
from tramites.consultas.oficina import POR_PAGINA, bandeja
from tramites.consultas.pendientes import pendientes_de
from tramites.models import Solicitud
from tramites.servicios.responsables import tomar_o_reasignar_en_lote

VECES, POCOS, MUCHOS = 5, tantos(100_000), tantos(1_000_000)
COLUMNAS = "s.*, t.nombre, e.nombre, v.estructura, p.nombres, p.apellidos, a.nombre, u.nombre_visible"
UNIDAS = """tramites_solicitud s JOIN tramites_tramite t ON t.id = s.tramite_id
  JOIN territorio_entidad e ON e.id = t.entidad_id JOIN tramites_versiontramite v ON v.id = s.version_id
  JOIN cuentas_persona p ON p.id = s.persona_id JOIN tramites_area a ON a.id = s.area_id
  LEFT JOIN cuentas_usuario u ON u.id = s.responsable_id"""
ABIERTA, FIN = "s.estado IN ('en_tramite', 'por_completar')", "s.estado IN ('resuelta', 'desistida')"
DEL_AREA = "s.area_id = %(area)s AND s.persona_id <> %(persona)s"
PRIMERO, ULTIMO = "s.vence_el, s.id", "s.terminada_en DESC, s.id DESC"
DE_UNO = "s.tramite_id = %(tramite)s"
NUMERO = "upper(s.numero) LIKE '%%' || %(final)s"
CASOS = [  # what is asked; the filters of the page; the least condition and order that answer the same
    ("mine, due first", {}, f"{ABIERTA} AND s.responsable_id = %(quien)s", PRIMERO),
    ("nobody's, of my area", {"vista": "area"},
     f"s.estado = 'en_tramite' AND s.responsable_id IS NULL AND {DEL_AREA}", PRIMERO),
    ("they wait for the person", {"vista": "esperan"}, f"s.estado = 'por_completar' AND {DEL_AREA}", PRIMERO),
    ("all the open ones of my area", {"vista": "todas"}, f"{ABIERTA} AND {DEL_AREA}", PRIMERO),
    ("the same, of one procedure", {"vista": "todas", "tramite": "{tramite}"},
     f"{ABIERTA} AND {DEL_AREA} AND {DE_UNO}", PRIMERO),
    ("the same, by the end of a number", {"vista": "todas", "busca": "{final}"},
     f"{ABIERTA} AND {DEL_AREA} AND {NUMERO}", PRIMERO),
    ("those that ended", {"vista": "terminadas"}, f"{FIN} AND {DEL_AREA}", ULTIMO),
    ("the same, of one procedure", {"vista": "terminadas", "tramite": "{tramite}"},
     f"{FIN} AND {DEL_AREA} AND {DE_UNO}", ULTIMO),
    ("the same, by the end of a number", {"vista": "terminadas", "busca": "{final_fin}"},
     f"{FIN} AND {DEL_AREA} AND {NUMERO.replace('final', 'final_fin')}", ULTIMO),
]  # fmt: skip
TOMAR = """
WITH suyas AS (SELECT id FROM tramites_solicitud WHERE id = ANY(%(casos)s) ORDER BY id FOR UPDATE)
UPDATE tramites_solicitud s SET responsable_id = %(quien)s FROM suyas WHERE s.id = suyas.id"""
CUENTAS = f"""
SELECT count(*) FROM tramites_solicitud s WHERE s.estado = 'en_tramite' AND responsable_id = %(quien)s
UNION ALL SELECT count(*) FROM tramites_solicitud s
  WHERE s.estado = 'en_tramite' AND responsable_id IS NULL AND {DEL_AREA}"""
CIFRAS = """
SELECT t.nombre, count(*), count(*) FILTER (WHERE s.estado IN ('en_tramite', 'por_completar')),
  count(*) FILTER (WHERE s.estado = 'en_tramite' AND s.vence_el < current_date),
  count(*) FILTER (WHERE s.estado = 'resuelta'), avg(s.terminada_en - s.radicada_en), avg(o.escala),
  count(o.id)
FROM tramites_solicitud s JOIN tramites_tramite t ON t.id = s.tramite_id
  LEFT JOIN tramites_respuestaencuesta o ON o.solicitud_id = s.id
WHERE s.tramite_id = ANY(%(suyos)s) AND s.numero > '' GROUP BY t.nombre ORDER BY t.nombre"""

CIFRAS_DE_TODOS = CIFRAS.replace("s.tramite_id = ANY(%(suyos)s) AND ", "")


class Oficina:
    """One official of one area, and what she asks."""

    def __init__(self, pais):
        self.usuario = Usuario.objects.get(pk=pais.gente[4])
        self.usuario.persona = Persona.objects.create(nombres="Inírida", apellidos="Yucuna")
        self.usuario.save()
        self.cliente = navegador_de(self.usuario)
        llaves = pais.llaves
        self.datos = {
            "quien": self.usuario.pk, "area": llaves["areas"][0], "persona": str(self.usuario.persona_id),
            "tramite": llaves["tramites"][3], "suyos": llaves["tramites"][-10:] + llaves["tramites"][:10],
            "final": "00002001", "final_fin": "00080001",
        }  # fmt: skip

    def medir(self):
        """[(question, rows, milliseconds of ours, of the bare SQL, of the page)]."""
        return [(n, hay, *mejores(*tres, veces=VECES)) for n, hay, *tres in self.preguntas()]

    def preguntas(self):
        """(name, ours, bare, the whole page) of each question; both answers are the same rows."""
        for nombre, filtros, donde, orden in CASOS:
            suyos = {k: v.format(**self.datos) for k, v in filtros.items()}
            todos = {"vista": "", "tramite": "", "busca": "", **suyos}
            contar = f"SELECT count(*) FROM tramites_solicitud s WHERE {donde}"
            pedir = f"SELECT {COLUMNAS} FROM {UNIDAS} WHERE {donde} ORDER BY {orden} LIMIT {POR_PAGINA}"

            def nuestra(todos=todos):
                return bandeja(self.usuario, todos)["pagina"]

            def suya(contar=contar, pedir=pedir):
                return leer(contar, self.datos), leer(pedir, self.datos)

            def pagina(suyos=suyos):
                assert self.cliente.get("/tramites/bandeja/", suyos).status_code == 200

            (hay, filas), una = suya(), nuestra()
            assert (una.paginator.count, [s.pk for s in una]) == (hay[0][0], [f[0] for f in filas]), nombre
            yield nombre, hay[0][0], nuestra, suya, pagina
        yield "what waits, on the home page", *self._cuentas()
        yield "take 24 at once", *self._lote()
        yield "figures of my procedures, counted now", *self._cifras(de_nuevo=True)
        yield "the same, as a worker counted them ahead", *self._cifras(de_nuevo=False)
        yield "of every procedure, in the worker (no page)", *self._de_todos()

    def _cuentas(self):
        def suya():
            return leer(CUENTAS, self.datos)

        def pagina():
            assert self.cliente.get("/").status_code == 200

        assert [p.cantidad for p in pendientes_de(self.usuario)] == [n for (n,) in suya()]
        return sum(n for (n,) in suya()), lambda: pendientes_de(self.usuario), suya, pagina

    def _lote(self):
        libres = Solicitud.objects.filter(area=self.datos["area"], responsable=None, estado="en_tramite")
        casos = list(libres.order_by("pk")[:POR_PAGINA])
        self.datos["casos"] = [s.pk for s in casos]

        def nuestra():
            frescos = list(libres.filter(pk__in=self.datos["casos"]).order_by("pk"))
            assert tomar_o_reasignar_en_lote(frescos, self.usuario, actor=self.usuario)[0] == len(casos)

        def pagina():
            datos = {"acto": "tomar", "casos": self.datos["casos"], "vista": "area"}
            assert self.cliente.post("/tramites/bandeja/lote/", datos).status_code == 302
            assert not libres.filter(pk__in=self.datos["casos"]).exists()

        return len(casos), *map(deshecho, (nuestra, lambda: hacer(TOMAR, self.datos), pagina))

    def _cifras(self, *, de_nuevo):
        """As a page finds them without a worker, and with one."""

        def nuestra():
            return cifras_de(self.usuario)[0]

        def suya():
            return leer(CIFRAS, self.datos)

        def pagina():
            assert self.cliente.get("/tramites/bandeja/cifras/").status_code == 200

        cache.delete(CLAVE)
        if not de_nuevo:
            contar_ahora(CLAVE, contar_cifras)
        cifras = [(c["tramite__nombre"], c["recibidas"], c["abiertas"]) for c in nuestra()]
        assert cifras == [f[:3] for f in suya()]
        return len(cifras), nuestra, suya, pagina

    def _de_todos(self):
        """What the worker does each twenty minutes, for whoever asks later."""
        hay = len(contar_cifras())
        return hay, contar_cifras, lambda: leer(CIFRAS_DE_TODOS), contar_cifras


def informe(pocos, muchos):
    def celdas(m):
        return f"{m[2]:.1f} | {m[3]:.1f} | {m[2] / m[3]:.1f} | {m[4]:.0f}"

    lineas = "\n".join(
        f"| {a[0]} | {a[1]} · {b[1]} | {celdas(a)} | {celdas(b)} | {b[2] / a[2]:.1f} | {b[4] / a[4]:.1f} |"
        for a, b in zip(pocos, muchos, strict=True)
    )
    return f"""{cabeza("The inbox of an official", "tramites_bandeja")} Best of {VECES}, in turns, \
milliseconds. {POCOS:,} and {MUCHOS:,} cases of {AREAS} areas, {ABIERTAS} open in each, two stays a case. \
«Bare» is the least SQL that answers the same rows (checked each time): how many, and the {POR_PAGINA} of \
the page with what it says of each. «Ours» also reads the areas, colleagues and procedures to choose from. \
«Page» is the whole answer to a browser, in the same process, no network.

| question | rows | ours | bare | ratio | page | ours ×10 | bare | ratio | page | growth | of the page |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
{lineas}

What is open costs the same whatever ended: what grows or shrinks by half is the other work of the machine.
What ended is counted by its index, so its count grows with the area, not its page. The figures read every
case of the procedures: a worker does for all of them, each twenty minutes, and the page reads what it
counted. To take,
each case is locked, judged and written down; the bare order changes rows.
"""


def main():
    with transaction.atomic():
        pais = Pais()
        pais.crecer(POCOS)
        oficina = Oficina(pais)
        pocos = oficina.medir()
        pais.crecer(MUCHOS)
        texto = informe(pocos, oficina.medir())
        transaction.set_rollback(True)
    escribir("tramites_bandeja", texto)


if __name__ == "__main__":
    main()
