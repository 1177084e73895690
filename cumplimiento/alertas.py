"""Which cases wait too long: a query, not rows. Pure: parameters and dates in, one SQL out.

*Pendiente* for more than X business days since the dictamen, *incumplido* for more than X since the
report. X is that of entity and materia together, of the entity, of the materia or of the regime, the first
that exists. What was extended or suspended counts from ``cuenta_desde``, so that what was granted does
not nag. Source: CUM-014, CUM-015, CUM-016, CUM-012.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .plazo import ultimo_dia_con_mas_de

# Regime, entity, materia (None: whichever), X of pending, X of not met.
Parametro = tuple[str, int | None, int | None, int, int]


@dataclass(frozen=True)
class Grupo:
    """What began on its limit or before is in alert. ``entidad`` and ``materia`` None: any other.

    ``peso``: of two groups that fit a case, the heavier one decides.
    """

    regimen: str
    entidad: int | None
    materia: int | None
    peso: int
    limite_pendiente: date
    limite_incumplido: date
    x_pendiente: int
    x_incumplido: int


def grupos(todos: Sequence[Parametro], hoy: date, festivos: Mapping[date, str]) -> list[Grupo]:
    """The limits of every regime and of each exception to it, seen on the legal day ``hoy``."""
    limites = {x: ultimo_dia_con_mas_de(hoy, x, festivos) for *_, p, i in todos for x in (p, i)}
    return [
        Grupo(r, e, m, 2 * (e is not None) + (m is not None), limites[p], limites[i], p, i)
        for r, e, m, p, i in todos
    ]


# The limits that each (regime, entity, materia) really has, worked out once a pair and not once a case;
# each class then walks its own partial index.
SQL = """
WITH limites (regimen, entidad, materia, peso, pendiente, incumplido, x_p, x_i) AS (VALUES {filas}),
combinaciones AS (
  SELECT v.entidad_id AS entidad, r.codigo AS regimen, m.id AS materia
  FROM cumplimiento_regimen r
  CROSS JOIN (SELECT entidad_id FROM cumplimiento_entidadvigilada WHERE NOT es_de_pruebas) v
  CROSS JOIN (SELECT id, regimen_id FROM cumplimiento_materia
              UNION ALL SELECT NULL, codigo FROM cumplimiento_regimen) m
  WHERE m.regimen_id = r.codigo
),
tope AS (
  SELECT DISTINCT ON (c.regimen, c.entidad, c.materia) c.*, l.pendiente, l.incumplido, l.x_p, l.x_i
  FROM combinaciones c JOIN limites l ON l.regimen = c.regimen
   AND (l.entidad IS NULL OR l.entidad = c.entidad) AND (l.materia IS NULL OR l.materia = c.materia)
  ORDER BY c.regimen, c.entidad, c.materia, l.peso DESC
)
SELECT o.id, 'pendiente', o.cuenta_desde, t.x_p FROM tope t JOIN cumplimiento_obligacion o
  ON o.regimen_id = t.regimen AND o.entidad_id = t.entidad AND o.cuenta_desde <= t.pendiente
 AND o.materia_id IS NOT DISTINCT FROM t.materia
 WHERE 'pendiente' = o.estado AND NOT o.es_historica AND NOT o.esta_suspendida
UNION ALL
SELECT o.id, 'incumplido', o.reportada_el, t.x_i FROM tope t JOIN cumplimiento_obligacion o
  ON o.regimen_id = t.regimen AND o.entidad_id = t.entidad AND o.reportada_el <= t.incumplido
 AND o.materia_id IS NOT DISTINCT FROM t.materia
 WHERE 'incumplido' = o.estado AND NOT o.es_historica
ORDER BY 3, 1"""
FILA = "(%s::varchar, %s::bigint, %s::bigint, %s::int, %s::date, %s::date, %s::int, %s::int)"


def consulta_de_alertas(limites: Sequence[Grupo]) -> tuple[str, list]:
    """(SQL, parameters) that gives (id, class, since, X) of every case in alert, the oldest first."""
    datos = [
        valor
        for g in limites
        for valor in (
            *(g.regimen, g.entidad, g.materia, g.peso),
            *(g.limite_pendiente, g.limite_incumplido, g.x_pendiente, g.x_incumplido),
        )
    ]
    return SQL.format(filas=", ".join([FILA] * len(limites))), datos
