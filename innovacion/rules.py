"""Who may do what (predicates of django-rules)."""

import rules

from sso_portal.nucleo.cuentas.models import Rol


@rules.predicate
def es_comunidad(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.COMUNIDAD))


@rules.predicate
def es_experto(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.EXPERTO))


@rules.predicate
def es_gestor(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.entidades(Rol.GESTOR_CAMBIOS))


@rules.predicate
def es_direccion(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.DIRECCION))


@rules.predicate
def gestiona_la_innovacion(usuario, innovacion):
    return innovacion.centro.entidad_id in usuario.entidades(Rol.GESTOR_CAMBIOS)


@rules.predicate
def gestiona_la_practica(usuario, practica):
    return gestiona_la_innovacion(usuario, practica.innovacion)


@rules.predicate
def es_quien_se_compromete(usuario, compromiso):
    """The owner, with the account of any of the rows that count as her."""
    return bool(usuario.is_authenticated and usuario.pk in compromiso.cuentas_del_responsable)


@rules.predicate
def gestiona_el_compromiso(usuario, compromiso):
    return bool(compromiso.centro and compromiso.centro.entidad_id in usuario.entidades(Rol.GESTOR_CAMBIOS))


# What is public is everybody's to read; the rest is kept out by visibles_para.
rules.add_perm("innovacion.ver", rules.always_allow)
rules.add_perm("innovacion.participar", rules.is_authenticated)
# The community team.
rules.add_perm("innovacion.animar", es_comunidad)
# Innovations and their pages.
rules.add_perm("innovacion.crear", es_gestor)
rules.add_perm("innovacion.gestionar", es_gestor & gestiona_la_innovacion)
rules.add_perm("innovacion.evaluar", es_experto)
rules.add_perm("innovacion.escribir_practica", es_gestor & gestiona_la_practica)
# Commitments.
rules.add_perm("innovacion.seguir", es_comunidad | es_gestor | es_direccion)
rules.add_perm("innovacion.proponer_compromiso", es_comunidad | es_gestor)
rules.add_perm("innovacion.aceptar_compromiso", es_quien_se_compromete)
rules.add_perm(
    "innovacion.cumplir_compromiso", es_quien_se_compromete | es_comunidad | gestiona_el_compromiso
)
rules.add_perm("innovacion.completar_compromiso", es_comunidad | gestiona_el_compromiso)
# Who reads the figures of the whole.
rules.add_perm("innovacion.dirigir", es_direccion | es_comunidad)
# --- Visits ---


@rules.predicate
def recibe_la_visita(usuario, visita):
    return visita.anfitrion.entidad_id in usuario.entidades(Rol.GESTOR_CAMBIOS)


@rules.predicate
def fue_a_la_visita(usuario, visita):
    return bool(usuario.is_authenticated and visita.visitante and visita.visitante.usuario_id == usuario.pk)


rules.add_perm("innovacion.recibir_visita", es_gestor & recibe_la_visita)
rules.add_perm("innovacion.informar_visita", fue_a_la_visita)
