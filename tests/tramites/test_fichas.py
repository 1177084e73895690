"""The administrator of an institution writes, previews, publishes and retires its pages; versions stay."""

import pytest
from django.db import DatabaseError, transaction

from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import EntidadFactory, funcionario
from tests.tramites.fabricas import COMPLETA, adhesion, administradora, sucursal, tramite
from tramites.consultas import pendientes_de
from tramites.consultas.gestion import borrador_de
from tramites.estados import EstadoAdhesion, EstadoFicha
from tramites.models import Ficha, Producto, Tramite
from tramites.servicios.ficha import (
    SIN_REQUISITOS,
    Contenido,
    FichaCerrada,
    FichaIncompleta,
    confirmar_revision,
    crear_tramite,
    descartar_ficha,
    editar_ficha,
    escribir_version,
    faltas_de,
    publicar_ficha,
    retirar_ficha,
)

pytestmark = pytest.mark.django_db
REQUISITO = {"texto": "Su cédula", "canales": [], "exige_documento": False}
FORMULARIO = {
    "nombre": "Beca de sostenimiento", "modalidad": "parcial", "es_gratuito": "on",
    "tiempo_maximo_dias_habiles": "8", "canales_inicio": ["web", "sucursal"],
    "consulta_estado": "Con su código", "requisitos-TOTAL_FORMS": "2", "requisitos-INITIAL_FORMS": "0",
    "requisitos-0-texto": "Su cédula", "requisitos-1-texto": "", "guias-TOTAL_FORMS": "1",
    "guias-INITIAL_FORMS": "0", "guias-0-clase": "texto", "guias-0-titulo": "",
}  # fmt: skip


def borrador(admin=None, **datos):
    """A draft with the six attributes."""
    admin = admin or administradora()
    uno = crear_tramite(admin.entidad, actor=admin, nombre="Beca", tipo_producto="beneficio")
    ficha = borrador_de(uno)
    editar_ficha(ficha, Contenido({**COMPLETA, **datos}, [REQUISITO]), actor=admin)
    return admin, ficha


def test_publicar_reemplaza_a_la_anterior_que_queda_en_la_historia():
    admin, primera = borrador()
    publicar_ficha(primera, actor=admin)
    segunda = escribir_version(primera.tramite, actor=admin)
    editar_ficha(segunda, Contenido({"nombre": "Beca nueva"}, [REQUISITO]), actor=admin)
    publicar_ficha(segunda, actor=admin)
    primera.refresh_from_db()
    assert (primera.estado, segunda.estado, segunda.version) == ("reemplazada", "publicada", 2)
    assert Tramite.objects.get(pk=primera.tramite_id).nombre == "Beca nueva"
    assert [a.acto for a in historia(primera)] == ["ficha_editada", "publicada", "reemplazada"]


@pytest.mark.parametrize(
    ("campo", "vacio"),
    [("modalidad", ""), ("costo", ""), ("tiempo_maximo_dias_habiles", None), ("canales_inicio", []),
     ("consulta_estado", "")],
)  # fmt: skip
def test_sin_uno_de_los_seis_atributos_no_se_publica_y_se_dice_cual(campo, vacio):
    admin, ficha = borrador(**{campo: vacio})
    with pytest.raises(FichaIncompleta) as error:
        publicar_ficha(ficha, actor=admin)
    assert list(error.value.faltas) == [campo]
    assert Ficha.objects.get(pk=ficha.pk).estado == EstadoFicha.BORRADOR


def test_los_requisitos_se_escriben_o_se_dice_que_no_hay():
    admin, ficha = borrador()
    editar_ficha(ficha, Contenido({}, []), actor=admin)
    assert faltas_de(ficha) == {"requisitos": SIN_REQUISITOS}
    editar_ficha(ficha, Contenido({"sin_requisitos": True}, []), actor=admin)
    assert faltas_de(ficha) == {}


def test_que_tarde_cero_dias_es_un_tiempo():
    _, ficha = borrador(tiempo_maximo_dias_habiles=0)
    assert faltas_de(ficha) == {}


def test_lo_publicado_no_cambia_ni_con_sql():
    admin, ficha = borrador()
    publicar_ficha(ficha, actor=admin)
    with pytest.raises(FichaCerrada):
        editar_ficha(ficha, Contenido({"costo": "$ 1"}, []), actor=admin)
    for cambio in (
        lambda: Ficha.objects.filter(pk=ficha.pk).update(costo="$ 1"),
        lambda: ficha.requisitos.update(texto="Otro"),
        lambda: ficha.requisitos.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="no cambia"), transaction.atomic():
            cambio()


def test_publicar_dos_veces_lo_mismo_dice_que_ya_cambio():
    admin, ficha = borrador()
    misma = Ficha.objects.get(pk=ficha.pk)
    publicar_ficha(ficha, actor=admin)
    with pytest.raises(TransicionInvalida):
        publicar_ficha(misma, actor=admin)


def test_el_segundo_clic_no_crea_otro_tramite_ni_otro_borrador():
    admin, ficha = borrador()
    datos = {"nombre": ficha.tramite.nombre, "tipo_producto": "beneficio"}
    assert crear_tramite(admin.entidad, actor=admin, **datos) == ficha.tramite
    assert escribir_version(ficha.tramite, actor=admin) == ficha


def test_dos_instituciones_pueden_tener_un_tramite_con_el_mismo_nombre():
    codigos = {borrador()[1].tramite.codigo for _ in range(3)}
    assert codigos == {"beca", "beca-2", "beca-3"}


def test_la_version_siguiente_empieza_como_la_anterior():
    uno = tramite(costo="$ 7.000", requisitos=["Uno", "Dos"])
    nueva = escribir_version(uno, actor=administradora(uno.entidad))
    assert (nueva.costo, [r.texto for r in nueva.requisitos.order_by("orden")]) == ("$ 7.000", ["Uno", "Dos"])


def test_descartar_un_borrador_deja_lo_publicado():
    uno = tramite()
    admin = administradora()
    descartar_ficha(escribir_version(uno, actor=admin), actor=admin)
    assert [f.estado for f in uno.fichas.order_by("version")] == ["publicada", "descartada"]
    assert escribir_version(uno, actor=admin).version == 3


def test_retirar_dice_por_que_y_nadie_lo_atiende_desde_manana(client):
    admin, ficha = borrador(modalidad="en_linea")
    sucursal()
    publicar_ficha(ficha, actor=admin)
    retirar_ficha(ficha, actor=admin, motivo="Lo reemplaza la renta joven")
    assert not Producto.objects.filter(hasta=None).exists()
    assert "Lo reemplaza la renta joven" in client.get(ficha.tramite.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("estado", "puntos"),
    [(EstadoAdhesion.REGIMEN, 2), (EstadoAdhesion.OPERACION, 0), (EstadoAdhesion.PILOTO, 0)],
)
def test_lo_que_se_digitaliza_en_regimen_se_atiende_de_inmediato_en_toda_la_red(estado, puntos):
    suya = adhesion(estado)
    admin = funcionario(Rol.ADMIN_TRAMITES, entidad=suya.entidad)
    sucursal(), sucursal()
    _, ficha = borrador(admin, modalidad="en_linea")
    publicar_ficha(ficha, actor=admin)
    assert Producto.objects.vigentes().filter(tramite=ficha.tramite).count() == puntos


def test_confirmar_la_revision_quita_el_pendiente():
    admin = administradora()
    vieja = tramite(entidad=admin.entidad, revisada_el="2020-01-01").fichas.get()
    assert [p.cantidad for p in pendientes_de(admin)] == [1]
    confirmar_revision(vieja, actor=admin)
    assert pendientes_de(admin) == []


def test_una_ficha_se_escribe_se_mira_y_se_publica_en_sus_pantallas(client):
    admin = administradora()
    client.force_login(admin)
    suya = admin.entidad.adhesion_tramites.pk
    nueva = {"institucion": suya, "nombre": "Beca", "tipo_producto": "beneficio", "necesidades": [1]}
    editar = client.post("/tramites/fichas/nueva/", nueva).url
    previa = client.post(editar, {**FORMULARIO, "ver": "si"}).url
    assert "Así se va a leer" in client.get(previa).content.decode()
    client.post("/tramites/fichas/beca/publicar/")
    publica = client.get("/tramites/ficha/beca/").content.decode()
    assert "Beca de sostenimiento" in publica
    assert "Gratuito" in publica


def test_la_vista_previa_dice_con_una_frase_cada_cosa_que_falta(client):
    admin = administradora()
    client.force_login(admin)
    crear_tramite(admin.entidad, actor=admin, nombre="Beca", tipo_producto="beneficio")
    pagina = client.get("/tramites/fichas/beca/vista-previa/").content.decode()
    assert pagina.count("<li>Escriba") == 4
    assert "Elija la modalidad" in pagina
    assert "Publicar la versión" not in pagina


def test_un_error_en_una_fila_no_borra_lo_escrito(client):
    admin, _ = borrador()
    client.force_login(admin)
    malo = {**FORMULARIO, "tiempo_maximo_dias_habiles": "pronto", "guias-0-titulo": "Cómo se hace"}
    pagina = client.post("/tramites/fichas/beca/editar/", malo).content.decode()
    for dicho in ("Error: ", "Hay un problema", "Escriba los días en números", "Escriba el texto de la guía",
                  "Beca de sostenimiento", "Cómo se hace"):  # fmt: skip
        assert dicho in pagina


def test_nadie_administra_los_tramites_de_otra_institucion(client):
    client.force_login(administradora())
    ajeno = tramite()
    solo_borrador = tramite(estado=EstadoFicha.BORRADOR)
    assert client.get(f"/tramites/fichas/{ajeno.codigo}/").status_code == 403
    assert client.get(f"/tramites/fichas/{solo_borrador.codigo}/").status_code == 404


def test_quien_no_esta_en_la_red_no_escribe_tramites(client):
    client.force_login(funcionario(Rol.ADMIN_TRAMITES, entidad=EntidadFactory()))
    datos = {"institucion": 1, "nombre": "Beca", "tipo_producto": "beneficio", "necesidades": [1]}
    assert client.post("/tramites/fichas/nueva/", datos).status_code == 200
    assert not Tramite.objects.exists()
