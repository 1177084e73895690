"""Each act of the desk, as a story: what it leaves written, whom it tells, what it refuses."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from inscripciones.estados import TRANSICIONES, Estado
from inscripciones.models import Convocatoria, Hallazgo, PuntoLista
from inscripciones.servicios.anulacion import confirmar_anulacion, proponer_anulacion
from inscripciones.servicios.decision import (
    RevisionIncompleta,
    deshacer_decision,
    devolver_inscripcion,
    validar_inscripcion,
    validar_varias,
)
from inscripciones.servicios.hallazgos import HallazgoImposible, anotar_hallazgo
from inscripciones.servicios.mesa import (
    ActoNegado,
    CasoDecidido,
    CasoTomado,
    FaltaSegundaPersona,
    MesaCerrada,
    MotivoBreve,
)
from inscripciones.servicios.rechazo import (
    confirmar_rechazo,
    negar_rechazo,
    proponer_rechazo,
)
from inscripciones.servicios.toma import soltar_inscripcion, tomar_inscripcion, tomar_siguiente
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import CHOCO, inscripcion_radicada

from .mesa import MOTIVO, caso_tomado, en_estado, no_cumple, oficial, todo_cumple

pytestmark = pytest.mark.django_db
DECIDIDOS = ["validada", "en_correccion", "rechazo_propuesto"]


@pytest.fixture
def maria():
    return oficial(nombre_visible="María Ruiz")


@pytest.fixture
def caso(maria):
    return caso_tomado(maria)


def avisos(inscripcion):
    return [
        a.plantilla
        for a in Aviso.objects.exclude(plantilla="inscripcion_radicada").order_by("pk")
        if str(inscripcion.pk) in a.clave
    ]


def test_validar_firma_deja_rastro_suelta_el_caso_y_avisa_despues_de_diez_minutos(caso, maria):
    todo_cumple(caso, maria)
    validar_inscripcion(caso, actor=maria)
    caso.refresh_from_db()
    assert (caso.estado, caso.decidida_por, caso.tomada_por) == (Estado.VALIDADA, maria, None)
    assert Evento.objects.order_by("-id")[0].datos == {"desde": "radicada", "ronda": 1}
    aviso = Aviso.objects.get(plantilla="inscripcion_validada")
    assert aviso.sale_desde == caso.decidida_en + timedelta(minutes=10)
    assert aviso.destinatario == caso.persona.usuario


def test_no_se_valida_con_un_punto_sin_revisar_ni_con_uno_que_no_cumple(caso, maria):
    todo_cumple(caso, maria, menos=["titulo"])
    with pytest.raises(RevisionIncompleta, match="Falta revisar 1 punto"):
        validar_inscripcion(caso, actor=maria)
    no_cumple(caso, maria, "titulo_ilegible")
    with pytest.raises(RevisionIncompleta, match="Diploma de la profesión inscrita"):
        validar_inscripcion(caso, actor=maria)


def test_devolver_pide_los_puntos_exactos_con_plazo_en_dias_habiles(caso, maria):
    no_cumple(caso, maria)
    with time_machine.travel(
        "2026-12-04T15:00:00Z", tick=False
    ):  # Friday; 7 and 8 are a day each, 8 a holiday
        Convocatoria.objects.update(
            abre_en="2026-11-20T13:00Z",
            cierra_en="2026-12-03T22:00Z",
            correccion_hasta="2026-12-20T22:00Z",
            revision_hasta="2026-12-21T22:00Z",
            sello_en="2026-12-22T22:00Z",
            evento_en="2026-12-23T22:00Z",
        )
        devolver_inscripcion(caso, actor=maria)
    assert timezone.localtime(caso.corregir_hasta).isoformat() == "2026-12-10T17:00:00-05:00"
    aviso = Aviso.objects.get(plantilla="inscripcion_en_correccion")
    assert aviso.contexto["hasta"].startswith("jueves 10 de diciembre de 2026")
    assert aviso.contexto["puntos"] == [
        "No se lee su acta de grado. Súbala de nuevo completa y con buena luz."
    ]


def test_nunca_se_corrige_despues_del_fin_de_la_convocatoria(caso, maria):
    fin = timezone.now() + timedelta(hours=1)
    Convocatoria.objects.update(cierra_en=timezone.now() - timedelta(hours=1), correccion_hasta=fin)
    no_cumple(caso, maria)
    devolver_inscripcion(caso, actor=maria)
    assert caso.corregir_hasta == fin


def test_sin_tiempo_para_corregir_no_se_devuelve(caso, maria):
    no_cumple(caso, maria)
    hace_nada = timezone.now() - timedelta(hours=1)
    Convocatoria.objects.update(cierra_en=hace_nada, correccion_hasta=hace_nada)
    with pytest.raises(RevisionIncompleta, match="ya no se puede devolver"):
        devolver_inscripcion(caso, actor=maria)


def test_no_se_devuelve_sin_decir_que_corregir(caso, maria):
    with pytest.raises(RevisionIncompleta, match="por lo menos un punto"):
        devolver_inscripcion(caso, actor=maria)


def test_quien_propone_un_rechazo_no_lo_confirma_ni_lo_niega(maria):
    caso = en_estado("rechazo_propuesto", maria)
    with pytest.raises(FaltaSegundaPersona):
        confirmar_rechazo(caso, actor=maria)
    with pytest.raises(FaltaSegundaPersona):
        negar_rechazo(caso, actor=maria, motivo=MOTIVO)


def test_otra_persona_confirma_el_rechazo_y_solo_entonces_se_avisa(maria):
    caso = en_estado("rechazo_propuesto", maria)
    assert avisos(caso) == []
    otra = oficial()
    confirmar_rechazo(caso, actor=otra)
    assert (caso.estado, caso.decidida_por) == (Estado.RECHAZADA, otra)
    assert avisos(caso) == ["inscripcion_rechazada"]


def test_un_rechazo_negado_vuelve_a_la_mesa_con_lo_hallado(maria):
    caso = en_estado("rechazo_propuesto", maria)
    negar_rechazo(caso, actor=oficial(), motivo=MOTIVO)
    assert (caso.estado, caso.decidida_por, caso.tomada_por) == (Estado.RADICADA, None, None)
    assert caso.hallazgos.filter(resultado="no_cumple").count() == 1
    assert avisos(caso) == []


@pytest.mark.parametrize("motivo", ["", "No sirve", " " * 30])
def test_rechazar_y_anular_piden_un_motivo_que_se_entienda(caso, maria, motivo):
    no_cumple(caso, maria)
    with pytest.raises(MotivoBreve):
        proponer_rechazo(caso, actor=maria, motivo=motivo)
    with pytest.raises(MotivoBreve):
        proponer_anulacion(caso, actor=maria, causa="datos_falsos", motivo=motivo)


def test_no_se_propone_rechazo_sin_un_punto_exacto(caso, maria):
    with pytest.raises(RevisionIncompleta, match="punto exacto"):
        proponer_rechazo(caso, actor=maria, motivo=MOTIVO)


@pytest.mark.parametrize("estado", DECIDIDOS)
def test_deshacer_en_diez_minutos_recoge_el_mensaje_y_devuelve_el_caso(maria, estado):
    caso = en_estado(estado, maria)
    deshacer_decision(caso, actor=maria)
    caso.refresh_from_db()
    assert (caso.estado, caso.tomada_por, caso.decidida_por) == (Estado.RADICADA, maria, None)
    assert (caso.corregir_hasta, avisos(caso)) == (None, [])


@pytest.mark.parametrize("estado", DECIDIDOS)
def test_pasados_diez_minutos_nada_se_deshace(maria, estado):
    caso = en_estado(estado, maria)
    tarde = time_machine.travel(caso.decidida_en + timedelta(minutes=10), tick=False)
    with tarde, pytest.raises(ActoNegado, match="Ya no se puede deshacer"):
        deshacer_decision(caso, actor=maria)


def test_nadie_deshace_lo_de_otra_persona(maria):
    caso = en_estado("validada", maria)
    with pytest.raises(ActoNegado):
        deshacer_decision(caso, actor=oficial())


def test_deshacer_la_confirmacion_devuelve_el_caso_a_la_cola(maria):
    caso, otra = en_estado("rechazo_propuesto", maria), oficial()
    confirmar_rechazo(caso, actor=otra)
    deshacer_decision(caso, actor=otra)
    assert (caso.estado, caso.tomada_por, avisos(caso)) == (Estado.RADICADA, None, [])


@pytest.mark.parametrize("estado", [*DECIDIDOS, "rechazada", "anulacion_propuesta", "anulada"])
def test_decidir_dos_veces_lo_mismo_deja_un_solo_rastro(maria, estado):
    caso = en_estado(estado, maria)
    antes = (Evento.objects.count(), Aviso.objects.count())
    {
        "validada": lambda: validar_inscripcion(caso, actor=maria),
        "en_correccion": lambda: devolver_inscripcion(caso, actor=maria),
        "rechazo_propuesto": lambda: proponer_rechazo(caso, actor=maria, motivo=MOTIVO),
        "rechazada": lambda: confirmar_rechazo(caso, actor=caso.decidida_por),
        "anulacion_propuesta": lambda: proponer_anulacion(
            caso, actor=maria, causa="duplicada", motivo=MOTIVO
        ),
        "anulada": lambda: confirmar_anulacion(caso, actor=caso.decidida_por),
    }[estado]()
    assert (Evento.objects.count(), Aviso.objects.count()) == antes


@pytest.mark.parametrize("estado", [e for e in Estado if e not in ("borrador", "radicada")])
def test_solo_se_decide_lo_radicado(maria, estado):
    caso = inscripcion_radicada()
    ahora = timezone.now()
    firmas = {
        "decidida_por": oficial(),
        "decidida_en": ahora,
        "propuesta_por": oficial(),
        "propuesta_en": ahora,
    }
    type(caso).objects.update(estado=estado, corregir_hasta=ahora, causa_anulacion="duplicada", **firmas)
    for acto in (validar_inscripcion, devolver_inscripcion):
        with pytest.raises(CasoDecidido, match="no se guardó"):
            acto(caso, actor=maria)
    with pytest.raises(CasoDecidido):
        proponer_rechazo(caso, actor=maria, motivo=MOTIVO)
    assert {Estado.RADICADA, Estado.ANULACION_PROPUESTA} == {
        e for e in Estado if Estado.EN_CORRECCION in TRANSICIONES[e]
    }


def test_quien_vio_otra_cosa_no_decide_encima(caso, maria):
    todo_cumple(caso, maria)
    with pytest.raises(CasoDecidido):
        validar_inscripcion(caso, actor=maria, version="radicada-7-")


def test_despues_del_plazo_de_revision_nadie_decide(caso, maria):
    todo_cumple(caso, maria)
    with time_machine.travel(caso.convocatoria.revision_hasta + timedelta(seconds=1), tick=False):
        with pytest.raises(MesaCerrada, match="El plazo para revisar terminó el"):
            validar_inscripcion(caso, actor=maria)
        assert tomar_siguiente(actor=maria) is None


def test_sellada_la_convocatoria_nadie_decide(caso, maria):
    Convocatoria.objects.update(estado="sellada")
    with pytest.raises(MesaCerrada, match="está sellada"):
        validar_inscripcion(caso, actor=maria)


def test_nadie_decide_lo_propio_ni_lo_de_otro_territorio(caso, maria):
    propio = caso.persona.usuario
    with pytest.raises(ActoNegado, match="Esta inscripción es suya"):
        tomar_inscripcion(caso, actor=propio)
    with pytest.raises(ActoNegado, match="otro territorio"):
        tomar_inscripcion(caso, actor=oficial(autoridad=CHOCO))


def test_tomar_siguiente_da_la_mas_antigua_y_no_acapara(maria):
    primera, segunda = inscripcion_radicada(), inscripcion_radicada(numero="2")
    Convocatoria.objects.update(revision_hasta=primera.convocatoria.revision_hasta)
    type(primera).objects.filter(pk=segunda.pk).update(radicada_en=timezone.now() - timedelta(days=1))
    assert tomar_siguiente(actor=maria) == segunda
    assert tomar_siguiente(actor=maria) == segunda
    assert tomar_siguiente(actor=oficial()) == primera
    assert tomar_siguiente(actor=oficial()) is None


def test_a_los_veinte_minutos_sin_moverse_el_caso_queda_libre(caso, maria):
    otra = oficial()
    with time_machine.travel(caso.tomada_en + timedelta(minutes=19), tick=False):
        with pytest.raises(CasoTomado, match="María Ruiz está revisando este caso desde las"):
            tomar_inscripcion(caso, actor=otra)
        no_cumple(caso, maria)
    with time_machine.travel(caso.tomada_en + timedelta(minutes=30), tick=False):
        assert tomar_siguiente(actor=otra) is None
    with time_machine.travel(caso.tomada_en + timedelta(minutes=40), tick=False):
        assert tomar_siguiente(actor=otra) == caso
        with pytest.raises(CasoTomado):
            validar_inscripcion(caso, actor=maria)


def test_lo_que_no_se_corrigio_a_tiempo_vuelve_a_la_mesa(maria):
    caso = en_estado("en_correccion", maria)
    with pytest.raises(ActoNegado, match="todavía está en plazo"):
        tomar_inscripcion(caso, actor=maria)
    with time_machine.travel(caso.corregir_hasta + timedelta(seconds=1), tick=False):
        assert tomar_siguiente(actor=maria) == caso
        caso.refresh_from_db()
        assert (caso.estado, caso.corregir_hasta) == (Estado.RADICADA, None)


def test_solo_la_jefatura_suelta_el_caso_de_otra_persona_y_queda_escrito(caso, maria):
    with pytest.raises(CasoTomado):
        soltar_inscripcion(caso, actor=oficial())
    soltar_inscripcion(caso, actor=oficial(Rol.JEFE_SECRETARIA))
    assert caso.tomada_por is None
    assert Evento.objects.filter(acto="soltada").count() == 1


def test_la_razon_es_de_la_lista_de_su_punto(caso, maria):
    titulo = PuntoLista.objects.get(pk="titulo")
    ajena = PuntoLista.objects.get(pk="acta_coincide").razones.first()
    for razon in (None, ajena):
        with pytest.raises(HallazgoImposible, match="Elija la razón"):
            anotar_hallazgo(caso, titulo, "no_cumple", actor=maria, razon=razon)
    with pytest.raises(HallazgoImposible, match="aplica a esta inscripción"):
        anotar_hallazgo(caso, titulo, "no_aplica", actor=maria)
    assert not Hallazgo.objects.exists()


def test_se_validan_juntas_solo_las_que_ya_estan_en_verde(maria):
    verde, roja = caso_tomado(maria), caso_tomado(maria, numero="2")
    todo_cumple(verde, maria)
    for caso in (verde, roja):
        soltar_inscripcion(caso, actor=maria)
    assert validar_varias(type(verde).objects.all(), actor=oficial()) == 1
    verde.refresh_from_db()
    assert verde.estado == Estado.VALIDADA
