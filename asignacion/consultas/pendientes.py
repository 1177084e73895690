"""What waits for each role in the draws: the pages of home ask here."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from asignacion.estados import EstadoSorteo
from asignacion.models import Compromiso, Sorteo, Veedor
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente

from .objeciones import cuentas_de_objeciones
from .requisitos import es_ensayo


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """What waits for a person in the draws: to seal, to commit, to reveal, to press."""
    if usuario.tiene_rol(Rol.MINISTERIO):
        return _del_ministerio()
    if usuario.tiene_rol(Rol.VEEDOR):
        return [p for veedor in _veedurias(usuario) for p in _del_veedor(veedor)]
    return []


def _del_ministerio() -> list[Pendiente]:
    convocatorias = Convocatoria.objects.filter(
        estado__in=[EstadoConvocatoria.PUBLICADA, EstadoConvocatoria.SELLADA]
    ).order_by("evento_en", "pk")
    return [*_objeciones_por_responder(), *_por_conducir(convocatorias)]


def _objeciones_por_responder() -> list[Pendiente]:
    vivos = Sorteo.objects.ligeros().filter(estado=EstadoSorteo.SELLADO).select_related("convocatoria")
    cuentas = [(s, cuentas_de_objeciones(s)["por_responder"]) for s in vivos.order_by("pk")]
    return [
        Pendiente(
            f"Responder objeciones al sello {sorteo.convocatoria.nombre}",
            reverse("asignacion:objeciones", args=[sorteo.convocatoria.codigo]),
            cantidad=cuantas,
            vence=_plazo(sorteo.convocatoria, sorteo.convocatoria.evento_en),
        )
        for sorteo, cuantas in cuentas
        if cuantas
    ]


def _por_conducir(convocatorias: QuerySet[Convocatoria]) -> list[Pendiente]:
    return [
        Pendiente(
            f"Preparar el sorteo {c.nombre}"
            if c.estado == EstadoConvocatoria.PUBLICADA
            else f"Conducir el sorteo {c.nombre}",
            reverse("asignacion:consola", args=[c.codigo]),
            vence=_plazo(c, c.sello_en if c.estado == EstadoConvocatoria.PUBLICADA else c.evento_en),
        )
        for c in convocatorias
    ]


def _plazo(convocatoria: Convocatoria, cuando: datetime) -> datetime | None:
    """A rehearsal is held when one wants: a date long gone would only read as a fault."""
    return None if es_ensayo(convocatoria) and cuando < timezone.now() else cuando


def _veedurias(usuario: Usuario) -> QuerySet[Veedor]:
    return Veedor.objects.filter(usuario=usuario).select_related("convocatoria").order_by("-pk")


def _del_veedor(veedor: Veedor) -> list[Pendiente]:
    sorteo = Sorteo.objects.ligeros().vivos().filter(convocatoria=veedor.convocatoria_id).first()
    if sorteo is None or sorteo.tiene_clic:
        return []
    compromiso = Compromiso.objects.filter(sorteo=sorteo, veedor=veedor).first()
    codigo, nombre = veedor.convocatoria.codigo, veedor.convocatoria.nombre
    if sorteo.estado == EstadoSorteo.CON_SEMILLA:
        return [Pendiente(f"Ejecutar el sorteo {nombre}", reverse("asignacion:ejecutar", args=[codigo]))]
    if compromiso is None and not sorteo.cerrado_en:
        texto, ruta = f"Publicar su compromiso para el sorteo {nombre}", "asignacion:comprometer"
    elif compromiso and not compromiso.revelado and not sorteo.cerrado_en:
        texto, ruta = f"Revelar su aporte al sorteo {nombre}", "asignacion:revelar"
    else:
        return []
    return [
        Pendiente(
            texto,
            reverse(ruta, args=[codigo]),
            vence=_plazo(veedor.convocatoria, veedor.convocatoria.evento_en),
        )
    ]
