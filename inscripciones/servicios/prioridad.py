"""Priority conditions: sensitive data that nobody has to give, each with its own consent and document.

Source: Ley 1581 de 2012, arts. 5 and 6; Res. 2358 de 2014.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from inscripciones.estados import Estado
from inscripciones.models import CondicionPrioridad, Inscripcion
from inscripciones.pasos import Paso
from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.servicios import guardar_subido, quitar_archivo

from .guardado import PasoCerrado, abrir_paso, anotar_guardado
from .soportes import archivos_de

CAMPOS = frozenset({"condiciones"})


def indice_de(inscripcion: Inscripcion, condicion: str) -> str:
    """The blind index under which a condition is unique in its registration, and only there."""
    return indice_ciego("condicion", f"{inscripcion.pk}:{condicion}")


@transaction.atomic
def declarar_ninguna(inscripcion: Inscripcion, *, actor: Usuario) -> None:
    """The person declares no condition, or prefers not to say: the part is complete.

    Raises PasoCerrado, also while a condition is declared: each one is removed by its own button.
    """
    abrir_paso(inscripcion, Paso.PRIORIDAD)
    if inscripcion.condiciones.exists():
        raise PasoCerrado("Usted declaró condiciones. Si no aplican, quítelas una por una.")
    anotar_guardado(inscripcion, Paso.PRIORIDAD, campos=CAMPOS, declara_prioridad=False)


@transaction.atomic
def declarar_condicion(
    inscripcion: Inscripcion, condicion: str, *, comunidad: str = "", subido: Any = None, actor: Usuario
) -> CondicionPrioridad:
    """Declare one condition, with the consent given now for it alone, or change its community or document.

    ``condicion``: code of CondicionPrioridad.Condicion. ``comunidad``: code, for members of a community.
    ``subido``: its support; without one the present support stays. Raises PasoCerrado, ArchivoRechazado.
    """
    abrir_paso(inscripcion, Paso.PRIORIDAD)
    fila = inscripcion.condiciones.filter(indice=indice_de(inscripcion, condicion)).first()
    if fila is None and inscripcion.estado != Estado.BORRADOR:
        raise PasoCerrado("La secretaría no pidió agregar condiciones. Corrija solo lo que le pidió.")
    fila = fila or CondicionPrioridad(inscripcion=inscripcion, indice=indice_de(inscripcion, condicion))
    anterior = fila.archivo
    if subido:
        junto_a = archivos_de(inscripcion).exclude(pk=anterior and anterior.pk)
        fila.archivo = guardar_subido(
            subido, uso="condicion", titular=inscripcion.persona, actor=actor, junto_a=junto_a
        )
    fila.condicion, fila.comunidad, fila.consentida_en = condicion, comunidad, timezone.now()
    _volver_a_pendiente(fila)
    fila.save()
    if subido and anterior and inscripcion.estado == Estado.BORRADOR:
        quitar_archivo(anterior, actor=actor)
    anotar_guardado(inscripcion, Paso.PRIORIDAD, campos=CAMPOS, declara_prioridad=True)
    return fila


def _volver_a_pendiente(fila: CondicionPrioridad) -> None:
    fila.decision = CondicionPrioridad.Decision.PENDIENTE
    fila.decidida_por = fila.decidida_en = None


@transaction.atomic
def quitar_condicion(inscripcion: Inscripcion, condicion_id: int, *, actor: Usuario) -> bool:
    """Withdraw a declared condition and its document; False if it was not there. Raises PasoCerrado."""
    abrir_paso(inscripcion, Paso.PRIORIDAD)
    fila = inscripcion.condiciones.filter(pk=condicion_id).first()
    if fila is None:
        return False
    archivo = fila.archivo
    fila.delete()
    if archivo:
        quitar_archivo(archivo, actor=actor)
    quedan = inscripcion.condiciones.exists()
    # what a draft leaves unanswered, a correction answers: no condition remains declared
    respuesta = True if quedan else None if inscripcion.estado == Estado.BORRADOR else False
    anotar_guardado(inscripcion, Paso.PRIORIDAD, campos=CAMPOS, declara_prioridad=respuesta)
    return True
