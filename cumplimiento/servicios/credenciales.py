"""Who gives a system of an entity its way in, and who takes it away."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cumplimiento.estados import EstadoCredencial
from cumplimiento.models import Credencial, EntidadVigilada
from cumplimiento.models.servicio_web import huella_de
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.legible.fechas import fecha_larga

from .ensayo import preparar_pruebas
from .mensajes import informantes

MARCA = "sso"  # so that whoever finds one in a file knows what it is


@dataclass(frozen=True, kw_only=True)
class Pedido:
    """What is asked of a credential: its name, its list of Alcance, its last day, and for which cases."""

    nombre: str
    alcances: Sequence[str]
    vence_el: date
    de_pruebas: bool
    clave: UUID | None = None


@transaction.atomic
def crear_credencial(entidad: EntidadVigilada, pedido: Pedido, *, actor: Usuario) -> tuple[Credencial, str]:
    """Make one for ``entidad``, or for its rehearsal, which is prepared if it was not; (row, secret).

    The secret is given this once: only its fingerprint stays. Asked again with the same ``clave`` gives the
    same row and "". Leaves the event «credencial_creada».
    """
    EntidadVigilada.objects.select_for_update().get(pk=entidad.pk)
    if pedido.clave and (anterior := Credencial.objects.filter(clave=pedido.clave).first()):
        return anterior, ""
    destino = preparar_pruebas(entidad, actor=actor) if pedido.de_pruebas else entidad
    nueva = Credencial(
        entidad=destino,
        nombre=pedido.nombre,
        alcances=sorted(pedido.alcances),
        vence_el=pedido.vence_el,
        creada_por=actor,
        clave=pedido.clave,
    )
    secreto = f"{MARCA}_{nueva.codigo}_{secrets.token_urlsafe(32)}"
    nueva.huella = huella_de(secreto)
    nueva.save(force_insert=True)
    datos = {"alcances": nueva.alcances, "vence_el": nueva.vence_el.isoformat(), "entidad": destino.pk}
    registrar("credencial_creada", nueva, actor=actor, datos=datos)
    return nueva, secreto


def revocar_credencial(credencial: Credencial, *, actor: Usuario) -> None:
    """Close ``credencial`` at once. Raises TransicionInvalida if it already was."""
    transitar(
        credencial, EstadoCredencial.REVOCADA, actor=actor, revocada_en=timezone.now(), revocada_por=actor
    )


def anotar_uso(codigo: str, cuando: datetime) -> None:
    """Keep the last time the credential ``codigo`` was used; an older one changes nothing."""
    antes = Q(usada_en=None) | Q(usada_en__lt=cuando)
    Credencial.objects.filter(antes, pk=codigo).update(usada_en=cuando)


def avisar_vencimientos() -> None:
    """Tell whoever reports for an entity that a credential of it ends in thirty days, and in seven.

    Once each, however often it is called; a day on which it was not is made good the next. Those of a
    rehearsal are told too: a system that is being tried stops just the same.
    """
    suyas = list(Credencial.objects.por_vencer().select_related("entidad__entidad").order_by("pk"))
    de_quien = {c.pk: c.entidad.pruebas_de_id or c.entidad_id for c in suyas}
    quienes, enlace = informantes(de_quien.values()), reverse("cumplimiento:servicio_web")
    avisar_en_lote(
        "credencial_vence",
        (
            (
                usuario,
                f"credencial_vence-{c.pk}-{dias}-{usuario}",
                {"credencial": c.nombre, "codigo": c.pk, "entidad": str(c.entidad),
                 "vence": fecha_larga(c.vence_el), "enlace": enlace},
            )
            for c in suyas
            if (dias := c.aviso_debido)
            for usuario in quienes[de_quien[c.pk]]
        ),
    )  # fmt: skip
