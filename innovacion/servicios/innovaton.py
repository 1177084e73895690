"""Prepare an innovatón, give seats, receive people at the door. Source: INN-008."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from innovacion.codigos import nuevo_codigo
from innovacion.consultas.innovatones import mesas_con_lugar, mesas_de
from innovacion.estados import EstadoCupo, EstadoInnovaton
from innovacion.models import Asistencia, Cupo, Innovaton, Mesa, Participante, Sede
from sso_portal.nucleo.avisos.servicios import avisar, avisar_en_lote
from sso_portal.nucleo.bitacora.servicios import SISTEMA, Actor, registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.legible.fechas import fecha_larga
from sso_portal.nucleo.una_vez import ya_hecho

from .personas import anotar_participante

INTENTOS = 20


class MesaLlena(Exception):
    """No seat is left there. ``otras``: tables of the same event with room; the text is for the person."""

    def __init__(self, mesa: Mesa, otras: list[Mesa]) -> None:
        self.mesa, self.otras = mesa, otras
        hay = ". Hay lugar en " + "; ".join(str_mesa(m) for m in otras[:3]) if otras else ""
        super().__init__(f"La {str_mesa(mesa)} ya está llena{hay or '. No queda lugar en las otras'}")


class InnovatonSinMesas(Exception):
    """Nobody would have where to sit; the text is for who opens it."""

    def __init__(self) -> None:
        super().__init__("Agregue por lo menos una sede con una mesa antes de abrir las inscripciones")


class InnovatonCerrada(Exception):
    """One cannot register now; the text is for the person who tried."""

    def __init__(self) -> None:
        super().__init__("Las inscripciones de esta innovatón no están abiertas")


class YaEsOtra(Exception):
    """That name or number already is another one. ``campo``: where it is mended; the text is for the team."""

    def __init__(self, campo: str, texto: str) -> None:
        self.campo = campo
        super().__init__(texto)


class CodigoDeOtra(Exception):
    """The code is of nobody who comes here; the text is for who receives at the door."""

    def __init__(self) -> None:
        super().__init__("Ese código no es de esta innovatón. Revíselo o anote a la persona sin código")


def str_mesa(mesa: Mesa) -> str:
    """«mesa 4 de Quibdó, “Menos espera”»."""
    return f"mesa {mesa.numero} de {mesa.sede}, «{mesa.reto}»"


@transaction.atomic
def crear_innovaton(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Innovaton:
    """Write one (nombre, descripcion, fecha, inicia, termina); the same ``clave`` gives the same one."""
    if anterior := ya_hecho(Innovaton, clave):
        return anterior
    una = Innovaton.objects.create(creada_por=actor, clave=clave, **datos)
    registrar("innovaton_creada", una, actor=actor)
    return una


@transaction.atomic
def agregar_sede(innovaton: Innovaton, *, actor: Usuario, nombre: str, **datos: Any) -> Sede:
    """Add a venue (municipio, direccion, aforo); sent twice, it is the same one. Raises YaEsOtra."""
    sede, es_nueva = Sede.objects.get_or_create(innovaton=innovaton, nombre=nombre, defaults=datos)
    if _es_otra(sede, datos):
        raise YaEsOtra("nombre", f"La innovatón ya tiene una sede «{nombre}». Escriba otro nombre")
    if es_nueva:
        registrar("sede_agregada", innovaton, actor=actor, datos={"sede": sede.pk})
    return sede


@transaction.atomic
def agregar_mesa(sede: Sede, *, actor: Usuario, numero: int, **datos: Any) -> Mesa:
    """Add a table (reto, moderador, lugares); sent twice, it is the same one. Raises YaEsOtra."""
    mesa, es_nueva = Mesa.objects.get_or_create(sede=sede, numero=numero, defaults=datos)
    if _es_otra(mesa, datos):
        raise YaEsOtra("numero", f"{sede} ya tiene una mesa {numero}: «{mesa.reto}». Escriba otro número")
    if es_nueva:
        registrar("mesa_agregada", sede.innovaton, actor=actor, datos={"mesa": mesa.pk})
    return mesa


def _es_otra(cosa: Sede | Mesa, datos: dict[str, Any]) -> bool:
    return any(getattr(cosa, campo) != valor for campo, valor in datos.items())


def _mover(destino: str) -> Any:
    def acto(innovaton: Innovaton, *, actor: Usuario) -> None:
        """Move it to another state. Raises TransicionInvalida."""
        transitar(innovaton, destino, actor=actor)

    return transaction.atomic(acto)


@transaction.atomic
def abrir_innovaton(innovaton: Innovaton, *, actor: Usuario) -> None:
    """Let people register. Raises TransicionInvalida; InnovatonSinMesas without a table to sit at."""
    if not Mesa.objects.filter(sede__innovaton=innovaton).exists():
        raise InnovatonSinMesas
    transitar(innovaton, EstadoInnovaton.ABIERTA, actor=actor)


cerrar_innovaton = _mover(EstadoInnovaton.CERRADA)
realizar_innovaton = _mover(EstadoInnovaton.REALIZADA)
publicar_innovaton = _mover(EstadoInnovaton.PUBLICADA)


@transaction.atomic
def inscribir(mesa: Mesa, *, actor: Actor = SISTEMA, correo: str, **datos: Any) -> tuple[Cupo, bool]:
    """Give a seat to whoever registers; (seat, whether it is new). One has one seat: a second time it is the
    same one, and its code goes again to her address.

    Raises InnovatonCerrada or MesaLlena.
    """
    if not mesa.sede.innovaton.recibe:
        raise InnovatonCerrada
    quien = anotar_participante(actor=actor, correo=correo, **datos)
    cupo, es_nuevo = _dar_lugar(mesa, quien, espontanea=False, actor=actor)
    if cupo.participante.correo:
        _enviar_codigo(cupo)
    return cupo, es_nuevo


def _enviar_codigo(cupo: Cupo) -> None:
    una = cupo.innovaton
    avisar(
        cupo.participante.correo, "innovaton_cupo", clave=f"cupo-{cupo.pk}-{timezone.localdate()}",
        innovaton=una.nombre, fecha=fecha_larga(una.fecha), mesa=str_mesa(cupo.mesa), codigo=cupo.codigo,
        enlace=cupo.get_absolute_url(),
    )  # fmt: skip


def _dar_lugar(mesa: Mesa, quien: Participante, *, espontanea: bool, actor: Actor) -> tuple[Cupo, bool]:
    """The seat of ``quien``, who has one at most: hers if it lives, a new one if the table has room."""
    Sede.objects.select_for_update(of=("self",)).get(pk=mesa.sede_id)  # seats of a venue, one at a time
    innovaton = mesa.sede.innovaton
    suyo = Cupo.objects.filter(innovaton=innovaton, participante=quien).select_related("participante").first()
    if suyo and suyo.estado == EstadoCupo.INSCRITO:
        return suyo, False
    if not any(m.pk == mesa.pk for m in mesas_con_lugar(innovaton)):
        raise MesaLlena(mesa, _parecidas(mesa))
    if suyo:
        transitar(suyo, EstadoCupo.INSCRITO, actor=actor, mesa=mesa)
        return suyo, True
    cupo = _crear_cupo(innovaton=innovaton, participante=quien, mesa=mesa, espontanea=espontanea)
    registrar("cupo", cupo, actor=actor, datos={"mesa": mesa.pk, "espontanea": espontanea})
    return cupo, True


def aviso_de_llena(innovaton: Innovaton, pedida: str) -> str:
    """Which tables have room, when the one that a link asks for has none; "" when it does."""
    mesa = next((m for m in mesas_de(innovaton) if str(m.pk) == pedida), None)
    if mesa is None or any(m.pk == mesa.pk for m in mesas_con_lugar(innovaton)):
        return ""
    return str(MesaLlena(mesa, _parecidas(mesa)))


def _parecidas(mesa: Mesa) -> list[Mesa]:
    """Tables with room, first those of the same challenge, then those of the same venue."""
    libres = mesas_con_lugar(mesa.sede.innovaton)
    return sorted(libres, key=lambda m: (m.reto_id != mesa.reto_id, m.sede_id != mesa.sede_id, m.pk))


def _crear_cupo(**datos: Any) -> Cupo:
    """One with a code nobody has: another is drawn when chance repeats itself."""
    for _ in range(INTENTOS):
        try:
            with transaction.atomic():
                return Cupo.objects.create(codigo=nuevo_codigo(), **datos)
        except IntegrityError:
            if Cupo.objects.filter(innovaton=datos["innovaton"], participante=datos["participante"]).exists():
                raise
    raise RuntimeError("Chance repeated a code too many times.")


@transaction.atomic
def cancelar_cupo(cupo: Cupo, *, actor: Actor) -> None:
    """She will not come: somebody else may. Raises TransicionInvalida."""
    transitar(cupo, EstadoCupo.CANCELADO, actor=actor)


@transaction.atomic
def recibir(sede: Sede, codigo: str, *, llave: UUID, cuando: datetime, actor: Usuario) -> Asistencia:
    """Somebody came with her code. Sent twice, or by two telephones, she came once.

    ``cuando``: the clock of the telephone; never later than ours. Raises CodigoDeOtra.
    """
    if anterior := Asistencia.objects.filter(llave=llave).first():
        return anterior
    cupos = Cupo.objects.select_for_update(of=("self",)).select_related("participante", "mesa__sede")
    cupo = cupos.filter(codigo=codigo, innovaton=sede.innovaton_id, estado=EstadoCupo.INSCRITO).first()
    if cupo is None:
        raise CodigoDeOtra
    return _anotar(cupo, llave=llave, cuando=cuando, actor=actor)


@transaction.atomic
def recibir_sin_codigo(
    mesa: Mesa, *, llave: UUID, cuando: datetime, actor: Usuario, **datos: Any
) -> Asistencia:
    """Somebody came without having registered (nombre, profesion, institucion): seat and attendance at once.

    The same ``llave`` gives the same one. Raises MesaLlena.
    """
    if anterior := Asistencia.objects.filter(llave=llave).first():
        return anterior
    quien = anotar_participante(actor=actor, **datos)
    cupo, _ = _dar_lugar(mesa, quien, espontanea=True, actor=actor)
    return _anotar(cupo, llave=llave, cuando=cuando, actor=actor)


def _anotar(cupo: Cupo, *, llave: UUID, cuando: datetime, actor: Usuario) -> Asistencia:
    ahora = timezone.now()
    datos = {
        "anotada_en": min(cuando, ahora), "sincronizada_en": ahora, "anotada_por": actor, "llave": llave,
    }  # fmt: skip
    asistencia, es_nueva = Asistencia.objects.get_or_create(cupo=cupo, defaults=datos)
    if es_nueva:
        registrar("asistencia", cupo, actor=actor)
    return asistencia


@transaction.atomic
def pedir_opinion(innovaton: Innovaton) -> int:
    """Write to whoever came and left an address, once; says to how many."""
    cupos = Cupo.objects.filter(innovaton=innovaton, asistencia__isnull=False).select_related("participante")
    filas = [
        (c.participante.correo, f"innovaton-encuesta-{c.pk}",
         {"innovaton": innovaton.nombre, "enlace": f"{c.get_absolute_url()}opinion/"})
        for c in cupos.order_by("pk")
        if c.participante.correo
    ]  # fmt: skip
    avisar_en_lote("innovaton_encuesta", filas)
    return len(filas)
