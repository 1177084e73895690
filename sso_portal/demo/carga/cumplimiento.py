"""Two years of orders and reports of sixty-two entities, and the work that waits on each desk today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.db import connection

from cumplimiento.declaracion import Declaracion
from cumplimiento.estados import Canal
from cumplimiento.models import (
    Adscripcion,
    Dependencia,
    EntidadVigilada,
    EstadoReporte,
    Materia,
    Norma,
    Obligacion,
    Regimen,
    Reporte,
)
from sso_portal.demo.invento.vigiladas import DEPENDENCIAS, ESTADOS, NORMA, REGIMENES, VERSIONES, nombres
from sso_portal.demo.papeles import CUMPLIMIENTO, DOMINIO, PAPELES
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.calendario.plazos import contar, por_que_no_es_habil
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, siguiente_id
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from sso_portal.nucleo.firmas.codigos import nuevo_codigo
from sso_portal.nucleo.territorio.models import Entidad, Municipio

from .instituciones import DESDE, Cuenta, copiar_cuentas

ENTIDADES, CASOS, DIAS = 62, 30_000, 730
CAMPOS_OBLIGACION = (
    *("id", "codigo", "consulta", "entidad", "regimen", "materia", "norma", "origen_tipo"),
    *("origen_referencia", "expediente", "instruccion", "inicia_el", "plazo_dias_habiles"),
    *("prorroga_dias_habiles", "esta_suspendida", "vence_el", "cuenta_desde", "estado", "estado_reportado"),
    *("reportada_el", "es_tardia", "revision", "confirmacion", "es_historica", "creada_en"),
)
CAMPOS_REPORTE = (
    *("id", "obligacion", "numero", "canal", "estado_reportado", "fecha", "prueba_tipo", "prueba_numero"),
    *("prueba_fecha", "observacion", "es_tardio", "huella", "recibido_en", "actor", "origen"),
)
EVENTOS = """
INSERT INTO bitacora_evento (ocurrido_en, acto, sujeto, sujeto_id, actor_id, actor_rol, datos,
  motivo_de, motivo_cifrado)
SELECT o.creada_en, 'abierta', 'cumplimiento.Obligacion', o.id::text, 'sistema', 'sistema',
  '{}'::jsonb, '', ''::bytea
FROM cumplimiento_obligacion o WHERE o.id >= %(desde)s
UNION ALL
SELECT r.recibido_en, e.clase, 'cumplimiento.Obligacion', o.id::text, r.actor_id::text,
  'vigilada:entidad-' || o.entidad_id,
  jsonb_build_object('desde', 'pendiente', 'canal', r.canal, 'origen', ''), '', ''::bytea
FROM cumplimiento_reporte r JOIN cumplimiento_obligacion o ON o.id = r.obligacion_id
JOIN cumplimiento_estadoreporte e ON e.id = r.estado_reportado_id WHERE o.id >= %(desde)s"""
VIGENTES = """
UPDATE cumplimiento_obligacion o SET reporte_vigente_id = r.id, estado_reportado_id = r.estado_reportado_id,
  reportada_el = r.fecha, estado = e.clase, es_tardia = r.es_tardio, revision = CASE
    WHEN e.clase = 'cumplido' AND r.recibido_en < now() - interval '60 days' THEN 'aceptada'
    ELSE 'sin_revisar' END
FROM cumplimiento_reporte r JOIN cumplimiento_estadoreporte e ON e.id = r.estado_reportado_id
WHERE r.obligacion_id = o.id AND o.id >= %(desde)s"""


@dataclass(frozen=True)
class Vigilada:
    """One entity of the demo: ids of its row and its account, its regime, how well it complies (0 to 1)."""

    entidad: int
    usuario: int
    regimen: str
    seriedad: float


@dataclass
class Catalogo:
    """The regimes, orders and words by code, as the rows of cases name them."""

    regimenes: dict[str, Regimen]
    materias: dict[str, list[Materia]]
    estados: dict[tuple[str, str], EstadoReporte]


def fundar_catalogo() -> Catalogo:
    """Norms, regimes, closed lists, orders and departments."""
    codigo, titulo, enlace = NORMA
    versiones = [
        Norma.objects.create(codigo=codigo, version=v, titulo=titulo, enlace=enlace, vigente_desde=desde)
        for v, desde in VERSIONES
    ]
    c = Catalogo({}, {}, {})
    for r in REGIMENES:
        regimen = c.regimenes[r.codigo] = Regimen.objects.create(
            codigo=r.codigo, nombre=r.nombre, norma=versiones[-1], plazo_dias_habiles=r.plazo,
            alerta_pendiente=r.pendiente, alerta_incumplido=r.incumplido,
        )  # fmt: skip
        c.materias[r.codigo] = [Materia.objects.create(regimen=regimen, nombre=n) for n, _ in r.materias]
        for orden, (clave, nombre, clase, prueba) in enumerate(ESTADOS):
            c.estados[r.codigo, nombre] = EstadoReporte.objects.create(
                regimen=regimen, codigo=clave, nombre=nombre, clase=clase, exige_prueba=prueba, orden=orden
            )
    for clave, nombre, tipo, regimenes in DEPENDENCIAS:
        dependencia = Dependencia.objects.create(codigo=clave, nombre=nombre, tipo=tipo)
        dependencia.regimenes.set([c.regimenes[x] for x in regimenes])
    return c


def copiar_vigiladas(azar: Random) -> list[Vigilada]:
    """Sixty-two entities with an account each; the first is that of «Entrar como…»."""
    municipios = list(Municipio.objects.order_by("codigo").values_list("codigo", flat=True))
    primera, todos = siguiente_id(Entidad), nombres(ENTIDADES)
    copiar(
        Entidad,
        ("id", "nit", "nombre", "tipo", "municipio", "direccion", "telefono", "correo", "esta_activa"),
        ((primera + n, f"{830_000_000 + 7 * n}-{n % 10}", nombre, "proteccion_social",
          azar.choice(municipios), "", "6010000000", f"vigilada{n:02}@{DOMINIO}", True)
         for n, nombre in enumerate(todos)),
    )  # fmt: skip
    cuentas = [Cuenta(PAPELES["vigilada"].correo, PAPELES["vigilada"].quien)]
    cuentas += [Cuenta(f"vigilada{n:02}@{DOMINIO}", f"Cumplimiento, {x}") for n, x in enumerate(todos)][1:]
    usuarios = copiar_cuentas(cuentas)
    codigos = [r.codigo for r in REGIMENES]
    vigiladas = [
        Vigilada(primera + n, u, codigos[n % 2], 0.925 + 0.07 * azar.random()) for n, u in enumerate(usuarios)
    ]
    copiar(EntidadVigilada, ("entidad", "regimen", "es_de_pruebas"),
           ((v.entidad, v.regimen, False) for v in vigiladas))  # fmt: skip
    _nombrar((v.usuario, Rol.VIGILADA, None, v.entidad, DESDE) for v in vigiladas)
    ajustar_secuencias(Entidad)
    return vigiladas


def copiar_supervision() -> dict[str, int]:
    """The officials of the doors, each in its department; {door: account id}."""
    papeles = [p for p in CUMPLIMIENTO if p.dependencia]
    ids = copiar_cuentas(Cuenta(p.correo, p.quien) for p in papeles)
    for papel, usuario in zip(papeles, ids, strict=True):
        rol = Rol.OIRS if papel.dependencia == "usuarios" else Rol.FISCALIZACION
        nombramiento = Nombramiento.objects.create(usuario_id=usuario, rol=rol, desde=DESDE)
        Adscripcion.objects.create(nombramiento=nombramiento, dependencia_id=papel.dependencia)
    return {p.clave: u for p, u in zip(papeles, ids, strict=True)}


def _nombrar(filas: Iterator[tuple]) -> None:
    copiar(Nombramiento, ("usuario", "rol", "autoridad", "entidad", "desde"), filas)
    ajustar_secuencias(Nombramiento)


class Historia:
    """The cases of two years, each with its report where it has one; two COPY and two statements."""

    def __init__(self, azar: Random, catalogo: Catalogo, vigiladas: list[Vigilada], hoy: date) -> None:
        self.azar, self.c, self.vigiladas, self.hoy = azar, catalogo, vigiladas, hoy
        self.festivos = festivos()
        self.primera, self.reporte = siguiente_id(Obligacion), siguiente_id(Reporte)
        dias = [hoy - timedelta(days=n) for n in range(3, DIAS)]
        self.habiles = [d for d in reversed(dias) if not por_que_no_es_habil(d, self.festivos)]
        self.vence: dict[tuple[date, int], date] = {}
        self.reportes: list[tuple] = []

    def copiar(self) -> None:
        copiar(Obligacion, CAMPOS_OBLIGACION, self._obligaciones())
        copiar(Reporte, CAMPOS_REPORTE, self.reportes)
        ajustar_secuencias(Obligacion, Reporte)
        with connection.cursor() as cursor:
            cursor.execute(VIGENTES, {"desde": self.primera})
            cursor.execute(EVENTOS, {"desde": self.primera})
            cursor.execute("SELECT setval('cumplimiento_caso', %s)", [CASOS + 1])

    def _obligaciones(self) -> Iterator[tuple]:
        for n in range(CASOS):
            inicio = self.habiles[n * len(self.habiles) // CASOS]
            v = self.vigiladas[int(self.azar.random() ** 1.6 * len(self.vigiladas))]
            regimen = self.c.regimenes[v.regimen]
            cual = n % 3
            vence = self._vence(inicio, regimen.plazo_dias_habiles)
            self._reportar(self.primera + n, f"R-{inicio.year}-{n + 1:06}", v, inicio, vence)
            yield (
                self.primera + n, f"R-{inicio.year}-{n + 1:06}", nuevo_codigo("CU"), v.entidad, v.regimen,
                self.c.materias[v.regimen][cual].pk, regimen.norma_id, "dictamen",
                f"{inicio.year}-{n + 1:05}", f"E-{inicio.year}-{n + 1:05}",
                REGIMENES[[r.codigo for r in REGIMENES].index(v.regimen)].materias[cual][1], inicio,
                regimen.plazo_dias_habiles, 0, False, vence, inicio, "pendiente", None, None, False,
                "sin_revisar", "", False, _a_las(inicio, 9),
            )  # fmt: skip

    def _vence(self, inicio: date, dias: int) -> date:
        if (inicio, dias) not in self.vence:
            self.vence[inicio, dias] = contar(inicio, dias, self.festivos).vence
        return self.vence[inicio, dias]

    def _reportar(self, pk: int, codigo: str, v: Vigilada, inicio: date, vence: date) -> None:
        """Most answer some days before the deadline, some after it, a few never."""
        suerte = self.azar.random()
        largo = (vence - inicio).days
        demora = int(largo * (0.25 + 0.7 * self.azar.random())) + 1
        if suerte > v.seriedad:
            demora = largo + 1 + int(self.azar.random() * 12)
        dia = inicio + timedelta(days=demora)
        calla = suerte > 0.985 and (self.hoy - vence).days < 60  # sooner or later everybody answers
        if dia >= self.hoy or calla:
            return
        hace_poco = (self.hoy - dia).days < 90  # what was not met before was met in the end
        no_cumple = "Incumplido" if suerte > 0.965 else "Cumplido en parte" if suerte < 0.01 else ""
        palabra = no_cumple if no_cumple and hace_poco else "Cumplido"
        self._agregar((pk, codigo), v, dia, palabra, es_tardio=dia > vence)

    def _agregar(
        self, caso: tuple[int, str], v: Vigilada, dia: date, palabra: str, *, es_tardio: bool
    ) -> None:
        pk, codigo = caso
        con_prueba = palabra != "Incumplido"
        prueba = ("Comprobante de pago", str(10_000 + pk), dia) if con_prueba else ("", "", None)
        canal = self.azar.choices([Canal.ARCHIVO, Canal.SERVICIO, Canal.FORMULARIO], weights=[60, 30, 10])[0]
        declaracion = Declaracion(palabra, dia, *prueba)
        estado = self.c.estados[v.regimen, palabra].pk
        self.reportes.append(
            (self.reporte + len(self.reportes), pk, 1, canal, estado, dia, *prueba, "", es_tardio,
             declaracion.huella(codigo), _a_las(dia, 15), v.usuario, "")
        )  # fmt: skip


def _a_las(dia: date, hora: int) -> datetime:
    """An hour of the day in Colombia, as the database keeps it."""
    return datetime.combine(dia, time(hora + 5), UTC)
