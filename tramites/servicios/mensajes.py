"""What each act says by e-mail to the person: the number, the sentence and the link, nothing answered."""

from typing import Any

from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import Solicitud


def avisar_persona(solicitud: Solicitud, plantilla: str, sufijo: str, **contexto: Any) -> None:
    """Tell the account of the person, where there is one: whoever was attended at a counter may have none."""
    usuario = Usuario.objects.filter(persona=solicitud.persona_id).first()
    if usuario is None:
        return
    comun: dict[str, Any] = {
        "numero": solicitud.numero,
        "tramite": str(solicitud.tramite),
        "entidad": str(solicitud.tramite.entidad),
        "codigo": solicitud.codigo,
        "vence": solicitud.vence_el.isoformat() if solicitud.vence_el else "",
        "enlace": solicitud.get_absolute_url(),
    }
    clave = f"{plantilla}-{solicitud.pk}-{sufijo}"
    avisar(usuario, plantilla, clave=clave, **comun, **contexto)
