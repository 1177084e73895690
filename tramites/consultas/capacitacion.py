"""What can be learnt and who learnt it: the network of management. Source: SOL-026."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.territorio.models import Entidad
from tramites.models import Adhesion, Asistencia, Certificacion, Curso

from .seguimiento import DE_LA_RED

META_PERSONAS = 50  # officials of the network of management: SOL-026, SOL-029


def por_publico(usuario: Usuario) -> list[tuple[str, list[Curso]]]:
    """(audience, its material) that ``usuario`` may read, what is for everybody first."""
    visibles = Curso.objects.visibles_para(usuario).publicados().select_related("entidad", "tramite")
    lista = list(visibles.order_by("titulo", "pk"))
    grupos = [(p.label, [c for c in lista if c.publico == p]) for p in Curso.Publico]
    return [(str(titulo), suyos) for titulo, suyos in grupos if suyos]


def cursos_de(entidad: Entidad) -> QuerySet[Curso]:
    """The material of an institution, with how many took each."""
    suyos = Curso.objects.filter(entidad=entidad).select_related("tramite")
    return suyos.annotate(cuantas=Count("asistencias__usuario", distinct=True)).order_by("titulo", "pk")


def asistencias_de(curso: Curso) -> QuerySet[Asistencia]:
    return curso.asistencias.select_related("usuario").order_by("-fecha", "usuario__nombre_visible", "pk")


def red_de_gestion() -> dict[str, Any]:
    """Each institution of the network: its officials, how many took a course, how many are certified."""
    nombrados = Nombramiento.objects.vigentes().filter(rol__in=DE_LA_RED, entidad=OuterRef("pk")).order_by()
    con_curso = nombrados.filter(usuario__asistencias_tramites__isnull=False)
    certificados = nombrados.filter(rol=Rol.AGENTE, usuario__in=_certificados())
    filas = Adhesion.objects.en_la_red().annotate(
        personas=_contar(nombrados), con_curso=_contar(con_curso), certificadas=_contar(certificados)
    )
    lista = list(filas.select_related("entidad").filter(personas__gt=0).order_by("entidad__nombre"))
    todas = Nombramiento.objects.vigentes().filter(rol__in=DE_LA_RED).order_by()
    con = Q(usuario__asistencias_tramites__isnull=False)
    cuenta = todas.aggregate(
        n=Count("usuario", distinct=True), con_curso=Count("usuario", distinct=True, filter=con)
    )
    return {"filas": lista, "personas": cuenta["n"], "con_curso": cuenta["con_curso"], "meta": META_PERSONAS}


def _certificados() -> Any:
    return Certificacion.objects.vigentes().order_by().values("usuario")


def _contar(nombrados: Any) -> Any:
    cuantas = nombrados.values("entidad").annotate(n=Count("usuario", distinct=True)).values("n")
    return Coalesce(Subquery(cuantas), 0)
