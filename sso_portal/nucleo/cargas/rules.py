"""Who may do what to a bulk file: whoever uploaded it, while the format still lets them."""

import rules


@rules.predicate
def es_suya(usuario, carga):
    return carga.subida_por_id == usuario.pk


@rules.predicate
def puede_cargar(usuario, carga):
    return carga.formato.puede_cargar(usuario)


rules.add_perm("cargas.ver_carga", es_suya)
rules.add_perm("cargas.decidir_carga", es_suya & puede_cargar)
