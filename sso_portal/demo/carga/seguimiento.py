"""What the administrators and the direction of the demo already wrote: who coordinates, minutes, targets,
courses and who took them, the questions that lead to a procedure, the report of the month that ended.
"""

from datetime import date, timedelta

from sso_portal.demo.invento import seguimiento as palabras
from sso_portal.demo.invento.nombres import APELLIDOS, NOMBRES
from sso_portal.demo.papeles import DOMINIO
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.reuniones.servicios import Acta, anotar_reunion, cumplir_decision
from tramites.consultas.seguimiento import COMITE, DE_LA_RED, sobre_tramite
from tramites.estados import EstadoAdhesion
from tramites.models import Meta, Tramite
from tramites.servicios.capacitacion import anotar_asistencia, escribir_curso
from tramites.servicios.informe import hacer_informe_del_mes
from tramites.servicios.orientacion import cambiar_orientacion, publicar_orientacion
from tramites.servicios.seguimiento import anotar_integrante, anotar_meta, nombrar_coordinacion

from .instituciones import Cuenta, copiar_cuentas
from .puntos import ALTA
from .tramites import Red

PERSONAS_DE_LA_RED = 52  # besides those of the doors. Source: SOL-026
EXONERACION = "exoneracion-por-causal"
METAS = (  # stage, what, how many, days from today
    (EstadoAdhesion.PILOTO, Meta.Indicador.INSTITUCIONES, 20, -200),
    (EstadoAdhesion.OPERACION, Meta.Indicador.PRODUCTOS, 135, -30),
    (EstadoAdhesion.REGIMEN, Meta.Indicador.NACIONALES, 9, 8),
    (EstadoAdhesion.REGIMEN, Meta.Indicador.DIGITALES, 60, 490),
    (EstadoAdhesion.REGIMEN, Meta.Indicador.FUNCIONARIOS, 50, 120),
)


def poner_seguimiento(red: Red, *, hoy: date) -> None:
    """Everything; whoever administers the portal's procedures also administers the branches."""
    cuentas = Usuario.objects.in_bulk(red.papeles.values())
    admin, direccion = cuentas[red.admin], cuentas[red.papeles["direccion"]]
    Nombramiento.objects.create(
        usuario=admin, rol=Rol.ADMIN_TRAMITES, entidad_id=red.entidades["red"], desde=hoy
    )
    tramite = Tramite.objects.select_related("entidad").get(codigo=EXONERACION)
    nombrar_coordinacion(tramite, cuentas[red.papeles["funcionaria"]], actor=admin)
    _reuniones(tramite, admin, direccion, hoy)
    _metas(direccion, hoy)
    _gente(red)
    _cursos(tramite, admin, hoy)
    cambiar_orientacion(tramite, lambda _: palabras.ARBOL, actor=admin)
    publicar_orientacion(tramite, actor=admin)
    hacer_informe_del_mes()


def _reuniones(tramite: Tramite, admin: Usuario, direccion: Usuario, hoy: date) -> None:
    quienes = "Luz Dary Mena\nHernán Ortiz"
    suya = Acta(hoy - timedelta(days=9), "Seguimiento del mes", quienes, palabras.ACTA, palabras.DECIDIDO)
    reunion = anotar_reunion(sobre_tramite(tramite), suya, actor=admin)
    cumplir_decision(reunion.decisiones.get(orden=1), actor=admin)
    desde = hoy - timedelta(days=600)
    for calidad, nombre, cargo in palabras.PERSONAS:
        anotar_integrante(actor=direccion, nombre=nombre, cargo=cargo, calidad=calidad, desde=desde)
    comite = "\n".join(nombre for calidad, nombre, _ in palabras.PERSONAS if calidad == "comite")
    dicho = (comite, palabras.ACTA_COMITE, palabras.DECIDIDO_COMITE)
    acta = Acta(hoy - timedelta(days=20), "Paso a régimen de cuatro instituciones", *dicho)
    anotar_reunion(COMITE, acta, actor=direccion)


def _metas(direccion: Usuario, hoy: date) -> None:
    for etapa, indicador, valor, dias in METAS:
        para_el = hoy + timedelta(days=dias)
        anotar_meta(actor=direccion, etapa=etapa, indicador=indicador, valor=valor, para_el=para_el)


def _gente(red: Red) -> None:
    """Officials of the other institutions, who answer or attend in their name."""
    otras = [entidad for sigla, entidad in red.entidades.items() if sigla != "sso"]
    nombres = [
        f"{NOMBRES[7 * n % len(NOMBRES)]} {APELLIDOS[11 * n % len(APELLIDOS)]}"
        for n in range(PERSONAS_DE_LA_RED)
    ]
    ids = copiar_cuentas(Cuenta(f"gestion{n}@{DOMINIO}", quien) for n, quien in enumerate(nombres, start=1))
    Nombramiento.objects.bulk_create(
        Nombramiento(
            usuario_id=pk,
            rol=Rol.AGENTE if n % 4 == 0 else Rol.FUNCIONARIO,
            entidad_id=otras[n % len(otras)],
            desde=ALTA,
        )
        for n, pk in enumerate(ids)
    )


def _cursos(tramite: Tramite, admin: Usuario, hoy: date) -> None:
    nombrados = Nombramiento.objects.vigentes().filter(rol__in=DE_LA_RED).order_by().values("usuario")
    gente = list(Usuario.objects.filter(pk__in=nombrados).order_by("pk"))
    for publico, titulo, minutos, material in palabras.CURSOS:
        datos = {"publico": publico, "titulo": titulo, "duracion_minutos": minutos, "material": material}
        curso = escribir_curso(tramite.entidad, actor=admin, **datos)
        if publico != "ciudadania":
            anotar_asistencia(curso, gente[:-9], hoy - timedelta(days=40), actor=admin)
