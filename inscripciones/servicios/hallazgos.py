"""What an officer finds: item by item of the national checklist, and condition by condition."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from inscripciones.consultas.lista import CONDICION, admite_no_aplica, aplica
from inscripciones.estados import Estado
from inscripciones.models import CondicionPrioridad, Hallazgo, Inscripcion, PuntoLista, Razon
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario

from .mesa import ActoNegado, abrir_caso, exigir_estado, exigir_tomado, suficiente

Resultado = Hallazgo.Resultado
Decision = CondicionPrioridad.Decision


class HallazgoImposible(ActoNegado):
    """The answer does not fit the item, or the reason is not of its list."""


@transaction.atomic
def anotar_hallazgo(  # noqa: PLR0913 (the answer, its reason and its note are one act)
    inscripcion: Inscripcion,
    punto: PuntoLista,
    resultado: str,
    *,
    actor: Usuario,
    razon: Razon | None = None,
    nota: str = "",
) -> Hallazgo:
    """Answer one item of the checklist in this round; answering it again replaces the former answer.

    ``razon``: of the closed list of the item, only when it does not hold; ``nota``: free text for the person.
    Raises HallazgoImposible, CasoTomado, CasoDecidido, MesaCerrada, CasoAjeno.
    Source: one national checklist for the 34 secretarías (SSO-030).
    """
    _abrir_revision(inscripcion, actor)
    _exigir_posible(inscripcion, punto, resultado, razon)
    valores: dict[str, Any] = {
        "resultado": resultado,
        "razon": razon,
        "nota": nota.strip() if razon else "",
        "anotado_por": actor,
        "anotado_en": timezone.now(),
        "corregido_en": None,
    }
    hallazgo, _ = Hallazgo.objects.update_or_create(
        inscripcion=inscripcion, ronda=inscripcion.ronda, punto=punto, defaults=valores
    )
    return hallazgo


def _abrir_revision(inscripcion: Inscripcion, actor: Usuario) -> None:
    abrir_caso(inscripcion, actor=actor)
    exigir_estado(inscripcion, Estado.RADICADA)
    exigir_tomado(inscripcion, actor)


def _exigir_posible(inscripcion: Inscripcion, punto: PuntoLista, resultado: str, razon: Razon | None) -> None:
    if resultado not in Resultado.values:
        raise HallazgoImposible("Elija cumple, no cumple o no aplica.")
    if resultado == Resultado.NO_CUMPLE and (razon is None or razon.punto_id != punto.pk):
        raise HallazgoImposible("Elija la razón por la que no cumple.")
    if resultado != Resultado.NO_CUMPLE and razon is not None:
        raise HallazgoImposible("La razón se elige solo cuando no cumple.")
    if resultado == Resultado.NO_APLICA:
        if aplica(punto, inscripcion) and not admite_no_aplica(punto, inscripcion):
            raise HallazgoImposible(f"«{punto}» aplica a esta inscripción: responda si cumple o no.")
    elif not aplica(punto, inscripcion):
        raise HallazgoImposible(f"«{punto}» no aplica a esta inscripción.")


@transaction.atomic
def decidir_condicion(
    condicion: CondicionPrioridad, decision: str, *, actor: Usuario, motivo: str = ""
) -> CondicionPrioridad:
    """Decide one claimed priority condition on its own: «acreditada» or «no_acreditada».

    Not accrediting it, which takes a reason of 20 characters, costs only its tier: the registration goes on
    as it is. It ends a pending request for another support. One Evento, on the condition, without its name.
    Raises MotivoBreve, HallazgoImposible, CasoTomado, CasoDecidido, MesaCerrada, CasoAjeno.
    Source: Res. 2358 de 2014; Ley 1581 de 2012, art. 6 (who decides it, and nobody else, reads it).
    """
    if decision not in (Decision.ACREDITADA, Decision.NO_ACREDITADA):
        raise HallazgoImposible("Elija si la condición queda acreditada o no.")
    motivo = suficiente(motivo) if decision == Decision.NO_ACREDITADA else ""
    inscripcion = condicion.inscripcion
    _abrir_revision(inscripcion, actor)
    condicion.refresh_from_db(from_queryset=CondicionPrioridad.objects.select_for_update(of=("self",)))
    inscripcion.hallazgos.filter(ronda=inscripcion.ronda, punto=CONDICION).delete()
    if (condicion.decision, condicion.decidida_por_id) == (decision, actor.pk):
        return condicion
    condicion.decision, condicion.decidida_por, condicion.decidida_en = decision, actor, timezone.now()
    condicion.save(update_fields=["decision", "decidida_por", "decidida_en"])
    registrar(decision, condicion, actor=actor, motivo=motivo)
    return condicion
