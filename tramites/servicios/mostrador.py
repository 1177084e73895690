"""An agent and one person: her consent, what is done for her, and the end of it all."""

import secrets
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.cuentas.models import Persona, Usuario
from sso_portal.nucleo.cuentas.servicios import declarar_documento
from tramites.models import Consentimiento, Solicitud, Sucursal, Tramite
from tramites.models.atencion import INTENTOS

from .atencion import exigir_certificacion, exigir_producto
from .borrador import empezar_solicitud

Medio = Consentimiento.Medio


class ConsentimientoImposible(Exception):
    """The agent may not act for this person; the text is for the agent."""


class CodigoErrado(Exception):
    """The code is not that one; the text is for the agent."""


@transaction.atomic
def registrar_persona(datos: dict[str, Any], *, agente: Usuario) -> Persona:
    """Write down somebody new, without account: nombres, apellidos, tipo, numero."""
    persona = Persona.objects.create(nombres=datos["nombres"], apellidos=datos["apellidos"])
    declarar_documento(persona, datos["tipo"], datos["numero"])
    registrar("persona_registrada", persona, actor=agente)
    return persona


@transaction.atomic
def pedir_consentimiento(
    persona: Persona, *, agente: Usuario, sucursal: Sucursal, correo: str = "", clave: UUID | None = None
) -> Consentimiento:
    """Send the person six digits to read aloud, to her account or, without one, to ``correo``.

    Whoever the agent attended before is over. Pressed twice, one code leaves. Raises
    ConsentimientoImposible for oneself, and for whoever has neither account nor ``correo``.
    """
    if anterior := _anterior(clave, agente, persona):
        return anterior
    destino = Usuario.objects.filter(persona=persona).first() or correo
    if not destino:
        raise ConsentimientoImposible("La persona no tiene cuenta ni correo: pídale su firma en papel")
    numeros = f"{secrets.randbelow(10**6):06}"
    datos = {"medio": Medio.CORREO, "codigo": _indice(persona, numeros), "clave": clave}
    consentimiento = _abrir(persona, agente, sucursal, **datos)
    clave_aviso = f"consentimiento-{consentimiento.pk}"
    avisar(destino, "consentimiento", clave=clave_aviso, numeros=numeros, sucursal=str(sucursal))
    return consentimiento


@transaction.atomic
def consentir_en_papel(
    persona: Persona, *, agente: Usuario, sucursal: Sucursal, clave: UUID | None = None
) -> Consentimiento:
    """The person, who has no account, signed the sheet of the counter.

    Raises ConsentimientoImposible if she has an account: her code says it then, a paper does not.
    """
    if anterior := _anterior(clave, agente, persona):
        return anterior
    if Usuario.objects.filter(persona=persona).exists():
        raise ConsentimientoImposible("Esta persona tiene cuenta: pídale el código que le llega a su correo")
    if sucursal.clase == Sucursal.Clase.TELEFONO:
        raise ConsentimientoImposible("Por teléfono no hay firma en papel: pídale un correo o su comprobante")
    datos = {"medio": Medio.PAPEL, "dado_en": timezone.now(), "clave": clave}
    return _abrir(persona, agente, sucursal, **datos)


@transaction.atomic
def consentir_con_comprobante(
    solicitud: Solicitud, *, agente: Usuario, sucursal: Sucursal, clave: UUID | None = None
) -> Consentimiento:
    """The person read aloud the two codes of her receipt: what she began elsewhere goes on here."""
    if anterior := _anterior(clave, agente, solicitud.persona):
        return anterior
    datos = {"medio": Medio.COMPROBANTE, "dado_en": timezone.now(), "clave": clave}
    return _abrir(solicitud.persona, agente, sucursal, **datos)


@transaction.atomic
def dar_consentimiento(consentimiento: Consentimiento, numeros: str, *, actor: Usuario) -> bool:
    """Compare what the person read with what she was sent; False if it is not that, and the try counts.

    Given already, it stays given. Raises CodigoErrado when it waited too long or was tried too often.
    """
    consentimiento.refresh_from_db(from_queryset=Consentimiento.objects.select_for_update(of=("self",)))
    if consentimiento.esta_vigente:
        return True
    if not consentimiento.espera_codigo:
        raise CodigoErrado("Ese código ya no sirve. Pida que le enviemos otro a la persona")
    if _indice(consentimiento.persona, numeros) != consentimiento.codigo:
        consentimiento.intentos += 1
        consentimiento.save(update_fields=["intentos"])
        return False
    consentimiento.dado_en = timezone.now()
    consentimiento.save(update_fields=["dado_en"])
    registrar("consentimiento_dado", consentimiento, actor=actor)
    return True


@transaction.atomic
def terminar_con_persona(*, agente: Usuario) -> None:
    """Whoever the agent was attending left: nothing of hers can be seen any more. Twice is once."""
    abiertos = Consentimiento.objects.abiertos().filter(agente=agente).select_for_update()
    for consentimiento in abiertos.order_by("pk"):
        consentimiento.terminado_en = timezone.now()
        consentimiento.save(update_fields=["terminado_en"])
        registrar("consentimiento_terminado", consentimiento, actor=agente)


@transaction.atomic
def empezar_por_la_persona(
    tramite: Tramite, consentimiento: Consentimiento, *, agente: Usuario, clave: UUID | None = None
) -> Solicitud:
    """Begin her case at the counter. Raises ProductoNoOfrecido, SinCertificacion, TramiteSinVersion."""
    exigir_producto(tramite, consentimiento.sucursal)
    exigir_certificacion(tramite, agente=agente)
    return empezar_solicitud(
        tramite, persona=consentimiento.persona, actor=agente, canal=consentimiento.canal,
        sucursal=consentimiento.sucursal, clave=clave,
    )  # fmt: skip


def _anterior(clave: UUID | None, agente: Usuario, persona: Persona) -> Consentimiento | None:
    if persona.pk == agente.persona_id:
        raise ConsentimientoImposible("Usted no se atiende a sí mismo. Pida que lo atienda otra persona")
    if clave is None:
        return None
    return Consentimiento.objects.filter(clave=clave, agente=agente, persona=persona).first()


def _abrir(persona: Persona, agente: Usuario, sucursal: Sucursal, **datos: Any) -> Consentimiento:
    Usuario.objects.select_for_update(of=("self",), no_key=True).get(pk=agente.pk)
    terminar_con_persona(agente=agente)
    nuevo = Consentimiento.objects.create(persona=persona, agente=agente, sucursal=sucursal, **datos)
    registrar("consentimiento_pedido", nuevo, actor=agente, datos={"medio": str(nuevo.medio)})
    return nuevo


def _indice(persona: Persona, numeros: str) -> str:
    return indice_ciego("consentimiento", f"{persona.pk}:{numeros}")


def intentos_que_quedan(consentimiento: Consentimiento) -> int:
    return max(INTENTOS - consentimiento.intentos, 0)
