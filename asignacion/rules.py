"""Who may do what in a draw: the ministry prepares and seals, the veedores commit, reveal and press."""

import rules

from sso_portal.nucleo.cuentas.models import Rol


@rules.predicate
def es_ministerio(usuario, _objeto):
    return usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO)


@rules.predicate
def es_veedor_del_sorteo(usuario, sorteo):
    """Named for this process, with the appointment in force, and not of the ministry."""
    return (
        usuario.is_authenticated
        and usuario.tiene_rol(Rol.VEEDOR)
        and not usuario.tiene_rol(Rol.MINISTERIO)
        and usuario.pk in sorteo.usuarios_veedores
    )


rules.add_perm("asignacion.sellar", es_ministerio)  # on the convocatoria
rules.add_perm("asignacion.operar", es_ministerio)  # console: convocatoria
rules.add_perm("asignacion.anular", es_ministerio)
rules.add_perm("asignacion.comprometer", es_veedor_del_sorteo)
rules.add_perm("asignacion.revelar", es_veedor_del_sorteo)
rules.add_perm("asignacion.ejecutar", es_veedor_del_sorteo)
rules.add_perm("asignacion.auditar", es_veedor_del_sorteo)  # full files where the policy is reservada
