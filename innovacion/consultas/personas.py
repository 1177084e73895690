"""Who may be counted twice: suggested, searched, compared side by side, said and taken back."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet

from innovacion.models import Aporte, Asistencia, Compromiso, Fusion, Miembro, Participante
from sso_portal.nucleo.legible.acentos import sin_acentos
from sso_portal.nucleo.legible.correos import tapado

TOPE = 30
POR_PAGINA = 30


@dataclass(frozen=True)
class Lado:
    """One of two people that are compared. ``hizo``: (what, how much), with what her merged rows did."""

    persona: Participante
    correo: str  # only what lets one recognise it
    hizo: list[tuple[str, int]]


def posibles_repetidas(tope: int = 50) -> list[tuple[Participante, Participante]]:
    """Pairs with the same name, profession and institution that nobody has merged, the older first.

    It only suggests: two people may be called the same, and somebody decides.
    """
    vistas: dict[tuple[str, str, str], Participante] = {}
    pares: list[tuple[Participante, Participante]] = []
    for fila in (
        Participante.objects.filter(fusionado_en=None).select_related("centro__entidad").order_by("pk")
    ):
        clave = (sin_acentos(fila.nombre), fila.profesion, sin_acentos(fila.de_donde))
        if clave in vistas and len(pares) < tope:
            pares.append((vistas[clave], fila))
        vistas.setdefault(clave, fila)
    return pares


def buscar_personas(texto: str) -> list[Participante]:
    """Those whose name or institution has every word of ``texto``, or the one of that exact address.

    Each person once; a merged row is found as the one under whom it counts. At most 30.
    """
    todas = Participante.objects.select_related("centro__entidad").order_by("nombre", "pk")
    if "@" in texto:
        suya = todas.filter(indice_correo=Participante.indice_de(texto)).first()
        return list(todas.filter(pk=suya.fusionado_en_id or suya.pk)) if suya else []
    palabras = sin_acentos(texto).split()
    if not palabras:
        return []
    halladas = (p for p in todas.filter(fusionado_en=None) if _tiene(p, palabras))
    return [p for _, p in zip(range(TOPE), halladas, strict=False)]


def _tiene(persona: Participante, palabras: list[str]) -> bool:
    dicho = sin_acentos(f"{persona.nombre} {persona.de_donde}")
    return all(palabra in dicho for palabra in palabras)


def quien_cuenta(pk: str) -> Participante | None:
    """The person under whom a row counts; None if there is no such row."""
    fila = Participante.objects.filter(pk=int(pk)).first() if pk.isdecimal() else None
    todas = Participante.objects.select_related("centro__entidad", "usuario")
    return todas.filter(pk=fila.fusionado_en_id or fila.pk).first() if fila else None


def lado(persona: Participante) -> Lado:
    """A person as she is compared with another."""
    suya = Q(participante=persona) | Q(participante__fusionado_en=persona)
    hizo = [
        ("Innovatones a las que fue", Asistencia.objects.filter(_del_cupo(persona))),
        ("Compromisos", Compromiso.objects.filter(suya)),
        ("Comentarios", Aporte.objects.filter(suya)),
        ("Círculos", Miembro.objects.filter(suya)),
        ("Filas que ya cuentan como ella", persona.fusionados.all()),
    ]
    correo = tapado(persona.correo) if persona.correo else "Sin correo"
    return Lado(persona, correo, [(que, filas.count()) for que, filas in hizo])


def _del_cupo(persona: Participante) -> Q:
    return Q(cupo__participante=persona) | Q(cupo__participante__fusionado_en=persona)


def lista_de_uniones(numero: str | None) -> dict[str, Any]:
    """A page of what was said to be one person, the last first, with who took it back."""
    todas = _con_quien(Fusion.objects.all()).order_by("-pk")
    return {"pagina": Paginator(todas, POR_PAGINA).get_page(numero)}


def _con_quien(fusiones: QuerySet[Fusion]) -> QuerySet[Fusion]:
    return fusiones.select_related(
        "vieja__centro__entidad",
        "nueva__centro__entidad",
        "dicha_por__persona",
        "separacion__dicha_por__persona",
    )
