"""Two officials of the ministry press at once: one appointment, one account."""

from django.utils import timezone

from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.cuentas import servicios
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from tests.apoyo.carreras import a_la_vez
from tests.fabricas import UsuarioFactory


def test_dos_nombran_a_la_vez_y_queda_un_solo_nombramiento(base_clonada):
    actor = UsuarioFactory()

    def nombrar():
        usuario, _ = servicios.abrir_cuenta("nueva@example.org", "María Ruiz", actor=actor)
        servicios.nombrar(usuario, servicios.Ambito(Rol.VEEDOR), desde=timezone.localdate(), actor=actor)

    a_la_vez(*[nombrar] * 4)
    assert Usuario.objects.filter(email="nueva@example.org").count() == 1
    assert Nombramiento.objects.count() == Evento.objects.filter(acto="nombrado").count() == 1
