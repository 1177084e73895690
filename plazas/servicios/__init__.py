"""What the law lets happen to a plaza: one function per act."""

from .carga import cargar_plazas
from .decision import (
    DecisionRepetida,
    MotivoBreve,
    aprobar_plaza,
    aprobar_plazas,
    cerrar_plaza,
    devolver_plaza,
    publicar_aprobadas,
    publicar_plaza,
    reanudar_plaza,
    suspender_plaza,
    validar_plaza,
    validar_plazas,
)
from .ocupacion import anular_ocupaciones, registrar_ocupaciones
from .propuesta import (
    CAMPOS,
    PlazaCerradaAEdicion,
    PlazaIncompleta,
    copiar_plaza,
    crear_plaza,
    editar_plaza,
    enviar_plaza,
    siguiente_codigo,
)

__all__ = [
    "CAMPOS",
    "DecisionRepetida",
    "MotivoBreve",
    "PlazaCerradaAEdicion",
    "PlazaIncompleta",
    "anular_ocupaciones",
    "aprobar_plaza",
    "aprobar_plazas",
    "cargar_plazas",
    "cerrar_plaza",
    "copiar_plaza",
    "crear_plaza",
    "devolver_plaza",
    "editar_plaza",
    "enviar_plaza",
    "publicar_aprobadas",
    "publicar_plaza",
    "reanudar_plaza",
    "registrar_ocupaciones",
    "siguiente_codigo",
    "suspender_plaza",
    "validar_plaza",
    "validar_plazas",
]
