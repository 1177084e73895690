"""The ministry opens a process, offers posts and publishes it."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfWriter

from inscripciones.consultas.convocatorias import ofrecibles_en
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria, Politica
from inscripciones.reglas import armar, en_palabras
from inscripciones.servicios.candado import ConvocatoriaCongelada
from inscripciones.servicios.convocatorias import (
    ConvocatoriaIncompleta,
    VersionRepetida,
    crear_politica,
    faltas_de,
    ofrecer_plazas,
    publicar_convocatoria,
    quitar_ofertas,
)
from plazas.estados import Estado
from plazas.models import Plaza
from plazas.senales import RetiroRechazado
from plazas.servicios import suspender_plaza
from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import ConvocatoriaFactory, OfertaFactory, PlazaFactory, PoliticaFactory, funcionario

pytestmark = pytest.mark.django_db
MOTIVO = "La entidad perdió la habilitación del servicio."


@pytest.fixture
def ministerio():
    return funcionario(Rol.MINISTERIO)


def test_se_ofrecen_las_publicadas_de_las_profesiones_llamadas(ministerio):
    convocatoria = ConvocatoriaFactory()
    plaza = PlazaFactory(cupos=3)
    PlazaFactory(estado=Estado.APROBADA)
    PlazaFactory(profesion_id="ENFERMERIA")
    assert ofrecer_plazas(convocatoria, Plaza.objects.all(), actor=ministerio) == 1
    oferta = convocatoria.ofertas.get()
    assert (oferta.plaza, oferta.cupos) == (plaza, 3)
    assert [(a.acto, a.datos["proceso"]) for a in historia(plaza)] == [("ofrecida", convocatoria.codigo)]


def test_la_oferta_guarda_lo_que_se_vio_aunque_la_plaza_cambie(ministerio):
    convocatoria, plaza = ConvocatoriaFactory(), PlazaFactory(salario_mensual=3_000_000, da_vivienda=True)
    ofrecer_plazas(convocatoria, Plaza.objects.all(), actor=ministerio)
    Plaza.objects.update(salario_mensual=1_000_000)
    foto = convocatoria.ofertas.get().foto
    assert (foto["salario_mensual"], foto["ayudas"]) == (3_000_000, ["vivienda"])
    assert foto["codigo"] == plaza.codigo


def test_ofrecer_dos_veces_ofrece_una(ministerio):
    convocatoria = ConvocatoriaFactory()
    PlazaFactory()
    ofrecer_plazas(convocatoria, Plaza.objects.all(), actor=ministerio)
    assert ofrecer_plazas(convocatoria, Plaza.objects.all(), actor=ministerio) == 0


@pytest.mark.parametrize(
    ("estado", "ofrecidas"),
    [("borrador", 0), ("publicada", 0), ("sellada", 0), ("asignada", 1), ("anulada", 1)],
)
def test_una_plaza_no_esta_en_dos_procesos_a_la_vez(ministerio, estado, ofrecidas):
    OfertaFactory(convocatoria__estado=estado)
    otra = ConvocatoriaFactory()
    assert ofrecibles_en(otra).count() == ofrecidas
    assert ofrecer_plazas(otra, Plaza.objects.all(), actor=ministerio) == ofrecidas


def test_sin_una_plaza_por_profesion_no_se_publica(ministerio):
    convocatoria = ConvocatoriaFactory(profesiones=["MEDICINA", "ODONTOLOGIA"])
    OfertaFactory(convocatoria=convocatoria)
    with pytest.raises(ConvocatoriaIncompleta, match="odontología"):
        publicar_convocatoria(convocatoria, actor=ministerio)


def test_no_se_publica_un_proceso_que_ya_cerro(ministerio):
    ayer = timezone.now() - timedelta(days=1)
    convocatoria = ConvocatoriaFactory(cierra_en=ayer)
    OfertaFactory(convocatoria=convocatoria)
    with pytest.raises(ConvocatoriaIncompleta, match="posterior a este momento"):
        publicar_convocatoria(convocatoria, actor=ministerio)


def test_publicada_no_cambian_sus_plazas(ministerio):
    convocatoria = OfertaFactory().convocatoria
    publicar_convocatoria(convocatoria, actor=ministerio)
    with pytest.raises(ConvocatoriaCongelada):
        ofrecer_plazas(convocatoria, Plaza.objects.all(), actor=ministerio)
    with pytest.raises(ConvocatoriaCongelada):
        quitar_ofertas(convocatoria, convocatoria.ofertas.all(), actor=ministerio)


@pytest.mark.parametrize("estado", ["borrador", "publicada", "sellada"])
def test_lo_que_un_proceso_ofrece_no_se_suspende(ministerio, estado):
    oferta = OfertaFactory(convocatoria__estado=estado)
    with pytest.raises(RetiroRechazado, match=oferta.convocatoria.nombre):
        suspender_plaza(oferta.plaza, actor=ministerio, motivo=MOTIVO)


def test_terminado_el_proceso_la_plaza_puede_suspenderse(ministerio):
    oferta = OfertaFactory(convocatoria__estado=EstadoConvocatoria.ASIGNADA)
    suspender_plaza(oferta.plaza, actor=ministerio, motivo=MOTIVO)
    assert oferta.plaza.estado == Estado.SUSPENDIDA


def test_cada_proceso_conserva_sus_reglas(ministerio):
    viejo = ConvocatoriaFactory()
    reglas = {**viejo.politica.reglas, "niveles": [1, 2, 3], "condiciones": {"victima": 1, "gestante": 2}}
    nueva = crear_politica(actor=ministerio, version="2027-1", titulo="Otra", norma="Res. 9", reglas=reglas)
    nuevo = ConvocatoriaFactory(politica=nueva)
    assert "Segunda clase: mujer embarazada" in " ".join(en_palabras(nuevo.politica.reglas))
    assert "Segunda clase: todas las demás" in " ".join(en_palabras(viejo.politica.reglas))


def test_una_version_no_se_escribe_dos_veces(ministerio):
    politica = PoliticaFactory()
    with pytest.raises(VersionRepetida):
        crear_politica(actor=ministerio, version=politica.version, titulo="", norma="", reglas={})


def test_las_clases_vacias_no_dejan_huecos():
    respuestas = {"max_plazas": 5, "completar": "todos", "orden_departamento": "codigo"}
    respuestas |= {
        "sin_plaza": "exonerado",
        "publicidad": "abierta",
        "clase_victima": "3",
        "clase_gestante": "",
    }
    reglas = armar(respuestas)
    assert (reglas["niveles"], reglas["condiciones"]) == ([1, 2], {"victima": 1})


# --- In the browser ---


def formulario(**cambios):
    """A filled form: opens tomorrow, each date ten days after the one before."""
    datos = {
        "codigo": "2027-1", "nombre": "2027-I", "profesiones": ["MEDICINA"], "llave": str(uuid4()),
        "politica": Politica.objects.get(version="2020-1").pk, "acto_numero": "Resolución 1",
        "gracia_minutos": "0", "plazo_correccion_dias_habiles": "3",
        "acto": SimpleUploadedFile("acto.pdf", pdf_minimo(), "application/pdf"),
    }  # fmt: skip
    hoy = timezone.localdate()
    dias = ["acto_fecha", "abre_en_dia", "cierra_en_dia", "correccion_hasta_dia", "revision_hasta_dia"]
    for i, campo in enumerate([*dias, "sello_en_dia", "evento_en_dia", "inicio_servicio"]):
        dia = hoy + timedelta(days=10 * i)
        datos |= {f"{campo}_dia": dia.day, f"{campo}_mes": dia.month, f"{campo}_ano": dia.year}
        datos[campo.replace("_dia", "_hora")] = "17:00"
    return {**datos, **cambios}


def pdf_minimo():
    hoja, salida = PdfWriter(), BytesIO()
    hoja.add_blank_page(200, 200)
    hoja.write(salida)
    return salida.getvalue()


def test_el_ministerio_abre_ofrece_y_publica(client, ministerio):
    PlazaFactory()
    client.force_login(ministerio)
    client.post(reverse("inscripciones:nueva_convocatoria"), formulario())
    convocatoria = Convocatoria.objects.get(codigo="2027-1")
    client.post(reverse("inscripciones:ofrecer", args=["2027-1"]), {"todas": "on"})
    client.post(reverse("inscripciones:publicar_convocatoria", args=["2027-1"]))
    convocatoria.refresh_from_db()
    assert convocatoria.estado == EstadoConvocatoria.PUBLICADA
    assert timezone.localtime(convocatoria.cierra_en).hour == 17
    client.logout()
    pagina = client.get(reverse("inscripciones:convocatoria", args=["2027-1"])).content.decode()
    assert "Resolución 1" in pagina
    assert "hasta 5 plazas" in pagina


def test_el_calendario_desordenado_se_explica(client, ministerio):
    client.force_login(ministerio)
    datos = formulario()
    datos |= {f"cierra_en_dia_{p}": datos[f"abre_en_dia_{p}"] for p in ("dia", "mes", "ano")}
    respuesta = client.post(reverse("inscripciones:nueva_convocatoria"), datos)
    assert "El cierre debe ser después de la apertura" in respuesta.content.decode()
    assert not Convocatoria.objects.exists()


def test_el_servicio_no_empieza_antes_de_saber_quien_va(client, ministerio):
    client.force_login(ministerio)
    datos = formulario()
    datos |= {f"inicio_servicio_{p}": datos[f"evento_en_dia_{p}"] for p in ("dia", "mes", "ano")}
    respuesta = client.post(reverse("inscripciones:nueva_convocatoria"), datos)
    assert "El servicio debe empezar después del día del sorteo" in respuesta.text
    convocatoria = ConvocatoriaFactory()
    convocatoria.inicio_servicio = timezone.localdate(convocatoria.evento_en)
    assert "El servicio debe empezar después del día del sorteo." in faltas_de(convocatoria)


def test_entre_el_sello_y_el_sorteo_hay_un_dia_para_objetar(settings):
    settings.DEMO = False
    convocatoria = ConvocatoriaFactory(es_ensayo=False)
    for espera, se_dice in [(timedelta(hours=24), False), (timedelta(hours=24, seconds=-1), True)]:
        convocatoria.sello_en = convocatoria.evento_en - espera
        assert any("24 horas" in falta for falta in faltas_de(convocatoria)) == se_dice


def test_el_acto_subido_no_se_pierde_al_corregir_lo_demas(client, ministerio):
    client.force_login(ministerio)
    respuesta = client.post(reverse("inscripciones:nueva_convocatoria"), formulario(nombre=""))
    assert "No tiene que subirlo de nuevo" in respuesta.content.decode()
    guardado = respuesta.context["acto_guardado"]
    client.post(reverse("inscripciones:nueva_convocatoria"), formulario(acto="", acto_guardado=guardado.pk))
    assert Convocatoria.objects.get().acto_archivo == guardado


def test_sin_acto_no_hay_proceso(client, ministerio):
    client.force_login(ministerio)
    respuesta = client.post(reverse("inscripciones:nueva_convocatoria"), formulario(acto=""))
    assert "Adjunte el acto que abre la convocatoria" in respuesta.content.decode()


def test_dos_pulsaciones_abren_un_proceso(client, ministerio):
    client.force_login(ministerio)
    datos = formulario()
    for _ in range(2):
        datos["acto"].seek(0)
        respuesta = client.post(reverse("inscripciones:nueva_convocatoria"), datos)
    assert respuesta.status_code == 302
    assert Convocatoria.objects.count() == 1


@pytest.mark.parametrize("rol", [Rol.IPS, Rol.SECRETARIA, Rol.VEEDOR])
def test_solo_el_ministerio_convoca(client, rol):
    client.force_login(funcionario(rol))
    assert client.get(reverse("inscripciones:nueva_convocatoria")).status_code == 403
    oferta = OfertaFactory()
    for ruta in ("editar_convocatoria", "convocatoria", "ofertas"):
        assert (
            client.get(reverse(f"inscripciones:{ruta}", args=[oferta.convocatoria.codigo])).status_code == 404
        )


@pytest.mark.parametrize("ruta", ["convocatorias", "politicas", "nueva_politica", "nueva_convocatoria"])
def test_las_paginas_del_ministerio_abren(client, ministerio, ruta):
    OfertaFactory()
    client.force_login(ministerio)
    assert client.get(reverse(f"inscripciones:{ruta}")).status_code == 200


@pytest.mark.parametrize("ruta", ["convocatoria", "editar_convocatoria", "ofertas", "quitar_ofertas"])
def test_las_paginas_de_un_borrador_abren(client, ministerio, ruta):
    oferta = OfertaFactory()
    PlazaFactory()
    client.force_login(ministerio)
    assert client.get(reverse(f"inscripciones:{ruta}", args=[oferta.convocatoria.codigo])).status_code == 200


@pytest.mark.parametrize(("ruta", "destino"), [("editar_convocatoria", ""), ("ofertas", "plazas/quitar/")])
def test_lo_publicado_no_muestra_un_formulario_que_no_se_guarda(client, ministerio, ruta, destino):
    convocatoria = OfertaFactory(convocatoria__estado=EstadoConvocatoria.PUBLICADA).convocatoria
    client.force_login(ministerio)
    respuesta = client.get(reverse(f"inscripciones:{ruta}", args=[convocatoria.codigo]))
    assert respuesta.url == f"{convocatoria.get_absolute_url()}{destino}"


@pytest.mark.parametrize(
    ("datos", "dicho"), [({}, "No había plazas marcadas"), ({"todas": "on"}, "1 plaza.")]
)
def test_ofrecer_dice_a_cuantas_plazas_o_que_no_marco_ninguna(client, ministerio, datos, dicho):
    convocatoria = OfertaFactory().convocatoria
    PlazaFactory(profesion=convocatoria.profesiones.first())
    client.force_login(ministerio)
    ruta = reverse("inscripciones:ofrecer", args=[convocatoria.codigo])
    assert dicho in client.post(ruta, datos, follow=True).content.decode()


def test_el_catalogo_filtra_por_convocatoria_publicada(client):
    ofrecida = OfertaFactory(convocatoria__estado=EstadoConvocatoria.PUBLICADA)
    otra = PlazaFactory()
    ruta = f"{reverse('plazas:catalogo')}?convocatoria={ofrecida.convocatoria.codigo}"
    pagina = client.get(ruta).content.decode()
    assert ofrecida.plaza.codigo in pagina
    assert otra.codigo not in pagina
