"""What moves the term of an obligation: extension, suspension, a holiday decreed later."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from cumplimiento.consultas.plazos import cuenta_de
from cumplimiento.estados import Estado
from cumplimiento.models import Ajuste, Obligacion
from sso_portal.nucleo.bitacora.servicios import Actor, registrar, registrar_en_lote, transitar
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.calendario.models import Festivo
from sso_portal.nucleo.calendario.senales import festivo_decretado
from sso_portal.nucleo.copia import cambiar
from sso_portal.nucleo.legible.fechas import fecha_larga

from .mensajes import avisar_afectadas, avisar_entidad, avisar_entidades


class AjusteImposible(Exception):
    """The term cannot be moved so; the text is for the person who tried. ``campo``: what to look at."""

    def __init__(self, mensaje: str, campo: str = "acto") -> None:
        self.campo = campo
        super().__init__(mensaje)


@dataclass(frozen=True, kw_only=True)
class Acto:
    """The act that moves a term: its number, from when, why; ``dias_habiles`` only of an extension."""

    numero: str
    fecha: date
    motivo: str
    dias_habiles: int | None = None
    clave: UUID | None = None


@transaction.atomic
def prorrogar(obligacion: Obligacion, acto: Acto, *, actor: Actor) -> None:
    """Give the entity ``acto.dias_habiles`` more; both sides are told. Raises AjusteImposible."""
    if _ya_aplicado(obligacion, acto):
        return
    _exigir(not obligacion.esta_suspendida, "El plazo está suspendido. Reanúdelo antes de prorrogarlo")
    _aplicar(obligacion, Ajuste.Tipo.PRORROGA, acto, actor)


@transaction.atomic
def suspender(obligacion: Obligacion, acto: Acto, *, actor: Actor) -> None:
    """From ``acto.fecha`` on no day counts, until the term is resumed. Raises AjusteImposible."""
    if _ya_aplicado(obligacion, acto):
        return
    _exigir(not obligacion.esta_suspendida, "El plazo ya está suspendido")
    vence = obligacion.vence_el
    _exigir(
        acto.fecha > obligacion.inicia_el, "La suspensión empieza después de la fecha del dictamen", "fecha"
    )
    _exigir(
        vence is not None and acto.fecha <= vence,
        "El plazo ya había vencido en esa fecha: una suspensión no lo revive",
        "fecha",
    )
    _aplicar(obligacion, Ajuste.Tipo.SUSPENSION, acto, actor)


@transaction.atomic
def reanudar(obligacion: Obligacion, acto: Acto, *, actor: Actor) -> None:
    """From ``acto.fecha`` on days count again. Raises AjusteImposible."""
    if _ya_aplicado(obligacion, acto):
        return
    _exigir(obligacion.esta_suspendida, "El plazo no está suspendido")
    ultima = obligacion.ajustes.filter(tipo=Ajuste.Tipo.SUSPENSION).last()
    _exigir(
        ultima is not None and acto.fecha > ultima.fecha,
        "El plazo se reanuda después del día en que se suspendió",
        "fecha",
    )
    _aplicar(obligacion, Ajuste.Tipo.REANUDACION, acto, actor)


@transaction.atomic
def dejar_sin_efecto(obligacion: Obligacion, *, motivo: str, actor: Actor) -> None:
    """The act that ordered it was revoked: nothing more is expected. Raises TransicionInvalida."""
    transitar(obligacion, Estado.SIN_EFECTO, actor=actor, motivo=motivo)
    avisar_entidad(obligacion, "obligacion_sin_efecto", "1")
    avisar_afectadas("caso_sin_efecto", [(obligacion, "1", {})])


def _exigir(condicion: bool, mensaje: str, campo: str = "acto") -> None:
    if not condicion:
        raise AjusteImposible(mensaje, campo)


def _ya_aplicado(obligacion: Obligacion, acto: Acto) -> bool:
    """Lock the case; whether this very form was already applied. Raises AjusteImposible if it is closed."""
    obligacion.refresh_from_db(from_queryset=Obligacion.objects.select_for_update(of=("self",)))
    if acto.clave and obligacion.ajustes.filter(clave=acto.clave).exists():
        return True
    _exigir(
        obligacion.estado == Estado.PENDIENTE,
        "El plazo solo se mueve mientras el caso está pendiente",
    )
    _exigir(
        not obligacion.ajustes.filter(acto=acto.numero).exclude(tipo=Ajuste.Tipo.REANUDACION).exists(),
        f"El acto {acto.numero} ya se aplicó a este caso",
    )
    return False


def _aplicar(obligacion: Obligacion, tipo: Ajuste.Tipo, acto: Acto, actor: Actor) -> None:
    Ajuste.objects.create(
        obligacion=obligacion,
        tipo=tipo,
        acto=acto.numero,
        fecha=acto.fecha,
        dias_habiles=acto.dias_habiles,
        motivo=acto.motivo,
        clave=acto.clave,
    )
    anterior = obligacion.vence_el
    ajustes = list(obligacion.ajustes.all())
    cuenta = cuenta_de(obligacion, ajustes)
    obligacion.prorroga_dias_habiles = cuenta.prorroga
    obligacion.vence_el, obligacion.cuenta_desde = cuenta.vence, cuenta.cuenta_desde
    obligacion.esta_suspendida = cuenta.vence is None
    campos = ["prorroga_dias_habiles", "vence_el", "cuenta_desde", "esta_suspendida"]
    obligacion.save(update_fields=campos)
    datos = {"acto": acto.numero, "vencia": str(anterior or ""), "vence": str(cuenta.vence or "")}
    registrar(tipo.value, obligacion, actor=actor, motivo=acto.motivo, datos=datos)
    _avisar_plazo([obligacion], f"{tipo.value}-{acto.numero}", tipo.label)


def _avisar_plazo(obligaciones: Sequence[Obligacion], sufijo: str, que: str) -> None:
    filas = [
        (o, sufijo, {"que": que, "plazo": fecha_larga(o.vence_el) if o.vence_el else ""})
        for o in obligaciones
    ]
    avisar_entidades("obligacion_plazo", filas)
    avisar_afectadas("caso_plazo", filas)


class FestivoConocido(Exception):
    """The day is already in the calendar; the text is for the person who tried."""

    def __init__(self, festivo: Festivo) -> None:
        super().__init__(f"Ese día ya es festivo: {festivo.nombre}")


@transaction.atomic
def decretar_festivo(dia: date, *, nombre: str, acto: str, actor: Actor) -> int:
    """Add a holiday to the calendar of the portal and recount the open deadlines it falls in.

    Whoever stands above and counts days is told, and recounts its own. Returns how many deadlines moved.
    Raises FestivoConocido.
    """
    festivo, es_nuevo = Festivo.objects.get_or_create(fecha=dia, defaults={"nombre": nombre, "acto": acto})
    if not es_nuevo:
        raise FestivoConocido(festivo)
    registrar("festivo_decretado", festivo, actor=actor, datos={"acto": acto})
    movidos = recalcular_por_festivo(dia, actor=actor)
    arriba = festivo_decretado.send(Festivo, dia=dia, actor=actor)
    return movidos + sum(int(cuantos or 0) for _, cuantos in arriba)


@transaction.atomic
def recalcular_por_festivo(dia: date, *, actor: Actor) -> int:
    """A holiday was decreed on ``dia``: recount the open deadlines it falls in; closed ones stay.

    Each that moves leaves the event «plazo_recalculado» and a message. Returns how many moved.
    """
    abiertas = Obligacion.objects.filter(
        Q(estado=Estado.PENDIENTE, esta_suspendida=False), inicia_el__lt=dia, vence_el__gte=dia
    )
    abiertas = abiertas.select_related("entidad__entidad", "dictamen").prefetch_related("ajustes")
    dias, movidas = festivos(), defaultdict(list)
    for obligacion in abiertas.order_by("pk").select_for_update(of=("self",)):
        cuenta, vencia = cuenta_de(obligacion, list(obligacion.ajustes.all()), dias), obligacion.vence_el
        if cuenta.vence != vencia:
            obligacion.vence_el, obligacion.cuenta_desde = cuenta.vence, cuenta.cuenta_desde
            movidas[vencia, cuenta.vence].append(obligacion)
    todas = [o for juntas in movidas.values() for o in juntas]
    if todas:
        cambiar(Obligacion, ["vence_el", "cuenta_desde"], [(o.pk, o.vence_el, o.cuenta_desde) for o in todas])
    for (vencia, vence), juntas in movidas.items():
        datos = {"festivo": str(dia), "vencia": str(vencia), "vence": str(vence)}
        registrar_en_lote("plazo_recalculado", juntas, actor=actor, datos=datos)
    _avisar_plazo(todas, f"festivo-{dia}", "Festivo decretado")
    return len(todas)
