"""What each act says by e-mail, and to whom: the number of the case, the sentence and the link."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import batched
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from cumplimiento.models import Obligacion
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario

Dicho = tuple[Obligacion, str, dict[str, Any]]  # of which case, end of the key, what the text says besides
TANDA = 2000  # messages that are in memory at once


def avisar_afectadas(plantilla: str, filas: Iterable[Dicho]) -> None:
    """Tell the affected person of each case, where there is how.

    To the account of her address if there is one, else to the address; obligations of the sandbox, of the
    history and of nobody are silent. What was ordered is never told: it may be about health.
    """
    for tanda in batched(filter(_tiene_a_quien, filas), TANDA):
        correos = [o.dictamen.correo for o, _, _ in tanda if o.dictamen]
        cuentas = dict(Usuario.objects.filter(email__in=correos).order_by().values_list("email", "pk"))
        avisar_en_lote(
            plantilla,
            (
                (cuentas.get(correo, correo), f"{plantilla}-{o.pk}-{sufijo}", {**_comun(o), **contexto})
                for correo, (o, sufijo, contexto) in zip(correos, tanda, strict=True)
            ),
        )


def avisar_afectadas_de(
    plantilla: str, obligaciones: QuerySet[Obligacion], dichos: Mapping[int, tuple[str, dict[str, Any]]]
) -> None:
    """The same for thousands: ``dichos`` are {key of the case: (end of the key, what the text says)}."""
    con_persona = obligaciones.exclude(dictamen=None).exclude(dictamen__correo="")
    unidas = con_persona.select_related("dictamen", "entidad__entidad").only(
        *("codigo", "consulta", "vence_el", "es_historica", "dictamen__correo"),
        *("entidad__es_de_pruebas", "entidad__entidad__nombre"),
    )
    avisar_afectadas(plantilla, ((o, *dichos[o.pk]) for o in unidas.iterator(chunk_size=TANDA)))


def _tiene_a_quien(dicho: Dicho) -> bool:
    obligacion = dicho[0]
    if obligacion.es_historica or obligacion.entidad.es_de_pruebas:
        return False
    return bool(obligacion.dictamen and obligacion.dictamen.correo)


def avisar_entidad(obligacion: Obligacion, plantilla: str, sufijo: str, **contexto: Any) -> None:
    """Tell everybody who reports for the entity of ``obligacion``."""
    avisar_entidades(plantilla, [(obligacion, sufijo, contexto)])


def avisar_entidades(plantilla: str, filas: Iterable[Dicho]) -> None:
    """Tell everybody who reports for the entity of each case: one batch for all of them."""
    for tanda in batched(filas, TANDA):
        quienes = informantes(o.entidad_id for o, _, _ in tanda)
        avisar_en_lote(
            plantilla,
            (
                (
                    usuario,
                    f"{plantilla}-{o.pk}-{sufijo}-{usuario}",
                    {**_comun(o), **_de_entidad(o), **contexto},
                )
                for o, sufijo, contexto in tanda
                for usuario in quienes[o.entidad_id]
            ),
        )


def informantes(entidades: Iterable[int]) -> dict[int, list[int]]:
    """{entity: ids of the accounts that report for it today}; none for those nobody reports for."""
    vigentes = Nombramiento.objects.vigentes().filter(rol=Rol.VIGILADA, entidad__in=set(entidades))
    quienes: dict[int, list[int]] = defaultdict(list)
    for entidad, usuario in (
        vigentes.order_by("usuario_id").values_list("entidad_id", "usuario_id").distinct()
    ):
        quienes[entidad].append(usuario)
    return quienes


def _de_entidad(obligacion: Obligacion) -> dict[str, Any]:
    return {"enlace": obligacion.get_absolute_url()}


def _comun(obligacion: Obligacion) -> dict[str, Any]:
    return {
        "caso": obligacion.codigo,
        "entidad": str(obligacion.entidad),
        "vence": obligacion.vence_el.isoformat() if obligacion.vence_el else "",
        "enlace": reverse("cumplimiento:por_codigo", args=[obligacion.consulta]),
    }
