"""The ministry appoints and ends appointments; both acts stay in the record."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.cuentas import servicios
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from tests.apoyo.correo import enlace_del_ultimo
from tests.fabricas import EntidadFactory, UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministerio(client):
    usuaria = UsuarioFactory()
    Nombramiento.objects.create(usuario=usuaria, rol=Rol.MINISTERIO)
    client.force_login(usuaria)
    return usuaria


def datos(**cambios):
    hoy = timezone.localdate()
    fechas = {"desde_dia": hoy.day, "desde_mes": hoy.month, "desde_ano": hoy.year}
    persona = {"correo": "nueva@example.org", "nombre": "María Ruiz, profesional"}
    return {**fechas, **persona, "rol": Rol.VEEDOR, **cambios}


def test_nombrar_abre_la_cuenta_invita_y_deja_rastro(client, ministerio):
    client.post(reverse("cuentas:nombrar"), datos())
    nuevo = Nombramiento.objects.get(usuario__email="nueva@example.org")
    assert (nuevo.rol, nuevo.hasta) == (Rol.VEEDOR, None)
    assert list(Evento.objects.order_by("pk").values_list("acto", flat=True)) == [
        "cuenta_abierta",
        "nombrado",
    ]
    assert Aviso.objects.get().plantilla == "cuenta_invitacion"
    client.logout()
    assert "Poner contraseña nueva" in client.get(enlace_del_ultimo("nueva@example.org"), follow=True).text


def test_nadie_se_nombra_a_si_mismo(client, ministerio):
    respuesta = client.post(reverse("cuentas:nombrar"), datos(correo=ministerio.email.upper()))
    assert "Nadie se nombra a sí mismo" in respuesta.text
    ambito = servicios.Ambito(Rol.VEEDOR)
    with pytest.raises(servicios.NombramientoPropio):
        servicios.nombrar(ministerio, ambito, desde=timezone.localdate(), actor=ministerio)
    assert [n.rol for n in ministerio.nombramientos.order_by("pk")] == [Rol.MINISTERIO]


def test_pulsar_dos_veces_nombra_una_sola(client, ministerio):
    for _ in range(2):
        client.post(reverse("cuentas:nombrar"), datos())
    assert Nombramiento.objects.filter(rol=Rol.VEEDOR).count() == 1


def test_cada_rol_exige_su_institucion(client, ministerio):
    assert (
        "Elija la secretaría de salud"
        in client.post(reverse("cuentas:nombrar"), datos(rol="secretaria")).text
    )
    texto = client.post(reverse("cuentas:nombrar"), datos(rol="ips", nit="1")).text
    assert "No encontramos una entidad con ese NIT" in texto
    assert not Usuario.objects.filter(email="nueva@example.org").exists()


def test_quien_ofrece_plazas_se_nombra_por_el_nit(client, ministerio):
    entidad = EntidadFactory()
    client.post(reverse("cuentas:nombrar"), datos(rol="ips", nit=entidad.nit))
    assert Nombramiento.objects.get(rol=Rol.IPS).entidad == entidad


def test_terminar_quita_el_derecho_desde_el_dia_siguiente(client, ministerio):
    otra = UsuarioFactory()
    ayer = timezone.localdate() - timedelta(days=1)
    suyo = Nombramiento.objects.create(usuario=otra, rol=Rol.VEEDOR, desde=ayer)
    fin = {
        "hasta_dia": ayer.day,
        "hasta_mes": ayer.month,
        "hasta_ano": ayer.year,
        "motivo": "Cambió de cargo",
    }
    client.post(reverse("cuentas:terminar", args=[suyo.pk]), fin)
    assert not Usuario.objects.get(pk=otra.pk).tiene_rol(Rol.VEEDOR)
    assert Evento.objects.filter(acto="nombramiento_terminado").count() == 1


def test_nadie_termina_lo_propio(client, ministerio):
    propio = ministerio.nombramientos.get()
    assert client.get(reverse("cuentas:terminar", args=[propio.pk])).status_code == 403


@pytest.mark.parametrize("rol", [None, Rol.VEEDOR])
def test_solo_el_ministerio_nombra(client, rol):
    usuaria = UsuarioFactory()
    if rol:
        Nombramiento.objects.create(usuario=usuaria, rol=rol)
    client.force_login(usuaria)
    for ruta in ("cuentas:nombramientos", "cuentas:nombrar"):
        assert client.get(reverse(ruta)).status_code == 403


def test_terminar_dos_veces_el_mismo_dia_deja_un_solo_evento(ministerio):
    suyo = Nombramiento.objects.create(usuario=UsuarioFactory(), rol=Rol.VEEDOR)
    for _ in range(2):
        servicios.terminar_nombramiento(suyo, timezone.localdate(), motivo="Renuncia", actor=ministerio)
    assert Evento.objects.filter(acto="nombramiento_terminado").count() == 1


def test_la_lista_busca_por_nombre_y_pregunta_lo_mismo_con_muchas_filas(
    client, ministerio, django_assert_max_num_queries
):
    for n in range(30):
        Nombramiento.objects.create(usuario=UsuarioFactory(nombre_visible=f"Veedora {n}"), rol=Rol.VEEDOR)
    with django_assert_max_num_queries(9):
        texto = client.get(reverse("cuentas:nombramientos"), {"busca": "veedora"}).text
    assert "30 nombramientos" in texto
