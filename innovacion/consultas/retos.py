"""Challenges as lists and pages show them, and what waits to be read by the team."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet

from innovacion.estados import EstadoAporte, EstadoInnovaton, EstadoNoticia, EstadoPractica, EstadoReto
from innovacion.models import Aporte, Innovacion, Innovaton, Noticia, Practica, Reaccion, Reto

POR_PAGINA = 20


def con_cuentas(retos: QuerySet[Reto]) -> QuerySet[Reto]:
    """Annotate how many things were said of each, and how many innovations it has."""
    dichos = Count("aportes", filter=Q(aportes__estado=EstadoAporte.PUBLICADO), distinct=True)
    return retos.annotate(dichos=dichos, cuantas=Count("innovaciones", distinct=True))


def lista_de_retos(usuario: Any, filtros: dict[str, str], numero: str | None) -> dict[str, Any]:
    """A page of the challenges that match ``filtros`` (estado, busca), the newest first."""
    retos = Reto.objects.visibles_para(usuario)
    if filtros["estado"] in EstadoReto.values:
        retos = retos.filter(estado=filtros["estado"])
    if filtros["busca"]:
        retos = retos.filter(Q(titulo__icontains=filtros["busca"]) | Q(pregunta__icontains=filtros["busca"]))
    ordenados = con_cuentas(retos).order_by("-propuesto_en", "-pk")
    return {"pagina": Paginator(ordenados, POR_PAGINA).get_page(numero), "estados": EstadoReto.choices}


def pagina_del_reto(usuario: Any, reto: Reto) -> dict[str, Any]:
    """Everything its page says."""
    return {
        "reto": reto,
        "aportes": dichos_de(reto.aportes.all()),
        "innovaciones": list(reto.innovaciones.con_etapa().select_related("centro__entidad")),
        "me_pasa": reto.reacciones.filter(clase=Reaccion.Clase.ME_PASA).count(),
        "anima": usuario.has_perm("innovacion.animar"),
        "crea": usuario.has_perm("innovacion.crear"),
    }


def dichos_de(aportes: QuerySet[Aporte]) -> list[Aporte]:
    """What everybody reads, in order; of what was taken away stays the reason."""
    visibles = aportes.filter(estado__in=[EstadoAporte.PUBLICADO, EstadoAporte.RETIRADO])
    return list(visibles.select_related("participante__centro__entidad").order_by("pk"))


def por_moderar() -> dict[str, Any]:
    """What waits for the team: things said without account, proposed challenges, pages to publish."""
    aportes = Aporte.objects.filter(estado=EstadoAporte.EN_REVISION).select_related("reto", "practica")
    practicas = Practica.objects.filter(estado=EstadoPractica.EN_REVISION)
    return {
        "aportes": list(aportes.order_by("pk")),
        "retos": list(Reto.objects.filter(estado=EstadoReto.PROPUESTO).select_related("propuesto_por")),
        "practicas": list(practicas.select_related("innovacion__centro__entidad")),
    }


def inicio(usuario: Any) -> dict[str, Any]:
    """The front page of innovation: what is open, what others made, and the figures."""
    abiertos = con_cuentas(Reto.objects.filter(estado=EstadoReto.ABIERTO)).order_by("-propuesto_en", "-pk")
    practicas = Practica.objects.publicadas().con_evidencia().select_related("innovacion__centro__entidad")
    return {
        "retos": list(abiertos[:4]),
        "practicas": list(practicas.order_by("-publicada_en", "-pk")[:4]),
        "cuantas": Innovacion.objects.count(),
        "noticias": list(Noticia.objects.filter(estado=EstadoNoticia.PUBLICADA)[:3]),
        "innovatones": list(Innovaton.objects.filter(estado=EstadoInnovaton.ABIERTA).order_by("fecha", "pk")),
    }
