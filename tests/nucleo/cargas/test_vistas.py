"""The pages of a bulk file: whose it is, what it says, what comes back."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import load_workbook

from sso_portal.nucleo.cargas import servicios
from sso_portal.nucleo.cargas.estados import Estado
from sso_portal.nucleo.cargas.models import Carga
from sso_portal.nucleo.cuentas.models import Usuario

from .conftest import BUENA, TITULOS

pytestmark = pytest.mark.django_db
MALA = "=1+1;5001;Medicna;2;28/02/2026"


@pytest.fixture
def navegar(client, analista):
    client.force_login(analista)
    return client


def enviar(client, contenido, nombre="plazas.csv"):
    archivo = SimpleUploadedFile(nombre, contenido.encode())
    return client.post(reverse("cargas:nueva", args=["prueba"]), {"archivo": archivo}, follow=True)


def test_subir_responde_enseguida_con_la_pagina_del_trabajo(navegar, formato):
    respuesta = enviar(navegar, f"{TITULOS}\n{BUENA}")
    assert respuesta.redirect_chain == [(Carga.objects.get().get_absolute_url(), 302)]
    assert "Puede cerrar esta página" in respuesta.text


def test_subir_el_mismo_lo_dice_y_lleva_a_la_misma(navegar, formato):
    respuestas = [enviar(navegar, f"{TITULOS}\n{BUENA}") for _ in range(2)]
    assert respuestas[0].redirect_chain == respuestas[1].redirect_chain
    assert "Usted ya subió este mismo archivo" in respuestas[1].text


@pytest.mark.parametrize(("contenido", "frase"), [("", "llegó vacío"), ("MZ programa", "lleva un programa")])
def test_lo_que_no_se_acepta_se_dice_junto_al_campo(navegar, formato, contenido, frase):
    respuesta = enviar(navegar, contenido)
    assert respuesta.text.count(frase) == 2
    assert "<title>Error: " in respuesta.text


def test_solo_sube_quien_puede_y_solo_ve_lo_suyo(client, subir):
    carga = subir(BUENA)
    client.force_login(Usuario.objects.create_user("otra@example.org"))
    assert client.get(reverse("cargas:nueva", args=["prueba"])).status_code == 403
    assert client.get(reverse("cargas:nueva", args=["nada"])).status_code == 404
    for accion in ["detalle", "confirmar", "cancelar", "aclarar"]:
        metodo = client.get if accion == "detalle" else client.post
        assert metodo(reverse(f"cargas:{accion}", args=[carga.pk])).status_code == 404


@pytest.mark.parametrize("estado", [e for e in Estado if e not in {Estado.CONFIRMADA, Estado.FALLIDA}])
def test_la_pagina_se_ve_en_cada_estado(navegar, subir, estado):
    carga = subir(BUENA, MALA)
    Carga.objects.update(estado=estado)
    respuesta = navegar.get(carga.get_absolute_url())
    assert estado.label in respuesta.text or carga.esta_en_marcha
    assert ("Cancelar la carga" in respuesta.text) == (
        estado in {"en_cola", "leyendo", "validando", "por_aclarar", "lista"}
    )


def test_confirmar_desde_la_pagina_deja_recibo(navegar, subir):
    carga = subir(BUENA)
    assert "Confirmar 1 prueba" in navegar.get(carga.get_absolute_url()).text
    navegar.post(reverse("cargas:confirmar", args=[carga.pk]))
    servicios.procesar_carga(carga.pk)
    assert "Se guardó 1 prueba" in navegar.get(carga.get_absolute_url()).text
    recibo = navegar.get(reverse("cargas:descarga", args=[carga.pk, "recibo.csv"]))
    assert carga.huella in recibo.content.decode("utf-8-sig")


def test_confirmar_lo_que_no_se_puede_lo_dice(navegar, subir):
    carga = subir(BUENA, MALA)
    respuesta = navegar.post(reverse("cargas:confirmar", args=[carga.pk]), follow=True)
    assert "está en estado «Lista»" in respuesta.text


def test_las_fechas_dudosas_se_preguntan_y_la_respuesta_sigue(navegar, subir):
    carga = subir("P1;05001;Medicina;2;03/04/2026")
    url = reverse("cargas:aclarar", args=[carga.pk])
    assert "Elija cómo está escrita la fecha" in navegar.post(url).text
    navegar.post(url, {"inicio": "dia_mes"})
    carga.refresh_from_db()
    assert (carga.estado, carga.respuestas) == (Estado.EN_COLA, {"inicio": "dia_mes"})


def test_el_sondeo_sin_cambios_no_trae_nada(navegar, subir):
    carga = subir(BUENA)
    url = carga.get_absolute_url()
    primera = navegar.get(url, headers={"HX-Request": "true"})
    assert "<html" not in primera.text
    otra = navegar.get(url, headers={"HX-Request": "true", "If-None-Match": primera["ETag"]})
    assert otra.status_code == 304


def test_el_archivo_devuelto_trae_las_mismas_filas_con_sus_errores(navegar, subir):
    carga = subir(BUENA, MALA)
    datos = navegar.get(reverse("cargas:descarga", args=[carga.pk, "errores.xlsx"])).content
    titulos, buena, mala = load_workbook(BytesIO(datos)).get_sheet_by_index(0).to_python()
    assert titulos == [*TITULOS.split(";"), "error_codigo", "error_explicacion", "como_corregir"]
    assert buena == [*BUENA.split(";"), "", "", ""]
    assert mala[5].split("\n") == ["ceros_perdidos", "fuera_de_lista", "formula"]


def test_el_csv_devuelto_no_ejecuta_nada_y_vuelve_igual(navegar, subir):
    carga = subir(BUENA, MALA)
    texto = navegar.get(reverse("cargas:descarga", args=[carga.pk, "errores.csv"])).content.decode("utf-8")
    assert texto.startswith("\ufeffcodigo;municipio")
    assert "\r\n'=1+1;5001" in texto


def test_el_archivo_devuelto_se_corrige_y_se_sube_tal_cual(navegar, subir, formato, analista):
    devuelto = navegar.get(reverse("cargas:descarga", args=[subir(BUENA, MALA).pk, "errores.csv"])).content
    corregido = devuelto.replace(b"'=1+1;5001;Medicna", b"P2;05001;Medicina")
    carga, _ = servicios.subir_carga(SimpleUploadedFile("x.csv", corregido), formato=formato, actor=analista)
    servicios.procesar_carga(carga.pk)
    carga.refresh_from_db()
    assert (carga.filas_buenas, carga.lectura["ignoradas"]) == (2, [])


@pytest.mark.parametrize("nombre", ["plantilla.xlsx", "plantilla.csv"])
def test_la_plantilla_se_puede_subir_tal_cual(navegar, formato, analista, nombre):
    datos = navegar.get(reverse("cargas:plantilla", args=["prueba", nombre])).content
    carga, _ = servicios.subir_carga(SimpleUploadedFile(nombre, datos), formato=formato, actor=analista)
    servicios.procesar_carga(carga.pk)
    carga.refresh_from_db()
    assert (carga.estado, carga.filas_buenas) == (Estado.LISTA, 5)


def test_mis_cargas_tiene_las_mismas_consultas_con_una_que_con_muchas(
    navegar, subir, django_assert_max_num_queries
):
    for n in range(8):
        subir(f"P{n};05001;Medicina;2;")
    with django_assert_max_num_queries(6):
        assert navegar.get(reverse("cargas:lista")).text.count("plazas.csv") == 8
