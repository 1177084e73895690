"""Who may do what (predicates of django-rules)."""

import rules

from sso_portal.nucleo.cuentas.models import Rol

rules.add_perm(
    "tramites.ver", rules.always_allow
)  # what was published; the rest is kept out by visibles_para


# --- A case ---


@rules.predicate
def es_suya(usuario, solicitud):
    """The case of the person behind the account."""
    return bool(
        usuario.is_authenticated and usuario.persona_id and solicitud.persona_id == usuario.persona_id
    )


@rules.predicate
def responde_tramites(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.FUNCIONARIO))


@rules.predicate
def es_de_su_entidad(usuario, solicitud):
    return bool(
        usuario.is_authenticated and solicitud.tramite.entidad_id in usuario.entidades(Rol.FUNCIONARIO)
    )


# Whoever asks for themselves, officials included.
rules.add_perm("tramites.pedir", rules.is_authenticated)
rules.add_perm("tramites.llevar_propia", es_suya)
# The official.
rules.add_perm("tramites.ver_bandeja", responde_tramites)
rules.add_perm("tramites.atender", responde_tramites & es_de_su_entidad & ~es_suya)
