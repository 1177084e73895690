"""Work left on the desks of the demo, by the desk's own acts: one returned, some rejections to confirm."""

from inscripciones.consultas.lista import CONDICION, aplica
from inscripciones.models import Inscripcion, PuntoLista, Razon
from inscripciones.servicios.decision import devolver_inscripcion
from inscripciones.servicios.hallazgos import anotar_hallazgo, decidir_condicion
from inscripciones.servicios.rechazo import proponer_rechazo
from inscripciones.servicios.toma import tomar_inscripcion
from sso_portal.demo.papeles import PAPELES
from sso_portal.nucleo.cuentas.models import Usuario

from .fila import Ficha

MOTIVO = "El diploma está a nombre de otra persona y el acta de grado tampoco es suya."


def _revisar(ficha: Ficha, faltas: set[str], oficial: Usuario) -> Inscripcion:
    """Take the case and answer the whole list: the reasons in ``faltas`` do not hold, the rest does."""
    inscripcion = tomar_inscripcion(Inscripcion.objects.get(pk=ficha.inscripcion), actor=oficial)
    razones = {r.punto_id: r for r in Razon.objects.filter(pk__in=faltas).order_by("pk")}
    for punto in PuntoLista.objects.exclude(pk=CONDICION).order_by("orden"):
        if aplica(punto, inscripcion):
            razon = razones.get(punto.pk)
            resultado = "no_cumple" if razon else "cumple"
            anotar_hallazgo(inscripcion, punto, resultado, actor=oficial, razon=razon)
    for condicion in inscripcion.condiciones.order_by("pk"):
        decidir_condicion(condicion, "acreditada", actor=oficial)
    return inscripcion


def dejar_trabajo(por_devolver: Ficha, por_rechazar: list[Ficha]) -> None:
    """The officer of Nariño returns one registration and proposes to reject others."""
    oficial = Usuario.objects.get(email=PAPELES["secretaria"].correo)
    devolver_inscripcion(
        _revisar(por_devolver, {"identidad_ilegible", "fecha_distinta"}, oficial), actor=oficial
    )
    for ficha in por_rechazar:
        proponer_rechazo(_revisar(ficha, {"titulo_otra_persona"}, oficial), actor=oficial, motivo=MOTIVO)
