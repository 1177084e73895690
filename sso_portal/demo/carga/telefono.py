"""The national line serves more institutions than the branches do: each joins, is published, is attended.

Its own module because the twenty institutions with branches stay as they are. Some fourteen statements.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sso_portal.demo.invento import telefono as invento
from sso_portal.demo.invento.tramites import codigo_de
from sso_portal.demo.papeles import DOMINIO
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import Entidad
from tramites.busqueda import texto_de_busqueda
from tramites.canales import Canal
from tramites.estados import EstadoAdhesion, EstadoFicha
from tramites.models import (
    Adhesion,
    AtencionDiaria,
    Certificacion,
    Ficha,
    Necesidad,
    Producto,
    Requisito,
    Sucursal,
    Tramite,
)

from .plazas import copiar_eventos, evento
from .puntos import ALTA, BOGOTA
from .tramites import Red

ETAPAS = (EstadoAdhesion.OPERACION, EstadoAdhesion.PILOTO)
CERTIFICADOS = 6  # procedures of the line that the agent of the demo serves


class Linea:
    """Adds to ``red``, already written, what only the telephone gives."""

    def __init__(self, red: Red, *, hoy: date) -> None:
        self.red, self.hoy = red, hoy
        self.linea = Sucursal.objects.get(clase=Sucursal.Clase.TELEFONO)

    def copiar(self) -> None:
        """Institutions, procedures with their page, products of the line, its certifications and sums."""
        tramites = self._tramites(self._instituciones())
        self._fichas(tramites)
        desde = self.hoy - timedelta(days=420)
        Producto.objects.bulk_create(
            Producto(tramite=t, sucursal=self.linea, desde=desde) for t, _ in tramites
        )
        self._certificaciones([t for t, _ in tramites[:CERTIFICADOS]])
        self._sumas([t for t, _ in tramites])

    def _instituciones(self) -> list[Entidad]:
        entidades = Entidad.objects.bulk_create(
            Entidad(nit=f"{899_100_000 + 13 * n}-{n % 10}", nombre=nombre, tipo="administracion",
                    municipio_id=BOGOTA, telefono="6010000000", correo=f"{sigla}@{DOMINIO}")
            for n, (sigla, nombre, *_) in enumerate(invento.INSTITUCIONES)
        )  # fmt: skip
        Adhesion.objects.bulk_create(
            Adhesion(entidad=entidad, sigla=sigla, convenio=f"Convenio {70 + n} de 2025",
                     responsable="Servicio al ciudadano", fecha_inicio=ALTA + timedelta(days=700 + 9 * n),
                     estado=ETAPAS[n % 2])
            for n, (entidad, (sigla, *_)) in enumerate(zip(entidades, invento.INSTITUCIONES, strict=True))
        )  # fmt: skip
        return entidades

    def _tramites(self, entidades: Sequence[Entidad]) -> list[tuple[Tramite, str]]:
        """[(procedure, kind)], each under its need."""
        nuevos = Tramite.objects.bulk_create(
            Tramite(entidad=entidad, codigo=codigo_de(nombre), nombre=nombre, tipo_producto=tipo)
            for entidad, (_, _, _, tipo, nombres) in zip(entidades, invento.INSTITUCIONES, strict=True)
            for nombre in nombres
        )
        necesidades = dict(Necesidad.objects.order_by().values_list("codigo", "pk"))
        de_cada_uno = [(n, tipo) for _, _, n, tipo, nombres in invento.INSTITUCIONES for _ in nombres]
        union = Tramite.necesidades.through
        union._default_manager.bulk_create(
            union(tramite_id=t.pk, necesidad_id=necesidades[codigo])
            for t, (codigo, _) in zip(nuevos, de_cada_uno, strict=True)
        )
        return [(t, tipo) for t, (_, tipo) in zip(nuevos, de_cada_uno, strict=True)]

    def _fichas(self, tramites: Sequence[tuple[Tramite, str]]) -> None:
        cuando = self._instante(430)
        fichas = Ficha.objects.bulk_create(
            Ficha(tramite=t, version=1, estado=EstadoFicha.PUBLICADA, digital_desde=cuando.date(),
                  revisada_el=self.hoy - timedelta(days=orden), busqueda=texto_de_busqueda(t.nombre, ""),
                  creada_en=cuando, publicada_en=cuando, publicada_por_id=self.red.admin,
                  **invento.ficha_de(t.nombre, tipo, orden))
            for orden, (t, tipo) in enumerate(tramites)
        )  # fmt: skip
        Requisito.objects.bulk_create(Requisito(ficha=f, orden=1, texto=invento.REQUISITO) for f in fichas)
        quien = (self.red.admin, f"admin_tramites:entidad-{self.red.entidades['sso']}")
        copiar_eventos(
            evento(cuando, "publicada", ("tramites.Ficha", f.pk), quien, "borrador") for f in fichas
        )

    def _certificaciones(self, tramites: Sequence[Tramite]) -> None:
        agente = Usuario.objects.get(pk=self.red.papeles["agente"])
        Certificacion.objects.bulk_create(
            Certificacion(usuario=agente, tramite=t, desde=ALTA, vence_el=self.hoy + timedelta(days=200),
                          otorgada_en=self._instante(300), otorgada_por_id=self.red.admin)
            for t in tramites
        )  # fmt: skip

    def _sumas(self, tramites: Sequence[Tramite]) -> None:
        """A day of each of the last twelve months, a hundred calls more or less each."""
        AtencionDiaria.objects.bulk_create(
            AtencionDiaria(dia=self.hoy - timedelta(days=12 + 30 * mes), canal=Canal.TELEFONO,
                           sucursal=self.linea, tramite=t, entidad_id=t.entidad_id, cuantas=veces,
                           hechas=veces // 2, minutos=6 * veces, opiniones=veces // 10, contentas=veces // 12)
            for mes in range(12)
            for orden, t in enumerate(tramites)
            for veces in [80 + 13 * (orden % 9) - 4 * mes]
        )  # fmt: skip

    def _instante(self, hace_dias: int) -> datetime:
        return datetime.combine(self.hoy - timedelta(days=hace_dias), time(15), tzinfo=UTC)
