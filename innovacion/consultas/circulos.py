"""Circles and visits as their pages show them."""

from typing import Any

from django.db.models import Count

from innovacion.estados import COMPROMETIDOS
from innovacion.models import Circulo, Compromiso, Miembro, Participante, Visita, participante_de

SALIDAS = 10  # innovations and commitments that its page lists


def lista_de_circulos(usuario: Any) -> dict[str, Any]:
    """All of them, with how many they are and which are one's own."""
    yo = participante_de(usuario)
    circulos = Circulo.objects.annotate(cuantos=Count("miembros")).select_related("reto", "moderador")
    mios = set(Miembro.objects.filter(participante=yo).values_list("circulo", flat=True)) if yo else set()
    return {
        "circulos": [(c, c.pk in mios) for c in circulos.order_by("nombre", "pk")],
        "crea": usuario.has_perm("innovacion.proponer_compromiso"),
    }


def pagina_del_circulo(usuario: Any, circulo: Circulo) -> dict[str, Any]:
    """What its members read; contacts, only of whoever let the others read them."""
    yo = participante_de(usuario)
    es_miembro = bool(yo and circulo.miembros.filter(participante=yo).exists())
    dentro = es_miembro or usuario.has_perm("innovacion.animar")
    miembros = circulo.miembros.select_related("participante__centro__entidad").order_by("pk")
    return {
        "circulo": circulo,
        "yo": yo,
        "es_miembro": es_miembro,
        "dentro": dentro,
        "cuantos": miembros.count(),
        "miembros": [(m.participante, _contacto(m, dentro=es_miembro)) for m in miembros] if dentro else [],
        "documentos": list(circulo.documentos.select_related("archivo", "participante")) if dentro else [],
        "actividades": list(circulo.actividades.all()) if dentro else [],
        "innovaciones": list(circulo.reto.innovaciones.order_by("-creada_en", "-pk")[:SALIDAS]),
        "compromisos": _compromisos(circulo) if dentro else [],
    }


def _compromisos(circulo: Circulo) -> list[Compromiso]:
    """What was promised on its challenge and accepted, the last due first."""
    suyos = circulo.reto.compromisos.filter(estado__in=COMPROMETIDOS)
    return list(suyos.select_related("centro__entidad").order_by("-vence_el", "-pk")[:SALIDAS])


def _contacto(miembro: Miembro, *, dentro: bool) -> str:
    p: Participante = miembro.participante
    return p.correo if dentro and p.consiente_contacto else ""


def lista_de_visitas(usuario: Any) -> dict[str, Any]:
    """The visits offered, asked and held, the newest first."""
    visitas = Visita.objects.select_related("anfitrion__entidad__municipio__departamento", "visitante")
    return {
        "visitas": list(visitas.order_by("-ofrecida_en", "-pk")),
        "ofrece": usuario.has_perm("innovacion.crear"),
    }
