"""The one click, and the run that follows it: killed at any line, it comes to the same bytes.

Source: rule «sorteo-v1», steps 6 and 7.
"""

from datetime import timedelta

import structlog
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from asignacion import corrida
from asignacion.consultas.archivos import archivos_de
from asignacion.consultas.requisitos import tiene_efectos
from asignacion.estados import CON_CLIC, EstadoSorteo
from asignacion.models import EntradaSellada, Participante, Resultado, Sorteo, Veedor
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria, Oferta
from plazas.servicios import registrar_ocupaciones
from sso_portal.nucleo.bitacora.servicios import SISTEMA, TransicionInvalida, transitar
from sso_portal.nucleo.copia import copiar
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.trabajos.cola import encolar, tomar

from .veedores import SorteoNoAdmite

ARRIENDO = timedelta(seconds=30)
INTENTOS_MAXIMOS = 5
FALLOS_DE_CODIGO, ESPERA_DE_CODIGO_S = 5, 15 * 60
registro = structlog.get_logger(__name__)


def ejecutar_sorteo(sorteo: Sorteo, *, actor: Usuario, codigo: str) -> Sorteo:
    """The click: one veedor, with the own personal code, once and for ever.

    Whoever comes second, and every replay, gets the same draw back and nothing runs again.
    Raises SorteoNoAdmite if the draw has no seed yet, or the person or the code is another.
    """
    veedor = Veedor.objects.filter(convocatoria=sorteo.convocatoria_id, usuario=actor).first()
    if veedor is None or not actor.tiene_rol(Rol.VEEDOR) or actor.tiene_rol(Rol.MINISTERIO):
        raise SorteoNoAdmite("Solo puede presionar el botón una persona del comité veedor de este proceso.")
    _exigir_codigo(veedor, codigo)
    with transaction.atomic():
        sorteo = Sorteo.objects.select_for_update(of=("self",)).get(pk=sorteo.pk)
        if sorteo.estado in CON_CLIC:
            return sorteo
        if sorteo.estado != EstadoSorteo.CON_SEMILLA:
            raise SorteoNoAdmite("Todavía no hay semilla: el botón no hace nada antes de tenerla.")
        transitar(
            sorteo,
            EstadoSorteo.EN_EJECUCION,
            actor=actor,
            datos={"semilla": sorteo.semilla, "veedor": veedor.identificador},
            clic_por=actor,
            clic_en=timezone.now(),
        )
        encolar("asignacion.ejecutar", sorteo.pk)
    return sorteo


def correr_sorteo(sorteo_id: int) -> None:
    """What the worker does after the click: compute, verify apart, publish all at once.

    Does nothing if another worker has it or it is already done. A disagreement stops the draw for people to
    look at; any other failure is tried again by the sweep.
    """
    pendientes = Sorteo.objects.filter(pk=sorteo_id, estado=EstadoSorteo.EN_EJECUCION)
    tomados = tomar(pendientes, arriendo=ARRIENDO)
    for sorteo in tomados:
        try:
            corridas = corrida.correr(archivos_de(sorteo), sorteo.semilla)
        except corrida.CorridaDetenida as error:
            detener_sorteo(sorteo, str(error))
        except Exception as error:
            _anotar_fallo(sorteo, error)
            raise
        else:
            publicar_resultado(sorteo, corridas)


@transaction.atomic
def publicar_resultado(sorteo: Sorteo, corridas: dict[str, corrida.Corrida]) -> None:
    """Commit the results of every profession with the state that says they exist: all or nothing."""
    convocatoria = Convocatoria.objects.select_for_update().get(pk=sorteo.convocatoria_id)
    sorteo = Sorteo.objects.select_for_update(of=("self",)).get(pk=sorteo.pk)
    if sorteo.estado != EstadoSorteo.EN_EJECUCION:
        return
    ofertas = dict(
        Oferta.objects.filter(convocatoria=convocatoria).order_by("pk").values_list("plaza__codigo", "pk")
    )
    for sellada in sorteo.entradas.order_by("profesion").only("profesion", "sorteo"):
        _guardar_profesion(sellada, corridas[sellada.profesion_id], ofertas)
    _ocupar(sorteo, convocatoria)
    asignaciones = [plaza for c in corridas.values() for plaza in c.resultado["asignacion"].values()]
    opciones = [opcion for c in corridas.values() for opcion in c.resultado["opcion"].values()]
    huella = corrida.huella_total(corridas)
    transitar(
        sorteo,
        EstadoSorteo.EJECUTADO,
        actor=SISTEMA,
        datos={"resultado": huella},
        ejecutado_en=timezone.now(),
        resultado_sha256=huella,
        total_asignados=sum(plaza is not None for plaza in asignaciones),
        total_primera_opcion=sum(opcion == 1 for opcion in opciones),
        arrendado_hasta=None,
        intentos=0,
        ultimo_error="",
    )
    transitar(convocatoria, EstadoConvocatoria.ASIGNADA, actor=SISTEMA, datos={"resultado": huella})
    encolar("asignacion.completar", sorteo.pk)


@transaction.atomic
def detener_sorteo(sorteo: Sorteo, motivo: str) -> None:
    """Stop in public: nothing was published and the inputs are still sealed."""
    registro.error("sorteo_detenido", sorteo=sorteo.pk, motivo=motivo)
    transitar(
        sorteo,
        EstadoSorteo.DETENIDO,
        actor=SISTEMA,
        motivo=motivo,
        ultimo_error=motivo,
        arrendado_hasta=None,
    )


@transaction.atomic
def reanudar_sorteo(sorteo: Sorteo, *, actor: Usuario) -> None:
    """Run a stopped draw on: same frozen bytes and seed, so same result. Raises TransicionInvalida."""
    sorteo.refresh_from_db(from_queryset=Sorteo.objects.select_for_update(of=("self",)))
    if sorteo.estado != EstadoSorteo.DETENIDO:
        raise TransicionInvalida(sorteo, EstadoSorteo.EN_EJECUCION)  # with a seed, the act is ejecutar
    transitar(
        sorteo, EstadoSorteo.EN_EJECUCION, actor=actor, ultimo_error="", intentos=0, arrendado_hasta=None
    )
    encolar("asignacion.ejecutar", sorteo.pk)


def _exigir_codigo(veedor: Veedor, codigo: str) -> None:
    """The personal code, with few chances to guess it."""
    clave = f"asignacion:codigo:{veedor.pk}"
    if cache.get(clave, 0) >= FALLOS_DE_CODIGO:
        raise SorteoNoAdmite("El código se escribió mal varias veces. Espere 15 minutos e intente de nuevo.")
    if not veedor.reconoce(codigo):
        cache.add(clave, 0, timeout=ESPERA_DE_CODIGO_S)
        cache.incr(clave)
        raise SorteoNoAdmite("Ese no es su código personal. Revise los ocho caracteres.")
    cache.delete(clave)


def _guardar_profesion(sellada: EntradaSellada, hecha: corrida.Corrida, ofertas: dict[str, int]) -> None:
    resultado = hecha.resultado
    asignacion, opcion, clave = resultado["asignacion"], resultado["opcion"], resultado["clave"]
    participantes = Participante.objects.filter(entrada=sellada).order_by("pk")
    copiar(
        Resultado,
        ("participante", "oferta", "opcion", "posicion"),
        (
            (
                pk,
                ofertas[asignacion[quien]] if asignacion[quien] else None,
                "" if opcion[quien] is None else str(opcion[quien]),
                clave[quien][1],
            )
            for pk, quien in participantes.values_list("pk", "identificador")
        ),
    )
    sellada.resultado, sellada.resultado_sha256 = hecha.datos, hecha.sha256
    sellada.raiz_resultados, sellada.verificado_sha256 = hecha.raiz, hecha.verificado_sha256
    sellada.asignados = sum(plaza is not None for plaza in asignacion.values())
    sellada.save(
        update_fields=["resultado", "resultado_sha256", "raiz_resultados", "verificado_sha256", "asignados"]
    )


def _ocupar(sorteo: Sorteo, convocatoria: Convocatoria) -> None:
    """Take the place of each person who has one, from the day the service starts. A rehearsal takes none."""
    if not tiene_efectos(convocatoria):
        return
    con_plaza = (
        Resultado.objects.filter(participante__entrada__sorteo=sorteo, oferta__isnull=False)
        .select_related("oferta__plaza", "participante__inscripcion")
        .only("oferta__plaza__duracion_meses", "oferta__plaza__vinculo", "participante__inscripcion__persona")
        .order_by("pk")
    )
    registrar_ocupaciones(
        ((r.oferta.plaza, r.participante.inscripcion.persona_id) for r in con_plaza if r.oferta),
        proceso=convocatoria.codigo,
        fecha_inicio=convocatoria.inicio_servicio,
    )


def _anotar_fallo(sorteo: Sorteo, error: Exception) -> None:
    """Leave the lease, say what happened; after several times people must look."""
    registro.exception("sorteo_interrumpido", sorteo=sorteo.pk)
    if sorteo.intentos >= INTENTOS_MAXIMOS:
        detener_sorteo(sorteo, f"Se interrumpió {sorteo.intentos} veces: {type(error).__name__}.")
        return
    Sorteo.objects.filter(pk=sorteo.pk, estado=EstadoSorteo.EN_EJECUCION).update(
        arrendado_hasta=None, ultimo_error=f"{type(error).__name__}: {error}"[:500]
    )
