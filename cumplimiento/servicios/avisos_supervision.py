"""Telling the supervisor that an entity answered: one message to each official whom the case concerns."""

from django.db.models import Q

from cumplimiento.models import Dependencia, Mensaje, Obligacion
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol


def avisar_supervision(mensaje: Mensaje) -> None:
    """Whoever spoke for the supervisor in the thread of ``mensaje``, or its department if nobody did."""
    obligacion = mensaje.obligacion
    if obligacion.entidad.es_de_pruebas:
        return
    contexto = {
        "caso": obligacion.codigo,
        "entidad": str(obligacion.entidad),
        "enlace": obligacion.get_absolute_url(),
    }
    filas = [(u, f"caso_respuesta-{mensaje.pk}-{u}", contexto) for u in _a_quienes(obligacion)]
    avisar_en_lote("caso_respuesta", filas)


def _a_quienes(obligacion: Obligacion) -> list[int]:
    """Ids of accounts, each once."""
    oficiales = Nombramiento.objects.vigentes().filter(rol=Rol.FISCALIZACION)
    en_el_hilo = obligacion.mensajes.exclude(clase=Mensaje.Clase.RESPUESTA).values("autor")
    hablaron = oficiales.filter(usuario__in=en_el_hilo)
    de_su_regimen = oficiales.filter(
        Q(adscripcion__dependencia__regimenes=None)
        | Q(adscripcion__dependencia__regimenes=obligacion.regimen_id),
        adscripcion__dependencia__tipo=Dependencia.Tipo.FISCALIZACION,
    )
    elegidos = hablaron if hablaron.exists() else de_su_regimen
    return list(elegidos.order_by("usuario_id").values_list("usuario_id", flat=True).distinct())
