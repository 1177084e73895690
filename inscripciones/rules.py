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


# --- The desk of the secretarías ---

OFICIALES = (Rol.SECRETARIA, Rol.JEFE_SECRETARIA)


@rules.predicate
def es_oficial(usuario, _objeto=None):
    return usuario.tiene_rol(*OFICIALES)


@rules.predicate
def es_jefe(usuario, _objeto=None):
    return usuario.tiene_rol(Rol.JEFE_SECRETARIA)


@rules.predicate
def es_de_su_secretaria(usuario, inscripcion):
    return inscripcion.autoridad_id in usuario.autoridades(*OFICIALES)


@rules.predicate
def la_propuso(usuario, inscripcion):
    """Is the first of the two who leave somebody out."""
    return inscripcion.propuesta_por_id is not None and inscripcion.propuesta_por_id == usuario.pk


rules.add_perm("inscripciones.usar_mesa", es_oficial)
rules.add_perm("inscripciones.ver_caso", es_de_su_secretaria & ~es_propia)
rules.add_perm("inscripciones.decidir", es_de_su_secretaria & ~es_propia)
rules.add_perm("inscripciones.confirmar_rechazo", es_de_su_secretaria & ~es_propia & ~la_propuso)
rules.add_perm("inscripciones.confirmar_anulacion", es_de_su_secretaria & ~es_propia & ~la_propuso)


@rules.predicate
def es_recurso_de_su_secretaria(usuario, recurso):
    return es_de_su_secretaria(usuario, recurso.inscripcion)


@rules.predicate
def decidio_lo_apelado(usuario, recurso):
    return usuario.pk in (recurso.propuso_id, recurso.confirmo_id)


@rules.predicate
def es_recurso_propio(usuario, recurso):
    return es_propia(usuario, recurso.inscripcion)


rules.add_perm(
    "inscripciones.resolver_recurso", es_recurso_de_su_secretaria & ~decidio_lo_apelado & ~es_recurso_propio
)
rules.add_perm("inscripciones.ver_territorio", es_jefe)
rules.add_perm("inscripciones.ver_secretarias", es_ministerio)
