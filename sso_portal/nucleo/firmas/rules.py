"""Who may do what to a certificate."""

import rules

from sso_portal.nucleo.cuentas.models import Rol


@rules.predicate
def es_titular(usuario, certificado):
    return (
        usuario.is_authenticated
        and usuario.persona_id is not None
        and certificado.titular_id == usuario.persona_id
    )


@rules.predicate
def es_ministerio(usuario, _certificado):
    return usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO)


rules.add_perm("firmas.descargar", es_titular)
rules.add_perm("firmas.revocar", es_ministerio & ~es_titular)
