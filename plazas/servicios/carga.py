"""Many plazas at once, from a file that was already read and confirmed."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from plazas.busqueda import texto_de_busqueda
from plazas.estados import Estado
from plazas.models import Plaza
from sso_portal.nucleo.bitacora.servicios import Actor, registrar_en_lote, transitar_en_lote


@transaction.atomic
def cargar_plazas(filas: Sequence[dict[str, Any]], *, actor: Actor) -> int:
    """Propose and send one plaza for each of ``filas``, in their order; says how many.

    Each row has the fields of a complete plaza, with its ``entidad`` and ``municipio`` joined to their
    departamento. Leaves the events «cargada» and «enviada» of each. Same rules as the form: the database
    refuses what is incomplete.
    """
    plazas = [Plaza(codigo=codigo, **fila) for codigo, fila in zip(_codigos(len(filas)), filas, strict=True)]
    for plaza in plazas:
        plaza.busqueda = texto_de_busqueda(
            plaza.codigo, plaza.entidad.nombre, plaza.municipio.nombre, plaza.municipio.departamento.nombre
        )
    Plaza.objects.bulk_create(plazas, batch_size=1000)
    registrar_en_lote("cargada", plazas, actor=actor)
    nuevas = Plaza.objects.filter(pk__in=[plaza.pk for plaza in plazas])
    return transitar_en_lote(
        nuevas, Estado.ENVIADA, actor=actor, enviada_en=timezone.now(), enviada_por=actor
    )


def _codigos(cuantos: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('plazas_codigo') FROM generate_series(1, %s)", [cuantos])
        return [f"P{numero:05}" for (numero,) in sorted(cursor.fetchall())]
