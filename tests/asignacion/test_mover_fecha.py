"""Another date for an event: by an act, with time to look at the own row, in public and never in silence."""

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
from inscripciones.servicios.candado import ConvocatoriaCongelada
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.models import Evento

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


def formulario(fechas, **cambios):
    """What the screen sends."""
    cuerpo = {"acto_numero": ACTO.numero, "motivo": ACTO.motivo, **partes("acto_fecha", ACTO.fecha)}
    for campo in ("sello_en", "evento_en"):
        local = timezone.localtime(getattr(fechas, campo))
        cuerpo |= partes(f"{campo}_dia", local.date()) | {f"{campo}_hora": f"{local:%H:%M}"}
    return {**cuerpo, **partes("inicio_servicio", fechas.inicio_servicio), **cambios}


@base
def test_el_ministerio_la_mueve_en_su_pantalla_y_cualquiera_ve_la_de_antes(client):
    convocatoria = evento.proceso(**UNA)
    url = reverse("asignacion:mover_fecha", args=[convocatoria.codigo])
    client.force_login(convocatoria.ministra)
    assert client.post(url, formulario(en_horas(2, 60))).url.endswith("/consola/")
    client.logout()
    for pagina in ("asignacion:detalle", "inscripciones:convocatoria"):
        texto = client.get(reverse(pagina, args=[convocatoria.codigo])).text
        assert "La fecha del sorteo cambió" in texto
        assert ACTO.motivo in texto


@base
def test_lo_mal_escrito_se_dice_en_su_campo_y_no_se_pierde(client):
    convocatoria = evento.proceso(**UNA)
    client.force_login(convocatoria.ministra)
    url = reverse("asignacion:mover_fecha", args=[convocatoria.codigo])
    respuesta = client.post(url, formulario(en_horas(2, 10), motivo="Corto"))
    assert "por lo menos 24 horas después de sellar" in respuesta.text
    assert "Explique un poco más" in respuesta.text
    assert ACTO.numero in respuesta.text
    assert not convocatoria.cambios_de_fecha.exists()


@base
def test_con_el_sello_puesto_la_pantalla_dice_que_hacer_primero(client):
    sorteo = evento.sellado(**UNA)
    client.force_login(sorteo.convocatoria.ministra)
    texto = client.get(reverse("asignacion:mover_fecha", args=[sorteo.convocatoria.codigo])).text
    assert "primero retire el sello" in texto
    assert "<form method" not in texto.partition("<main")[2]
