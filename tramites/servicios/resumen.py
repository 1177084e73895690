"""The sums of each day, counted again from the attentions themselves: what boards read."""

from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

CERROJO = 0x4154_4431  # any constant: only one counts at a time
ATRAS = timedelta(days=2)  # what arrived since: a run that was missed is made up for
SUMAR = """
INSERT INTO tramites_atenciondiaria
  (dia, canal, sucursal_id, tramite_id, entidad_id, cuantas, hechas, minutos, opiniones, contentas)
SELECT a.dia, min(a.canal), a.sucursal_id, a.tramite_id, min(a.entidad_id), count(*),
  count(*) FILTER (WHERE a.resultado = 'hecho'), sum(a.minutos), count(o.id),
  count(o.id) FILTER (WHERE o.escala >= 4)
FROM tramites_atencion a LEFT JOIN tramites_opinion o ON o.atencion_id = a.id
WHERE a.dia = ANY(%s) GROUP BY a.dia, a.sucursal_id, a.tramite_id
ON CONFLICT (dia, sucursal_id, tramite_id) DO UPDATE SET
  cuantas = EXCLUDED.cuantas, hechas = EXCLUDED.hechas, minutos = EXCLUDED.minutos,
  opiniones = EXCLUDED.opiniones, contentas = EXCLUDED.contentas"""
DIAS = """
SELECT dia FROM tramites_atencion WHERE sincronizada_en > %s
UNION
SELECT a.dia FROM tramites_opinion o JOIN tramites_atencion a ON a.id = o.atencion_id WHERE o.dada_en > %s"""


@transaction.atomic
def resumir_atenciones(desde: date | None = None) -> int:
    """Count again every day of which something arrived since ``desde`` (two days ago); says how many.

    The same sums again leave the same rows: it may be killed, repeated or run twice.
    """
    inicio = timezone.now() - ATRAS if desde is None else desde
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CERROJO])
        cursor.execute(DIAS, [inicio, inicio])
        dias = [dia for (dia,) in cursor.fetchall()]
        if dias:
            cursor.execute(SUMAR, [dias])
    return len(dias)
