"""Who may do what to a plaza (predicates of django-rules). Source: Ley 1164 de 2007, art. 33."""

import rules

from sso_portal.nucleo.cuentas.models import Rol


@rules.predicate
def es_ips(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.entidades(Rol.IPS))


@rules.predicate
def es_secretaria(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.SECRETARIA, Rol.JEFE_SECRETARIA))


@rules.predicate
def es_ministerio(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO))


@rules.predicate
def es_de_su_entidad(usuario, plaza):
    return bool(usuario.is_authenticated and plaza.entidad_id in usuario.entidades(Rol.IPS))


@rules.predicate
def es_de_su_territorio(usuario, plaza):
    return bool(
        usuario.is_authenticated
        and plaza.municipio.autoridad_id in usuario.autoridades(Rol.SECRETARIA, Rol.JEFE_SECRETARIA)
    )


@rules.predicate
def ya_firmo(usuario, plaza):
    """Sent it, or vouched for it at the other desk: nobody decides twice on the same thing."""
    return usuario.pk in plaza.firmantes


rules.add_perm("plazas.ver", rules.always_allow)  # who may not is kept out by visibles_para
rules.add_perm("plazas.proponer", es_ips)
rules.add_perm("plazas.editar", es_de_su_entidad)
rules.add_perm("plazas.enviar", es_de_su_entidad)
rules.add_perm("plazas.copiar", es_de_su_entidad)
rules.add_perm("plazas.revisar", es_secretaria)
rules.add_perm("plazas.validar", es_de_su_territorio & ~es_de_su_entidad & ~ya_firmo)
rules.add_perm("plazas.decidir", es_ministerio)
rules.add_perm("plazas.aprobar", es_ministerio & ~es_de_su_entidad & ~ya_firmo)
rules.add_perm("plazas.devolver", (es_de_su_territorio | es_ministerio) & ~es_de_su_entidad & ~ya_firmo)
rules.add_perm("plazas.publicar", es_ministerio)
rules.add_perm("plazas.retirar", es_ministerio)
