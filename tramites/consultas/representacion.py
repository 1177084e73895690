"""Who acts for whom by internet."""

from typing import Any

from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import Representacion


def representaciones_de(usuario: Usuario) -> list[Representacion]:
    """Those by which ``usuario`` may act today, the one that ends first ahead."""
    suyas = Representacion.objects.vigentes().filter(representante=usuario).select_related("persona")
    return list(suyas.order_by("hasta", "pk"))


def quienes_actuan_por(usuario: Usuario) -> list[Representacion]:
    """Those who may act today for the person behind ``usuario``."""
    if not usuario.persona_id:
        return []
    dadas = Representacion.objects.vigentes().filter(persona=usuario.persona_id)
    return list(dadas.select_related("representante__persona").order_by("hasta", "pk"))


def pagina_de_representacion(usuario: Usuario) -> dict[str, Any]:
    """Both lists: for whom she acts, who acts for her."""
    return {"por_quienes": representaciones_de(usuario), "por_mi": quienes_actuan_por(usuario)}
