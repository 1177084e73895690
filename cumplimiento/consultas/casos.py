"""Obligations as the rules see them."""

from collections.abc import Iterable

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


def casos_por_codigo(entidades: Iterable[int]) -> dict[str, Caso]:
    """Every case of ``entidades`` by its number, in two queries and without a row of the model each."""
    listas, filas = palabras(), Obligacion.objects.filter(entidad_id__in=list(entidades)).order_by()
    campos = ("codigo", "inicia_el", "vence_el", "regimen_id", "regimen__masiva_solo_en_plazo")
    datos = filas.values_list(*campos, "revision", "estado", "reporte_vigente__huella")
    return {
        codigo: Caso(
            codigo, inicia, vence, listas[regimen], solo_en_plazo,
            admite_reporte=estado != Estado.SIN_EFECTO and revision != Revision.ACEPTADA,
            sin_efecto=estado == Estado.SIN_EFECTO, huella_vigente=huella or "",
        )
        for codigo, inicia, vence, regimen, solo_en_plazo, revision, estado, huella in datos.iterator()
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
