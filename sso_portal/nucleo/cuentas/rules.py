"""Who may appoint."""

import rules

MINISTERIO = "ministerio"


@rules.predicate
def es_ministerio(usuario, _objeto=None):
    return usuario.tiene_rol(MINISTERIO)


@rules.predicate
def es_propio(usuario, nombramiento):
    return nombramiento is not None and nombramiento.usuario_id == usuario.pk


rules.add_perm("cuentas.nombrar", es_ministerio)
rules.add_perm("cuentas.terminar_nombramiento", es_ministerio & ~es_propio)


@rules.predicate
def es_funcionario(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.nombramientos_vigentes)


rules.add_perm("cuentas.ausentarse", es_funcionario)
