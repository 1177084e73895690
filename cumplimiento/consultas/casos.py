"""Obligations as the rules see them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import QuerySet

from cumplimiento.estados import Estado, Revision
from cumplimiento.models import EstadoReporte, Obligacion, Regimen
from cumplimiento.reglas import Caso, Palabra

Palabras = dict[str, dict[str, Palabra]]


def palabras() -> Palabras:
    """{regime: {word: what it means}}: the closed lists, in their order."""
    listas: Palabras = {codigo: {} for codigo in Regimen.objects.values_list("codigo", flat=True)}
    for estado in EstadoReporte.objects.order_by("regimen", "orden", "pk"):
        listas[estado.regimen_id][estado.nombre] = Palabra(
            estado.pk, estado.nombre, estado.clase, estado.exige_prueba
        )
    return listas


def nombres_de_estado() -> list[str]:
    """The words of every regime, each once, in their order: what any door can read in «estado»."""
    nombres = EstadoReporte.objects.order_by("orden", "pk").values_list("nombre", flat=True)
    return list(dict.fromkeys(nombres))


class CasoHallado(NamedTuple):
    """A case with its key and how many reports it has had."""

    pk: int
    caso: Caso
    reportes: int


def casos_por_codigo(entidades: Iterable[int]) -> dict[str, Caso]:
    """Every case of ``entidades`` by its number, in two queries and without a row of the model each."""
    suyos = Obligacion.objects.filter(entidad_id__in=list(entidades))
    return {codigo: hallado.caso for codigo, hallado in casos_hallados(suyos).items()}


def casos_hallados(obligaciones: QuerySet[Obligacion]) -> dict[str, CasoHallado]:
    """The same of ``obligaciones``, with what is needed to write the next report of each."""
    listas, campos = palabras(), ("pk", "codigo", "inicia_el", "vence_el", "regimen_id")
    del_reporte = ("reporte_vigente__huella", "reporte_vigente__numero")
    filas = obligaciones.order_by().values_list(
        *campos, "regimen__masiva_solo_en_plazo", "revision", "estado", *del_reporte
    )
    return {
        codigo: CasoHallado(
            pk,
            Caso(
                codigo, inicia, vence, listas[regimen], solo_en_plazo,
                admite_reporte=estado != Estado.SIN_EFECTO and revision != Revision.ACEPTADA,
                sin_efecto=estado == Estado.SIN_EFECTO, huella_vigente=huella or "",
            ),
            numero or 0,
        )
        for pk, codigo, inicia, vence, regimen, solo_en_plazo, revision, estado, huella, numero
        in filas.iterator()
    }  # fmt: skip


def caso_de(obligacion: Obligacion, listas: Palabras) -> Caso:
    """What the rules need of ``obligacion``, which comes joined to its regime and report in force."""
    vigente = obligacion.reporte_vigente
    return Caso(
        codigo=obligacion.codigo,
        inicia_el=obligacion.inicia_el,
        vence_el=obligacion.vence_el,
        estados=listas[obligacion.regimen_id],
        masiva_solo_en_plazo=obligacion.regimen.masiva_solo_en_plazo,
        admite_reporte=obligacion.admite_reporte,
        sin_efecto=obligacion.estado == Estado.SIN_EFECTO,
        huella_vigente=vigente.huella if vigente else "",
    )
