"""The library, the tree of who took a practice from whom, and what the team must call."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q

from innovacion.estados import ADOPCIONES_A_LA_VISTA, EstadoAdopcion
from innovacion.medida import Nivel
from innovacion.models import Adopcion, Innovacion, Practica, Reaccion
from innovacion.redes import texto_corto, texto_whatsapp

from .innovaciones import series_de
from .retos import dichos_de

POR_PAGINA = 20
CON_QUIEN = ("innovacion__centro__entidad__municipio__departamento", "innovacion__reto")
POR_NIVEL = {
    Nivel.REPLICADA: Q(medida=True, medida_en_otra=True),
    Nivel.MEDIDA: Q(medida=True, medida_en_otra=False),
    Nivel.PROBADA: Q(medida=False, materializada=True),
    Nivel.IDEA: Q(medida=False, materializada=False),
}


def biblioteca(filtros: dict[str, str], numero: str | None) -> dict[str, Any]:
    """A page of published practices that match ``filtros`` (nivel, busca)."""
    lista = Practica.objects.publicadas().con_evidencia()
    if filtros["nivel"] in list(Nivel):
        lista = lista.filter(POR_NIVEL[Nivel(filtros["nivel"])])
    if palabra := filtros["busca"]:
        lista = lista.filter(Q(titulo__icontains=palabra) | Q(resumen__icontains=palabra))
    ordenadas = lista.select_related(*CON_QUIEN).order_by("titulo", "pk")
    return {"pagina": Paginator(ordenadas, POR_PAGINA).get_page(numero), "niveles": list(Nivel)}


@dataclass
class Rama:
    """One adoption and those that learnt of it there."""

    adopcion: Adopcion
    ramas: list["Rama"] = field(default_factory=list)


def arbol(adopciones: Iterable[Adopcion]) -> list[Rama]:
    """Who adopted from whom, each under hers. One whose origin is not at sight hangs from the trunk.

    Nobody can hang from a later one, so there are no rings: ``origen`` is written before.
    """
    ramas = {a.pk: Rama(a) for a in adopciones}
    tronco: list[Rama] = []
    for rama in ramas.values():
        madre = ramas.get(rama.adopcion.origen_id) if rama.adopcion.origen_id else None
        (madre.ramas if madre else tronco).append(rama)
    return tronco


def pagina_de_la_practica(usuario: Any, practica: Practica) -> dict[str, Any]:
    """Everything its page says. ``practica`` comes with its evidence."""
    a_la_vista = practica.adopciones.filter(estado__in=ADOPCIONES_A_LA_VISTA).select_related(
        "centro__entidad"
    )
    return {
        "practica": practica,
        "series": series_de(practica.innovacion),
        "creditos": list(
            practica.innovacion.creditos.select_related("participante__centro__entidad", "centro__entidad")
        ),
        "tronco": arbol(a_la_vista.order_by("pk")),
        "por_confirmar": practica.adopciones.filter(estado=EstadoAdopcion.ANUNCIADA).count(),
        "aportes": dichos_de(practica.aportes.all()),
        "me_sirve": practica.reacciones.filter(clase=Reaccion.Clase.ME_SIRVE).count(),
        "anima": usuario.has_perm("innovacion.animar"),
        "textos": _textos(practica),
        "escribe": usuario.has_perm("innovacion.escribir_practica", practica),
    }


def _textos(practica: Practica) -> tuple[str, str]:
    """What may be posted of it; whoever publishes the page read them there."""
    dicho, enlace = (practica.titulo, practica.resumen), f"{settings.PORTAL_URL}{practica.get_absolute_url()}"
    return texto_corto(*dicho, f"{enlace}?de=redes"), texto_whatsapp(*dicho, f"{enlace}?de=whatsapp")


def adopciones_por_atender(numero: str | None) -> dict[str, Any]:
    """A page of those the team must call or confirm, what is due first; and where one may be measured."""
    abiertas = [EstadoAdopcion.ANUNCIADA, EstadoAdopcion.CONTACTADA]
    lista = Adopcion.objects.filter(estado__in=abiertas).select_related("practica", "origen")
    return {
        "pagina": Paginator(lista.order_by("estado", "vence_contacto", "pk"), POR_PAGINA).get_page(numero),
        "innovaciones": list(Innovacion.objects.select_related("centro__entidad").order_by("titulo")),
    }
