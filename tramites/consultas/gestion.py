"""What the administrator of an institution works on: its procedures, their drafts, what grew old."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.cuentas.consultas import oficinas
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente
from tramites.estados import EstadoFicha
from tramites.models import Adhesion, Ficha, Producto, Tramite

POR_PAGINA = 25
VIGENCIA_DIAS = 365  # what nobody looked at in a year may not be true any more
BORRADORES, POR_REVISAR = "borradores", "por_revisar"
VISTAS = {"": "Todos", BORRADORES: "Con borrador", POR_REVISAR: "Por revisar"}
ACTOS = {
    "tramite_creado": "Trámite creado",
    "tramite_clasificado": "Cambió cómo se encuentra",
    "version_empezada": "Empezó otra versión",
    "ficha_editada": "Cambió el borrador",
    "publicada": "Publicada",
    "reemplazada": "Reemplazada",
    "retirada": "Retirada",
    "descartada": "Borrador descartado",
    "ficha_revisada": "Revisión confirmada",
    "producto_habilitado": "Puntos habilitados",
    "producto_cerrado": "Puntos cerrados",
}


@dataclass(frozen=True)
class Renglon:
    """One line of a history: what, by which office, when and why."""

    que: str
    quien: str
    cuando: Any
    motivo: str


def instituciones_de(usuario: Usuario) -> QuerySet[Adhesion]:
    """The institutions of the network that ``usuario`` administers."""
    suyas = Adhesion.objects.en_la_red().filter(pk__in=usuario.entidades(Rol.ADMIN_TRAMITES))
    return suyas.select_related("entidad").order_by("entidad__nombre")


def mis_tramites(usuario: Usuario, vista: str = "", busca: str = "", numero: Any = 1) -> dict[str, Any]:
    """One page of the procedures of one's institutions, those with something to do first."""
    vista = vista if vista in VISTAS else ""
    suyos = _de(usuario)
    lista = _vista(suyos, vista).annotate(
        publicada=_de_su_ficha(EstadoFicha.PUBLICADA, "version"),
        revisada=_de_su_ficha(EstadoFicha.PUBLICADA, "revisada_el"),
        borrador=_de_su_ficha(EstadoFicha.BORRADOR, "version"),
        retirada=_de_su_ficha(EstadoFicha.RETIRADA, "version"),
    )
    if busca:
        lista = lista.filter(nombre__icontains=busca)
    pagina = Paginator(lista.select_related("entidad").order_by("nombre", "pk"), POR_PAGINA).get_page(numero)
    return {
        "pestanas": [(v, palabra, _vista(suyos, v).count()) for v, palabra in VISTAS.items()],
        "vista": vista,
        "busca": busca,
        "pagina": pagina,
        "vence_antes_de": vence_antes_de(),
        "instituciones": list(instituciones_de(usuario)),
    }


def pagina_de_gestion(tramite: Tramite) -> dict[str, Any]:
    """Everything one administers of a procedure: its versions, its branches, what was done and by whom."""
    fichas = list(tramite.fichas.defer("vector").order_by("-version"))
    vigente = next((f for f in fichas if f.estado == EstadoFicha.PUBLICADA), None)
    productos = Producto.objects.vigentes().filter(tramite=tramite)
    return {
        "tramite": tramite,
        "fichas": fichas,
        "vigente": vigente,
        "borrador": next((f for f in fichas if f.estado == EstadoFicha.BORRADOR), None),
        "esta_vieja": bool(vigente and vigente.revisada_el and vigente.revisada_el < vence_antes_de()),
        "puntos": productos.count(),
        "en_piloto": productos.filter(es_piloto=True).count(),
        "necesidades": list(tramite.necesidades.select_related("padre").order_by("orden", "nombre")),
        "grupos": list(tramite.grupos.order_by("orden", "nombre")),
        "historia": historia_de(tramite, fichas),
    }


def historia_de(tramite: Tramite, fichas: list[Ficha]) -> list[Renglon]:
    """What was done with a procedure and with each of its versions, the last first."""
    actos = sorted(
        (acto for cosa in (tramite, *fichas[:10]) for acto in historia(cosa)), key=lambda a: a.ocurrido_en
    )
    quienes = oficinas({a.actor_rol for a in actos})
    lista = [
        Renglon(ACTOS.get(a.acto, a.acto), quienes[a.actor_rol], a.ocurrido_en, a.motivo) for a in actos[-30:]
    ]
    return lista[::-1]


def borrador_de(tramite: Tramite) -> Ficha | None:
    """The version being written, if there is one."""
    return tramite.fichas.filter(estado=EstadoFicha.BORRADOR).defer("vector").order_by("pk").first()


def vigente_de(tramite: Tramite) -> Ficha | None:
    """The version everybody reads, if there is one."""
    return tramite.fichas.publicadas().defer("vector").order_by("pk").first()


def vence_antes_de() -> date:
    """What was last looked at before that day asks for another look."""
    return timezone.localdate() - timedelta(days=VIGENCIA_DIAS)


def fichas_pendientes(usuario: Usuario) -> list[Pendiente]:
    """Drafts to finish and pages to look at again."""
    if not usuario.entidades(Rol.ADMIN_TRAMITES):
        return []
    suyos, url = _de(usuario), reverse("tramites:mis_fichas")
    lista = [
        Pendiente("Completar y publicar sus borradores de fichas", f"{url}?vista={BORRADORES}",
                  _vista(suyos, BORRADORES).count()),
        Pendiente("Revisar fichas que nadie mira hace un año", f"{url}?vista={POR_REVISAR}",
                  _vista(suyos, POR_REVISAR).count()),
    ]  # fmt: skip
    return [p for p in lista if p.cantidad]


def _de(usuario: Usuario) -> QuerySet[Tramite]:
    return Tramite.objects.filter(entidad__in=usuario.entidades(Rol.ADMIN_TRAMITES))


def _vista(suyos: QuerySet[Tramite], vista: str) -> QuerySet[Tramite]:
    fichas = Ficha.objects.filter(tramite=OuterRef("pk"))
    if vista == BORRADORES:
        return suyos.filter(Exists(fichas.filter(estado=EstadoFicha.BORRADOR)))
    if vista == POR_REVISAR:
        vieja = Q(revisada_el=None) | Q(revisada_el__lt=vence_antes_de())
        return suyos.filter(Exists(fichas.filter(vieja, estado=EstadoFicha.PUBLICADA)))
    return suyos


def _de_su_ficha(estado: str, campo: str) -> Subquery:
    fichas = Ficha.objects.filter(tramite=OuterRef("pk"), estado=estado).order_by("-version")
    return Subquery(fichas.values(campo)[:1])
