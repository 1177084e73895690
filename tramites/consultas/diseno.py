"""What whoever designs sees: the institution's procedures, what is wrong with a version, a trial of it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Q

from sso_portal.nucleo.cuentas.models import Rol, Usuario
from tramites.diseno.estructura import Accion, Estructura, Etapa
from tramites.diseno.juicio import Defecto, defectos
from tramites.diseno.recorrido import AccionAjena, pasos_restantes, siguiente
from tramites.efectos import efectos
from tramites.estados import ABIERTAS
from tramites.models import Area, Conexion, Tramite, VersionTramite


def tramites_de(usuario: Usuario) -> list[Tramite]:
    """The procedures of the institutions that ``usuario`` administers, each with its versions."""
    corren = Count("solicitudes", filter=Q(solicitudes__estado__in=ABIERTAS))
    versiones = VersionTramite.objects.annotate(corren=corren).order_by("-numero")
    suyos = Tramite.objects.filter(entidad__in=usuario.entidades(Rol.ADMIN_TRAMITES))
    con = suyos.select_related("entidad").prefetch_related(Prefetch("versiones", versiones))
    return list(con.order_by("nombre", "pk"))


def defectos_de(version: VersionTramite) -> list[Defecto]:
    """Everything to mend in a version: of its form and stages, and of what it names that does not exist."""
    definicion = version.definicion
    return [*defectos(definicion), *_ausentes(version, definicion)]


def _ausentes(version: VersionTramite, definicion: Estructura) -> list[Defecto]:
    entidad = version.tramite.entidad_id
    areas = set(Area.objects.filter(entidad=entidad).order_by().values_list("codigo", flat=True))
    atendidas = set(
        Area.objects.filter(entidad=entidad, puestos__isnull=False)
        .order_by()
        .values_list("codigo", flat=True)
    )
    conexiones = set(Conexion.objects.filter(entidad=entidad).order_by().values_list("codigo", flat=True))
    conocidos = {e.nombre for e in efectos()}
    malos = []
    for etapa in definicion.etapas:
        donde = f"Etapa «{etapa.nombre or etapa.clave}»"
        if etapa.area and etapa.area not in areas:
            malos.append(Defecto(donde, f"El área «{etapa.area}» no existe.", "Elija una de su entidad"))
        elif etapa.area and etapa.area not in atendidas:
            malos.append(
                Defecto(donde, "Nadie trabaja en su área.", "Ponga por lo menos a una persona en ella")
            )
        if etapa.llamada and etapa.llamada not in conexiones:
            malos.append(Defecto(donde, f"La conexión «{etapa.llamada}» no existe.", "Elija una o ninguna"))
        if etapa.efecto and etapa.efecto not in conocidos:
            malos.append(Defecto(donde, f"El efecto «{etapa.efecto}» no existe.", "Elija uno o ninguno"))
    return malos


def pagina_del_diseno(version: VersionTramite) -> dict[str, Any]:
    """The definition with its defects, and what it may name."""
    definicion = version.definicion
    areas = {a.codigo: a.nombre for a in Area.objects.filter(entidad=version.tramite.entidad_id)}
    titulos = {x.nombre: x.titulo for x in efectos()}
    return {
        "version": version,
        "definicion": definicion,
        "defectos": defectos_de(version) if version.estado == "borrador" else [],
        "etapas": [
            (e, areas.get(e.area, "Sin área"), _destinos(definicion, e), titulos.get(e.efecto, e.efecto))
            for e in definicion.etapas
        ],
        "es_borrador": version.estado == "borrador",
    }


def _destinos(definicion: Estructura, etapa: Etapa) -> list[tuple[Accion, str]]:
    def a_donde(accion: Accion) -> str:
        if accion.termina:
            return f"termina: {accion.resultado}"
        siguiente_ = definicion.por_clave.get(accion.destino)
        return siguiente_.nombre if siguiente_ else "ninguna parte"

    return [(a, a_donde(a)) for a in etapa.acciones]


# --- A trial: nothing is written ---


@dataclass
class Ensayo:
    """Where a trial case is after some actions: stages passed, the present one (None: over), the result."""

    pasados: list[tuple[Etapa, Accion]] = field(default_factory=list)
    etapa: Etapa | None = None
    resultado: str = ""
    faltan: int = 0


def ensayar(definicion: Estructura, camino: list[str]) -> Ensayo:
    """Walk ``camino`` (keys of actions) from the first stage; an action that is not there stops the walk."""
    ensayo = Ensayo(etapa=definicion.por_clave.get(definicion.inicio))
    for clave in camino:
        if ensayo.etapa is None:
            break
        try:
            accion, sigue = siguiente(definicion, ensayo.etapa.clave, clave)
        except (AccionAjena, KeyError):
            break
        ensayo.pasados.append((ensayo.etapa, accion))
        ensayo.etapa, ensayo.resultado = sigue, accion.resultado
    ensayo.faltan = pasos_restantes(definicion, ensayo.etapa.clave) if ensayo.etapa else 0
    return ensayo
