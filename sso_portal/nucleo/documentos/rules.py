"""Who looks after the files as a whole."""

import rules


@rules.predicate
def es_ministerio(usuario, objeto=None):
    return usuario.tiene_rol("ministerio")


rules.add_perm("documentos.ver_ausentes", es_ministerio)
