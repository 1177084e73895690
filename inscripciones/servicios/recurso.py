"""The appeal of who was left out: filing it, supporting it, resolving it.

Source: Ley 1437 de 2011, arts. 74 to 80.
"""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from inscripciones.consultas.recursos import ganadas_sin_volver, puede_apelar, recurso_de, revision_abierta
from inscripciones.estados import Estado, EstadoConvocatoria, EstadoRecurso
from inscripciones.models import ArchivoRecurso, Convocatoria, Inscripcion, Recurso
from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_subido

from .candado import con_convocatoria_abierta
from .guardado import PasoCerrado, releer
from .mesa import ActoNegado, CasoAjeno, suficiente

MAXIMO_PRUEBAS = 5


@transaction.atomic
def apelar_inscripcion(inscripcion: Inscripcion, *, actor: Usuario, texto: str) -> Recurso:
    """File the one appeal against a rejection or an annulment, in the ten business days after it.

    A second press answers with the first. Writes one Evento and one message.
    Raises PasoCerrado (not decided against, or out of time), MotivoBreve. Source: art. 76.
    """
    texto = suficiente(texto)
    releer(inscripcion)
    if hecho := recurso_de(inscripcion):
        return hecho
    propuso, confirmo = inscripcion.propuesta_por, inscripcion.decidida_por
    if propuso is None or confirmo is None or not puede_apelar(inscripcion):
        raise PasoCerrado("Esta decisión ya no se puede apelar: el plazo terminó o la decisión cambió.")
    recurso = Recurso.objects.create(
        inscripcion=inscripcion,
        texto=texto,
        propuso=propuso,
        confirmo=confirmo,
    )
    registrar("apelada", inscripcion, actor=actor, datos={"recurso": str(recurso.pk)})
    _avisar(recurso, "recurso_presentado")
    return recurso


@transaction.atomic
def adjuntar_prueba(recurso: Recurso, subido: Any, *, actor: Usuario) -> ArchivoRecurso:
    """Add a document to an appeal not yet resolved. Raises PasoCerrado, ArchivoRechazado."""
    _bloquear(recurso)
    puestas = recurso.archivos.order_by("pk")
    if recurso.estado != EstadoRecurso.PRESENTADO:
        raise PasoCerrado("Su apelación ya se resolvió: no se pueden agregar documentos.")
    if len(puestas) >= MAXIMO_PRUEBAS:
        raise PasoCerrado(f"Ya agregó {MAXIMO_PRUEBAS} documentos, el máximo de una apelación.")
    junto_a = Archivo.objects.filter(pk__in=puestas.values("archivo"))
    titular = recurso.inscripcion.persona
    archivo = guardar_subido(subido, uso="recurso", titular=titular, actor=actor, junto_a=junto_a)
    return ArchivoRecurso.objects.create(recurso=recurso, archivo=archivo)


@transaction.atomic
def resolver_recurso(recurso: Recurso, *, actor: Usuario, es_favorable: bool, respuesta: str) -> None:
    """Somebody who had not decided resolves an appeal, with an answer that the person reads; told at once.

    In favour, the registration goes back to the desk while the desk is open, or when the ministry opens it
    again; once sealed the answer stands and the registration stays as it was: the inputs do not change.
    Raises MotivoBreve, CasoAjeno (decided before, or of another secretaría), ActoNegado (already resolved).
    Source: Ley 1437 de 2011, art. 80.
    """
    respuesta = suficiente(respuesta)
    convocatoria = con_convocatoria_abierta(
        recurso.inscripcion.convocatoria_id, estados=tuple(EstadoConvocatoria)
    )
    releer(recurso.inscripcion)
    _bloquear(recurso)
    if recurso.resuelto_por_id == actor.pk:
        return
    if recurso.estado != EstadoRecurso.PRESENTADO:
        raise ActoNegado("Otra persona ya resolvió esta apelación. Lo que usted escribió no se guardó.")
    if actor.pk in (recurso.propuso_id, recurso.confirmo_id):
        raise CasoAjeno("Usted decidió este caso: la apelación la resuelve otra persona.")
    vuelve = es_favorable and revision_abierta(convocatoria)
    transitar(
        recurso,
        EstadoRecurso.FAVORABLE if es_favorable else EstadoRecurso.DESFAVORABLE,
        actor=actor,
        respuesta=respuesta,
        resuelto_por=actor,
        resuelto_en=timezone.now(),
        vuelve_a_revision=vuelve,
    )
    if vuelve:
        _volver_a_la_mesa(recurso.inscripcion, actor)
    _avisar(recurso, "recurso_resuelto", vuelve=vuelve, es_favorable=es_favorable)


@transaction.atomic
def cumplir_ganadas(convocatoria: Convocatoria, *, actor: Usuario) -> int:
    """Send back to the desk those who won an appeal when the review was closed; says how many.

    For when the review opens again; each is told. Doing it again moves nothing more.
    """
    ganadas = list(ganadas_sin_volver(convocatoria).select_related("inscripcion").order_by("pk"))
    for recurso in ganadas:
        _volver_a_la_mesa(recurso.inscripcion, actor)
        recurso.vuelve_a_revision = True
        recurso.save(update_fields=["vuelve_a_revision"])
        _avisar(recurso, "recurso_vuelve_a_revision")
    return len(ganadas)


def _volver_a_la_mesa(inscripcion: Inscripcion, actor: Usuario) -> None:
    firmas = ("decidida_por", "decidida_en", "propuesta_por", "propuesta_en", "tomada_por", "tomada_en")
    sin_decision: dict[str, Any] = {**dict.fromkeys(firmas), "causa_anulacion": "", "corregir_hasta": None}
    transitar(
        inscripcion,
        Estado.RADICADA,
        actor=actor,
        datos={"por": "apelacion", "ronda": inscripcion.ronda},
        **sin_decision,
    )


def _bloquear(recurso: Recurso) -> None:
    inscripcion = recurso.inscripcion
    recurso.refresh_from_db(from_queryset=Recurso.objects.select_for_update(of=("self",)))
    recurso.inscripcion = inscripcion


def _avisar(recurso: Recurso, plantilla: str, **contexto: Any) -> None:
    inscripcion = recurso.inscripcion
    usuario = getattr(inscripcion.persona, "usuario", None)
    if usuario is None:
        return
    avisar(
        usuario,
        plantilla,
        clave=f"{plantilla}-{recurso.pk}",
        numero=inscripcion.numero,
        autoridad=str(inscripcion.autoridad),
        enlace=reverse("inscripciones:detalle", args=[inscripcion.pk]),
        **contexto,
    )
