"""The public home: the process of now, the posts of the country, the last public lottery, some figures."""

from django.core.cache import cache
from django.db.models import Count, Q, Sum
from django.utils import timezone

from asignacion.estados import EstadoSorteo
from asignacion.models import Sorteo
from inscripciones.estados import Estado as EstadoInscripcion
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria, Inscripcion
from plazas.estados import Estado as EstadoPlaza
from plazas.models import Ocupacion, Plaza
from sso_portal.nucleo.legible.cifras import miles
from sso_portal.nucleo.legible.fechas import Hito, fecha_sin_ano

from .mapa import DEPARTAMENTOS, MINIMO_PERSONAS
from .menu import direccion
from .puertas import puertas

FRESCURA_SEGUNDOS = 60


def portada_publica() -> dict:
    """Everything the public home says; its figures are at most a minute old."""
    datos: dict = cache.get_or_set("portada:publica", _contar, FRESCURA_SEGUNDOS) or {}
    url_plazas = direccion("plazas:catalogo")
    return {
        **datos,
        **_convocatoria(),
        "puertas": puertas(),
        "url_inscribirme": direccion("inscripciones:inicio") or direccion("account_signup"),
        "url_plazas": url_plazas,
        "url_mapa": f"{url_plazas}?departamento=" if url_plazas else "",
    }


def _contar() -> dict:
    """Places by departamento, figures and last lottery, with the instant in which they were counted."""
    plazas = plazas_por_departamento()
    return {
        "plazas": plazas,
        "filas_plazas": [(nombre, plazas.get(codigo, 0)) for codigo, (_, nombre) in DEPARTAMENTOS.items()],
        "total_plazas": sum(plazas.values()),
        "cifras": _cifras(sum(plazas.values())),
        "contadas_en": timezone.now(),
        "sorteo": _ultimo_sorteo(),
    }


def plazas_por_departamento() -> dict[str, int]:
    """DIVIPOLA code → places of the published plazas (their *cupos*); departamentos without any are
    absent.
    """
    filas = Plaza.objects.filter(estado=EstadoPlaza.PUBLICADA).values("municipio__departamento_id")
    sumadas = filas.annotate(puestos=Sum("cupos")).order_by("municipio__departamento_id")
    return {fila["municipio__departamento_id"]: fila["puestos"] for fila in sumadas}


def _cifras(puestos: int) -> list[tuple[str, str]]:
    cuentas = Inscripcion.objects.exclude(estado=EstadoInscripcion.BORRADOR).aggregate(
        radicadas=Count("pk", filter=Q(convocatoria__estado=EstadoConvocatoria.PUBLICADA)),
        en_correccion=Count("pk", filter=Q(estado=EstadoInscripcion.EN_CORRECCION)),
    )
    servicio = Ocupacion.objects.filter(estado=Ocupacion.Estado.EN_SERVICIO).count()
    return [
        ("puestos publicados en todo el país", miles(puestos)),
        ("inscripciones recibidas en la convocatoria abierta", _personas(cuentas["radicadas"])),
        ("profesionales esperan corrección", _personas(cuentas["en_correccion"])),
        ("personas en servicio hoy", _personas(servicio)),
    ]


def _personas(cuantas: int) -> str:
    """A count of people: from one to four it is not told."""
    return f"menos de {MINIMO_PERSONAS}" if 0 < cuantas < MINIMO_PERSONAS else miles(cuantas)


def _ultimo_sorteo() -> dict | None:
    firmado = (
        Sorteo.objects.ligeros()
        .filter(estado=EstadoSorteo.FIRMADO)
        .select_related("convocatoria")
        .order_by("-firmado_en")
        .first()
    )
    if firmado is None:
        return None
    return {
        "nombre": firmado.convocatoria.nombre,
        "huella": firmado.resultado_sha256,
        "url": direccion("asignacion:detalle", firmado.convocatoria.codigo),
    }


def _convocatoria() -> dict:
    """The process of now: the open one, or else the published one whose lottery is nearest."""
    ahora = timezone.now()
    publicadas = Convocatoria.objects.filter(estado=EstadoConvocatoria.PUBLICADA)
    una = publicadas.abiertas(ahora).order_by("cierra_en").first() or publicadas.order_by("-abre_en").first()
    if una is None:
        return {"convocatoria": None}
    abierta = una.esta_abierta
    return {
        "convocatoria": una,
        "abierta": abierta,
        "convocatoria_estado": "Inscripciones abiertas" if abierta else "Anunciada",
        "convocatoria_ahora": _frase(una, ahora),
        "hitos": _hitos(una),
    }


def _frase(una: Convocatoria, ahora) -> str:
    if ahora < una.abre_en:
        return f"las inscripciones abren el {fecha_sin_ano(una.abre_en)}"
    if una.esta_abierta:
        return f"inscripciones abiertas hasta el {fecha_sin_ano(una.cierra_en)}"
    return f"sorteo público el {fecha_sin_ano(una.evento_en)}"


def _hitos(una: Convocatoria) -> list[Hito]:
    return [
        Hito("Se publican las plazas y las reglas", una.acto_fecha),
        Hito("Inscripciones", una.abre_en, una.cierra_en),
        Hito("Las secretarías revisan documentos y piden correcciones", una.cierra_en, una.revision_hasta),
        Hito("Sorteo público y resultados", una.evento_en),
        Hito("Empieza el servicio", una.inicio_servicio),
    ]
