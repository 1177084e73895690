"""What waits for each role, for its home page."""

from django.db.models import Q
from django.urls import reverse

from plazas.estados import Estado
from plazas.models import Plaza
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """Plazas that wait for ``usuario``, one line by kind of work; one query a role held."""
    lista = []
    if entidades := usuario.entidades(Rol.IPS):
        lista += _de_entidad(Q(entidad_id__in=entidades))
    if autoridades := usuario.autoridades(Rol.SECRETARIA, Rol.JEFE_SECRETARIA):
        enviadas = _cuantas(Q(municipio__autoridad_id__in=autoridades, estado=Estado.ENVIADA))
        lista.append(
            Pendiente("Revisar las plazas que enviaron las entidades", reverse("plazas:revision"), enviadas)
        )
    if usuario.tiene_rol(Rol.MINISTERIO):
        lista.append(
            Pendiente("Aprobar plazas validadas", _decision("validada"), _cuantas(Q(estado=Estado.VALIDADA)))
        )
        lista.append(
            Pendiente("Publicar plazas aprobadas", _decision("aprobada"), _cuantas(Q(estado=Estado.APROBADA)))
        )
    return [p for p in lista if p.cantidad]


def _de_entidad(propias: Q) -> list[Pendiente]:
    mias = reverse("plazas:mias")
    return [
        Pendiente(
            "Corregir las plazas que le devolvieron", mias, _cuantas(propias & Q(estado=Estado.DEVUELTA))
        ),
        Pendiente("Completar y enviar sus borradores", mias, _cuantas(propias & Q(estado=Estado.BORRADOR))),
    ]


def _decision(estado: str) -> str:
    return f"{reverse('plazas:decision')}?estado={estado}"


def _cuantas(condicion: Q) -> int:
    return Plaza.objects.filter(condicion).count()
