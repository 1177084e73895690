"""Figures of the draws, and the size of the whole service."""

from django.db.models import Count, Sum

from plazas.estados import Estado
from plazas.models import Plaza
from sso_portal.nucleo.indicadores.celdas import MENOS_DE_CINCO, es_escasa, retener
from sso_portal.nucleo.indicadores.estadistica import porcentaje
from sso_portal.nucleo.indicadores.metricas import Columna, Fila, Tabla, metrica
from sso_portal.nucleo.territorio.models import Entidad

from .estados import CON_RESULTADO
from .models import Resultado, Sorteo


@metrica(
    codigo="SSO-053",
    titulo="Tamaño del servicio",
    definicion=(
        "Plazas publicadas hoy, sus puestos, IPS activas en el portal y personas distintas a quienes un "
        "sorteo hecho aquí les asignó plaza."
    ),
    unidad="cuentas",
    fuente="Registro de plazas y resultados de los sorteos",
    por_proceso=False,
)
def tamano_del_servicio(_proceso: str = "") -> Tabla:
    """Posts, places, IPS and people with a post, to date. Three queries. Source: SSO-053."""
    publicadas = Plaza.objects.filter(estado=Estado.PUBLICADA)
    plazas = publicadas.aggregate(plazas=Count("pk"), puestos=Sum("cupos", default=0))
    asignadas = Resultado.objects.filter(
        oferta__isnull=False, participante__entrada__sorteo__estado__in=CON_RESULTADO
    )
    personas = asignadas.aggregate(n=Count("participante__inscripcion__persona", distinct=True))["n"]
    ips = Entidad.objects.filter(tipo=Entidad.Tipo.IPS, esta_activa=True).count()
    fila: Fila = {**plazas, "ips": ips, "personas": MENOS_DE_CINCO if es_escasa(personas) else personas}
    columnas = [
        Columna("plazas", "Plazas publicadas", "plazas"),
        Columna("puestos", "Puestos publicados", "puestos"),
        Columna("ips", "IPS", "instituciones"),
        Columna("personas", "Personas con plaza asignada", "personas"),
    ]
    titulares = [(columna.rotulo.lower().replace("ips", "IPS"), fila[columna.clave]) for columna in columnas]
    return Tabla(columnas=columnas, filas=[fila], titulares=titulares)


@metrica(
    codigo="SSO-041",
    titulo="Resultados de cada sorteo",
    definicion=(
        "Personas que entraron al sorteo, cuántas quedaron con plaza, cuántas sin plaza y cuántas en la "
        "primera plaza de su lista. El porcentaje es de quienes entraron."
    ),
    unidad="personas",
    fuente="Resultados firmados de los sorteos",
)
def resultados(proceso: str = "") -> Tabla:
    """What each draw gave: assigned, without a post, in their first choice. One query."""
    vigentes = Sorteo.objects.ligeros().filter(estado__in=CON_RESULTADO).select_related("convocatoria")
    if proceso:
        vigentes = vigentes.filter(convocatoria__codigo=proceso)
    return Tabla(
        columnas=[
            Columna("proceso", "Proceso"),
            Columna("personas", "Personas", "personas"),
            Columna("con_plaza", "Con plaza", "personas"),
            Columna("sin_plaza", "Sin plaza", "personas"),
            Columna("primera_opcion", "En su primera opción", "personas"),
            Columna("porcentaje_con_plaza", "Con plaza", "%"),
            Columna("porcentaje_primera", "En su primera opción", "%"),
        ],
        filas=[_fila(sorteo) for sorteo in vigentes.order_by("-sellado_en", "-pk")],
        barra="porcentaje_con_plaza",
    )


def _fila(sorteo: Sorteo) -> Fila:
    personas = sorteo.total_personas
    fila: Fila = {
        "proceso": sorteo.convocatoria.nombre,
        "personas": personas,
        "con_plaza": sorteo.total_asignados,
        "sin_plaza": sorteo.total_sin_plaza,
        "primera_opcion": sorteo.total_primera_opcion,
        "porcentaje_con_plaza": porcentaje(sorteo.total_asignados, personas),
        "porcentaje_primera": porcentaje(sorteo.total_primera_opcion, personas),
    }
    return retener(
        fila,
        ["personas", "con_plaza", "sin_plaza", "primera_opcion"],
        ["porcentaje_con_plaza", "porcentaje_primera"],
    )
