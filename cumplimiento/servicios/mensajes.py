"""What each act says by e-mail, and to whom: the number of the case, the sentence and the link."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from cumplimiento.models import EntidadVigilada, Obligacion
from sso_portal.nucleo.avisos.servicios import avisar, avisar_en_lote
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario


def avisar_afectadas(plantilla: str, filas: Iterable[tuple[Obligacion, str, dict[str, Any]]]) -> None:
    """Tell the affected person of each (obligation, suffix of the key, context), where there is how.

    To the account of her address if there is one, else to the address; obligations of the sandbox, of the
    history and of nobody are silent. What was ordered is never told: it may be about health.
    """
    con_correo = [
        f
        for f in filas
        if f[0].dictamen and f[0].dictamen.correo and not (f[0].entidad.es_de_pruebas or f[0].es_historica)
    ]
    correos = {o.dictamen.correo for o, _, _ in con_correo if o.dictamen}
    cuentas = dict(Usuario.objects.filter(email__in=correos).order_by().values_list("email", "pk"))
    con_cuenta = []
    for obligacion, sufijo, contexto in con_correo:
        correo = obligacion.dictamen.correo if obligacion.dictamen else ""
        clave = f"{plantilla}-{obligacion.pk}-{sufijo}"
        todo = {**_comun(obligacion), **contexto}
        if usuario := cuentas.get(correo):
            con_cuenta.append((usuario, clave, todo))
        else:
            avisar(correo, plantilla, clave=clave, **todo)
    if con_cuenta:
        avisar_en_lote(plantilla, con_cuenta)


def avisar_entidad(obligacion: Obligacion, plantilla: str, sufijo: str, **contexto: Any) -> None:
    """Tell everybody who reports for the entity of ``obligacion``."""
    enlace = obligacion.get_absolute_url()
    for usuario in informantes(obligacion.entidad):
        clave = f"{plantilla}-{obligacion.pk}-{sufijo}-{usuario}"
        avisar_en_lote(
            plantilla,
            [(usuario, clave, {**_comun(obligacion), "enlace": enlace, **contexto})],
        )


def informantes(entidad: EntidadVigilada) -> list[int]:
    """Ids of the accounts that report for ``entidad`` today."""
    vigentes = Nombramiento.objects.vigentes().filter(rol=Rol.VIGILADA, entidad=entidad.pk)
    return list(vigentes.order_by("usuario_id").values_list("usuario_id", flat=True).distinct())


def _comun(obligacion: Obligacion) -> dict[str, Any]:
    return {
        "caso": obligacion.codigo,
        "entidad": str(obligacion.entidad),
        "vence": obligacion.vence_el.isoformat() if obligacion.vence_el else "",
        "enlace": reverse("cumplimiento:por_codigo", args=[obligacion.consulta]),
    }
