"""A case from its beginning to its end: what the person does, what the area decides."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.db import DatabaseError, transaction

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.documentos.models import Archivo
from tramites.consultas.respuestas import en_palabras
from tramites.models import Mensaje, Solicitud
from tramites.servicios.borrador import (
    SolicitudEnviada,
    TramiteSinVersion,
    adjuntar_documento,
    empezar_solicitud,
    guardar_respuestas,
    quitar_documento,
    reutilizar_documento,
)
from tramites.servicios.dialogo import (
    Pedido,
    PeticionImposible,
    PorResponder,
    adjuntar_a_peticion,
    escribir_mensaje,
    pedir_al_ciudadano,
    responder_peticiones,
)
from tramites.servicios.etapas import (
    AccionAjena,
    DecisionAjena,
    DecisionTardia,
    MotivoFaltante,
    avanzar_solicitud,
)
from tramites.servicios.radicacion import FaltanRespuestas, desistir_solicitud, radicar_solicitud

from .casos import (
    ESTRUCTURA,
    RESPUESTAS,
    archivo,
    borrador,
    ciudadana,
    de_area,
    institucion,
    publicada,
    radicada,
    tramite,
)

pytestmark = pytest.mark.django_db
LUNES = "2026-03-02T15:00:00Z"


@pytest.fixture
def i():
    return institucion()


def test_quien_vuelve_encuentra_lo_que_empezo(i):
    una = borrador(i)
    otra = empezar_solicitud(i.tramite, persona=i.eva.persona, actor=i.eva)
    assert otra.pk == una.pk
    assert otra.respuestas == RESPUESTAS


def test_el_mismo_boton_empieza_una_sola_aunque_ya_se_haya_enviado(i):
    clave = uuid4()
    una = empezar_solicitud(i.tramite, persona=i.eva.persona, actor=i.eva, clave=clave)
    guardar_respuestas(una, RESPUESTAS, actor=i.eva)
    radicar_solicitud(una, actor=i.eva)
    assert empezar_solicitud(i.tramite, persona=i.eva.persona, actor=i.eva, clave=clave).pk == una.pk


def test_sin_version_publicada_no_se_empieza():
    eva = ciudadana()
    with pytest.raises(TramiteSinVersion):
        empezar_solicitud(tramite(), persona=eva.persona, actor=eva)


def test_lo_que_se_responde_no_se_lee_en_la_base(i):
    s = borrador(i, asunto="Tengo una enfermedad")
    with transaction.atomic():
        crudo = bytes(
            Solicitud.objects.raw("SELECT id, respuestas_json::bytea AS x FROM tramites_solicitud")[0].x
        )
    assert b"enfermedad" not in crudo
    assert s.respuestas["asunto"] == "Tengo una enfermedad"


@time_machine.travel(LUNES)
def test_al_enviar_hay_numero_oficina_plazo_y_aviso(i):
    s = radicada(i)
    assert s.numero.startswith("T-2026-")
    assert (s.area.codigo, s.etapa, s.responsable, s.vence_el) == (
        "juridica",
        "estudio",
        i.ana,
        date(2026, 3, 9),
    )
    assert s.pasos.get().salio_en is None
    assert Aviso.objects.get(destinatario=i.eva).plantilla == "solicitud_radicada"


def test_enviar_dos_veces_da_el_mismo_numero(i):
    s = radicada(i)
    assert radicar_solicitud(Solicitud.objects.get(), actor=i.eva).numero == s.numero
    assert s.pasos.count() == 1


def test_lo_obligatorio_que_falta_no_deja_enviar_y_lo_escondido_no_falta(i):
    s = borrador(i, tiene_apoyo="Sí")
    with pytest.raises(FaltanRespuestas, match="«¿Quién\\?»"):
        radicar_solicitud(s, actor=i.eva)
    guardar_respuestas(s, {"tiene_apoyo": "No"}, actor=i.eva)
    assert radicar_solicitud(s, actor=i.eva).numero


def test_lo_enviado_no_se_cambia(i):
    s = radicada(i)
    for acto in (
        lambda: guardar_respuestas(s, {"asunto": "Otra"}, actor=i.eva),
        lambda: adjuntar_documento(s, "prueba", archivo(), actor=i.eva),
    ):
        with pytest.raises(SolicitudEnviada):
            acto()


def test_un_documento_se_reemplaza_se_quita_y_no_se_pide_dos_veces(i):
    s = borrador(i)
    adjuntar_documento(s, "prueba", archivo("uno.pdf"), actor=i.eva)
    anexo = adjuntar_documento(s, "prueba", archivo("dos.pdf"), actor=i.eva)
    assert Archivo.objects.filter(uso="tramite").count() == s.anexos.count() == 1
    radicar_solicitud(s, actor=i.eva)
    otra = borrador(i)
    reutilizar_documento(otra, "prueba", anexo, actor=i.eva)
    assert otra.respuestas["prueba"] == "dos.pdf"
    quitar_documento(otra, "prueba", actor=i.eva)
    assert s.anexos.get().archivo_id == Archivo.objects.get(uso="tramite").pk


def test_nadie_reutiliza_el_documento_de_otra_persona(i):
    anexo = adjuntar_documento(borrador(i), "prueba", archivo(), actor=i.eva)
    ajena = borrador(i, ciudadana("1030"))
    with pytest.raises(type(anexo).DoesNotExist):
        reutilizar_documento(ajena, "prueba", anexo, actor=i.eva)


def test_la_solicitud_avanza_por_sus_etapas_y_termina_con_su_documento(i):
    s = radicada(i)
    avanzar_solicitud(s, "pasar", actor=i.ana, etapa="estudio")
    assert (s.etapa, s.responsable, s.area.codigo) == ("decision", i.luz, "direccion")
    avanzar_solicitud(s, "negar", actor=i.luz, motivo="Falta la firma.")
    assert (s.estado, s.resultado, s.vence_el) == ("resuelta", "desfavorable", None)
    emitido = s.emitidos.get()
    assert emitido.texto == f"{i.eva.persona} pidió: Una copia. Decidimos: Negar. Falta la firma."
    assert "Una copia" not in str(emitido.certificado.datos)
    assert [p.accion for p in s.pasos.all()] == ["Pasar a decisión", "Negar"]


def test_solo_decide_quien_la_tiene_y_solo_lo_de_su_etapa(i):
    s = radicada(i)
    with pytest.raises(DecisionAjena, match="Ana tiene"):
        avanzar_solicitud(s, "pasar", actor=i.luz)
    with pytest.raises(AccionAjena):
        avanzar_solicitud(s, "conceder", actor=i.ana)
    with pytest.raises(MotivoFaltante):
        avanzar_solicitud(s, "archivar", actor=i.ana, motivo="  ")


def test_quien_llega_tarde_lee_que_decidio_su_colega(i):
    s = radicada(i)
    avanzar_solicitud(s, "pasar", actor=i.ana)
    with pytest.raises(DecisionTardia, match="Ana ya decidió «Pasar a decisión»"):
        avanzar_solicitud(s, "archivar", actor=i.ana, motivo="No", etapa="estudio")


def test_una_version_nueva_no_cambia_lo_que_ya_corre(i):
    s = radicada(i)
    type(i.version).objects.update(estado="reemplazada")
    corta = type(ESTRUCTURA)(ESTRUCTURA.campos, ESTRUCTURA.etapas[1:], "decision")
    publicada(i.tramite, corta, numero=2)
    avanzar_solicitud(Solicitud.objects.get(pk=s.pk), "pasar", actor=i.ana)
    assert radicada(i).etapa == "decision"
    assert Solicitud.objects.get(pk=s.pk).version.numero == 1


# --- Asking the person ---


def requisitos(i):
    return list(i.tramite.fichas.get().requisitos.order_by("orden"))


@time_machine.travel(LUNES)
def test_mientras_la_persona_completa_el_plazo_se_detiene(i):
    s = radicada(i)
    pedir_al_ciudadano(s, [Pedido(requisitos(i)[1])], actor=i.ana)
    assert (s.estado, s.vence_el, s.habiles_restantes) == ("por_completar", date(2026, 4, 6), 5)  # Holy Week
    with pytest.raises(TransicionInvalida):
        avanzar_solicitud(s, "pasar", actor=i.ana)
    with time_machine.travel("2026-03-13T15:00:00Z"):
        responder_peticiones(s, {s.peticiones.get().pk: "El acta 4"}, actor=i.eva)
    assert (s.estado, s.vence_el) == ("en_tramite", date(2026, 3, 20))


def test_lo_pedido_se_responde_todo_o_dice_que_falta(i):
    s = radicada(i)
    con_documento, escrita = pedir_al_ciudadano(s, [Pedido(r) for r in requisitos(i)], actor=i.ana)
    adjuntar_a_peticion(con_documento, archivo(), actor=i.eva)
    with pytest.raises(PorResponder, match="número del acta"):
        responder_peticiones(s, {}, actor=i.eva)
    responder_peticiones(s, {escrita.pk: "4"}, actor=i.eva)
    assert s.estado == "en_tramite"


def test_fuera_de_la_ficha_solo_pide_la_jefatura_y_con_motivo(i):
    s, jefa = radicada(i), de_area(i.entidad, es_jefe=True)
    extra = Pedido(texto="Otra carta", motivo_jefatura="La primera no se lee")
    for mala, quien in [(extra, i.ana), (Pedido(texto="Otra carta"), jefa)]:
        with pytest.raises(PeticionImposible):
            pedir_al_ciudadano(s, [mala], actor=quien)
    pedir_al_ciudadano(s, [extra], actor=jefa)
    assert s.peticiones.get().requisito is None


def test_no_se_pide_el_requisito_de_otro_tramite(i):
    ajeno = tramite(codigo="otro").fichas.get().requisitos.first()
    with pytest.raises(PeticionImposible, match="otro trámite"):
        pedir_al_ciudadano(radicada(i), [Pedido(ajeno)], actor=i.ana)


# --- Messages, and giving up ---


def test_la_nota_interna_no_avisa_y_la_persona_no_escribe_notas(i):
    s = radicada(i)
    Aviso.objects.all().delete()
    escribir_mensaje(s, "Ojo", actor=i.ana, quien="Jurídica", es_interno=True)
    assert not Aviso.objects.exists()
    propio = escribir_mensaje(s, "Hola", actor=i.eva, quien="Eva", es_interno=True)
    assert (propio.es_interno, propio.es_de_la_persona) == (False, True)


def test_el_mismo_mensaje_entra_una_vez_y_no_se_cambia(i):
    s, clave = radicada(i), uuid4()
    for _ in range(2):
        escribir_mensaje(s, "Hola", actor=i.eva, quien="Eva", clave=clave)
    with pytest.raises(DatabaseError, match="Lo dicho no cambia"), transaction.atomic():
        Mensaje.objects.update(texto="Otra cosa")


def test_desistir_cierra_el_recorrido_y_no_se_decide_mas(i):
    s = radicada(i)
    desistir_solicitud(s, actor=i.eva, motivo="Ya no la necesito")
    assert (s.estado, s.pasos.get().accion) == ("desistida", "Desistió")
    with pytest.raises(DecisionTardia):
        avanzar_solicitud(s, "pasar", actor=i.ana)


def test_el_recorrido_cerrado_no_se_cambia(i):
    s = radicada(i)
    avanzar_solicitud(s, "pasar", actor=i.ana)
    with pytest.raises(DatabaseError, match="El recorrido no cambia"), transaction.atomic():
        s.pasos.update(nombre="Otra")


def test_las_respuestas_se_leen_en_palabras(i):
    s = borrador(i, tiene_apoyo="Sí", quien={"nombre": "Ada", "tipo": "CC", "numero": "77"}, donde="27001",
                 cuando="2026-01-06")  # fmt: skip
    dichas = {r.clave: r.valor for r in en_palabras(s)}
    assert dichas["quien"] == "Ada, CC 77"
    assert (dichas["cuando"], dichas["donde"]) == ("6 de enero de 2026", "Quibdó, Chocó")
