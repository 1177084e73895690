"""Several officers, and the person, at the same instant: one wins and the others read why."""

from django.utils import timezone

from inscripciones.models import Inscripcion
from inscripciones.servicios.decision import devolver_inscripcion, validar_inscripcion
from inscripciones.servicios.envio import retirar_inscripcion
from inscripciones.servicios.mesa import ActoNegado
from inscripciones.servicios.rechazo import confirmar_rechazo, negar_rechazo
from inscripciones.servicios.toma import tomar_inscripcion, tomar_siguiente
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from tests.apoyo.carreras import a_la_vez
from tests.fabricas import ConvocatoriaFactory, inscripcion_radicada

from .mesa import MOTIVO, caso_tomado, en_estado, no_cumple, oficial, todo_cumple


def compiten(*actos):
    """What each of the acts gave when they ran at once, or the refusal it met."""
    return a_la_vez(*actos, negativas=(ActoNegado, TransicionInvalida))


def copia(caso):
    return Inscripcion.objects.get(pk=caso.pk)


def negados(dichos):
    return [d for d in dichos if isinstance(d, Exception)]


def test_seis_personas_toman_y_ninguna_recibe_el_mismo_caso(base_clonada):
    convocatoria = ConvocatoriaFactory(estado="publicada")
    for n in range(4):
        inscripcion_radicada(convocatoria=convocatoria, numero=str(n))
    quienes = [oficial() for _ in range(6)]
    tomados = compiten(*(lambda q=q: tomar_siguiente(actor=q) for q in quienes))
    claves = [t.pk for t in tomados if t]
    assert len(claves) == len(set(claves)) == 4


def test_dos_personas_toman_el_mismo_y_una_lee_quien_lo_tiene(base_clonada):
    caso = inscripcion_radicada()
    dichos = compiten(*(lambda q=q: tomar_inscripcion(copia(caso), actor=q) for q in (oficial(), oficial())))
    assert ["está revisando este caso desde las" in str(e) for e in negados(dichos)] == [True]


def test_validar_y_devolver_a_la_vez_deja_una_sola_decision(base_clonada):
    maria = oficial()
    caso = caso_tomado(maria)
    todo_cumple(caso, maria)
    antes = Evento.objects.count()
    dichos = compiten(
        *(lambda: validar_inscripcion(copia(caso), actor=maria) for _ in range(3)),
        lambda: devolver_inscripcion(copia(caso), actor=maria),
    )
    assert len(negados(dichos)) == 1
    assert Evento.objects.count() == antes + 1


def test_confirmar_y_negar_a_la_vez_deja_una_sola_decision(base_clonada):
    caso = en_estado("rechazo_propuesto", oficial())
    una, otra = oficial(), oficial()
    dichos = compiten(
        lambda: confirmar_rechazo(copia(caso), actor=una),
        lambda: negar_rechazo(copia(caso), actor=otra, motivo=MOTIVO),
    )
    assert len(negados(dichos)) == 1


def test_decidir_mientras_la_persona_retira_termina_en_orden(base_clonada):
    maria = oficial()
    caso = caso_tomado(maria)
    no_cumple(caso, maria)
    persona = caso.persona.usuario
    compiten(
        lambda: devolver_inscripcion(copia(caso), actor=maria),
        lambda: retirar_inscripcion(copia(caso), actor=persona),
    )
    caso = copia(caso)
    assert caso.estado == "retirada"
    assert caso.radicada_en < timezone.now()
