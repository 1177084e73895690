"""Nobody decides twice on the same plaza, whatever appointments they hold."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from plazas.estados import Estado
from plazas.models import Plaza
from plazas.servicios import (
    DecisionRepetida,
    aprobar_plaza,
    aprobar_plazas,
    devolver_plaza,
    enviar_plaza,
    validar_plaza,
    validar_plazas,
)
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from tests.fabricas import CHOCO, PlazaFactory, funcionario

pytestmark = pytest.mark.django_db
MOTIVO = "El salario no corresponde al del certificado."


def con_dos_nombramientos():
    usuario = funcionario(Rol.SECRETARIA, autoridad=CHOCO)
    Nombramiento.objects.create(usuario=usuario, rol=Rol.MINISTERIO)
    return usuario


def validada_por(usuario):
    plaza = PlazaFactory(estado=Estado.ENVIADA)
    validar_plaza(plaza, actor=usuario)
    return plaza


def ruta(nombre, plaza):
    return reverse(f"plazas:{nombre}", args=[plaza.codigo])


def test_quien_valido_en_la_secretaria_no_aprueba_ni_devuelve_en_el_ministerio():
    doble = con_dos_nombramientos()
    plaza = validada_por(doble)
    with pytest.raises(DecisionRepetida, match="otra persona"):
        aprobar_plaza(plaza, actor=doble)
    with pytest.raises(DecisionRepetida):
        devolver_plaza(plaza, actor=doble, motivo=MOTIVO)
    aprobar_plaza(plaza, actor=funcionario(Rol.MINISTERIO))
    assert plaza.estado == Estado.APROBADA


def test_quien_envio_la_plaza_no_la_valida_aunque_ya_no_sea_de_la_entidad():
    quien = funcionario(Rol.SECRETARIA, autoridad=CHOCO)
    plaza = PlazaFactory(estado=Estado.BORRADOR)
    enviar_plaza(plaza, actor=quien)
    with pytest.raises(DecisionRepetida):
        validar_plaza(plaza, actor=quien)
    assert validar_plazas(Plaza.objects.all(), actor=quien) == 0


def test_aprobar_varias_deja_para_otra_persona_lo_que_uno_valido():
    doble = con_dos_nombramientos()
    propia, ajena = validada_por(doble), validada_por(funcionario(Rol.SECRETARIA, autoridad=CHOCO))
    assert aprobar_plazas(Plaza.objects.all(), actor=doble) == 1
    propia.refresh_from_db()
    ajena.refresh_from_db()
    assert (propia.estado, ajena.estado) == (Estado.VALIDADA, Estado.APROBADA)


def test_devolver_una_plaza_borra_las_firmas_y_el_camino_empieza_de_nuevo():
    doble = con_dos_nombramientos()
    plaza = validada_por(doble)
    devolver_plaza(plaza, actor=funcionario(Rol.MINISTERIO), motivo=MOTIVO)
    enviar_plaza(plaza, actor=funcionario(Rol.IPS, entidad=plaza.entidad))
    validar_plaza(plaza, actor=doble)
    assert plaza.validada_por == doble


def test_la_base_de_datos_no_guarda_dos_firmas_de_la_misma_mano():
    doble = con_dos_nombramientos()
    plaza = validada_por(doble)
    with pytest.raises(IntegrityError, match="manos_distintas"):
        Plaza.objects.filter(pk=plaza.pk).update(aprobada_por=doble)


def test_las_pantallas_dicen_que_decide_otra_persona_y_no_ofrecen_el_boton(client):
    doble = con_dos_nombramientos()
    plaza = validada_por(doble)
    client.force_login(doble)
    pagina = client.get(ruta("detalle", plaza)).content.decode()
    assert "la siguiente decisión la toma otra persona" in pagina
    assert ruta("aprobar", plaza) not in pagina
    assert "La decide otra persona" in client.get(reverse("plazas:decision")).content.decode()
    assert client.post(ruta("aprobar", plaza)).status_code == 403
