"""Who may do what (predicates of django-rules)."""

import rules

from sso_portal.nucleo.cuentas.models import Rol


@rules.predicate
def es_admin(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.entidades(Rol.ADMIN_TRAMITES))


@rules.predicate
def es_admin_de_su_entidad(usuario, tramite):
    return bool(usuario.is_authenticated and tramite.entidad_id in usuario.entidades(Rol.ADMIN_TRAMITES))


@rules.predicate
def es_direccion(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.DIRECCION))


# The catalogue: what was published is everybody's; the rest is kept out by visibles_para.
rules.add_perm("tramites.ver", rules.always_allow)
rules.add_perm("tramites.escribir", es_admin)
rules.add_perm("tramites.administrar", es_admin_de_su_entidad)
# The network.
rules.add_perm("tramites.dirigir_red", es_direccion)


# --- A case ---


@rules.predicate
def es_suya(usuario, solicitud):
    """The case of the person behind the account."""
    return bool(
        usuario.is_authenticated and usuario.persona_id and solicitud.persona_id == usuario.persona_id
    )


@rules.predicate
def la_representa(usuario, solicitud):
    """The case that the account carries for somebody who still lets."""
    representacion = solicitud.representacion
    return bool(
        representacion and representacion.representante_id == usuario.pk and representacion.esta_vigente
    )


@rules.predicate
def la_empezo(usuario, solicitud):
    """Whoever began it in another's name decides nothing in it, also when that ended."""
    return bool(solicitud.representacion and solicitud.representacion.representante_id == usuario.pk)


@rules.predicate
def es_parte(usuario, representacion):
    """Whoever acts, or the person in whose name."""
    de_ella = bool(usuario.persona_id and representacion.persona_id == usuario.persona_id)
    return de_ella or representacion.representante_id == usuario.pk


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
rules.add_perm("tramites.llevar_propia", es_suya | la_representa)
rules.add_perm("tramites.terminar_representacion", es_parte)
# The official.
rules.add_perm("tramites.ver_bandeja", responde_tramites)
rules.add_perm("tramites.atender", responde_tramites & es_de_su_entidad & ~es_suya & ~la_empezo)


# --- The definition of a procedure ---


@rules.predicate
def administra_alguna(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.entidades(Rol.ADMIN_TRAMITES))


@rules.predicate
def administra_la_version(usuario, version):
    return version.tramite.entidad_id in usuario.entidades(Rol.ADMIN_TRAMITES)


@rules.predicate
def administra_el_tramite(usuario, tramite):
    return tramite.entidad_id in usuario.entidades(Rol.ADMIN_TRAMITES)


rules.add_perm("tramites.disenar_alguno", administra_alguna)
rules.add_perm("tramites.disenar", administra_alguna & administra_la_version)
rules.add_perm("tramites.disenar_tramite", administra_alguna & administra_el_tramite)
# --- Service in person and by telephone ---


@rules.predicate
def atiende_personas(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.AGENTE))


@rules.predicate
def es_de_quien_atiende(usuario, consentimiento):
    """The agent to whom the person gave it, while she still is one."""
    return consentimiento.agente_id == usuario.pk


@rules.predicate
def es_de_su_punto(usuario, cosa):
    """A turn or an appointment of a point of her institution."""
    return cosa.sucursal.entidad_id in usuario.entidades(Rol.AGENTE)


rules.add_perm("tramites.mostrador", atiende_personas)
rules.add_perm("tramites.llamar_turno", atiende_personas & es_de_su_punto)
rules.add_perm("tramites.atender_persona", atiende_personas & es_de_quien_atiende)
