"""Two officials of the ministry press at once: one appointment, one account."""

import threading

from django.db import connection
from django.utils import timezone

from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.cuentas import servicios
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from tests.fabricas import UsuarioFactory


def test_dos_nombran_a_la_vez_y_queda_un_solo_nombramiento(base_clonada):
    actor = UsuarioFactory()
    juntos = threading.Barrier(4)

    def nombrar():
        juntos.wait()
        usuario, _ = servicios.abrir_cuenta("nueva@example.org", "María Ruiz", actor=actor)
        servicios.nombrar(usuario, servicios.Ambito(Rol.VEEDOR), desde=timezone.localdate(), actor=actor)
        connection.close()

    hilos = [threading.Thread(target=nombrar) for _ in range(4)]
    [hilo.start() for hilo in hilos]
    [hilo.join() for hilo in hilos]
    assert Usuario.objects.filter(email="nueva@example.org").count() == 1
    assert Nombramiento.objects.count() == Evento.objects.filter(acto="nombrado").count() == 1
