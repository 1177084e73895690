"""The counts of which the figures of innovation are made. Each person once, wherever she was written."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce, TruncMonth

from innovacion.estados import YA_PASO, EstadoAdopcion, EstadoAporte, EstadoCompromiso, EstadoVisita
from innovacion.medida import Nivel
from innovacion.models import (
    Actividad,
    Adopcion,
    AportacionActa,
    Aporte,
    Asistencia,
    Centro,
    Compromiso,
    Cupo,
    DocumentoCompartido,
    Innovaton,
    Mesa,
    Participante,
    Practica,
    RespuestaInnovaton,
    Visita,
    VisitaDiaria,
)
from sso_portal.nucleo.legible.acentos import sin_acentos

SIN_CENTRO = "Sin institución anotada"


def asistentes() -> list[tuple[int, str, str]]:
    """(person, her institution, its kind) of each person who came to an innovatón. One query."""
    quien = Coalesce("cupo__participante__fusionado_en", "cupo__participante")
    canonicas = Asistencia.objects.order_by().annotate(quien=quien).values("quien")
    personas = Participante.objects.filter(pk__in=canonicas).select_related("centro__entidad").order_by("pk")
    return [(p.pk, p.de_donde, p.centro.get_tipo_display() if p.centro else SIN_CENTRO) for p in personas]


def por_tipo_de_institucion() -> list[tuple[str, int, int]]:
    """(kind, people, institutions) of those who came, the most people first."""
    personas: dict[str, set[int]] = defaultdict(set)
    lugares: dict[str, set[str]] = defaultdict(set)
    for quien, donde, tipo in asistentes():
        personas[tipo].add(quien)
        if donde:
            lugares[tipo].add(sin_acentos(donde))
    return sorted(((t, len(personas[t]), len(lugares[t])) for t in personas), key=lambda f: (-f[1], f[0]))


def totales() -> dict[str, int]:
    """People and institutions of all the events, tables and events held. Three queries."""
    gente = asistentes()
    return {
        "participantes": len({q for q, _, _ in gente}),
        "instituciones": len({sin_acentos(d) for _, d, _ in gente if d}),
        "mesas": Mesa.objects.filter(sede__innovaton__estado__in=YA_PASO).count(),
        "innovatones": Innovaton.objects.filter(estado__in=YA_PASO).count(),
    }


def por_innovaton() -> list[dict[str, Any]]:
    """Seats, people who came (each once) and what they answered, event by event. Three queries."""
    quien = Coalesce("participante__fusionado_en", "participante")
    vino = Q(asistencia__isnull=False)
    cupos = Cupo.objects.filter(innovaton__estado__in=YA_PASO).order_by().annotate(quien=quien)
    filas = cupos.values("innovaton", "innovaton__nombre", "innovaton__fecha").annotate(
        inscritas=Count("quien", distinct=True), asistieron=Count("quien", distinct=True, filter=vino),
        sin_codigo=Count("pk", filter=Q(espontanea=True)),
    )  # fmt: skip
    dichas = {f["uno"]: f for f in _opiniones()}
    vacia = {"respondieron": 0, "muy": 0, "ideas": 0}
    return [
        {**fila, **dichas.get(fila["innovaton"], vacia)}
        for fila in filas.order_by("innovaton__fecha", "innovaton")
    ]


def _opiniones() -> Any:
    muy = RespuestaInnovaton.Satisfaccion.MUY_SATISFECHA
    respuestas = RespuestaInnovaton.objects.order_by().annotate(uno=F("cupo__innovaton")).values("uno")
    return respuestas.annotate(
        respondieron=Count("pk"),
        muy=Count("pk", filter=Q(satisfaccion=muy)),
        ideas=Count("pk", filter=Q(ideas_concretas=True)),
    )


def compromisos() -> dict[str, int]:
    """How many were proposed, accepted, met with evidence, met in time. One query."""
    cumplido, hay = Q(estado=EstadoCompromiso.CUMPLIDO), Q(aceptado_en__isnull=False)
    return Compromiso.objects.aggregate(
        propuestos=Count("pk"),
        aceptados=Count("pk", filter=hay),
        cumplidos=Count("pk", filter=cumplido),
        a_tiempo=Count("pk", filter=cumplido & Q(cumplido_el__lte=F("vence_el"))),
        incumplidos=Count("pk", filter=Q(estado=EstadoCompromiso.INCUMPLIDO)),
    )


def compartido() -> list[tuple[str, int]]:
    """What people made together, by kind. Six queries."""
    en_mesas = AportacionActa.objects.filter(clase=AportacionActa.Clase.DOCUMENTO).count()
    hechas = [EstadoVisita.REALIZADA, EstadoVisita.INFORMADA]
    return [
        ("Documentos compartidos", DocumentoCompartido.objects.count() + en_mesas),
        ("Visitas guiadas realizadas", Visita.objects.filter(estado__in=hechas).count()),
        ("Actividades de co-creación", Actividad.objects.count()),
        ("Comentarios publicados", Aporte.objects.filter(estado=EstadoAporte.PUBLICADO).count()),
        ("Adopciones confirmadas", Adopcion.objects.filter(estado=EstadoAdopcion.CONFIRMADA).count()),
    ]


def practicas_por_nivel() -> list[tuple[Nivel, int]]:
    """How many published practices there are of each level of evidence. One query."""
    niveles = [p.nivel for p in Practica.objects.publicadas().con_evidencia().order_by("pk")]
    return [(nivel, niveles.count(nivel)) for nivel in Nivel]


def por_profesion() -> list[tuple[str, int, int, int]]:
    """(profession, people, those who came to an event, those who said something). Three queries."""
    fueron = {q for q, _, _ in asistentes()}
    quien = Coalesce("participante__fusionado_en", "participante")
    aportes = Aporte.objects.exclude(participante=None).order_by().annotate(quien=quien)
    dijeron = set(aportes.values_list("quien", flat=True))
    cuentas: dict[str, list[int]] = {str(p.label): [0, 0, 0] for p in Participante.Profesion}
    filas = Participante.objects.filter(fusionado_en=None).order_by("pk")
    for persona in filas.only("pk", "profesion"):
        fila = cuentas[persona.get_profesion_display()]
        fila[0] += 1
        fila[1] += persona.pk in fueron
        fila[2] += persona.pk in dijeron
    return [(profesion, *tres) for profesion, tres in cuentas.items()]  # type: ignore[misc]


def centros_sin_gente() -> int:
    """Institutions of the community from which nobody came. Two queries."""
    con_gente = {sin_acentos(donde) for _, donde, _ in asistentes()}
    nombres = Centro.objects.order_by("pk").values_list("entidad__nombre", flat=True)
    return sum(1 for nombre in nombres if sin_acentos(nombre) not in con_gente)


def visitas_por_mes(meses: int = 25) -> list[tuple[date, int]]:
    """(first day of the month, readings) of the last months with any, the oldest first. One query."""
    filas = VisitaDiaria.objects.order_by().annotate(mes=TruncMonth("dia")).values("mes")
    return [(f["mes"], f["n"]) for f in filas.annotate(n=Sum("visitas")).order_by("-mes")[:meses]][::-1]
