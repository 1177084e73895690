"""7,000 published posts with their five acts each, and some on every desk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection

from plazas.busqueda import texto_de_busqueda
from plazas.estados import Estado
from plazas.models import Plaza
from sso_portal.demo.invento import nombres
from sso_portal.demo.invento.pais import PlazaInventada
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, siguiente_id

from .instituciones import Pais

CAMINO = (Estado.ENVIADA, Estado.VALIDADA, Estado.APROBADA, Estado.PUBLICADA)
PROPUESTAS_DESDE = datetime(2019, 9, 2, 14, tzinfo=UTC)
CAMPOS = (
    *("id", "codigo", "entidad", "municipio"),
    *("profesion", "modalidad", "cargo", "funciones", "cupos", "vinculo", "salario_mensual", "da_vivienda"),
    *("da_alimentacion", "da_transporte", "otras_ayudas", "duracion_meses", "cdp", "comunidad", "dificultad"),
    *("como_se_llega", "telefono_contacto"),
    *("fecha_inicio", "estado", "busqueda", "creada_en", "enviada_en", "publicada_en"),
    *("enviada_por", "validada_por", "aprobada_por"),
)
CAMPOS_EVENTO = ("ocurrido_en", "acto", "sujeto", "sujeto_id", "actor_id", "actor_rol", "datos", "motivo_de")


def evento(
    cuando: datetime, acto: str, objeto: tuple[str, Any], quien: tuple[Any, str], desde: str = ""
) -> tuple:
    """The row of one act: ``objeto`` is (model label, id), ``quien`` (id, role)."""
    datos = {"desde": desde} if desde else {}
    return (cuando, acto, objeto[0], str(objeto[1]), str(quien[0]), quien[1], datos, "", b"")


def copiar_eventos(filas: Iterator[tuple]) -> None:
    """Append acts to the record: adding is all that anybody can do to it."""
    copiar(Evento, (*CAMPOS_EVENTO, "motivo_cifrado"), filas)


def datos_de(plaza: PlazaInventada) -> dict[str, Any]:
    """What the entity writes of an invented post, by the names of the form."""
    return {
        "profesion_id": plaza.profesion,
        "modalidad": "prestacion",
        "cargo": nombres.CARGOS[plaza.profesion],
        "funciones": nombres.FUNCIONES[plaza.profesion],
        "cupos": plaza.cupos,
        "vinculo": plaza.vinculo,
        "salario_mensual": plaza.salario,
        "da_vivienda": plaza.vivienda,
        "da_alimentacion": plaza.alimentacion,
        "da_transporte": plaza.transporte,
        "otras_ayudas": "",
        "duracion_meses": plaza.meses,
        "cdp": f"CDP {plaza.codigo[1:]} de 2020",
        "comunidad_id": plaza.comunidad,
        "dificultad": plaza.dificultad,
        "como_se_llega": nombres.LLEGADAS[plaza.dificultad],
        "telefono_contacto": "6010000000",
    }


def _cuando(n: int, paso: int) -> datetime:
    return PROPUESTAS_DESDE + timedelta(minutes=n, days=7 * paso)


def _quien(pais: Pais, plaza: PlazaInventada, acto: str) -> tuple[int, str]:
    if acto in {"creada", Estado.ENVIADA}:
        return pais.usuarios_ips[plaza.ips], f"ips:entidad-{pais.entidades[plaza.ips]}"
    if acto == Estado.VALIDADA:
        return pais.funcionaria(pais.ips[plaza.ips].municipio)
    return pais.papeles["ministerio"], "ministerio"


@dataclass(frozen=True)
class Tanda:
    """Posts to be copied in state ``hasta``, with every act of their way there; ids from ``primera``."""

    pais: Pais
    plazas: Sequence[PlazaInventada]
    primera: int
    hasta: Estado
    inicio: date

    @property
    def camino(self) -> tuple[Estado, ...]:
        return CAMINO[: CAMINO.index(self.hasta) + 1] if self.hasta in CAMINO else ()

    def filas(self) -> Iterator[tuple]:
        for n, plaza in enumerate(self.plazas):
            ips = self.pais.ips[plaza.ips]
            lugar, departamento, _ = self.pais.lugares[ips.municipio]
            escrito = datos_de(plaza)
            yield (
                self.primera + n,
                plaza.codigo,
                self.pais.entidades[plaza.ips],
                ips.municipio,
                *escrito.values(),
                self.inicio,
                self.hasta,
                texto_de_busqueda(plaza.codigo, ips.nombre, lugar, departamento),
                _cuando(n, 0),
                _cuando(n, 1) if self.camino else None,
                _cuando(n, len(CAMINO)) if self.hasta == Estado.PUBLICADA else None,
                *(self._firma(plaza, acto) for acto in CAMINO[:3]),
            )

    def _firma(self, plaza: PlazaInventada, acto: Estado) -> int | None:
        return _quien(self.pais, plaza, acto)[0] if acto in self.camino else None

    def eventos(self) -> Iterator[tuple]:
        for paso, acto in enumerate(("creada", *self.camino)):
            desde = ("", Estado.BORRADOR, *self.camino)[paso]
            for n, plaza in enumerate(self.plazas):
                objeto = ("plazas.Plaza", self.primera + n)
                yield evento(_cuando(n, paso), acto, objeto, _quien(self.pais, plaza, acto), desde)


def copiar_plazas(
    pais: Pais, plazas: Sequence[PlazaInventada], *, hasta: Estado = Estado.PUBLICADA, inicio: date
) -> list[int]:
    """Append ``plazas`` in state ``hasta``, starting on ``inicio``; returns their ids in order."""
    tanda = Tanda(pais, plazas, siguiente_id(Plaza), hasta, inicio)
    copiar(Plaza, CAMPOS, tanda.filas())
    copiar_eventos(tanda.eventos())
    ajustar_secuencias(Plaza, Evento)
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('plazas_codigo', %s)", [int(plazas[-1].codigo[1:])])
    return list(range(tanda.primera, tanda.primera + len(plazas)))
