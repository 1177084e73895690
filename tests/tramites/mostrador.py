"""A counter: an agent certified in one procedure of her branch, and the person in front of her."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import UsuarioFactory, funcionario
from tramites.models import Certificacion
from tramites.servicios.mostrador import dar_consentimiento, pedir_consentimiento

from .casos import institucion
from .fabricas import producto, sucursal


def certificar(agente, tramite, dias=90):
    """Until ``dias`` from today."""
    hoy = timezone.localdate()
    return Certificacion.objects.create(
        usuario=agente, tramite=tramite, desde=hoy - timedelta(200), vence_el=hoy + timedelta(dias),
        otorgada_por=UsuarioFactory(),
    )  # fmt: skip


def punto(**datos):
    """``institucion()`` with ``agente``, ``sucursal`` and the product that she may serve."""
    i = institucion()
    donde = sucursal(entidad=i.entidad, **datos)
    producto(i.tramite, donde)
    agente = funcionario(Rol.AGENTE, entidad=i.entidad)
    certificar(agente, i.tramite)
    return SimpleNamespace(**vars(i), sucursal=donde, agente=agente)


def numeros_de(consentimiento):
    """What the person read in her mail."""
    return Aviso.objects.get(clave=f"consentimiento-{consentimiento.pk}").contexto["numeros"]


def consentida(p, persona=None):
    """The consent of ``persona`` (Eva), already given."""
    suyo = pedir_consentimiento(persona or p.eva.persona, agente=p.agente, sucursal=p.sucursal)
    assert dar_consentimiento(suyo, numeros_de(suyo), actor=p.agente)
    return suyo
