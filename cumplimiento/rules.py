"""Who may do what (predicates of django-rules). Source: CUM-004, CUM-017, CUM-020, CUM-021, CUM-022."""

import rules

from sso_portal.nucleo.cuentas.models import Rol

INTENDENCIA, FISCALIZACION = "intendencia", "fiscalizacion"


@rules.predicate
def es_vigilada(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.entidades(Rol.VIGILADA))


@rules.predicate
def es_supervision(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.FISCALIZACION))


@rules.predicate
def es_oirs(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.OIRS))


@rules.predicate
def es_ministerio(usuario, _objeto=None):
    return bool(usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO))


@rules.predicate
def es_de_su_entidad(usuario, obligacion):
    return bool(usuario.is_authenticated and obligacion.entidad_id in usuario.entidades(Rol.VIGILADA))


@rules.predicate
def es_de_su_ensayo(usuario, obligacion):
    return bool(
        usuario.is_authenticated and obligacion.entidad.pruebas_de_id in usuario.entidades(Rol.VIGILADA)
    )


@rules.predicate
def es_de_su_servicio_web(usuario, credencial):
    return bool({credencial.entidad_id, credencial.entidad.pruebas_de_id} & usuario.entidades(Rol.VIGILADA))


@rules.predicate
def es_suya(usuario, obligacion):
    dictamen = obligacion.dictamen
    return bool(usuario.is_authenticated and dictamen and dictamen.correo == usuario.email)


@rules.predicate
def la_supervisa(usuario, obligacion):
    return obligacion.supervisada_por(usuario)


@rules.predicate
def la_fiscaliza(usuario, obligacion):
    return obligacion.supervisada_por(usuario, FISCALIZACION)


@rules.predicate
def la_dicto_su_dependencia(usuario, caso):
    return caso.supervisada_por(usuario, INTENDENCIA, FISCALIZACION)


@rules.predicate
def tiene_voz(usuario, asunto):
    return asunto.tiene_voz(usuario)


@rules.predicate
def abrio_el_asunto(usuario, asunto):
    return asunto.es_de(usuario)


# On a case: entity, supervisor; the affected person has her own page.
rules.add_perm("cumplimiento.ver_caso", es_de_su_entidad | es_de_su_ensayo | (es_supervision & la_supervisa))
rules.add_perm("cumplimiento.informar", es_vigilada)
rules.add_perm("cumplimiento.reportar", es_de_su_entidad)
rules.add_perm("cumplimiento.revocar_credencial", es_de_su_servicio_web)
rules.add_perm(
    "cumplimiento.dialogar", es_de_su_entidad | (es_supervision & la_fiscaliza & ~es_de_su_entidad)
)
rules.add_perm("cumplimiento.supervisar", es_supervision)
rules.add_perm("cumplimiento.fiscalizar", es_supervision & la_fiscaliza & ~es_de_su_entidad)
rules.add_perm("cumplimiento.ajustar", es_supervision & la_dicto_su_dependencia & ~es_de_su_entidad)
rules.add_perm("cumplimiento.dictar", es_supervision)
rules.add_perm("cumplimiento.emitir", es_supervision & la_dicto_su_dependencia)
rules.add_perm("cumplimiento.responder", es_suya)
rules.add_perm("cumplimiento.atender", es_oirs)
rules.add_perm("cumplimiento.ver_respuestas", es_oirs | es_supervision)
rules.add_perm("cumplimiento.decretar_festivo", es_ministerio)
# The work table: entities and departments alike.
es_de_la_mesa = es_vigilada | es_supervision | es_oirs
rules.add_perm("cumplimiento.ver_mesa", es_de_la_mesa)
rules.add_perm("cumplimiento.intervenir", es_de_la_mesa & tiene_voz)
rules.add_perm("cumplimiento.adherir", es_vigilada & tiene_voz)
rules.add_perm("cumplimiento.cerrar_asunto", es_supervision | abrio_el_asunto)
