"""What people answered at the end of a procedure, version by version: each asks its own questions."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tramites.diseno.estructura import DE_ESCALA, DE_TEXTO, PreguntaEncuesta
from tramites.estados import EstadoSolicitud
from tramites.models import RespuestaEncuesta, Solicitud, Tramite, VersionTramite

TEXTOS = 20  # free answers that are shown, the newest
ESCALA = {5: "5, lo mejor", 4: "4", 3: "3", 2: "2", 1: "1, lo peor"}


@dataclass(frozen=True)
class Cuenta:
    """What was answered to one question: (answer, how many), or the last free answers."""

    pregunta: str
    valores: list[tuple[str, int]]
    textos: list[str]


@dataclass(frozen=True)
class Resultado:
    """The survey of one version: how many were asked, how many answered, the mean of five, each question."""

    version: VersionTramite
    preguntadas: int
    respondieron: int
    media: float | None
    cuentas: list[Cuenta]


def resultados_de(tramite: Tramite) -> list[Resultado]:
    """Each version that resolved some case, the newest first. Three queries."""
    versiones = tramite.versiones.order_by("-numero")
    resueltas = Solicitud.objects.filter(tramite=tramite, estado=EstadoSolicitud.RESUELTA).order_by()
    por_version = Counter(resueltas.values_list("version_id", flat=True))
    respuestas: dict[int, list[RespuestaEncuesta]] = {}
    dichas = RespuestaEncuesta.objects.filter(solicitud__tramite=tramite).order_by("-respondida_en", "-pk")
    for r in dichas.select_related("solicitud"):
        respuestas.setdefault(r.solicitud.version_id, []).append(r)
    return [
        _resultado(v, por_version[v.pk], respuestas.get(v.pk, [])) for v in versiones if por_version[v.pk]
    ]


def _resultado(version: VersionTramite, preguntadas: int, dichas: list[RespuestaEncuesta]) -> Resultado:
    encuesta = version.definicion.encuesta
    cuentas = [
        Cuenta(encuesta.escala, _de_escala([r.escala for r in dichas]), []),
        Cuenta(encuesta.abierta, [], [r.texto for r in dichas if r.texto][:TEXTOS]),
        *(_otra(p, [r.otras.get(p.clave) for r in dichas]) for p in encuesta.otras),
    ]
    media = round(sum(r.escala for r in dichas) / len(dichas), 1) if dichas else None
    return Resultado(version, preguntadas, len(dichas), media, cuentas)


def _otra(pregunta: PreguntaEncuesta, valores: list[Any]) -> Cuenta:
    dichos = [v for v in valores if v not in {None, ""}]
    if pregunta.tipo == DE_TEXTO:
        return Cuenta(pregunta.texto, [], [str(v) for v in dichos][:TEXTOS])
    if pregunta.tipo == DE_ESCALA:
        return Cuenta(pregunta.texto, _de_escala([int(v) for v in dichos]), [])
    cuantos = Counter(str(v) for v in dichos)
    return Cuenta(pregunta.texto, [("Sí", cuantos["si"]), ("No", cuantos["no"])], [])


def _de_escala(valores: list[int]) -> list[tuple[str, int]]:
    cuantos = Counter(valores)
    return [(palabra, cuantos[n]) for n, palabra in ESCALA.items()]
