"""What is done at the work table: open a matter, speak in it, accept an agreement, close it.

Source: CUM-025.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cumplimiento.consultas.voces import Voz
from cumplimiento.estados import EstadoAsunto
from cumplimiento.models import Adhesion, Asunto, EntidadVigilada, Intervencion
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.una_vez import ya_hecho

from .mensajes import informantes


class AsuntoCerrado(Exception):
    """Nothing more is said in it; the text is for the person who tried."""

    def __init__(self) -> None:
        super().__init__("Este asunto ya se cerró. Si falta algo, abra uno nuevo y nombre este")


class AdhesionImposible(Exception):
    """It is no agreement of that entity; the text is for the person who tried."""

    def __init__(self) -> None:
        super().__init__("Este asunto no es un acuerdo del régimen de su entidad")


@transaction.atomic
def abrir_asunto(voz: Voz, *, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Asunto:
    """Put a matter on the table (clase, regimen, titulo, texto, archivo); all its regime may read it.

    The same ``clave`` gives the same matter back.
    """
    if anterior := ya_hecho(Asunto, clave):
        return anterior
    asunto = Asunto.objects.create(abierto_por=actor, clave=clave, **voz.quien, **datos)
    registrar("asunto_abierto", asunto, actor=actor, datos={"clase": asunto.clase})
    return asunto


@transaction.atomic
def intervenir(
    asunto: Asunto, voz: Voz, texto: str, *, actor: Usuario, clave: UUID | None = None
) -> Intervencion:
    """Say something in ``asunto``. A department's word answers it and tells the entity that opened it; an
    entity's opens it again.

    The same ``clave`` gives the same words back. Raises AsuntoCerrado.
    """
    asunto.refresh_from_db(from_queryset=Asunto.objects.select_for_update(of=("self",)))
    if anterior := ya_hecho(Intervencion, clave):
        return anterior
    if asunto.esta_cerrado:
        raise AsuntoCerrado
    responde = voz.dependencia is not None and asunto.dependencia_id != voz.dependencia.pk
    dicha = Intervencion.objects.create(asunto=asunto, texto=texto, autor=actor, clave=clave, **voz.quien)
    registrar("intervencion", asunto, actor=actor, datos={"intervencion": dicha.pk})
    destino = EstadoAsunto.RESPONDIDO if voz.dependencia else EstadoAsunto.ABIERTO
    if asunto.estado != destino and (voz.entidad or responde or _preguntaron(asunto)):
        transitar(asunto, destino, actor=actor)
    if responde:
        _avisar_respuesta(asunto, dicha)
    return dicha


@transaction.atomic
def aceptar_acuerdo(asunto: Asunto, entidad: EntidadVigilada, *, actor: Usuario) -> Adhesion:
    """``entidad`` accepts an agreement; twice is once. Raises AdhesionImposible or AsuntoCerrado."""
    asunto.refresh_from_db(from_queryset=Asunto.objects.select_for_update(of=("self",)))
    if anterior := asunto.adhesiones.filter(entidad=entidad).first():
        return anterior
    if not asunto.es_acuerdo or not asunto.alcanza_a(entidad):
        raise AdhesionImposible
    if asunto.esta_cerrado:
        raise AsuntoCerrado
    adhesion = Adhesion.objects.create(asunto=asunto, entidad=entidad, aceptado_por=actor)
    registrar("acuerdo_aceptado", asunto, actor=actor, datos={"entidad": entidad.pk})
    return adhesion


@transaction.atomic
def cerrar_asunto(asunto: Asunto, *, actor: Usuario) -> None:
    """Nothing more is said in it. Raises TransicionInvalida if somebody already closed it."""
    transitar(asunto, EstadoAsunto.CERRADO, actor=actor, cerrado_en=timezone.now(), cerrado_por=actor)


def _preguntaron(asunto: Asunto) -> bool:
    return asunto.intervenciones.filter(entidad__isnull=False).exists()


def _avisar_respuesta(asunto: Asunto, dicha: Intervencion) -> None:
    if asunto.entidad is None:
        return
    contexto = {
        "asunto": asunto.numero, "quien": dicha.quien, "entidad": asunto.quien,
        "enlace": asunto.get_absolute_url(),
    }  # fmt: skip
    quienes = informantes([asunto.entidad.pk])[asunto.entidad.pk]
    filas = [(u, f"mesa_respuesta-{dicha.pk}-{u}", contexto) for u in quienes]
    avisar_en_lote("mesa_respuesta", filas)
