"""The public face of a case, for the rooms that stand beside: a counter, a kiosk, an import."""

from .borrador import (
    SolicitudEnviada,
    TramiteSinVersion,
    adjuntar_documento,
    empezar_solicitud,
    guardar_respuestas,
    quitar_documento,
    reutilizar_documento,
)
from .dialogo import (
    PeticionImposible,
    escribir_mensaje,
    pedir_al_ciudadano,
    responder_peticiones,
)
from .etapas import DecisionTardia, avanzar_solicitud
from .radicacion import FaltanRespuestas, desistir_solicitud, radicar_solicitud
from .responsables import (
    AsignacionImposible,
    reasignar_solicitud,
    soltar_solicitud,
    tomar_solicitud,
)

__all__ = [
    "AsignacionImposible",
    "DecisionTardia",
    "FaltanRespuestas",
    "PeticionImposible",
    "SolicitudEnviada",
    "TramiteSinVersion",
    "adjuntar_documento",
    "avanzar_solicitud",
    "desistir_solicitud",
    "empezar_solicitud",
    "escribir_mensaje",
    "guardar_respuestas",
    "pedir_al_ciudadano",
    "quitar_documento",
    "radicar_solicitud",
    "reasignar_solicitud",
    "responder_peticiones",
    "reutilizar_documento",
    "soltar_solicitud",
    "tomar_solicitud",
]
