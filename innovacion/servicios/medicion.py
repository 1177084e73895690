"""Measure before and after with the same ruler."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from innovacion.medida import es_lo_mismo
from innovacion.models import Indicador, Innovacion, Medicion
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.legible.fechas import fecha as en_palabras
from sso_portal.nucleo.una_vez import ya_hecho


class MedicionRechazada(Exception):
    """It cannot be compared with what was measured before. ``campo``: where it is mended."""

    def __init__(self, campo: str, texto: str) -> None:
        self.campo = campo
        super().__init__(texto)


@transaction.atomic
def crear_indicador(innovacion: Innovacion, *, nombre: str, actor: Usuario, **datos: Any) -> Indicador:
    """Agree on a ruler (unidad, metodo, sentido); said twice, it is the same one.

    Raises MedicionRechazada: that name already is another ruler of this innovation.
    """
    indicador, es_nuevo = Indicador.objects.get_or_create(
        innovacion=innovacion, nombre=nombre, defaults=datos
    )
    if any(getattr(indicador, campo) != valor for campo, valor in datos.items()):
        raise MedicionRechazada(
            "nombre",
            f"Ya se mide «{nombre}» en «{indicador.unidad}», así: «{indicador.metodo}». Póngale otro nombre",
        )
    if es_nuevo:
        registrar("indicador", innovacion, actor=actor, datos={"indicador": indicador.pk})
    return indicador


@transaction.atomic
def anotar_medicion(
    indicador: Indicador, *, unidad: str, metodo: str, actor: Usuario, clave: UUID | None = None, **datos: Any
) -> Medicion:
    """Keep one measurement (momento, valor, n, fecha, valor_comparacion, grupo_comparacion).

    ``unidad`` and ``metodo`` are those it was really measured with. The same ``clave`` gives the same one.
    Raises MedicionRechazada: another unit, another method, an after without before or not later than it.
    """
    if anterior := ya_hecho(Medicion, clave):
        return anterior
    Indicador.objects.select_for_update(of=("self",)).get(pk=indicador.pk)
    _exigir_la_misma_regla(indicador, unidad, metodo)
    _exigir_el_orden(indicador, datos["momento"], datos["fecha"])
    medicion = Medicion.objects.create(indicador=indicador, anotada_por=actor, clave=clave, **datos)
    que = {"indicador": indicador.pk, "momento": str(medicion.momento)}
    registrar("medicion", indicador.innovacion, actor=actor, datos=que)
    return medicion


def _exigir_la_misma_regla(indicador: Indicador, unidad: str, metodo: str) -> None:
    if not es_lo_mismo(unidad, indicador.unidad):
        raise MedicionRechazada(
            "unidad",
            f"Este indicador se mide en «{indicador.unidad}». Con otra unidad el antes y el después no se "
            "pueden comparar",
        )
    if not es_lo_mismo(metodo, indicador.metodo):
        raise MedicionRechazada(
            "metodo",
            f"Este indicador se mide así: «{indicador.metodo}». Con otro método no se puede comparar: si "
            "cambió, cree otro indicador",
        )


def _exigir_el_orden(indicador: Indicador, momento: str, fecha: date) -> None:
    antes = indicador.mediciones.filter(momento=Medicion.Momento.EX_ANTE).first()
    if momento == Medicion.Momento.EX_ANTE:
        if antes:
            raise MedicionRechazada("momento", "El antes de este indicador ya está anotado y no cambia")
        return
    if antes is None:
        raise MedicionRechazada("momento", "Primero anote cómo era antes; sin eso no hay con qué comparar")
    if fecha <= antes.fecha:
        raise MedicionRechazada(
            "fecha", f"El antes se midió el {en_palabras(antes.fecha)}: esta medición debe ser posterior"
        )
