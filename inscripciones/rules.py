"""Who may do what to an inscripción (predicates of django-rules)."""

import rules


@rules.predicate
def es_propia(usuario, inscripcion):
    return usuario.persona_id is not None and inscripcion.persona_id == usuario.persona_id


@rules.predicate
def es_ciudadania(usuario, _objeto=None):
    """Whoever acts for themselves: an official registers, if ever, with a personal account."""
    return not usuario.es_funcionario


rules.add_perm("inscripciones.iniciar", es_ciudadania)
rules.add_perm("inscripciones.diligenciar", es_propia)
