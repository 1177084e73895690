"""The counts of which the figures of innovation are made. Each person once, wherever she was written."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Sum, Value
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
from sso_portal.nucleo.territorio.models import Departamento

SIN_CENTRO = "Sin institución anotada"


def asistentes() -> list[tuple[int, str, str]]:
    """(person, her institution, its kind) of each person who came to an innovatón held. One query."""
    quien = Coalesce("cupo__participante__fusionado_en", "cupo__participante")
    vinieron = Asistencia.objects.filter(cupo__innovaton__estado__in=YA_PASO)
    canonicas = vinieron.order_by().annotate(quien=quien).values("quien")
    filas = Participante.objects.filter(pk__in=canonicas).order_by("pk").values_list(
        "pk", "centro__entidad__nombre", "institucion", "centro__tipo"
    )  # fmt: skip
    tipos = dict(Centro.Tipo.choices)
    return [(pk, nombre or suya, str(tipos.get(tipo, SIN_CENTRO))) for pk, nombre, suya, tipo in filas]


Asistentes = list[tuple[int, str, str]]


def por_tipo_de_institucion(gente: Asistentes) -> list[tuple[str, int, int]]:
    """(kind, people, institutions) of `asistentes`, the most people first."""
    personas: dict[str, set[int]] = defaultdict(set)
    lugares: dict[str, set[str]] = defaultdict(set)
    for quien, donde, tipo in gente:
        personas[tipo].add(quien)
        if donde:
            lugares[tipo].add(sin_acentos(donde))
    return sorted(((t, len(personas[t]), len(lugares[t])) for t in personas), key=lambda f: (-f[1], f[0]))


def totales(gente: Asistentes) -> dict[str, int]:
    """People and institutions of `asistentes`, tables and events held. Two queries."""
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


DOCUMENTOS, VISITAS, ACTIVIDADES = (
    "Documentos compartidos", "Visitas guiadas realizadas", "Actividades de co-creación",
)  # fmt: skip
COMENTARIOS, ADOPCIONES = "Comentarios publicados", "Adopciones confirmadas"


def compartido() -> list[tuple[str, int]]:
    """What people made together, by kind. One query."""
    hechas = [EstadoVisita.REALIZADA, EstadoVisita.INFORMADA]
    partes: list[tuple[str, Any]] = [
        (DOCUMENTOS, DocumentoCompartido.objects.all()),
        (DOCUMENTOS, AportacionActa.objects.filter(clase=AportacionActa.Clase.DOCUMENTO)),
        (VISITAS, Visita.objects.filter(estado__in=hechas)),
        (ACTIVIDADES, Actividad.objects.all()),
        (COMENTARIOS, Aporte.objects.filter(estado=EstadoAporte.PUBLICADO)),
        (ADOPCIONES, Adopcion.objects.filter(estado=EstadoAdopcion.CONFIRMADA)),
    ]
    primera, *otras = (_cuantas(que, filas) for que, filas in partes)
    cuentas: dict[str, int] = dict.fromkeys((que for que, _ in partes), 0)
    for que, n in primera.union(*otras, all=True).order_by("que"):
        cuentas[que] += n
    return list(cuentas.items())


def _cuantas(que: str, filas: Any) -> Any:
    contadas = filas.order_by().annotate(que=Value(que)).values("que").annotate(cuantas=Count("pk"))
    return contadas.values_list("que", "cuantas")


def practicas_por_nivel() -> list[tuple[Nivel, int]]:
    """How many published practices there are of each level of evidence. One query."""
    niveles = [p.nivel for p in Practica.objects.publicadas().con_evidencia().order_by("pk")]
    return [(nivel, niveles.count(nivel)) for nivel in Nivel]


def por_profesion() -> list[tuple[str, int, int, int]]:
    """(profession, people, those who came to an event, those who said something). One query."""
    fue, dijo = _quienes(Asistencia, "cupo__participante"), _quienes(Aporte, "participante")
    filas = Participante.objects.filter(fusionado_en=None).order_by().values("profesion").annotate(
        n=Count("pk"), fueron=Count("pk", filter=Q(pk__in=fue)), dijeron=Count("pk", filter=Q(pk__in=dijo))
    )  # fmt: skip
    cuentas = {f["profesion"]: (f["n"], f["fueron"], f["dijeron"]) for f in filas}
    return [(str(p.label), *cuentas.get(p.value, (0, 0, 0))) for p in Participante.Profesion]


def por_departamento() -> list[tuple[str, int, int, int]]:
    """(departamento, institutions of the community, people, those who came to an event), all. Two queries."""
    fue, de = _quienes(Asistencia, "cupo__participante"), "entidad__municipio__departamento"
    personas = Q(participantes__fusionado_en=None)
    filas = Centro.objects.order_by().values(de).annotate(
        centros=Count("pk", distinct=True),
        personas=Count("participantes", filter=personas, distinct=True),
        fueron=Count("participantes", filter=personas & Q(participantes__in=fue), distinct=True),
    )  # fmt: skip
    cuentas = {f[de]: (f["centros"], f["personas"], f["fueron"]) for f in filas}
    return [(d.nombre, *cuentas.get(d.pk, (0, 0, 0))) for d in Departamento.objects.order_by("nombre")]


def _quienes(modelo: Any, quien: str) -> Any:
    """Whoever has one of ``modelo``, as the row under which she counts. A subquery."""
    suyas = modelo.objects.order_by().exclude(**{quien: None})
    return suyas.annotate(cuenta=Coalesce(f"{quien}__fusionado_en", quien)).values("cuenta")


def centros_sin_gente() -> int:
    """Institutions of the community from which nobody came. Two queries."""
    con_gente = {sin_acentos(donde) for _, donde, _ in asistentes()}
    nombres = Centro.objects.order_by("pk").values_list("entidad__nombre", flat=True)
    return sum(1 for nombre in nombres if sin_acentos(nombre) not in con_gente)


def visitas_por_mes(meses: int = 25) -> list[tuple[date, int]]:
    """(first day of the month, readings) of the last months with any, the oldest first. One query."""
    filas = VisitaDiaria.objects.exclude(pagina__contains="#").order_by().annotate(mes=TruncMonth("dia"))
    sumas = filas.values("mes").annotate(n=Sum("visitas")).order_by("-mes")
    return [(f["mes"], f["n"]) for f in sumas[:meses]][::-1]
