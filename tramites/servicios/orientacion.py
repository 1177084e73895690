"""The questions that lead to a procedure: written, published whole, taken away. Source: G5-18."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.diseno.juicio import Defecto
from tramites.diseno.orientacion import OTRO, Arbol, a_json, defectos
from tramites.models import Orientacion, Tramite


class OrientacionConDefectos(Exception):
    """Somebody who answers would get lost; ``defectos`` says where."""

    def __init__(self, defectos: list[Defecto]) -> None:
        self.defectos = defectos
        super().__init__("Todavía no se puede publicar: corrija lo que se señala")


def orientacion_de(tramite: Tramite) -> Orientacion:
    """Its questions, none yet if nobody wrote any; not saved by asking."""
    return Orientacion.objects.filter(tramite=tramite).first() or Orientacion(tramite=tramite)


def defectos_de(orientacion: Orientacion) -> list[Defecto]:
    """Everything to mend in the draft, also the procedures it names that nobody may read of."""
    arbol = orientacion.arbol_en_borrador
    otros = {r.tramite for p in arbol.preguntas for r in p.respuestas if r.destino == OTRO and r.tramite}
    publicos = set(
        Tramite.objects.publicados().filter(codigo__in=otros).values_list("codigo", flat=True).order_by()
    )
    faltan = [
        Defecto(f"Trámite «{c}»", "Nadie lo publica hoy.", "Elija otro") for c in sorted(otros - publicos)
    ]
    return [*defectos(arbol), *faltan]


@transaction.atomic
def cambiar_orientacion(tramite: Tramite, cambio: Callable[[Arbol], Arbol], *, actor: Usuario) -> Orientacion:
    """Change the draft; what people answer stays until it is published."""
    Tramite.objects.select_for_update().get(pk=tramite.pk)
    orientacion, _ = Orientacion.objects.get_or_create(tramite=tramite)
    orientacion.borrador = a_json(cambio(orientacion.arbol_en_borrador))
    orientacion.save(update_fields=["borrador"])
    registrar("orientacion_escrita", tramite, actor=actor)
    return orientacion


@transaction.atomic
def publicar_orientacion(tramite: Tramite, *, actor: Usuario) -> None:
    """From now on people answer what is in the draft. Raises OrientacionConDefectos."""
    Tramite.objects.select_for_update().get(pk=tramite.pk)
    orientacion = orientacion_de(tramite)
    if malos := defectos_de(orientacion):
        raise OrientacionConDefectos(malos)
    orientacion.publicada = orientacion.borrador
    orientacion.publicada_en, orientacion.publicada_por = timezone.now(), actor
    orientacion.save(update_fields=["publicada", "publicada_en", "publicada_por"])
    registrar("orientacion_publicada", tramite, actor=actor)


@transaction.atomic
def retirar_orientacion(tramite: Tramite, *, actor: Usuario) -> None:
    """Nobody is asked any more; the draft stays."""
    Tramite.objects.select_for_update().get(pk=tramite.pk)
    orientacion = orientacion_de(tramite)
    if orientacion.publicada is None:
        return
    orientacion.publicada = orientacion.publicada_en = orientacion.publicada_por = None
    orientacion.save(update_fields=["publicada", "publicada_en", "publicada_por"])
    registrar("orientacion_retirada", tramite, actor=actor)
