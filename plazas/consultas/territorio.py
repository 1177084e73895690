"""Who has reported plazas and who has not, for the secretaría and for the ministry."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from plazas.estados import EDITABLES, MESA_SECRETARIA, Estado
from plazas.models import Plaza
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Entidad

REPORTADAS = [e for e in Estado if e not in EDITABLES]
AVALADAS = [e for e in REPORTADAS if e not in MESA_SECRETARIA]  # the secretaría vouched for them


@dataclass(frozen=True)
class Reporte:
    """One authority and what it has done: active entities and plazas by where they are."""

    autoridad: AutoridadTerritorial
    entidades: int
    por_validar: int
    avaladas: int
    publicadas: int

    @property
    def ha_reportado(self) -> bool:
        """It vouched for at least one plaza."""
        return self.avaladas > 0


def entidades_sin_reportar(autoridades: set[str]) -> QuerySet[Entidad]:
    """Active entities of those territories with no plaza sent: drafts do not count."""
    enviadas = Plaza.objects.filter(entidad=OuterRef("pk"), estado__in=REPORTADAS)
    return (
        Entidad.objects.filter(~Exists(enviadas), esta_activa=True, municipio__autoridad_id__in=autoridades)
        .select_related("municipio__departamento")
        .order_by("municipio__nombre", "nombre", "pk")
    )


def reportes_del_pais() -> list[Reporte]:
    """The 34 authorities, the silent ones first. Three queries. Source: SSO-001."""
    cuentas = {
        autoridad: cuentas
        for autoridad, *cuentas in Plaza.objects.order_by()
        .values("municipio__autoridad")
        .annotate(
            por_validar=Count("pk", filter=Q(estado__in=MESA_SECRETARIA)),
            avaladas=Count("pk", filter=Q(estado__in=AVALADAS)),
            publicadas=Count("pk", filter=Q(estado=Estado.PUBLICADA)),
        )
        .values_list("municipio__autoridad", "por_validar", "avaladas", "publicadas")
    }
    activas = Entidad.objects.filter(esta_activa=True).order_by().values_list("municipio__autoridad")
    entidades = dict(activas.annotate(n=Count("pk")))
    reportes = [
        Reporte(autoridad, entidades.get(autoridad.pk, 0), *cuentas.get(autoridad.pk, (0, 0, 0)))
        for autoridad in AutoridadTerritorial.objects.order_by("nombre")
    ]
    return sorted(reportes, key=lambda reporte: reporte.ha_reportado)


def mesa_de(usuario: Usuario, estado: str) -> QuerySet[Plaza]:
    """Plazas in ``estado`` that ``usuario`` may see at work, the longest waiting first."""
    plazas = Plaza.objects.visibles_para(usuario).filter(estado=estado)
    plazas = plazas.select_related("entidad", "municipio__departamento", "profesion")
    return plazas.order_by("enviada_en", "pk")
