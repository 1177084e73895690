"""Acting for another person by internet: asked, consented with a code, ended by either of the two."""

import secrets
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.cuentas.models import Persona, Usuario
from sso_portal.nucleo.legible.fechas import fecha_larga
from tramites.estados import EstadoSolicitud
from tramites.models import Representacion, Solicitud, Tramite

from .borrador import empezar_solicitud


class RepresentacionImposible(Exception):
    """It cannot be asked or used; the text is for whoever tried."""


@transaction.atomic
def pedir_representacion(
    correo: str, *, hasta: date, actor: Usuario, clave: UUID | None = None
) -> Representacion | None:
    """Send six digits to the account of the other person, who gives them to ``actor`` if she agrees.

    None where no account with that address can consent: whoever asked is told the same, so that nobody
    learns who has one. What waited before is over. Pressed twice, one code leaves. Raises
    RepresentacionImposible for oneself, and for who never said who she is.
    """
    if actor.persona is None or not (actor.persona.nombres and actor.persona.documento):
        raise RepresentacionImposible(
            "Antes díganos quién es usted: empiece un trámite suyo y escriba sus datos"
        )
    if correo.lower() == actor.email.lower():
        raise RepresentacionImposible("Ese es su correo. Escriba el de la otra persona")
    Usuario.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.pk)
    if clave and (anterior := Representacion.objects.filter(clave=clave, representante=actor).first()):
        return anterior
    for otra in Representacion.objects.abiertas().filter(representante=actor, dada_en=None).order_by("pk"):
        terminar_representacion(otra, actor=actor)
    destino = Usuario.objects.select_related("persona").filter(email__iexact=correo, is_active=True).first()
    persona = destino.persona if destino else None
    if destino is None or persona is None or not (persona.nombres and persona.documento):
        return None
    return _pedida(destino, persona, hasta, actor, clave)


def _pedida(
    destino: Usuario, persona: Persona, hasta: date, actor: Usuario, clave: UUID | None
) -> Representacion:
    numeros = f"{secrets.randbelow(10**6):06}"
    nueva = Representacion.objects.create(
        representante=actor, persona=persona, hasta=hasta, clave=clave,
        codigo=_indice(persona.pk, numeros),
    )  # fmt: skip
    registrar("representacion_pedida", nueva, actor=actor)
    avisar(
        destino, "representacion", clave=f"representacion-{nueva.pk}", numeros=numeros,
        quien=f"{actor.persona} ({actor.email})", hasta=fecha_larga(hasta),
    )  # fmt: skip
    return nueva


def dar_representacion(numeros: str, *, actor: Usuario) -> Representacion:
    """The code came back: ``actor`` may act from now. Given already with it, it stays given.

    Raises RepresentacionImposible when it is not that code, expired or was tried too often; the try counts.
    """
    dada = _comparada(numeros, actor)
    if dada is None:
        raise RepresentacionImposible(
            "Ese código no es el que recibió la otra persona, o ya no sirve. Pídale que lo lea de nuevo"
        )
    return dada


@transaction.atomic
def _comparada(numeros: str, actor: Usuario) -> Representacion | None:
    """Commits also the try that fails."""
    suyas = Representacion.objects.abiertas().filter(representante=actor).order_by("-pk")
    for una in suyas.select_for_update(of=("self",)):
        es_ese = una.codigo == _indice(una.persona_id, numeros)
        if una.esta_vigente and es_ese:
            return una
        if una.espera_codigo and not es_ese:
            una.intentos += 1
            una.save(update_fields=["intentos"])
        elif una.espera_codigo:
            una.dada_en = timezone.now()
            una.save(update_fields=["dada_en"])
            registrar("representacion_dada", una, actor=actor)
            return una
    return None


@transaction.atomic
def terminar_representacion(representacion: Representacion, *, actor: Usuario) -> None:
    """Whoever acted sees nothing more of those cases, from now. Twice is once."""
    representacion.refresh_from_db(from_queryset=Representacion.objects.select_for_update(of=("self",)))
    if representacion.terminada_en is None:
        representacion.terminada_en, representacion.terminada_por = timezone.now(), actor
        representacion.save(update_fields=["terminada_en", "terminada_por"])
        registrar("representacion_terminada", representacion, actor=actor)


@transaction.atomic
def empezar_por_otra(
    tramite: Tramite, representacion: Representacion, *, actor: Usuario, clave: UUID | None = None
) -> Solicitud:
    """Begin a case of the other person; what she began by herself stays hers alone.

    Raises RepresentacionImposible, TramiteSinVersion.
    """
    if not representacion.esta_vigente or representacion.representante_id != actor.pk:
        raise RepresentacionImposible("Esa autorización terminó. Pídale a la otra persona que la dé de nuevo")
    suyas = Solicitud.objects.filter(persona=representacion.persona_id, tramite=tramite)
    ajeno = suyas.filter(estado=EstadoSolicitud.BORRADOR).exclude(representacion=representacion)
    if ajeno.exists():
        raise RepresentacionImposible(
            "La otra persona ya empezó este trámite y solo ella lo puede seguir. Pídale que lo termine"
        )
    solicitud = empezar_solicitud(tramite, persona=representacion.persona, actor=actor, clave=clave)
    if solicitud.representacion_id is None:
        solicitud.representacion = representacion
        solicitud.save(update_fields=["representacion"])
        registrar("solicitud_por_otra", solicitud, actor=actor)
    return solicitud


def _indice(persona_id: object, numeros: str) -> str:
    return indice_ciego("representacion", f"{persona_id}:{numeros}")
