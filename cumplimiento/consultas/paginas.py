"""Pages of cases, due first."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, QuerySet

from cumplimiento.models import Obligacion


def pagina_de(casos: QuerySet[Obligacion], numero: Any, por_pagina: int) -> Any:
    """One page of ``casos``: keys are sorted alone, and only those of the page joined to the rest."""
    en_orden = casos.order_by(F("vence_el").asc(nulls_last=True), "codigo")
    pagina: Any = Paginator(en_orden.values_list("pk", flat=True), por_pagina).get_page(numero)
    filas = Obligacion.objects.con_todo().in_bulk(list(pagina.object_list))
    pagina.object_list = [filas[pk] for pk in pagina.object_list]
    return pagina
