"""The public page of a procedure: its ficha, where it is attended, and what it said before."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q

from sso_portal.nucleo.bitacora.consultas import ultimos_motivos
from tramites.canales import Canal
from tramites.estados import FICHAS_PUBLICAS, EstadoFicha
from tramites.models import Ficha, Guia, Necesidad, Orientacion, Producto, Requisito, Tramite

EN_FICHA = 5  # branches named on the page; the rest are in the directory


@dataclass(frozen=True)
class Pestana:
    """One way of beginning it: its code, its words, whether it is the one chosen."""

    codigo: str
    palabras: str
    es_esta: bool


def vigente_o_ultima(tramite: Tramite) -> Ficha:
    """The published version; once retired, the last one that was. Raises IndexError if none ever was."""
    publicas = tramite.fichas.filter(estado__in=FICHAS_PUBLICAS).order_by("-version")
    return next((f for f in publicas if f.estado == EstadoFicha.PUBLICADA), None) or publicas[0]


def pagina_de(ficha: Ficha, canal: str = "") -> dict[str, Any]:
    """Everything the page says of ``ficha``, with the requirements of ``canal`` ("" for all)."""
    canal = canal if canal in ficha.canales_inicio else ""
    requisitos = list(ficha.requisitos.order_by("orden"))
    return {
        "ficha": ficha,
        "tramite": ficha.tramite,
        "canal": canal,
        "pestanas": [Pestana(c, Canal(c).label, c == canal) for c in ficha.canales_inicio],
        "requisitos": [r for r in requisitos if not canal or not r.canales or canal in r.canales],
        "guias": list(ficha.guias.order_by("orden")),
        "grupos": list(ficha.tramite.grupos.order_by("orden", "nombre")),
        "necesidades": list(ficha.tramite.necesidades.select_related("padre").order_by("orden", "nombre")),
        "se_empieza_aqui": se_empieza_aqui(ficha),
        "red": donde_se_atiende(ficha.tramite),
        "versiones": versiones_de(ficha.tramite),
        "orienta": Orientacion.objects.filter(tramite=ficha.tramite, publicada__isnull=False).exists(),
    }


def se_empieza_aqui(ficha: Ficha) -> bool:
    """Whether the portal itself runs it and anybody may begin it now by internet."""
    en_linea = ficha.estado == EstadoFicha.PUBLICADA and Canal.WEB in ficha.canales_inicio
    return en_linea and ficha.tramite.versiones.publicadas().exists()


def donde_se_atiende(tramite: Tramite) -> dict[str, Any]:
    """How many branches attend it today and the first of them; whether all of them are a pilot."""
    vigentes = Producto.objects.vigentes().filter(tramite=tramite)
    vigentes = vigentes.select_related("sucursal__municipio__departamento").order_by("sucursal__nombre", "pk")
    lista = list(vigentes)
    return {
        "total": len(lista),
        "primeras": [p.sucursal for p in lista[:EN_FICHA]],
        "en_piloto": [p for p in lista if p.es_piloto],
        "es_piloto": bool(lista) and all(p.es_piloto for p in lista),
    }


def versiones_de(tramite: Tramite) -> list[tuple[Ficha, str]]:
    """The versions that were published, newest first, with the reason of the one that was retired."""
    fichas = list(tramite.fichas.filter(estado__in=FICHAS_PUBLICAS).defer("vector").order_by("-version"))
    retiradas = [f for f in fichas if f.estado == EstadoFicha.RETIRADA]
    motivos = ultimos_motivos(retiradas, EstadoFicha.RETIRADA)
    return [(f, motivos.get(str(f.pk), "")) for f in fichas]


def parecidos_a(tramite: Tramite, cuantos: int = 4) -> list[Ficha]:
    """Others of its needs, or of those beside them."""
    suyas = tramite.necesidades.filter(clase=Necesidad.Clase.NECESIDAD).order_by()
    raices = {padre or pk for pk, padre in suyas.values_list("pk", "padre")}
    cerca = Q(tramite__necesidades__padre__in=raices) | Q(tramite__necesidades__in=raices)
    otras = Ficha.objects.publicadas().filter(cerca).exclude(tramite=tramite).select_related("tramite")
    comunes = Count("tramite__necesidades", filter=Q(tramite__necesidades__tramites=tramite))
    return list(otras.annotate(comunes=comunes).order_by("-comunes", "nombre", "pk")[:cuantos])


def con_partes(fichas: Any) -> Any:
    """Joined to whatever an export says of each."""
    return fichas.select_related("tramite__entidad__adhesion_tramites").prefetch_related(
        Prefetch("requisitos", Requisito.objects.order_by("orden")),
        Prefetch("guias", Guia.objects.order_by("orden")),
        "tramite__necesidades",
        "tramite__grupos",
    )
