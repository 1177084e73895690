"""What a professional writes of themselves in a registration: beginning it, personal data, education."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from inscripciones.consultas.apertura import admite, por_que_no_admite
from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import Convocatoria, Inscripcion
from inscripciones.pasos import Paso
from plazas.models import Profesion
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.cuentas.servicios import declarar_documento, persona_de

from .candado import ConvocatoriaCongelada, con_convocatoria_abierta
from .guardado import Hoja, PasoCerrado, abrir_paso, anotar_guardado


@transaction.atomic
def iniciar_inscripcion(
    convocatoria: Convocatoria, profesion: Profesion, *, actor: Usuario
) -> tuple[Inscripcion, bool]:
    """Open the one registration of the actor in a convocatoria; (registration, whether it is new).

    Two tabs at once land on the same one: the constraint of the database decides. Whoever has no Persona
    yet gets an empty one, filled in the first step.
    Raises PasoCerrado outside the window of the convocatoria.
    """
    try:
        convocatoria = con_convocatoria_abierta(convocatoria, estados=(EstadoConvocatoria.PUBLICADA,))
    except ConvocatoriaCongelada as error:
        raise PasoCerrado(str(error)) from error
    if propia := _existente(convocatoria, actor):
        return propia, False
    if not admite(convocatoria, timezone.now()):
        raise PasoCerrado(por_que_no_admite(convocatoria, timezone.now()))
    inscripcion, es_nueva = Inscripcion.objects.get_or_create(
        persona=persona_de(actor), convocatoria=convocatoria, defaults={"profesion": profesion}
    )
    if es_nueva:
        registrar("iniciada", inscripcion, actor=actor, datos={"convocatoria": convocatoria.codigo})
    return inscripcion, es_nueva


def _existente(convocatoria: Convocatoria, actor: Usuario) -> Inscripcion | None:
    return Inscripcion.objects.filter(convocatoria=convocatoria, persona__usuario=actor).first()


@transaction.atomic
def cambiar_profesion(inscripcion: Inscripcion, profesion: Profesion, *, actor: Usuario) -> None:
    """Register for another profession while it is a draft: the posts of the former one leave the list.

    Raises PasoCerrado.
    """
    abrir_paso(inscripcion, Paso.PREFERENCIAS)
    if inscripcion.estado != Estado.BORRADOR:
        raise PasoCerrado("La profesión se cambia solo antes de enviar la inscripción.")
    if inscripcion.profesion_id != profesion.pk:
        inscripcion.preferencias.all().delete()
        anotar_guardado(inscripcion, Paso.PREFERENCIAS, profesion=profesion)


@transaction.atomic
def guardar_datos(
    inscripcion: Inscripcion,
    datos: dict[str, Any],
    *,
    actor: Usuario,
    hoja: Hoja | None = None,
) -> None:
    """Keep what was written of the personal data; absent keys and closed fields stay as they were.

    ``datos``: nombres, apellidos, tipo, numero, telefono, municipio (Municipio or None), direccion.
    Raises PasoCerrado, ConflictoDeVersion.
    """
    campos = abrir_paso(inscripcion, Paso.DATOS, hoja=hoja)
    datos = {k: v for k, v in datos.items() if k in campos}
    persona = inscripcion.persona
    propios = {k: v for k, v in datos.items() if k in ("nombres", "apellidos", "telefono")}
    for campo, valor in propios.items():
        setattr(persona, campo, valor)
    persona.save(update_fields=list(propios))
    if datos.get("numero") and datos.get("tipo"):
        declarar_documento(persona, datos["tipo"], datos["numero"])
    cambios = {k: v for k, v in datos.items() if k in ("municipio", "direccion")}
    anotar_guardado(inscripcion, Paso.DATOS, campos=campos, hoja=hoja, **cambios)


@transaction.atomic
def guardar_formacion(
    inscripcion: Inscripcion,
    datos: dict[str, Any],
    *,
    actor: Usuario,
    hoja: Hoja | None = None,
) -> None:
    """Keep what was written of the education: universidad, es_titulo_exterior, fecha_grado.

    Raises PasoCerrado, ConflictoDeVersion.
    """
    campos = abrir_paso(inscripcion, Paso.FORMACION, hoja=hoja)
    cambios = {k: v for k, v in datos.items() if k in campos}
    anotar_guardado(inscripcion, Paso.FORMACION, campos=campos, hoja=hoja, **cambios)


@transaction.atomic
def confirmar_parte(inscripcion: Inscripcion, paso: Paso, *, actor: Usuario) -> None:
    """The person looked at what was asked in this part and leaves it as it was: it is attended.

    Raises PasoCerrado.
    """
    campos = abrir_paso(inscripcion, paso)
    anotar_guardado(inscripcion, paso, campos=campos)
