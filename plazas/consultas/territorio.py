"""Who has reported plazas and who has not, for the secretaría and for the ministry."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from plazas.estados import EDITABLES, MESA_SECRETARIA, Estado
from plazas.models import Plaza
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Entidad

REPORTADAS = [e for e in Estado if e not in EDITABLES]
AVALADAS = [e for e in REPORTADAS if e not in MESA_SECRETARIA]  # the secretaría vouched for them


def entidades_sin_reportar(autoridades: set[str]) -> QuerySet[Entidad]:
    """Active entities of those territories with no plaza sent: drafts do not count."""
    enviadas = Plaza.objects.filter(entidad=OuterRef("pk"), estado__in=REPORTADAS)
    return (
        Entidad.objects.filter(~Exists(enviadas), esta_activa=True, municipio__autoridad_id__in=autoridades)
        .select_related("municipio__departamento")
        .order_by("municipio__nombre", "nombre", "pk")
    )


def autoridades_con_cuentas() -> QuerySet[AutoridadTerritorial]:
    """The 34 authorities, each with entidades, por_validar, avaladas, publicadas; silent ones first.

    ``ha_reportado`` is false for an authority that has vouched for no plaza. Source: SSO-001.
    """
    return (
        AutoridadTerritorial.objects.annotate(
            entidades=_contar(Entidad.objects.filter(esta_activa=True)),
            por_validar=_contar(Plaza.objects.filter(estado__in=MESA_SECRETARIA)),
            avaladas=_contar(Plaza.objects.filter(estado__in=AVALADAS)),
            publicadas=_contar(Plaza.objects.filter(estado=Estado.PUBLICADA)),
        )
        .annotate(ha_reportado=Q(avaladas__gt=0))
        .order_by("ha_reportado", "nombre")
    )


def mesa_de(usuario: Usuario, estado: str) -> QuerySet[Plaza]:
    """Plazas in ``estado`` that ``usuario`` may see at work, the longest waiting first."""
    plazas = Plaza.objects.visibles_para(usuario).filter(estado=estado)
    return plazas.select_related("entidad", "municipio__departamento", "profesion").order_by(
        "enviada_en", "pk"
    )


def _contar(filas: QuerySet) -> Coalesce:
    por_autoridad = (
        filas.filter(municipio__autoridad=OuterRef("pk")).order_by().values("municipio__autoridad")
    )
    return Coalesce(Subquery(por_autoridad.annotate(n=Count("pk")).values("n")), 0)
