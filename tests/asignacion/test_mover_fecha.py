"""Another date for an event: by an act, with time to look at the own row, in public and never in silence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from asignacion import servicios
from asignacion.plazos import faltas_al_mover
from asignacion.servicios import SelloNoListo, SorteoNoAdmite
from inscripciones.calendario import Acto, Fechas
from inscripciones.models import Inscripcion
from inscripciones.servicios.candado import ConvocatoriaCongelada
from inscripciones.servicios.mesa import MesaCerrada
from inscripciones.servicios.rechazo import confirmar_rechazo
from inscripciones.servicios.recurso import apelar_inscripcion, resolver_recurso
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.avisos.redaccion import texto
from sso_portal.nucleo.bitacora.models import Evento
from tests.inscripciones.mesa import oficial

from . import evento

UNA = {"personas": 5, "plazas": 3, "profesiones": ("MEDICINA",)}
ACTO = Acto("Resolución 1120 de 2027", date(2026, 1, 20), "Se cayó la energía en el auditorio")
base = pytest.mark.django_db


def en_horas(sello, sorteo):
    """Dates counted from this minute, with the service two months later."""
    ahora = timezone.now().replace(second=0, microsecond=0)
    cuando = ahora + timedelta(hours=sorteo)
    return Fechas(ahora + timedelta(hours=sello), cuando, timezone.localdate(cuando) + timedelta(days=60))


def mover(convocatoria, fechas, acto=ACTO):
    ministra = convocatoria.veedores.get(orden=1).usuario
    return servicios.mover_fecha(convocatoria, actor=ministra, acto=acto, fechas=fechas)


@given(st.integers(-100, 100), st.integers(-100, 200), st.integers(-10, 10), st.sampled_from([24, 48]))
def test_solo_valen_las_fechas_que_dejan_tiempo_para_mirar_la_fila(sello, sorteo, dias, antelacion):
    ahora = timezone.now()
    servicio = timezone.localdate() + timedelta(days=dias)
    fechas = Fechas(ahora + timedelta(hours=sello), ahora + timedelta(hours=sorteo), servicio)
    reglas = {"revision_hasta": ahora - timedelta(days=1), "antelacion": timedelta(hours=antelacion)}
    cabe = sello > 0 and sorteo >= sello + antelacion
    cabe = cabe and fechas.inicio_servicio > timezone.localdate(fechas.evento_en)
    assert (not faltas_al_mover(fechas, ahora=ahora, **reglas)) == cabe


@base
def test_un_sello_retirado_sin_tiempo_se_vuelve_a_sellar_cuando_la_fecha_se_mueve(settings, monkeypatch):
    settings.DEMO = False
    monkeypatch.setattr(servicios.sello, "sellar_tiempo", lambda digest: b"estampa")
    primero = evento.sellado(**UNA, evento_en=timezone.now() + timedelta(hours=30))
    convocatoria, ministra = primero.convocatoria, primero.convocatoria.ministra
    servicios.corregir_sello(primero, actor=ministra, motivo="Una fila tenía otra plaza")
    with pytest.raises(SelloNoListo, match="48 horas"):
        servicios.sellar_entradas(convocatoria, actor=ministra)
    mover(convocatoria, en_horas(2, 60))
    segundo = servicios.sellar_entradas(convocatoria, actor=ministra)
    assert (segundo.numero, segundo.ronda > primero.ronda) == (2, True)


@base
def test_despues_de_un_sello_se_piden_cuarenta_y_ocho_horas():
    primero = evento.sellado(**UNA)
    servicios.corregir_sello(primero, actor=primero.convocatoria.ministra, motivo="Una fila tenía otra plaza")
    with pytest.raises(SorteoNoAdmite, match="48 horas"):
        mover(primero.convocatoria, en_horas(2, 40))
    primero.convocatoria.refresh_from_db()
    assert not primero.convocatoria.cambios_de_fecha.exists()


@base
def test_las_mismas_fechas_no_son_un_cambio_ni_avisan_a_nadie():
    convocatoria = evento.proceso(**UNA)
    fechas = Fechas(convocatoria.sello_en, convocatoria.evento_en, convocatoria.inicio_servicio)
    with pytest.raises(SorteoNoAdmite, match="que ya tiene"):
        mover(convocatoria, fechas)
    assert not convocatoria.cambios_de_fecha.exists()
    assert not Aviso.objects.filter(plantilla="sorteo_movido").exists()


@base
def test_la_fecha_de_lo_sellado_no_se_mueve():
    sorteo = evento.sellado(**UNA)
    with pytest.raises(ConvocatoriaCongelada):
        mover(sorteo.convocatoria, en_horas(2, 60))


@base
def test_a_cada_inscrita_y_al_comite_se_les_dice_una_vez_con_su_evento():
    convocatoria = evento.proceso(**UNA)
    fechas = en_horas(2, 60)
    assert mover(convocatoria, fechas) == mover(convocatoria, fechas)
    avisos = Aviso.objects.filter(plantilla="sorteo_movido")
    assert avisos.count() == UNA["personas"] + 2
    assert Evento.objects.filter(acto="evento_movido").count() == 1
    assert ACTO.motivo in avisos.order_by("pk").first().contexto["motivo"]


def partes(prefijo, dia):
    return {f"{prefijo}_dia": dia.day, f"{prefijo}_mes": dia.month, f"{prefijo}_ano": dia.year}


def formulario(convocatoria, fechas, **cambios):
    """What the screen sends."""
    cuerpo = {"acto_numero": ACTO.numero, "motivo": ACTO.motivo, **partes("acto_fecha", ACTO.fecha)}
    revision = fechas.revision_hasta or convocatoria.revision_hasta
    instantes = {"revision_hasta": revision, "sello_en": fechas.sello_en, "evento_en": fechas.evento_en}
    for campo, valor in instantes.items():
        local = timezone.localtime(valor)
        cuerpo |= partes(f"{campo}_dia", local.date()) | {f"{campo}_hora": f"{local:%H:%M}"}
    return {**cuerpo, **partes("inicio_servicio", fechas.inicio_servicio), **cambios}


@base
def test_el_ministerio_la_mueve_en_su_pantalla_y_cualquiera_ve_la_de_antes(client):
    convocatoria = evento.proceso(**UNA)
    url = reverse("asignacion:mover_fecha", args=[convocatoria.codigo])
    client.force_login(convocatoria.ministra)
    assert client.post(url, formulario(convocatoria, en_horas(2, 60))).url.endswith("/consola/")
    client.logout()
    for pagina in ("asignacion:detalle", "inscripciones:convocatoria"):
        texto = client.get(reverse(pagina, args=[convocatoria.codigo])).text
        assert "Las fechas cambiaron" in texto
        assert ACTO.motivo in texto


@base
def test_lo_mal_escrito_se_dice_en_su_campo_y_no_se_pierde(client):
    convocatoria = evento.proceso(**UNA)
    client.force_login(convocatoria.ministra)
    url = reverse("asignacion:mover_fecha", args=[convocatoria.codigo])
    respuesta = client.post(url, formulario(convocatoria, en_horas(2, 10), motivo="Corto"))
    assert "por lo menos 24 horas después de sellar" in respuesta.text
    assert "Explique un poco más" in respuesta.text
    assert ACTO.numero in respuesta.text
    assert not convocatoria.cambios_de_fecha.exists()


def con_propuesta_sin_confirmar(convocatoria):
    """One registration of Nariño whose rejection nobody confirmed before the review closed."""
    caso = convocatoria.inscripciones.filter(autoridad="52").order_by("pk").first()
    propuesta = {"propuesta_por": oficial(), "propuesta_en": caso.decidida_en}
    Inscripcion.objects.filter(pk=caso.pk).update(estado="rechazo_propuesto", **propuesta)
    return caso


def apelada(convocatoria):
    """The appeal of a rejection that two officers of Nariño decided before the review closed."""
    caso = con_propuesta_sin_confirmar(convocatoria)
    Inscripcion.objects.filter(pk=caso.pk).update(estado="rechazada")
    return apelar_inscripcion(caso, actor=caso.persona.usuario, texto=ACTO.motivo)


@base
def test_lo_propuesto_y_sin_confirmar_lo_decide_la_secretaria_cuando_la_revision_se_amplia():
    convocatoria = evento.proceso(**UNA)
    caso = con_propuesta_sin_confirmar(convocatoria)
    with pytest.raises(SelloNoListo, match=r"1 con una propuesta sin confirmar.*La revisión cerró"):
        servicios.sellar_entradas(convocatoria, actor=convocatoria.ministra)
    with pytest.raises(MesaCerrada):
        confirmar_rechazo(caso, actor=oficial())
    mover(convocatoria, replace(en_horas(2, 60), revision_hasta=timezone.now() + timedelta(hours=1)))
    confirmar_rechazo(caso, actor=oficial())
    caso.refresh_from_db()
    assert caso.estado == "rechazada"
    assert servicios.sellar_entradas(convocatoria, actor=convocatoria.ministra).total_personas == 4


@base
def test_la_revision_se_amplia_en_la_pantalla_y_lo_de_antes_queda_a_la_vista(client):
    convocatoria = evento.proceso(**UNA)
    client.force_login(convocatoria.ministra)
    fechas = replace(en_horas(2, 60), revision_hasta=timezone.now() + timedelta(hours=1))
    url = reverse("asignacion:mover_fecha", args=[convocatoria.codigo])
    assert client.post(url, formulario(convocatoria, fechas)).status_code == 302
    cambio = convocatoria.cambios_de_fecha.get()
    assert cambio.revision_antes_en == convocatoria.revision_hasta
    assert "Las secretarías revisaban hasta" in client.get(convocatoria.get_absolute_url()).text
    aviso = Aviso.objects.filter(plantilla="sorteo_movido").order_by("pk").first()
    assert "Las secretarías revisan ahora" in texto("sorteo_movido", aviso.contexto)


@base
def test_la_consola_cuenta_las_apelaciones_y_quien_gano_vuelve_solo_cuando_la_revision_se_amplia(client):
    convocatoria = evento.proceso(**UNA)
    recurso = apelada(convocatoria)
    client.force_login(convocatoria.ministra)
    url = reverse("asignacion:consola", args=[convocatoria.codigo])
    assert "1 por resolver y 0 ganadas" in client.get(url).text
    resolver_recurso(recurso, actor=oficial(), es_favorable=True, respuesta=ACTO.motivo)
    assert "0 por resolver y 1 ganada después" in client.get(url).text
    mover(convocatoria, replace(en_horas(2, 60), revision_hasta=timezone.now() + timedelta(hours=1)))
    recurso.inscripcion.refresh_from_db()
    assert recurso.inscripcion.estado == "radicada"
    assert Aviso.objects.filter(plantilla="recurso_vuelve_a_revision").count() == 1


def test_la_revision_se_amplia_pero_no_se_acorta():
    ahora = timezone.now()
    reglas = {"ahora": ahora, "revision_hasta": ahora + timedelta(days=3), "antelacion": timedelta(hours=24)}
    for dias, falta in ((1, "no acortar"), (4, None)):
        fechas = replace(en_horas(24 * 5, 24 * 9), revision_hasta=ahora + timedelta(days=dias))
        assert (falta or "") in faltas_al_mover(fechas, **reglas).get("revision_hasta", "")
        assert bool(faltas_al_mover(fechas, **reglas)) == bool(falta)


@base
def test_con_el_sello_puesto_la_pantalla_dice_que_hacer_primero(client):
    sorteo = evento.sellado(**UNA)
    client.force_login(sorteo.convocatoria.ministra)
    texto = client.get(reverse("asignacion:mover_fecha", args=[sorteo.convocatoria.codigo])).text
    assert "primero retire el sello" in texto
    assert "<form method" not in texto.partition("<main")[2]
