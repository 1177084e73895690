"""What an administrator has of the network: her institutions, their branches, their agents."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Func, Prefetch, Q, QuerySet
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.legible.acentos import sin_acentos
from sso_portal.nucleo.territorio.models import Entidad
from tramites.models import Certificacion, Producto, Sucursal, Tramite

from .red import horario_de

POR_PAGINA = 25


def entidades_de(usuario: Usuario) -> list[Entidad]:
    """The institutions whose procedures ``usuario`` administers, by name."""
    suyas = Entidad.objects.filter(pk__in=usuario.entidades(Rol.ADMIN_TRAMITES))
    return list(suyas.order_by("nombre", "pk"))


def mis_sucursales(entidad: Entidad, busca: str = "", numero: Any = 1) -> dict[str, Any]:
    """One page of the branches of an institution, closed ones last, with how many products each has today."""
    hoy = timezone.localdate()
    vigentes = Q(productos__desde__lte=hoy) & (Q(productos__hasta=None) | Q(productos__hasta__gte=hoy))
    lista = Sucursal.objects.filter(entidad=entidad).annotate(cuantos=Count("productos", filter=vigentes))
    if busca:
        sin = {"_nombre": Func("nombre", function="unaccent"),
               "_lugar": Func("municipio__nombre", function="unaccent")}  # fmt: skip
        dicho = sin_acentos(busca)
        lista = lista.alias(**sin).filter(Q(_nombre__icontains=dicho) | Q(_lugar__icontains=dicho))
    orden = lista.select_related("municipio__departamento").order_by("cerrada_el", "nombre", "pk")
    return {"pagina": Paginator(orden, POR_PAGINA).get_page(numero), "busca": busca, "hoy": hoy}


def pagina_de_mi_sucursal(sucursal: Sucursal) -> dict[str, Any]:
    """Everything one administers of a branch: hours, stops, products, and what else it could attend."""
    productos = Producto.objects.vigentes().filter(sucursal=sucursal).select_related("tramite__entidad")
    paradas = sucursal.paradas.filter(fecha__gte=timezone.localdate())
    return {
        "sucursal": sucursal,
        "horario": horario_de(sucursal),
        "productos": list(productos.order_by("tramite__nombre", "pk")),
        "paradas": list(paradas.select_related("municipio__departamento")[:60]),
        "esta_cerrada": bool(sucursal.cerrada_el and sucursal.cerrada_el <= timezone.localdate()),
    }


def tramites_por_habilitar(sucursal: Sucursal) -> QuerySet[Tramite]:
    """Published procedures of the institution of the branch that it does not attend today."""
    ya = Producto.objects.vigentes().filter(sucursal=sucursal).order_by().values("tramite")
    suyos = Tramite.objects.publicados().filter(entidad=sucursal.entidad_id).exclude(pk__in=ya)
    return suyos.order_by("nombre", "pk")


# --- Agents ---


def agentes_de(entidad: Entidad) -> QuerySet[Usuario]:
    """Whoever attends today in the name of the institution, by name."""
    nombrados = Nombramiento.objects.vigentes().filter(rol=Rol.AGENTE, entidad=entidad).order_by()
    return Usuario.objects.filter(pk__in=nombrados.values("usuario")).order_by("nombre_visible", "pk")


def agentes_con_certificaciones(entidad: Entidad, numero: Any = 1) -> Any:
    """One page of agents, each with what she was certified in, what is in force first."""
    suyas = Certificacion.objects.select_related("tramite").order_by("revocada_en", "-vence_el", "pk")
    con = agentes_de(entidad).prefetch_related(Prefetch("certificaciones", suyas))
    return Paginator(con, POR_PAGINA).get_page(numero)


def tramites_certificables(entidad: Entidad) -> QuerySet[Tramite]:
    """What is attended today in some branch of the institution, by name."""
    en_sus_puntos = Producto.objects.vigentes().filter(sucursal__entidad=entidad).order_by()
    return Tramite.objects.filter(pk__in=en_sus_puntos.values("tramite")).order_by("nombre", "pk")
