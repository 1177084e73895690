"""How many live in each municipio and how far they are, as somebody measured or supposed it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from sso_portal.nucleo.bitacora.servicios import registrar_en_lote
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import PoblacionMunicipio

CAMPOS = (*("habitantes", "habitantes_rurales", "minutos_a_capital", "costo_viaje", "fuente", "es_supuesto"),)


@transaction.atomic
def importar_poblacion(filas: Sequence[dict[str, Any]], *, actor: Usuario) -> int:
    """Write the parameter of each municipio of ``filas``, in place of the one it had; says how many.

    The last row of a municipio wins. Each row carries ``codigo_municipio`` and ``CAMPOS``.
    """
    nuevas = {
        fila["codigo_municipio"]: PoblacionMunicipio(
            municipio_id=fila["codigo_municipio"], **{campo: fila[campo] for campo in CAMPOS}
        )
        for fila in filas
    }
    PoblacionMunicipio.objects.bulk_create(
        nuevas.values(), update_conflicts=True, unique_fields=["municipio"], update_fields=CAMPOS
    )
    registrar_en_lote("poblacion_importada", nuevas.values(), actor=actor)
    return len(nuevas)
