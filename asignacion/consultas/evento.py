"""Where an event stands, for whoever prepares it, looks at it or takes part in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone

from asignacion.estados import CON_CLIC, EstadoSorteo
from asignacion.models import Compromiso, Resultado, Sorteo, Veedor
from sso_portal.nucleo.avisos import consultas as avisos

ETAPAS = ("Entradas selladas", "Semilla de los veedores", "Ejecutar", "Resultados y firma")
POR_PANTALLA, SEGUNDOS_POR_PANTALLA, SEGUNDOS_DE_TOTALES = 24, 8, 24
SEGUNDOS_DE_VERSION = 1


@dataclass(frozen=True)
class Aporte:
    """What one veedor has brought so far, in words and bytes."""

    veedor: Veedor
    compromiso: str
    comprometido_en: datetime | None
    revelado: str

    @property
    def estado(self) -> tuple[str, str]:
        """The word and the square of the screen."""
        if self.revelado:
            return "Reveló", "lleno"
        return ("Se comprometió", "medio") if self.compromiso else ("Falta", "")


def sorteo_de(codigo: str) -> Sorteo | None:
    """The draw of a convocatoria that stands, or the last one there was; without the heavy bytes."""
    sorteos = Sorteo.objects.ligeros().select_related("convocatoria__politica", "acta")
    de_ella = sorteos.filter(convocatoria__codigo=codigo)
    return de_ella.vivos().first() or de_ella.order_by("-numero").first()


def aportes_de(sorteo: Sorteo) -> list[Aporte]:
    """Every veedor of a draw in the frozen order, with what arrived."""
    suyos = {c.veedor_id: c for c in Compromiso.objects.filter(sorteo=sorteo).order_by("pk")}
    lista = []
    for veedor in sorteo.convocatoria.veedores.order_by("orden"):
        suyo = suyos.get(veedor.pk)
        lista.append(
            Aporte(
                veedor,
                suyo.compromiso if suyo else "",
                suyo.comprometido_en if suyo else None,
                suyo.revelado if suyo else "",
            )
        )
    return lista


def recibido(sorteo: Sorteo) -> list[dict[str, Any]]:
    """What arrived of each veedor, in the frozen order: {id, compromiso, revelacion}; None: nothing."""
    return [
        {
            "id": aporte.veedor.identificador,
            "compromiso": aporte.compromiso or None,
            "revelacion": aporte.revelado or None,
        }
        for aporte in aportes_de(sorteo)
    ]


def etapa_de(sorteo: Sorteo | None) -> int:
    """Which of the four steps of the screen is the current one, from 1."""
    if sorteo is None:
        return 1
    if sorteo.tiene_resultado:
        return 4
    if sorteo.estado in [EstadoSorteo.CON_SEMILLA, *CON_CLIC]:
        return 3
    return 2 if sorteo.cerrado_en or sorteo.dados or _alguien_revelo(sorteo) else 1


def _alguien_revelo(sorteo: Sorteo) -> bool:
    return Compromiso.objects.filter(sorteo=sorteo).exclude(revelado="").exists()


def avance_de_avisos(sorteo: Sorteo) -> avisos.Tanda | None:
    """How many of the messages with results have left."""
    clave = f"resultado-{sorteo.pk}-"
    return avisos.tanda(avisos.conteos(clave=clave), clave) if sorteo.avisado_en else None


def pagina_de_pantalla(sorteo: Sorteo, ahora: datetime) -> int:
    """Which part of the results the screen shows at ``ahora``: 0 the totals, then each page of the list."""
    if not (sorteo.tiene_resultado and sorteo.es_abierto and sorteo.ejecutado_en):
        return 0
    paginas = -(-sorteo.total_personas // POR_PANTALLA)
    vuelta = SEGUNDOS_DE_TOTALES + paginas * SEGUNDOS_POR_PANTALLA
    segundo = int((ahora - sorteo.ejecutado_en).total_seconds()) % vuelta - SEGUNDOS_DE_TOTALES
    return 0 if segundo < 0 else 1 + segundo // SEGUNDOS_POR_PANTALLA


def lista_publica(sorteo: Sorteo, pagina: int) -> list[dict[str, Any]]:
    """A page of results by public code, as the screen shows them. Only where the policy is open."""
    filas = (
        Resultado.objects.filter(participante__entrada__sorteo=sorteo)
        .order_by("participante__codigo_publico")
        .values("participante__codigo_publico", "oferta__foto__municipio")
    )
    desde = (pagina - 1) * POR_PANTALLA
    return [
        {"codigo": f["participante__codigo_publico"], "lugar": f["oferta__foto__municipio"]}
        for f in filas[desde : desde + POR_PANTALLA]
    ]


def version_de_pantalla(codigo: str) -> str:
    """A short text that changes when the public screen must: computed once a second for everybody."""
    clave = f"asignacion:pantalla:{codigo}"
    version = cache.get(clave)
    if version is None:
        version = _version(codigo)
        cache.set(clave, version, SEGUNDOS_DE_VERSION)
    return version


def _version(codigo: str) -> str:
    ahora = timezone.now()
    sorteo = sorteo_de(codigo)
    partes: list[Any] = [codigo, ahora.strftime("%H%M")]
    if sorteo:
        llegados = sorteo.compromisos.aggregate(Count("pk"), revelados=Count("pk", filter=~Q(revelado="")))
        avance = avance_de_avisos(sorteo)
        partes += [sorteo.pk, sorteo.estado, sorteo.dados, sorteo.cerrado_en, *llegados.values()]
        partes += [pagina_de_pantalla(sorteo, ahora), avance and avance.salieron, sorteo.firmado_en]
    return "-".join(str(parte) for parte in partes).replace(" ", "").replace('"', "")
