"""Who may do what to an inscripción (predicates of django-rules)."""

import rules

from sso_portal.nucleo.cuentas.models import Rol


@rules.predicate
def es_propia(usuario, inscripcion):
    return usuario.persona_id is not None and inscripcion.persona_id == usuario.persona_id


@rules.predicate
def es_ciudadania(usuario, _objeto=None):
    """Whoever acts for themselves: an official registers, if ever, with a personal account."""
    return not usuario.es_funcionario


rules.add_perm("inscripciones.iniciar", es_ciudadania)
rules.add_perm("inscripciones.diligenciar", es_propia)


@rules.predicate
def es_ministerio(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO))


rules.add_perm("inscripciones.ver_convocatoria", rules.always_allow)  # drafts are kept out by visibles_para
rules.add_perm("inscripciones.convocar", es_ministerio)
