"""What an entity does with its own plazas: propose, correct, send, copy."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from plazas.busqueda import texto_de_busqueda
from plazas.estados import EDITABLES, Estado
from plazas.models import Plaza
from sso_portal.nucleo.bitacora.servicios import Actor, registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import Entidad

CAMPOS = (  # what the entity writes
    *("profesion", "municipio", "modalidad", "cargo", "funciones", "cupos", "vinculo", "salario_mensual"),
    *("da_vivienda", "da_alimentacion", "da_transporte", "otras_ayudas", "duracion_meses", "fecha_inicio"),
    *("cdp", "comunidad", "dificultad", "como_se_llega", "telefono_contacto"),
)
OBLIGATORIOS = {  # field: what its absence says
    "profesion": "Elija la profesión",
    "cargo": "Escriba el cargo",
    "funciones": "Escriba las funciones",
    "vinculo": "Elija el tipo de vínculo",
    "salario_mensual": "Escriba el salario mensual",
    "fecha_inicio": "Escriba la fecha de inicio",
    "cdp": "Escriba el número del certificado de disponibilidad presupuestal",
}


class PlazaIncompleta(Exception):
    """A plaza cannot be sent yet: ``faltas`` is {field: what to do}."""

    def __init__(self, faltas: dict[str, str]) -> None:
        self.faltas = faltas
        super().__init__("Antes de enviar: " + "; ".join(faltas.values()) + ".")


class PlazaCerradaAEdicion(Exception):
    """The plaza is on somebody's desk or already public; the text is for who tried to change it."""


def siguiente_codigo() -> str:
    """A code nobody has, «P04512». Codes never come back, even if the act that took one fails."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('plazas_codigo')")
        return f"P{cursor.fetchone()[0]:05}"


def faltas_de(plaza: Plaza) -> dict[str, str]:
    """{field: what to do} of all that keeps ``plaza`` from being sent. Source: Ley 1164 de 2007, art. 33."""
    faltas = {campo: frase for campo, frase in OBLIGATORIOS.items() if not getattr(plaza, campo)}
    if plaza.fecha_inicio and plaza.fecha_inicio <= timezone.localdate():
        faltas["fecha_inicio"] = "La fecha de inicio debe ser posterior a hoy"
    return faltas


@transaction.atomic
def crear_plaza(entidad: Entidad, *, actor: Actor, clave: UUID | None = None, **datos: Any) -> Plaza:
    """Open a draft of ``entidad``, in its own municipio unless ``datos`` says another.

    The same ``clave`` never makes two: it answers with the one it made. Leaves the event «creada».
    """
    if clave and (hecha := Plaza.objects.filter(entidad=entidad, clave_creacion=clave).first()):
        return hecha
    plaza = Plaza(
        codigo=siguiente_codigo(),
        entidad=entidad,
        clave_creacion=clave,
        **{"municipio": entidad.municipio, **datos},
    )
    _poner_busqueda(plaza)
    try:
        with transaction.atomic():
            plaza.save(force_insert=True)
    except IntegrityError:
        if clave is None:
            raise
        return Plaza.objects.get(entidad=entidad, clave_creacion=clave)  # the other press won
    registrar("creada", plaza, actor=actor)
    return plaza


@transaction.atomic
def editar_plaza(plaza: Plaza, *, actor: Actor, **datos: Any) -> None:
    """Change what the entity wrote, while the plaza is a draft or was returned.

    Leaves the event «editada» with the names of the fields that changed, or nothing when none did.
    Raises PlazaCerradaAEdicion.
    """
    plaza.refresh_from_db(from_queryset=Plaza.objects.select_for_update(of=("self",)))
    if plaza.estado not in EDITABLES:
        raise PlazaCerradaAEdicion(
            f"La plaza {plaza.codigo} está {plaza.get_estado_display().lower()} y no se puede cambiar ahora."
        )
    cambios = [campo for campo, valor in datos.items() if getattr(plaza, campo) != valor]
    if not cambios:
        return
    for campo in cambios:
        setattr(plaza, campo, datos[campo])
    _poner_busqueda(plaza)
    plaza.save(update_fields=[*cambios, "busqueda"])
    registrar("editada", plaza, actor=actor, datos={"campos": sorted(cambios)})


@transaction.atomic
def enviar_plaza(plaza: Plaza, *, actor: Usuario) -> None:
    """Put a complete plaza on the desk of the secretaría of its municipio.

    Raises PlazaIncompleta, or TransicionInvalida if it is no draft. Source: Res. 1058 de 2010.
    """
    if plaza.estado in EDITABLES and (faltas := faltas_de(plaza)):
        raise PlazaIncompleta(faltas)
    transitar(plaza, Estado.ENVIADA, actor=actor, enviada_en=timezone.now(), enviada_por=actor)


@transaction.atomic
def copiar_plaza(plaza: Plaza, *, actor: Actor, clave: UUID | None = None) -> Plaza:
    """Open a draft with everything ``plaza`` says, to be corrected and sent. The start is asked again."""
    datos = {campo: getattr(plaza, campo) for campo in CAMPOS if campo != "fecha_inicio"}
    return crear_plaza(plaza.entidad, actor=actor, clave=clave, **datos)


def _poner_busqueda(plaza: Plaza) -> None:
    plaza.busqueda = texto_de_busqueda(
        plaza.codigo, plaza.entidad.nombre, plaza.municipio.nombre, plaza.municipio.departamento.nombre
    )
