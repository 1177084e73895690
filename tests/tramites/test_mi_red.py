"""An administrator opens, changes and closes the branches of her institution, and certifies its agents."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from tests.fabricas import PASTO, QUIBDO, EntidadFactory, funcionario
from tests.tramites.fabricas import administradora, producto, sucursal, tramite
from tramites.consultas.mostrador import servibles
from tramites.forms.mi_red import HorarioForm, _falla
from tramites.models import Certificacion, Producto, Sucursal
from tramites.servicios.atencion import SinCertificacion, exigir_certificacion
from tramites.servicios.certificaciones import CertificacionPropia, certificar, revocar_certificacion

pytestmark = pytest.mark.django_db
HOY = timezone.localdate


@pytest.fixture
def admin(client):
    quien = administradora()
    client.force_login(quien)
    return quien


@pytest.fixture
def punto(admin):
    return sucursal(entidad=admin.entidad, nombre="Centro")


def url(nombre, *args):
    return reverse(f"tramites:{nombre}", args=args)


def dia(campo, cuando):
    return {f"{campo}_dia": cuando.day, f"{campo}_mes": cuando.month, f"{campo}_ano": cuando.year}


PUNTO = {"nombre": "Puerto Meluk", "clase": "sucursal", "municipio": QUIBDO, "direccion": "Calle 1",
         **dia("abierta_el", date(2026, 1, 15))}  # fmt: skip


def test_abre_un_punto_una_vez_y_todo_el_mundo_lo_lee(client, admin):
    assert "la gente va hasta allá" in client.post(url("punto_nuevo"), {**PUNTO, "direccion": ""}).text
    for _ in range(2):
        client.post(url("punto_nuevo"), PUNTO)
    suyo = Sucursal.objects.get(nombre="Puerto Meluk")
    client.post(url("punto_datos", suyo.codigo), {**PUNTO, "municipio": PASTO})
    client.logout()
    assert "Pasto" in client.get(suyo.get_absolute_url()).text


def test_un_punto_se_busca_sin_tildes_por_su_nombre_o_su_municipio(client, punto):
    sucursal(entidad=punto.entidad, nombre="Unidad móvil")
    for busca, hallados in (("movil", ["Unidad móvil"]), ("quibdo", ["Centro", "Unidad móvil"]), ("x y", [])):
        pagina = client.get(url("mi_red"), {"busca": busca}).context["pagina"]
        assert [s.nombre for s in pagina] == hallados


def test_el_horario_se_escribe_entero_y_un_dia_al_reves_se_explica(client, punto):
    manana = {"d2_0_abre": "08:00", "d2_0_cierra": "12:00"}
    mal = client.post(url("punto_horario", punto.codigo), {**manana, "d2_1_abre": "11:00"}).text
    assert "Martes: escriba a qué hora abre y a qué hora cierra" in mal
    client.post(url("punto_horario", punto.codigo), {**manana, "d2_1_abre": "14:00", "d2_1_cierra": "17:00"})
    assert [h.dia for h in punto.horarios.all()] == [2, 2]
    assert "8:00" in client.get(url("mi_sucursal", punto.codigo)).text


@given(horas=st.lists(st.times(), min_size=4, max_size=4, unique=True))
def test_dos_tramos_estan_bien_solo_si_van_en_orden(horas):
    abre, cierra, otra, fin = horas
    bien = all(a < b for a, b in pairwise(horas))
    assert (not _falla(abre, cierra, None) and not _falla(otra, fin, cierra)) == bien


def test_sin_horas_ningun_dia_se_atiende(punto):
    form = HorarioForm({}, sucursal=punto)
    assert form.is_valid()
    assert form.tramos == []


def test_una_unidad_movil_gana_y_pierde_paradas(client, admin):
    movil = sucursal(entidad=admin.entidad, clase="movil")
    parada = {"municipio": PASTO, "lugar": "Parque", "abre": "08:00", "cierra": "15:00"}
    manana = dia("fecha", HOY() + timedelta(days=1))
    ayer = client.post(url("punto_parada", movil.codigo), {**parada, **dia("fecha", date(2020, 1, 2))})
    assert "Ese día ya pasó" in ayer.text
    sin_hora = client.post(url("punto_parada", movil.codigo), {**parada, **manana, "cierra": ""})
    assert "Escriba la hora en «Hasta»" in sin_hora.text
    for _ in range(2):
        client.post(url("punto_parada", movil.codigo), {**parada, **manana})
    suya = movil.paradas.get()
    client.post(url("punto_sin_parada", movil.codigo, suya.pk))
    assert not movil.paradas.exists()
    assert client.get(url("punto_parada", sucursal(entidad=admin.entidad).codigo)).status_code == 404


def test_un_tramite_empieza_en_piloto_en_un_punto_y_deja_de_atenderse(client, admin, punto):
    uno = tramite(entidad=admin.entidad)
    client.post(url("punto_producto", punto.codigo), {"tramite": uno.codigo})
    assert Producto.objects.get().es_piloto
    client.post(url("punto_mover", punto.codigo, uno.codigo), {"hacer": "habilitar"})
    assert not Producto.objects.get().es_piloto
    client.post(url("punto_mover", punto.codigo, uno.codigo), {"hacer": "cerrar"})
    assert Producto.objects.get().hasta == HOY()


def test_al_cerrar_un_punto_sus_tramites_acaban_la_vispera(client, admin, punto):
    producto(tramite(entidad=admin.entidad), punto)
    cierre = HOY() + timedelta(days=10)
    datos = {"motivo": "Se traslada", **dia("desde", cierre)}
    client.post(url("punto_cerrar", punto.codigo), datos)
    punto.refresh_from_db()
    assert (punto.cerrada_el, Producto.objects.get().hasta) == (cierre, cierre - timedelta(days=1))
    assert "Cierra pronto" in client.get(url("mi_red")).text


def test_nadie_administra_los_puntos_de_otra_institucion(client, admin):
    ajeno = sucursal()
    assert client.get(url("mi_sucursal", ajeno.codigo)).status_code == 404
    assert ajeno.nombre not in client.get(url("mi_red")).text


def test_quien_administra_varias_instituciones_elige_cual(client, admin, punto):
    otro = sucursal(nombre="De la otra")
    Nombramiento.objects.create(usuario=admin, rol=Rol.ADMIN_TRAMITES, entidad=otro.entidad)
    for entidad, ve, no_ve in ((otro.entidad, otro, punto), (admin.entidad, punto, otro)):
        eleccion = {"institucion": entidad.pk, "volver": url("mi_red")}
        pagina = client.post(url("elegir_institucion"), eleccion, follow=True).text
        assert ve.nombre in pagina
        assert no_ve.nombre not in pagina
        client.post(url("areas"), {"forma": "area", "nombre": f"Área {entidad.pk}"})
        assert entidad.areas.get().nombre == f"Área {entidad.pk}"


def test_una_institucion_que_no_administra_no_se_elige(client, admin):
    eleccion = {"institucion": sucursal().entidad.pk, "volver": "https://mala.example/"}
    respuesta = client.post(url("elegir_institucion"), eleccion)
    assert respuesta["Location"] == url("mi_red")
    assert "institucion" not in client.session


# --- Certifications ---


@pytest.fixture
def servicio(admin, punto):
    uno = tramite(entidad=admin.entidad)
    producto(uno, punto)
    return uno, funcionario(Rol.AGENTE, entidad=admin.entidad, nombre_visible="Eva")


def test_certificar_abre_el_mostrador_y_revocar_lo_cierra_enseguida(client, punto, servicio):
    uno, eva = servicio
    datos = {"agente": eva.pk, "tramite": uno.codigo, **dia("vence_el", HOY() + timedelta(days=30))}
    for _ in range(2):
        client.post(url("certificaciones"), datos)
    exigir_certificacion(uno, agente=eva)
    suya = Certificacion.objects.get()
    client.post(url("revocar_certificacion", suya.pk), {"motivo": "Cambió el trámite"})
    with pytest.raises(SinCertificacion):
        exigir_certificacion(uno, agente=eva)
    assert not servibles(eva, punto)[0].se_tramita
    assert "Revocada" in client.get(url("certificaciones")).text


def test_vale_hasta_su_ultimo_dia_y_revocada_se_puede_volver_a_dar(admin, servicio):
    uno, eva = servicio
    suya = certificar(eva, uno, vence_el=HOY(), actor=admin)
    exigir_certificacion(uno, agente=eva)
    assert (revocar_certificacion(suya, actor=admin, motivo="x"), suya.situacion) == (1, "Vigente")
    certificar(eva, uno, vence_el=HOY(), actor=admin)
    exigir_certificacion(uno, agente=eva)
    Certificacion.objects.update(desde=HOY() - timedelta(days=2), vence_el=HOY() - timedelta(days=1))
    with pytest.raises(SinCertificacion):
        exigir_certificacion(uno, agente=eva)


def test_nadie_se_certifica_a_si_mismo(client, admin, servicio):
    with pytest.raises(CertificacionPropia):
        certificar(admin, servicio[0], vence_el=HOY(), actor=admin)
    Nombramiento.objects.create(usuario=admin, rol=Rol.AGENTE, entidad=admin.entidad)
    datos = {"agente": admin.pk, "tramite": servicio[0].codigo, **dia("vence_el", HOY())}
    assert "Nadie se certifica" in client.post(url("certificaciones"), datos).text


def test_las_claves_de_mas_de_tres_cifras_viajan_sin_punto(client, admin):
    otra = EntidadFactory(pk=9_001_325)
    Nombramiento.objects.create(usuario=admin, rol=Rol.ADMIN_TRAMITES, entidad=otra)
    assert 'value="9001325"' in client.get(url("mi_red")).text
