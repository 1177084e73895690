"""Who looks after the outbox."""

import rules


@rules.predicate
def es_ministerio(usuario, objeto=None):
    return usuario.tiene_rol("ministerio")


rules.add_perm("avisos.ver_avisos", es_ministerio)
rules.add_perm("avisos.reintentar_aviso", es_ministerio)
