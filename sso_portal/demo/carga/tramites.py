"""The network of the demo: its institutions, procedures, branches and products, written with COPY."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sso_portal.demo.invento import tramites as invento
from sso_portal.demo.papeles import DOMINIO, TRAMITES
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, siguiente_id
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.territorio.models import Entidad, Municipio
from tramites.busqueda import texto_de_busqueda
from tramites.models import (
    Adhesion,
    Ficha,
    Grupo,
    Guia,
    Necesidad,
    PoblacionMunicipio,
    Producto,
    Requisito,
    Tramite,
)
from tramites.propios import Propio, propios
from tramites.servicios.ficha import escribir_version

from .instituciones import Cuenta, copiar_cuentas
from .plazas import copiar_eventos, evento
from .puntos import ALTA, BOGOTA, Puntos

DE_LA_RED = 4  # procedures of the network itself, attended in every branch
ETAPAS = ("regimen", "regimen", "operacion", "piloto")
CAMPOS_FICHA = (
    *("id", "tramite", "version", "estado", "nombre", "palabras", "alcance", "resultado", "modalidad"),
    *("digital_desde", "costo", "es_gratuito", "tiempo_maximo_dias_habiles", "canales_inicio"),
    *("consulta_estado", "sin_requisitos", "norma", "norma_enlace", "donde", "responsable", "revisada_el"),
    *("busqueda", "creada_en", "publicada_en", "publicada_por"),
)
FUENTE = "Cifras inventadas para la demostración, con la forma de un censo"
COSTO_POR_MINUTO = 180  # pesos of a journey, a supposition


ROLES = {  # door: its role and the institution in whose name it acts
    "tramites": (Rol.ADMIN_TRAMITES, "sso"),
    "funcionaria": (Rol.FUNCIONARIO, "sso"),
    "agente": (Rol.AGENTE, "red"),
    "direccion": (Rol.DIRECCION, None),
}


class Red:
    """Writes the network and the doors of its people; ``hoy``: the day of the load."""

    def __init__(self, azar: Random, *, hoy: date) -> None:
        self.azar, self.hoy = azar, hoy
        self.municipios = list(Municipio.objects.order_by("codigo").values_list("codigo", flat=True))
        self.requisitos: list[tuple] = []
        self.guias: list[tuple] = []
        self.fichas: list[tuple] = []

    def copiar(self) -> None:
        """Everything; leaves ``entidades`` {short name: id} and ``papeles`` {door: account id}."""
        self.entidades = self._instituciones()
        self.papeles = self._papeles()
        self.admin = self.papeles["tramites"]
        self._tramites()
        self._poblacion()
        puntos = Puntos(self.azar, self.por_tamano, entidad=self.entidades["red"], hoy=self.hoy)
        self._productos(puntos.copiar())
        self._borradores()

    def _instituciones(self) -> dict[str, int]:
        primera = siguiente_id(Entidad)
        ids = {sigla: primera + n for n, (sigla, _) in enumerate(invento.INSTITUCIONES)}
        copiar(
            Entidad,
            ("id", "nit", "nombre", "tipo", "municipio", "direccion", "telefono", "correo", "esta_activa"),
            ((ids[s], f"{899_000_000 + 11 * n}-{n % 10}", nombre, "administracion", BOGOTA, "", "6010000000",
              f"{s}@{DOMINIO}", True) for n, (s, nombre) in enumerate(invento.INSTITUCIONES)),
        )  # fmt: skip
        copiar(
            Adhesion,
            ("entidad", "sigla", "convenio", "responsable", "fecha_inicio", "estado"),
            ((ids[s], s, f"Convenio {40 + n} de {2023 + n % 3}", "Servicio al ciudadano",
              ALTA + timedelta(days=47 * n), ETAPAS[n % 4] if n > 1 else "regimen")
             for n, (s, _) in enumerate(invento.INSTITUCIONES)),
        )  # fmt: skip
        ajustar_secuencias(Entidad)
        return ids

    def _papeles(self) -> dict[str, int]:
        ids = copiar_cuentas(Cuenta(p.correo, p.quien) for p in TRAMITES)
        papeles = {p.clave: pk for p, pk in zip(TRAMITES, ids, strict=True)}
        for clave, (rol, sigla) in ROLES.items():
            entidad = self.entidades[sigla] if sigla else None
            Nombramiento.objects.create(usuario_id=papeles[clave], rol=rol, entidad_id=entidad, desde=ALTA)
        return papeles

    def _borradores(self) -> None:
        """Work on the table of the administrator: a version being written and a page nobody looks at."""
        actor = Usuario.objects.get(pk=self.admin)
        reclamo = Tramite.objects.get(codigo="reclamo-contra-una-entidad")
        escribir_version(reclamo, actor=actor)
        hace_mucho = self.hoy - timedelta(days=400)
        Ficha.objects.filter(tramite__codigo="peticion").update(revisada_el=hace_mucho)

    def _tramites(self) -> None:
        suyos = propios()
        inventados = invento.inventar_tramites(self.azar, invento.TRAMITES - len(suyos))
        primero = siguiente_id(Tramite)
        filas = [(self.entidades["sso"], *p.tramite.values(), p.necesidades, p.grupos) for p in suyos]
        filas += [(self.entidades[t.institucion], t.codigo, t.tipo, t.nombre, t.necesidades, t.grupos)
                  for t in inventados]  # fmt: skip
        copiar(Tramite, ("id", "entidad", "codigo", "tipo_producto", "nombre"),
               ((primero + n, *fila[:4]) for n, fila in enumerate(filas)))  # fmt: skip
        self._clasificar(primero, filas)
        self.ids = list(range(primero, primero + len(filas)))
        ficha = siguiente_id(Ficha)
        for n, propio in enumerate(suyos):
            self._ficha(ficha + n, primero + n, propio)
        for n, t in enumerate(inventados, start=len(suyos)):
            self._ficha(ficha + n, primero + n, t)
        self._versiones(ficha + len(filas))
        self._escribir_fichas()

    def _clasificar(self, primero: int, filas: Sequence[tuple]) -> None:
        unidas = ((Necesidad, Tramite.necesidades, "necesidad", 4), (Grupo, Tramite.grupos, "grupo", 5))
        for modelo, union, campo, donde in unidas:
            ids = dict(modelo._default_manager.order_by().values_list("codigo", "pk"))
            copiar(
                union.through,
                ("tramite", campo),
                ((primero + n, ids[codigo]) for n, fila in enumerate(filas) for codigo in fila[donde]),
            )

    def _ficha(self, pk: int, tramite: int, suyo: Propio | invento.TramiteInventado) -> None:
        publicada = self._instante(30 + self.azar.randrange(900))
        self.fichas.append(self._fila((pk, tramite, 1, "publicada"), suyo.ficha, publicada))
        self.requisitos += [
            (pk, orden, r["texto"], _lista(r.get("canales", [])), r.get("exige_documento", False))
            for orden, r in enumerate(suyo.requisitos, start=1)
        ]
        self.guias += [
            (pk, orden, g["clase"], g["titulo"], g["texto"], g["enlace"])
            for orden, g in enumerate(suyo.guias, start=1)
        ]

    def _fila(self, cual: tuple[int, int, int, str], f: dict, publicada: datetime) -> tuple:
        revisada = min(self.hoy, publicada.date() + timedelta(days=self.azar.randrange(360)))
        en_linea = publicada.date() if f["modalidad"] != "presencial" else None
        return (
            *(*cual, f["nombre"], f["palabras"], f["alcance"], f["resultado"]),
            *(f["modalidad"], en_linea, f["costo"], f["es_gratuito"], f["tiempo_maximo_dias_habiles"]),
            *(_lista(f["canales_inicio"]), f["consulta_estado"], False, f["norma"], ""),
            *(f["donde"], f["responsable"], revisada, texto_de_busqueda(f["nombre"], f["palabras"])),
            *(publicada, publicada, self.admin),
        )

    def _versiones(self, desde: int) -> None:
        """One in seven was published before with a longer time: that version stays in its history."""
        viejas: list[tuple] = []
        actuales: list[tuple] = []
        for n, fila in enumerate(self.fichas):
            if n % 7 == 0:
                antes = fila[23] - timedelta(days=200)
                dias = 2 * fila[12]
                suya = (desde + len(viejas), fila[1], 1, "reemplazada")
                viejas.append((*suya, *fila[4:12], dias, *fila[13:22], antes, antes, fila[24]))  # fmt: skip
                fila = (*fila[:2], 2, *fila[3:])  # noqa: PLW2901 (the same ficha, now the second)
            actuales.append(fila)
        self.requisitos += [(v[0], 1, "Su documento de identidad", "{}", False) for v in viejas]
        self.fichas = actuales + viejas

    def _escribir_fichas(self) -> None:
        copiar(Ficha, CAMPOS_FICHA, self.fichas)
        copiar(Requisito, ("ficha", "orden", "texto", "canales", "exige_documento"), self.requisitos)
        copiar(Guia, ("ficha", "orden", "clase", "titulo", "texto", "enlace"), self.guias)
        quien = (self.admin, "admin_tramites:entidad-" + str(self.entidades["sso"]))
        copiar_eventos(
            evento(f[23], "publicada", ("tramites.Ficha", f[0]), quien, "borrador") for f in self.fichas
        )
        ajustar_secuencias(Tramite, Ficha, Requisito, Guia)

    def _poblacion(self) -> None:
        """Few municipios hold most people, the capitals first. All of it supposed."""
        capitales = [m for m in self.municipios if m.endswith("001")]
        resto = [m for m in self.municipios if not m.endswith("001")]
        self.azar.shuffle(resto)
        self.por_tamano = [BOGOTA, *(c for c in capitales if c != BOGOTA), *resto]
        filas = []
        for puesto, codigo in enumerate(self.por_tamano):
            habitantes = 6_600_000 // (puesto + 1)
            rural = min(95, 4 + puesto * 75 // len(self.por_tamano) + self.azar.randrange(18))
            minutos = 0 if codigo.endswith("001") else 40 + self.azar.randrange(60 + puesto // 2)
            filas.append((codigo, habitantes, habitantes * rural // 100, minutos, minutos * COSTO_POR_MINUTO,
                          FUENTE, True))  # fmt: skip
        copiar(PoblacionMunicipio, ("municipio", "habitantes", "habitantes_rurales", "minutos_a_capital",
                                    "costo_viaje", "fuente", "es_supuesto"), filas)  # fmt: skip

    def _productos(self, sucursales: Sequence[tuple[int, str, str]]) -> None:
        """135 procedures: the portal's and the network's everywhere, most in some, one in five as a pilot."""
        de_la_red = Tramite.objects.filter(entidad=self.entidades["red"]).order_by("pk")[:DE_LA_RED]
        elegidos = [*self.ids[: len(propios())], *(t.pk for t in de_la_red)]
        en_todas = len(elegidos)
        resto = [pk for pk in self.ids if pk not in elegidos]
        elegidos += self.azar.sample(resto, invento.PRODUCTOS - en_todas)
        pks = [pk for pk, _, _ in sucursales]
        filas = []
        for n, tramite in enumerate(elegidos):
            propio, piloto = n < en_todas, n % 5 == 4 and n >= en_todas
            cuantas = len(pks) if propio or n % 5 == 0 else 8 if piloto else self.azar.randrange(20, 110)
            for pk in sorted(self.azar.sample(pks, cuantas)):
                desde = self.hoy - timedelta(days=20 if piloto else 60 + self.azar.randrange(700))
                filas.append((tramite, pk, piloto, desde))
        copiar(Producto, ("tramite", "sucursal", "es_piloto", "desde"), filas)
        ajustar_secuencias(Producto)

    def _instante(self, hace_dias: int) -> datetime:
        return datetime.combine(self.hoy - timedelta(days=hace_dias), time(15), tzinfo=UTC)


def _lista(valores: Sequence[Any]) -> str:
    """A list of codes as PostgreSQL reads an array."""
    return "{" + ",".join(map(str, valores)) + "}"
