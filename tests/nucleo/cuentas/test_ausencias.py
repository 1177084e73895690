"""Officials say when they are away and who stands in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Ausencia, Rol
from tests.fabricas import UsuarioFactory, funcionario

pytestmark = pytest.mark.django_db


def partes(prefijo, dia):
    return {f"{prefijo}_dia": dia.day, f"{prefijo}_mes": dia.month, f"{prefijo}_ano": dia.year}


def test_se_anota_una_vez_y_se_quita(client):
    ana, hoy = funcionario(Rol.MINISTERIO), timezone.localdate()
    client.force_login(ana)
    dias = {**partes("desde", hoy), **partes("hasta", hoy + timedelta(days=2))}
    for _ in range(2):
        client.post(reverse("cuentas:ausentarse"), dias)
    ausencia = Ausencia.objects.get()
    client.post(reverse("cuentas:volver", args=[ausencia.pk]))
    assert not Ausencia.objects.exists()


def test_una_ausencia_no_termina_antes_de_empezar(client):
    client.force_login(funcionario(Rol.MINISTERIO))
    hoy = timezone.localdate()
    dias = {**partes("desde", hoy + timedelta(days=2)), **partes("hasta", hoy)}
    assert "igual o posterior al primero" in client.post(reverse("cuentas:ausentarse"), dias).text


def test_los_suplentes_son_colegas_distintos_y_en_orden(client):
    ana = funcionario(Rol.SECRETARIA)
    uno, dos, de_otra = funcionario(Rol.SECRETARIA), funcionario(Rol.SECRETARIA), funcionario(Rol.MINISTERIO)
    client.force_login(ana)
    guardar = reverse("cuentas:suplentes")
    client.post(guardar, {"suplente_1": dos.pk, "suplente_3": uno.pk})
    assert [s.suplente for s in ana.suplencias.order_by("orden")] == [dos, uno]
    assert "dos veces" in client.post(guardar, {"suplente_1": uno.pk, "suplente_2": uno.pk}).text
    assert client.post(guardar, {"suplente_1": de_otra.pk}).status_code == 200


def test_quien_no_es_funcionario_no_se_ausenta_y_nadie_quita_lo_de_otro(client):
    hoy = timezone.localdate()
    ajena = Ausencia.objects.create(usuario=funcionario(Rol.MINISTERIO), desde=hoy, hasta=hoy)
    client.force_login(UsuarioFactory())
    assert client.get(reverse("cuentas:ausencias")).status_code == 403
    client.force_login(funcionario(Rol.MINISTERIO))
    assert client.post(reverse("cuentas:volver", args=[ajena.pk])).status_code == 404
