"""Word of who read a case: the person sees it in «Quién ha visto mis datos»."""

from collections.abc import Iterable
from typing import Any

from inscripciones.models import CondicionPrioridad, Inscripcion
from sso_portal.nucleo.bitacora.servicios import registrar_lectura
from sso_portal.nucleo.cuentas.models import Usuario


def anotar_lectura(
    inscripcion: Inscripcion, condiciones: Iterable[CondicionPrioridad], *, actor: Usuario
) -> None:
    """The actor opened the case and, apart, each priority condition that the page showed in clear.

    Source: Ley 1581 de 2012, arts. 6 and 8.
    """
    quien: dict[str, Any] = {"persona_id": inscripcion.persona_id, "actor": actor}
    registrar_lectura(inscripcion, proposito="Revisar su inscripción", **quien)
    for condicion in condiciones:
        registrar_lectura(condicion, proposito="Decidir su prioridad", **quien)
