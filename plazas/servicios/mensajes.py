"""What an entity is told by e-mail about its plazas, in the transaction of the act."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from plazas.estados import Estado
from plazas.models import Plaza
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from sso_portal.nucleo.territorio.models import Entidad


def avisar_devuelta(plaza: Plaza) -> None:
    """Tell everybody who works for the entity; the reason is read in the portal, on the page of the plaza."""
    contexto = {
        "codigo": plaza.codigo,
        "cargo": plaza.cargo,
        "entidad": plaza.entidad.nombre,
        "enlace": reverse("plazas:detalle", args=[plaza.codigo]),
    }
    _avisar("plaza_devuelta", timezone.now(), {plaza.entidad_id: contexto})


def avisar_publicadas(publicadas_en: datetime) -> None:
    """Tell each entity, once, how many of its plazas were published at that very instant."""
    plazas = Plaza.objects.filter(estado=Estado.PUBLICADA, publicada_en=publicadas_en)
    cuentas = plazas.order_by().values("entidad").annotate(cuantas=Count("pk"), codigo=Min("codigo"))
    filas = {fila["entidad"]: fila for fila in cuentas}
    nombres = dict(Entidad.objects.filter(pk__in=filas).order_by("pk").values_list("pk", "nombre"))
    contextos = {
        pk: {"cuantas": f["cuantas"], "codigo": f["codigo"], "entidad": nombres[pk], "enlace": _enlace(f)}
        for pk, f in filas.items()
    }
    _avisar("plazas_publicadas", publicadas_en, contextos)


def _enlace(fila: Mapping[str, Any]) -> str:
    una = fila["cuantas"] == 1
    return reverse("plazas:detalle", args=[fila["codigo"]]) if una else reverse("plazas:mias")


def _avisar(plantilla: str, cuando: datetime, contextos: dict[int, dict[str, Any]]) -> None:
    """Leave one message for each person of each entity of ``contextos`` (entity id → what it says)."""
    filas = (
        (usuario, f"{plantilla}-{cuando:%Y%m%d%H%M%S%f}-{entidad}-{usuario}", contextos[entidad])
        for usuario, entidad in _personas(contextos)
    )
    avisar_en_lote(plantilla, filas)


def _personas(entidades: Iterable[int]) -> Iterable[tuple[int, int]]:
    vigentes = Nombramiento.objects.vigentes().filter(
        rol=Rol.IPS, entidad__in=list(entidades), usuario__is_active=True
    )
    return vigentes.order_by("usuario", "entidad").values_list("usuario", "entidad").distinct()
