"""The three processes of the demo: one sealed, one allocated and published, one open for sixty days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from inscripciones.consultas.convocatorias import ofrecibles_en
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria, Politica
from inscripciones.servicios.convocatorias import crear_convocatoria, ofrecer_plazas, publicar_convocatoria
from plazas.models import Plaza, Profesion
from sso_portal.demo.invento.gente import Preferible
from sso_portal.demo.invento.pais import elegir_ofertas
from sso_portal.nucleo.bitacora.servicios import transitar
from sso_portal.nucleo.cuentas.models import Usuario

from .muestras import Muestra

COLOMBIA = timedelta(hours=5)  # what UTC is ahead


@dataclass(frozen=True)
class Proceso:
    """A process to be invented; ``profesiones``: {code: (registered, places)}."""

    codigo: str
    nombre: str
    profesiones: Mapping[str, tuple[int, int]]
    abre_en: datetime
    cierra_en: datetime
    correccion_hasta: datetime
    revision_hasta: datetime
    sello_en: datetime
    evento_en: datetime
    inicio_servicio: date
    acto: str
    grado: date


def _local(dia: date, hora: int) -> datetime:
    """``hora`` o'clock of Colombia on ``dia``, in UTC."""
    return datetime.combine(dia, time(hora), UTC) + COLOMBIA


# Source: public communications on the draw of January 2020 (registered, posts; the calendar is of its kind)
P2020 = Proceso(
    codigo="2020-1",
    nombre="2020-I",
    profesiones={
        "MEDICINA": (2674, 889),
        "ODONTOLOGIA": (822, 98),
        "ENFERMERIA": (1584, 118),
        "BACTERIOLOGIA": (216, 56),
    },
    abre_en=_local(date(2019, 12, 27), 8),
    cierra_en=_local(date(2020, 1, 6), 17),
    correccion_hasta=_local(date(2020, 1, 14), 17),
    revision_hasta=_local(date(2020, 1, 16), 17),
    sello_en=_local(date(2020, 1, 20), 9),
    evento_en=_local(date(2020, 1, 22), 9),
    inicio_servicio=date(2020, 2, 1),
    acto="Circular 1 de 2019 (demostración)",
    grado=date(2019, 12, 1),
)
P2019 = Proceso(
    codigo="2019-4",
    nombre="2019-IV",
    profesiones={
        "MEDICINA": (110, 38),
        "ENFERMERIA": (50, 9),
        "ODONTOLOGIA": (25, 6),
        "BACTERIOLOGIA": (15, 4),
    },
    abre_en=_local(date(2019, 9, 23), 8),
    cierra_en=_local(date(2019, 10, 3), 17),
    correccion_hasta=_local(date(2019, 10, 10), 17),
    revision_hasta=_local(date(2019, 10, 15), 17),
    sello_en=_local(date(2019, 10, 18), 9),
    evento_en=_local(date(2019, 10, 22), 9),
    inicio_servicio=date(2019, 11, 1),
    acto="Circular 4 de 2019 (demostración)",
    grado=date(2019, 9, 1),
)


def abierta(hoy: date) -> Proceso:
    """The process in which a visitor registers: it opened yesterday and closes in sixty days."""
    cierra = hoy + timedelta(days=60)
    inicio = (cierra + timedelta(days=14 + 10 + 31)).replace(day=1)  # ten days after the draw, at least
    return Proceso(
        codigo=f"{inicio.year}-1",
        nombre=f"{inicio.year}-I",
        profesiones={
            "MEDICINA": (260, 960),
            "ENFERMERIA": (90, 140),
            "ODONTOLOGIA": (35, 95),
            "BACTERIOLOGIA": (15, 60),
        },
        abre_en=_local(hoy - timedelta(days=1), 8),
        cierra_en=_local(cierra, 17),
        correccion_hasta=_local(cierra + timedelta(days=8), 17),
        revision_hasta=_local(cierra + timedelta(days=9), 17),
        sello_en=_local(cierra + timedelta(days=12), 9),
        evento_en=_local(cierra + timedelta(days=14), 9),
        inicio_servicio=inicio,
        acto="Circular 9 (demostración)",
        grado=hoy - timedelta(days=15),
    )


def abrir(proceso: Proceso, muestra: Muestra, ministerio: Usuario) -> Convocatoria:
    """The convocatoria of an invented process, in draft, opened by the ministry with its act."""
    with default_storage.open(muestra.clave) as guardada:
        acto = ContentFile(guardada.read(), name=f"convocatoria-{proceso.codigo}.pdf")
    instantes = ("abre_en", "cierra_en", "correccion_hasta", "revision_hasta", "sello_en", "evento_en")
    return crear_convocatoria(
        actor=ministerio,
        profesiones=Profesion.objects.filter(pk__in=proceso.profesiones),
        acto=acto,
        codigo=proceso.codigo,
        nombre=proceso.nombre,
        es_ensayo=True,
        politica=Politica.objects.get(version="2020-1"),
        acto_numero=proceso.acto,
        acto_fecha=timezone.localdate(proceso.abre_en),
        inicio_servicio=proceso.inicio_servicio,
        plazo_correccion_dias_habiles=20,  # so that who visits weeks later still finds it open
        **{instante: getattr(proceso, instante) for instante in instantes},
    )


def publicar(convocatoria: Convocatoria, ministerio: Usuario) -> None:
    """Announce it after its offers. Those of the past skip the rule that the close lies ahead."""
    if convocatoria.cierra_en > timezone.now():
        publicar_convocatoria(convocatoria, actor=ministerio)
    else:
        transitar(convocatoria, EstadoConvocatoria.PUBLICADA, actor=ministerio)
    convocatoria.refresh_from_db()


def ofrecer(
    azar: Random, convocatoria: Convocatoria, proceso: Proceso, ministerio: Usuario
) -> tuple[list[tuple[int, str]], dict[str, list[Preferible]]]:
    """Offer published posts whose places add up to those of each profession.

    Returns the offers as (id, plaza code) and, by profession, which of them people may prefer and how much.
    """
    elegidas: list[int] = []
    for profesion, (_, cupos) in proceso.profesiones.items():
        hay = ofrecibles_en(convocatoria).filter(profesion=profesion)
        candidatas = list(hay.values_list("pk", "cupos"))
        elegidas += elegir_ofertas(azar, candidatas, cupos)
    ofrecer_plazas(convocatoria, Plaza.objects.filter(pk__in=elegidas), actor=ministerio)
    ofertas: list[tuple[int, str]] = []
    preferibles: dict[str, list[Preferible]] = {}
    for pk, foto in convocatoria.ofertas.order_by("plaza__codigo").values_list("pk", "foto"):
        peso = 1 + 6 * (foto["dificultad"] == 1) + (foto["salario_mensual"] - 2_600_000) // 400_000
        preferible = Preferible(len(ofertas), foto["codigo_departamento"], max(peso, 1))
        preferibles.setdefault(foto["profesion"], []).append(preferible)
        ofertas.append((pk, foto["codigo"]))
    return ofertas, preferibles
