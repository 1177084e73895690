"""Obligations as the rules see them."""

from collections.abc import Iterable

from cumplimiento.estados import Estado
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


def palabras_de(regimenes: Iterable[str]) -> list[str]:
    """The words of several regimes, each once, in their order."""
    todas = palabras()
    return list(dict.fromkeys(nombre for regimen in regimenes for nombre in todas[regimen]))


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
