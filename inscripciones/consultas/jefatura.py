"""How a territory goes, for its head; and how the 34 secretarías go, for the ministry. Only counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import DocumentoInscripcion, Hallazgo, Inscripcion
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.territorio.models import AutoridadTerritorial

from .cola import libres, por_revisar


def _de_jefatura(usuario: Usuario) -> QuerySet[Inscripcion]:
    return Inscripcion.objects.filter(
        autoridad_id__in=usuario.autoridades(Rol.JEFE_SECRETARIA),
        convocatoria__estado=EstadoConvocatoria.PUBLICADA,
    ).exclude(estado=Estado.BORRADOR)


def marcha_del_territorio(usuario: Usuario) -> dict[str, Any]:
    """The page of the head: by state, oldest, per officer today, papers avoided, returns by reason, taken."""
    casos = _de_jefatura(usuario)
    por_estado = dict(casos.order_by().values_list("estado").annotate(n=Count("pk")))
    antigua = por_revisar(casos).aggregate(desde=Min("radicada_en"))["desde"]
    documentos = DocumentoInscripcion.objects.filter(inscripcion__in=casos, es_vigente=True).count()
    return {
        "estados": [(e.label, por_estado.get(e, 0)) for e in Estado if e != Estado.BORRADOR],
        "dias": _dias(antigua),
        "pendientes": por_revisar(casos).count(),
        "papeles": documentos,
        "de_hoy": _decididas_hoy(casos),
        "razones": _razones(casos),
        "tomadas": _tomadas(casos),
    }


def _dias(desde: datetime | None) -> int:
    return (timezone.localdate() - timezone.localdate(desde)).days if desde else 0


def _decididas_hoy(casos: QuerySet[Inscripcion]) -> list[tuple[str, int]]:
    """(officer, cases decided today), in order of name: it is not a contest."""
    hoy = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    filas = casos.filter(decidida_en__gte=hoy).order_by("decidida_por__nombre_visible", "decidida_por")
    cuentas = filas.values_list("decidida_por__nombre_visible", "decidida_por__email").annotate(n=Count("pk"))
    return [(nombre or correo, n) for nombre, correo, n in cuentas]


def _razones(casos: QuerySet[Inscripcion]) -> list[Mapping[str, Any]]:
    """How often each reason was found, the most frequent first; priority conditions are left out."""
    hallazgos = Hallazgo.objects.filter(inscripcion__in=casos, resultado=Hallazgo.Resultado.NO_CUMPLE)
    return list(
        hallazgos.exclude(punto="condicion_prioridad")
        .values("razon__punto__texto", "razon__texto")
        .annotate(n=Count("pk"))
        .order_by("-n", "razon__texto")
    )


def _tomadas(casos: QuerySet[Inscripcion]) -> list[Inscripcion]:
    """Cases somebody has now, the longest held first."""
    sueltas = libres(casos).order_by().values("pk")
    tomadas = casos.exclude(tomada_por=None).exclude(pk__in=sueltas)
    return list(tomadas.select_related("tomada_por").order_by("tomada_en"))


@dataclass(frozen=True)
class Secretaria:
    """One row of the ministry's table."""

    nombre: str
    pendientes: int
    dias: int
    devueltas: int
    por_confirmar: int
    rechazadas: int
    validadas: int


def secretarias() -> list[Secretaria]:
    """The 34 secretarías in the processes not yet sealed, the one with the oldest case first; two queries."""
    casos = Inscripcion.objects.filter(convocatoria__estado=EstadoConvocatoria.PUBLICADA)
    mesa = Q(estado=Estado.RADICADA) | Q(estado=Estado.EN_CORRECCION, corregir_hasta__lt=timezone.now())
    cuentas = (
        casos.order_by()
        .values("autoridad_id")
        .annotate(
            pendientes=Count("pk", filter=mesa),
            desde=Min("radicada_en", filter=mesa),
            **{e.name.lower(): Count("pk", filter=Q(estado=e)) for e in Estado},
        )
    )
    por_codigo = {c["autoridad_id"]: c for c in cuentas}
    filas = [_fila(a, por_codigo.get(a.pk, {})) for a in AutoridadTerritorial.objects.order_by("nombre")]
    return sorted(filas, key=lambda f: -f.dias)


def _fila(autoridad: AutoridadTerritorial, c: Mapping[str, Any]) -> Secretaria:
    return Secretaria(
        autoridad.nombre,
        c.get("pendientes", 0),
        _dias(c.get("desde")),
        c.get("en_correccion", 0),
        c.get("rechazo_propuesto", 0) + c.get("anulacion_propuesta", 0),
        c.get("rechazada", 0),
        c.get("validada", 0),
    )
