"""A dictamen is written, issued or put aside."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cumplimiento.estados import EstadoDictamen
from cumplimiento.models import Dictamen, EntidadVigilada, Obligacion
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Persona, Usuario
from sso_portal.nucleo.una_vez import ya_hecho

from .apertura import crear_obligaciones
from .mensajes import avisar_afectadas

CAMPOS = (
    *("numero", "fecha", "expediente", "regimen", "materia", "norma", "instruccion", "plazo_dias_habiles"),
    *("persona", "correo", "archivo"),
)


class DictamenSinEntidades(Exception):
    """A dictamen instructs somebody; the text is for the person who tried."""

    def __init__(self) -> None:
        super().__init__("Elija por lo menos una entidad antes de emitir el dictamen")


class DictamenCerrado(Exception):
    """It was already issued or put aside: its text binds and does not change."""

    def __init__(self) -> None:
        super().__init__("El dictamen ya se emitió o se descartó y su texto no cambia")


@transaction.atomic
def crear_dictamen(
    *, actor: Usuario, entidades: list[EntidadVigilada], clave: UUID | None = None, **datos: Any
) -> Dictamen:
    """Begin a dictamen in draft: it obliges nobody yet. The same ``clave`` gives the same one back."""
    if anterior := ya_hecho(Dictamen, clave):
        return anterior
    dictamen = Dictamen.objects.create(clave=clave, **datos)
    dictamen.entidades.set(entidades)
    registrar("dictamen_creado", dictamen, actor=actor, datos={"numero": dictamen.numero})
    return dictamen


@transaction.atomic
def editar_dictamen(
    dictamen: Dictamen, *, actor: Usuario, entidades: list[EntidadVigilada], **datos: Any
) -> None:
    """Change a draft. Raises DictamenCerrado."""
    _bloquear_borrador(dictamen)
    for campo, valor in datos.items():
        setattr(dictamen, campo, valor)
    dictamen.save(update_fields=list(datos))
    dictamen.entidades.set(entidades)
    registrar("dictamen_editado", dictamen, actor=actor)


@transaction.atomic
def emitir_dictamen(dictamen: Dictamen, *, actor: Usuario) -> list[Obligacion]:
    """Issue it: each entity gets its obligation, and the affected person is told.

    Raises DictamenSinEntidades, or TransicionInvalida if somebody already issued or discarded it.
    Source: CUM-001, CUM-004.
    """
    transitar(dictamen, EstadoDictamen.EMITIDO, actor=actor, emitido_en=timezone.now(), emitido_por=actor)
    entidades = list(dictamen.entidades.select_related("entidad").order_by("pk"))
    if not entidades:
        raise DictamenSinEntidades
    creadas = crear_obligaciones([_obligacion(dictamen, entidad) for entidad in entidades], actor=actor)
    avisar_afectadas("caso_abierto", [(o, "1", {}) for o in creadas])
    return creadas


def descartar_dictamen(dictamen: Dictamen, *, actor: Usuario) -> None:
    """Put a draft aside; its number is free again. Raises TransicionInvalida."""
    transitar(dictamen, EstadoDictamen.DESCARTADO, actor=actor)


@transaction.atomic
def registrar_persona(tipo: str, numero: str, *, nombres: str, apellidos: str) -> Persona:
    """The person a supervisor already registered with this document, or a new one without an account.

    Whoever declared the same number of themselves in the portal is never taken for her.
    """
    indice = DocumentoIdentidad.indice_de(tipo, numero)
    registradas = Persona.objects.filter(documentos__indice=indice, dictamenes__isnull=False)
    if conocida := registradas.order_by("pk").first():
        return conocida
    persona = Persona.objects.create(nombres=nombres, apellidos=apellidos)
    DocumentoIdentidad.objects.create(persona=persona, tipo=tipo, numero=numero, indice=indice)
    return persona


def _bloquear_borrador(dictamen: Dictamen) -> None:
    dictamen.refresh_from_db(from_queryset=Dictamen.objects.select_for_update(of=("self",)))
    if dictamen.estado != EstadoDictamen.BORRADOR:
        raise DictamenCerrado


def _obligacion(dictamen: Dictamen, entidad: EntidadVigilada) -> Obligacion:
    return Obligacion(
        entidad=entidad,
        regimen=dictamen.regimen,
        materia=dictamen.materia,
        dictamen=dictamen,
        norma=dictamen.norma,
        origen_tipo="dictamen",
        origen_referencia=dictamen.numero,
        expediente=dictamen.expediente,
        instruccion=dictamen.instruccion,
        persona=dictamen.persona,
        inicia_el=dictamen.fecha,
        plazo_dias_habiles=dictamen.plazo_dias_habiles,
    )
