"""The supervisor of the demo: norms, regimes, departments, and sixty-two entities with their accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from cumplimiento.models import (
    Adscripcion,
    Dependencia,
    EntidadVigilada,
    EstadoReporte,
    Materia,
    Norma,
    Regimen,
)
from sso_portal.demo.invento.vigiladas import DEPENDENCIAS, ESTADOS, NORMA, REGIMENES, VERSIONES, nombres
from sso_portal.demo.papeles import CUMPLIMIENTO, DOMINIO, PAPELES
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, siguiente_id
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from sso_portal.nucleo.territorio.models import Entidad, Municipio

from .historia_casos import Vigilada
from .instituciones import DESDE, Cuenta, copiar_cuentas

ENTIDADES = 62
CAMPOS_OBLIGACION = (
    *("id", "codigo", "consulta", "entidad", "regimen", "materia", "norma", "origen_tipo"),
    *("origen_referencia", "expediente", "instruccion", "inicia_el", "plazo_dias_habiles"),
    *("prorroga_dias_habiles", "esta_suspendida", "vence_el", "cuenta_desde", "estado", "estado_reportado"),
    *("reportada_el", "es_tardia", "revision", "confirmacion", "es_historica", "creada_en"),
)


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
