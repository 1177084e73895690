"""Institutions join by stages, products go from a pilot to the country, and where nobody attends is told."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cargas.formatos import Fila, formato_de
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import BAHIA_SOLANO, MEDELLIN, PASTO, QUIBDO, EntidadFactory, funcionario
from tests.tramites.fabricas import adhesion, administradora, producto, sucursal, tramite
from tramites.consultas.ultima_milla import resumen, sin_canal
from tramites.estados import EstadoAdhesion
from tramites.models import Adhesion, PoblacionMunicipio, Producto, Sucursal
from tramites.servicios.red import (
    YaAdherida,
    adherir_institucion,
    cerrar_producto,
    habilitar_producto,
    mover_adhesion,
)

pytestmark = pytest.mark.django_db
ACUERDO = {"sigla": "nueva", "convenio": "7 de 2026", "responsable": "SAC", "fecha_inicio": "2026-01-15"}
FORMULARIO = {"nit": "899999001-7", "nombre": "Instituto Nuevo", "sigla": "nueva", "convenio": "7 de 2026",
              "responsable": "SAC", "fecha_inicio_dia": "15", "fecha_inicio_mes": "1",
              "fecha_inicio_ano": "2026"}  # fmt: skip


def vigentes(uno):
    return sorted(
        Producto.objects.vigentes().filter(tramite=uno).values_list("sucursal__nombre", "es_piloto")
    )


def poblar(codigo, habitantes, minutos=60):
    PoblacionMunicipio.objects.create(
        municipio_id=codigo, habitantes=habitantes, habitantes_rurales=habitantes // 2,
        minutos_a_capital=minutos, costo_viaje=9000, fuente="Supuesta",
    )  # fmt: skip


def test_una_institucion_entra_en_piloto_y_llega_a_regimen_paso_a_paso():
    direccion = funcionario(Rol.DIRECCION)
    suya = adherir_institucion(EntidadFactory(), actor=direccion, **ACUERDO)
    assert suya.estado == EstadoAdhesion.PILOTO
    with pytest.raises(TransicionInvalida):
        mover_adhesion(suya, EstadoAdhesion.REGIMEN, actor=direccion, motivo="Ya")
    for etapa in (EstadoAdhesion.OPERACION, EstadoAdhesion.REGIMEN):
        mover_adhesion(suya, etapa, actor=direccion, motivo="Cumplió la meta")
    assert Adhesion.objects.get(pk=suya.pk).estado == EstadoAdhesion.REGIMEN


def test_nadie_entra_dos_veces():
    suya = adhesion()
    with pytest.raises(YaAdherida, match="ya está en la red"):
        adherir_institucion(suya.entidad, actor=funcionario(Rol.DIRECCION), **ACUERDO)


def test_al_irse_nadie_atiende_sus_tramites_desde_manana():
    uno = tramite()
    producto(uno, sucursal())
    suya = uno.entidad.adhesion_tramites
    mover_adhesion(suya, EstadoAdhesion.RETIRADA, actor=funcionario(Rol.DIRECCION), motivo="Se va")
    assert Producto.objects.get().hasta == timezone.localdate()


def test_un_piloto_empieza_en_pocos_puntos_y_despues_va_a_todo_el_pais():
    admin, uno = administradora(), tramite()
    a, b = sucursal(nombre="A"), sucursal(nombre="B")
    habilitar_producto(uno, [a], actor=admin, es_piloto=True)
    assert vigentes(uno) == [("A", True)]
    assert habilitar_producto(uno, [a, b], actor=admin, es_piloto=False) == 1
    assert vigentes(uno) == [("A", False), ("B", False)]


def test_cerrar_y_volver_a_habilitar_el_mismo_dia_deja_uno_solo():
    admin, uno, a = administradora(), tramite(), sucursal(nombre="A")
    habilitar_producto(uno, [a], actor=admin, es_piloto=False)
    cerrar_producto(uno, [a], actor=admin)
    habilitar_producto(uno, [a], actor=admin, es_piloto=True)
    assert vigentes(uno) == [("A", True)]


@pytest.mark.parametrize(
    ("hacer", "quedan"),
    [("piloto", [("A", True)]), ("habilitar", [("A", False)]),
     ("nacional", [("A", False), ("B", False), ("C", False)]), ("cerrar", [("C", False)])],
)  # fmt: skip
def test_la_pantalla_de_puntos_hace_lo_que_dice_cada_boton(client, hacer, quedan):
    admin = administradora()
    uno = tramite(entidad=admin.entidad)
    red = {nombre: sucursal(entidad=admin.entidad, nombre=nombre) for nombre in "ABC"}
    if hacer in {"nacional", "cerrar"}:
        producto(uno, red["C"])
    client.force_login(admin)
    respuesta = client.post(
        f"/tramites/fichas/{uno.codigo}/puntos/habilitar/", {"punto": red["A"].codigo, "hacer": hacer}
    )
    assert respuesta.status_code == 302
    assert vigentes(uno) == quedan


def test_sin_marcar_ningun_punto_no_se_habilita_nada(client):
    admin = administradora()
    uno = tramite(entidad=admin.entidad)
    sucursal()
    client.force_login(admin)
    pagina = client.post(
        f"/tramites/fichas/{uno.codigo}/puntos/habilitar/", {"hacer": "piloto"}, follow=True
    ).content.decode()
    assert "Marque por lo menos un punto de atención" in pagina
    assert not Producto.objects.exists()


def test_la_direccion_adhiere_a_una_institucion_que_el_portal_no_conocia(client):
    client.force_login(funcionario(Rol.DIRECCION))
    mal = client.post("/tramites/instituciones/adherir/", {**FORMULARIO, "nit": "899999001-8"})
    assert "Revise el NIT" in mal.text
    sin_nombre = client.post("/tramites/instituciones/adherir/", {**FORMULARIO, "nombre": ""})
    assert "escriba el nombre de la institución" in sin_nombre.content.decode()
    assert client.post("/tramites/instituciones/adherir/", FORMULARIO).status_code == 302
    assert "Instituto Nuevo" in client.get("/tramites/instituciones/").content.decode()


def test_cambiar_de_etapa_pide_el_motivo(client):
    suya = adhesion(EstadoAdhesion.PILOTO)
    client.force_login(funcionario(Rol.DIRECCION))
    url = f"/tramites/instituciones/{suya.sigla}/etapa/"
    assert "Escriba por qué cambia de etapa" in client.post(url, {"destino": "operacion"}).content.decode()
    client.post(url, {"destino": "operacion", "motivo": "Acta 4"})
    suya.refresh_from_db()
    assert suya.estado == EstadoAdhesion.OPERACION
    producto(tramite("Pasaporte", entidad=suya.entidad), sucursal(clase="telefono"))
    pagina = strip_tags(client.get(url).text)
    assert "Publica 1 trámite: 0 se atienden en los puntos y 1 por teléfono" in pagina
    assert "En régimen, lo que ponga del todo en línea" in pagina


def test_un_municipio_con_sucursal_o_modulo_tiene_canal_y_con_unidad_movil_no():
    sucursal(QUIBDO)
    sucursal(PASTO, clase=Sucursal.Clase.MODULO)
    sucursal(MEDELLIN, clase=Sucursal.Clase.MOVIL)
    sucursal(BAHIA_SOLANO, cerrada_el=timezone.localdate() - timedelta(days=1))
    faltan = set(sin_canal().values_list("codigo", flat=True))
    assert {QUIBDO, PASTO} & faltan == set()
    assert {MEDELLIN, BAHIA_SOLANO} <= faltan


def test_las_cuentas_de_la_ultima_milla_son_las_hechas_a_mano():
    """3.000 + 1.000 people, of whom those of Quibdó have a branch: 75 %."""
    sucursal(QUIBDO)
    poblar(QUIBDO, 3000)
    poblar(BAHIA_SOLANO, 1000)
    cuenta = resumen()
    assert (cuenta.habitantes, cuenta.habitantes_sin_canal, cuenta.cobertura) == (4000, 1000, 75.0)
    assert cuenta.sin_canal == cuenta.municipios - 1
    assert sum(cuenta.mapa.values()) == cuenta.sin_canal


def test_sin_poblacion_importada_la_cobertura_es_cero_y_la_pagina_lo_dice(client):
    assert resumen().cobertura == 0.0
    assert "Todavía no se ha importado la población" in client.get("/tramites/ultima-milla/").content.decode()


def test_lo_supuesto_se_dice_supuesto_y_el_orden_es_el_pedido(client):
    poblar(PASTO, 900, minutos=10)
    poblar(BAHIA_SOLANO, 100, minutos=600)
    pagina = client.get("/tramites/ultima-milla/").content.decode()
    assert "Supuesto." in pagina
    assert pagina.index("Pasto, Nariño") < pagina.index("Bahía Solano")
    lejos = client.get("/tramites/ultima-milla/?orden=distancia").content.decode()
    assert lejos.index("Bahía Solano") < lejos.index("Pasto, Nariño")


def test_la_poblacion_se_importa_por_archivo_y_reemplaza_a_la_que_habia():
    direccion, formato = funcionario(Rol.DIRECCION), formato_de("poblacion")
    assert formato.puede_cargar(direccion)
    assert not formato.puede_cargar(administradora())
    poblar(BAHIA_SOLANO, 1)
    fila = {"codigo_municipio": BAHIA_SOLANO, "habitantes": 10_230, "habitantes_rurales": 6_100,
            "minutos_a_capital": 1_440, "costo_viaje": 280_000, "fuente": "Censo",
            "es_supuesto": False}  # fmt: skip
    assert formato.guardar([Fila(2, fila)], None, direccion) == 1
    p = PoblacionMunicipio.objects.get()
    assert (p.habitantes, round(p.ruralidad), p.es_supuesto) == (10_230, 60, False)


def test_un_archivo_con_un_municipio_que_no_existe_o_mas_rurales_que_todos_lo_dice():
    formato = formato_de("poblacion")
    fila = Fila(2, {"codigo_municipio": "99999", "habitantes": 10, "habitantes_rurales": 11})
    errores = formato.validar(fila, formato.preparar(None))
    assert [e.codigo for e in errores] == ["municipio_desconocido", "mas_rurales_que_todos"]
