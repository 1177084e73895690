"""Two years of cases: chance is drawn here, one short row a case, and the database writes the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection

from cumplimiento.estados import Canal, Confirmacion
from cumplimiento.models import Obligacion, Reporte, Respuesta, Tarea
from sso_portal.demo.invento.vigiladas import REGIMENES
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.calendario.plazos import contar, por_que_no_es_habil
from sso_portal.nucleo.copia import ajustar_secuencias, copiar_en, siguiente_id, sin_vigilancia
from sso_portal.nucleo.firmas.codigos import nuevo_codigo

CASOS, DIAS = 140_000, 730  # 70,000 reports a year. Source: CUM-024
CONTESTAN = 0.12  # of those to whom the entity says that it complied
DESMIENTEN = ((0.022, Confirmacion.NO), (0.055, Confirmacion.EN_PARTE))  # of those who answer, accumulated
COLUMNAS = ("n", "consulta", "entidad", "usuario", "inicio", "vence", "dia", "palabra", "canal", "valor")
CASO = """
CREATE TEMP TABLE demo_caso (n int, consulta text, entidad bigint, usuario bigint, inicio date, vence date,
  dia date, palabra text, canal text, valor text) ON COMMIT DROP;
CREATE TEMP TABLE demo_materia (regimen text, cual int, materia bigint, instruccion text) ON COMMIT DROP"""
# «9:00» in Colombia is 14:00 UTC; a report is of the afternoon and an answer comes six days later.
OBLIGACIONES = """
INSERT INTO cumplimiento_obligacion (id, codigo, consulta, entidad_id, regimen_id, materia_id, norma_id,
  origen_tipo, origen_referencia, expediente, instruccion, inicia_el, plazo_dias_habiles,
  prorroga_dias_habiles, esta_suspendida, vence_el, cuenta_desde, estado, estado_reportado_id,
  reporte_vigente_id, reportada_el, es_tardia, revision, confirmacion, es_historica, creada_en)
SELECT %(caso)s + n, c.codigo, consulta, entidad, g.codigo, m.materia, g.norma_id,
  'dictamen', to_char(inicio, 'YYYY-') || lpad((n + 1)::text, 6, '0'),
  to_char(inicio, '"E-"YYYY-') || lpad((n + 1)::text, 6, '0'), m.instruccion, inicio, g.plazo_dias_habiles,
  0, false, vence, inicio, coalesce(e.clase, 'pendiente'), e.id,
  CASE WHEN e.id IS NOT NULL THEN %(reporte)s + n END, dia, coalesce(dia > vence, false),
  CASE WHEN e.clase = 'cumplido' AND dia < %(hoy)s - 60 THEN 'aceptada' ELSE 'sin_revisar' END,
  valor, false, inicio + time '14:00' AT TIME ZONE 'UTC'
FROM (SELECT *, to_char(inicio, '"R-"YYYY-') || lpad((n + 1)::text, 6, '0') AS codigo FROM demo_caso) c
JOIN cumplimiento_entidadvigilada v ON v.entidad_id = c.entidad
JOIN cumplimiento_regimen g ON g.codigo = v.regimen_id
JOIN demo_materia m ON m.regimen = g.codigo AND m.cual = n %% 3
LEFT JOIN cumplimiento_estadoreporte e ON e.regimen_id = g.codigo AND e.nombre = c.palabra ORDER BY n"""
# The fingerprint is that of `Declaracion.huella`: the same canonical text.
REPORTES = """
INSERT INTO cumplimiento_reporte (id, obligacion_id, numero, canal, estado_reportado_id, fecha, prueba_tipo,
  prueba_numero, prueba_fecha, observacion, es_tardio, huella, recibido_en, actor_id, origen)
SELECT o.reporte_vigente_id, o.id, 1, c.canal, o.estado_reportado_id, c.dia,
  CASE WHEN con THEN 'Comprobante de pago' ELSE '' END, CASE WHEN con THEN (10000 + o.id)::text ELSE '' END,
  CASE WHEN con THEN c.dia END, '', o.es_tardia,
  encode(sha256(convert_to('{"archivo_sha256":"","caso":"' || o.codigo || '","estado":"' || c.palabra ||
    '","fecha":"' || c.dia || '","observacion":"","prueba_fecha":' ||
    CASE WHEN con THEN '"' || c.dia || '","prueba_numero":"' || 10000 + o.id ||
      '","prueba_tipo":"Comprobante de pago"}'
    ELSE 'null,"prueba_numero":"","prueba_tipo":""}' END, 'UTF8')), 'hex'),
  c.dia + time '20:00' AT TIME ZONE 'UTC', c.usuario, ''
FROM (SELECT *, palabra <> 'Incumplido' AS con FROM demo_caso WHERE palabra <> '') c
JOIN cumplimiento_obligacion o ON o.id = %(caso)s + c.n ORDER BY c.n"""
RESPUESTAS = """
INSERT INTO cumplimiento_respuesta (id, obligacion_id, valor, texto, creada_en)
SELECT %(respuesta)s + n, %(caso)s + n, valor, CASE valor WHEN 'si' THEN ''
    WHEN 'no' THEN 'La entidad dice que cumplió, pero a mí no me ha llegado nada.'
    ELSE 'Cumplieron con una parte y falta lo demás.' END,
  dia + 6 + time '16:00' AT TIME ZONE 'UTC'
FROM demo_caso WHERE valor <> '' ORDER BY n"""
TAREAS = """
INSERT INTO cumplimiento_tarea (id, obligacion_id, respuesta_id, estado, abierta_en, cerrada_en,
  cerrada_por_id, conclusion)
SELECT %(tarea)s + n, %(caso)s + n, %(respuesta)s + n,
  CASE WHEN vieja THEN 'cerrada' ELSE 'abierta' END, dia + 6 + time '16:00' AT TIME ZONE 'UTC',
  CASE WHEN vieja THEN dia + 13 + time '15:00' AT TIME ZONE 'UTC' END,
  CASE WHEN vieja THEN %(fiscal)s::bigint END,
  CASE WHEN vieja THEN 'La entidad mostró con qué cumplió y la persona lo recibió.' ELSE '' END
FROM (SELECT *, dia < %(hoy)s - 40 AS vieja FROM demo_caso WHERE valor IN ('no', 'en_parte')) c ORDER BY n"""
EVENTOS = """
INSERT INTO bitacora_evento (ocurrido_en, acto, sujeto, sujeto_id, actor_id, actor_rol, datos,
  motivo_de, motivo_cifrado)
SELECT o.creada_en, 'abierta', 'cumplimiento.Obligacion', o.id::text, 'sistema', 'sistema',
  '{}'::jsonb, '', ''::bytea
FROM cumplimiento_obligacion o WHERE o.id >= %(caso)s
UNION ALL
SELECT r.recibido_en, o.estado, 'cumplimiento.Obligacion', o.id::text, r.actor_id::text,
  'vigilada:entidad-' || o.entidad_id,
  jsonb_build_object('desde', 'pendiente', 'canal', r.canal, 'origen', ''), '', ''::bytea
FROM cumplimiento_reporte r JOIN cumplimiento_obligacion o ON o.id = r.obligacion_id WHERE o.id >= %(caso)s
UNION ALL
SELECT creada_en, 'respondida', 'cumplimiento.Obligacion', obligacion_id::text, 'sistema', 'sistema',
  jsonb_build_object('valor', valor), '', ''::bytea
FROM cumplimiento_respuesta WHERE id >= %(respuesta)s
UNION ALL
SELECT t.abierta_en, 'tarea_abierta', 'cumplimiento.Tarea', t.id::text, 'sistema', 'sistema',
  jsonb_build_object('caso', o.codigo), '', ''::bytea
FROM cumplimiento_tarea t JOIN cumplimiento_obligacion o ON o.id = t.obligacion_id WHERE t.id >= %(tarea)s
UNION ALL
SELECT cerrada_en, 'cerrada', 'cumplimiento.Tarea', id::text, cerrada_por_id::text, 'fiscalizacion',
  '{"desde": "abierta"}'::jsonb, '', ''::bytea
FROM cumplimiento_tarea WHERE id >= %(tarea)s AND cerrada_en IS NOT NULL"""


@dataclass(frozen=True)
class Vigilada:
    """One entity of the demo: ids of its row and its account, its regime, how well it complies (0 to 1)."""

    entidad: int
    usuario: int
    regimen: str
    seriedad: float


class Historia:
    """The cases of ``DIAS`` days, each with its report and the answer of the person, where it has them."""

    def __init__(self, azar: Random, vigiladas: Sequence[Vigilada], fiscal: int, hoy: date) -> None:
        self.azar, self.vigiladas, self.fiscal, self.hoy = azar, vigiladas, fiscal, hoy
        self.festivos = festivos()
        dias = [hoy - timedelta(days=n) for n in range(3, DIAS)]
        self.habiles = [d for d in reversed(dias) if not por_que_no_es_habil(d, self.festivos)]
        self.plazos = {r.codigo: r.plazo for r in REGIMENES}
        self.vence: dict[tuple[date, int], date] = {}

    def copiar(self, materias: dict[str, list[int]], cuantos: int = CASOS) -> None:
        """``materias``: the keys of the three orders of each regime; ``cuantos``: cases."""
        primeros = {"caso": Obligacion, "reporte": Reporte, "respuesta": Respuesta, "tarea": Tarea}
        datos: dict[str, Any] = {clave: siguiente_id(modelo) for clave, modelo in primeros.items()}
        datos |= {"hoy": self.hoy, "fiscal": self.fiscal, "ultimo": cuantos + 1}
        ordenes = (
            (r.codigo, n, materias[r.codigo][n], dicho)
            for r in REGIMENES for n, (_, dicho) in enumerate(r.materias)
        )  # fmt: skip
        with connection.cursor() as cursor, sin_vigilancia(Obligacion, Reporte, Respuesta, Tarea):
            cursor.execute(CASO)
            copiar_en("demo_materia", ("regimen", "cual", "materia", "instruccion"), ordenes)
            copiar_en("demo_caso", COLUMNAS, self._casos(cuantos))
            for orden in (OBLIGACIONES, REPORTES, RESPUESTAS, TAREAS, EVENTOS):
                cursor.execute(orden, datos)
            cursor.execute("SELECT setval('cumplimiento_caso', %(ultimo)s)", datos)
        ajustar_secuencias(Obligacion, Reporte, Respuesta, Tarea)

    def _casos(self, cuantos: int) -> Iterator[tuple]:
        canales = [*[Canal.ARCHIVO.value] * 6, *[Canal.SERVICIO.value] * 3, Canal.FORMULARIO.value]
        azar, vigiladas, habiles = self.azar.random, self.vigiladas, self.habiles
        for n in range(cuantos):
            inicio = habiles[n * len(habiles) // cuantos]
            v = vigiladas[int(azar() ** 1.6 * len(vigiladas))]
            vence = self._vence(inicio, self.plazos[v.regimen])
            dia, palabra = self._informe(v, inicio, vence)
            valor = self._respuesta(dia) if dia and palabra == "Cumplido" else ""
            canal = canales[int(azar() * 10)]
            yield n, nuevo_codigo("CU"), v.entidad, v.usuario, inicio, vence, dia, palabra, canal, valor

    def _vence(self, inicio: date, dias: int) -> date:
        if (inicio, dias) not in self.vence:
            self.vence[inicio, dias] = contar(inicio, dias, self.festivos).vence
        return self.vence[inicio, dias]

    def _informe(self, v: Vigilada, inicio: date, vence: date) -> tuple[date | None, str]:
        """When it reports and what; most do it some days before the deadline, some after it, a few never."""
        suerte, largo = self.azar.random(), (vence - inicio).days
        demora = int(largo * (0.25 + 0.7 * self.azar.random())) + 1
        if suerte > v.seriedad:
            demora = largo + 1 + int(self.azar.random() * 12)
        dia = inicio + timedelta(days=demora)
        calla = suerte > 0.985 and (self.hoy - vence).days < 60  # sooner or later everybody answers
        if dia >= self.hoy or calla:
            return None, ""
        hace_poco = (self.hoy - dia).days < 90  # what was not met before was met in the end
        no_cumple = "Incumplido" if suerte > 0.965 else "Cumplido en parte" if suerte < 0.01 else ""
        return dia, no_cumple if no_cumple and hace_poco else "Cumplido"

    def _respuesta(self, dia: date) -> str:
        """What the affected person answers to «¿Le cumplieron?», six days later; mostly nothing."""
        suerte = self.azar.random() / CONTESTAN
        if suerte >= 1 or (self.hoy - dia).days < 8:
            return ""
        return next((v.value for hasta, v in DESMIENTEN if suerte < hasta), Confirmacion.SI.value)
