"""What the veedores bring: a commitment first, what it hid afterwards; dice; and the list that closes it all.

Source: rule «sorteo-v1», steps 3 and 4.
"""

import hashlib
import re

from django.db import transaction
from django.utils import timezone

from asignacion import carpeta, plazos
from asignacion.consultas.evento import recibido
from asignacion.estados import EstadoSorteo
from asignacion.models import Compromiso, Sorteo, Veedor
from asignacion.sorteo import DADOS, compromiso
from sso_portal.nucleo.bitacora.servicios import SISTEMA, Actor, registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.firmas.sello import sellar_tiempo

from .veedores import SorteoNoAdmite

HEXADECIMAL = re.compile(r"[0-9a-f]{64}")


@transaction.atomic
def comprometer(sorteo: Sorteo, *, actor: Usuario, compromiso: str) -> Compromiso:
    """Publish and time-stamp the commitment C_v (64 hex digits) of a veedor: it hides x_v and fixes it.

    The same one again answers the first. Raises SorteoNoAdmite out of time, or if it would replace another.
    """
    sorteo = _abierto(sorteo)
    veedor = _veedor(sorteo, actor)
    texto = _hexadecimal(compromiso)
    previo = Compromiso.objects.filter(sorteo=sorteo, veedor=veedor).first()
    if previo:
        if previo.compromiso != texto:
            raise SorteoNoAdmite("Usted ya se comprometió con otro valor: un compromiso no se cambia.")
        return previo
    _exigir_antes(sorteo, "compromisos", "El plazo para comprometerse terminó")
    nuevo = Compromiso.objects.create(
        sorteo=sorteo, veedor=veedor, compromiso=texto, sello=sellar_tiempo(bytes.fromhex(texto))
    )
    datos = {"veedor": veedor.identificador, "compromiso": texto}
    registrar("compromiso_publicado", sorteo, actor=actor, datos=datos)
    return nuevo


@transaction.atomic
def revelar(sorteo: Sorteo, *, actor: Usuario, aporte: str) -> Compromiso:
    """Show x_v (64 hex digits), if it is what the veedor committed to.

    The same one again answers the first. Raises SorteoNoAdmite if it is not, or after the closing.
    """
    sorteo = _abierto(sorteo)
    veedor = _veedor(sorteo, actor)
    previo = Compromiso.objects.select_for_update().filter(sorteo=sorteo, veedor=veedor).first()
    if previo is None:
        raise SorteoNoAdmite("Usted no publicó un compromiso: no hay nada que revelar.")
    texto = _hexadecimal(aporte)
    if compromiso(sorteo.h0, veedor.identificador, bytes.fromhex(texto)) != previo.compromiso:
        raise SorteoNoAdmite("Lo que escribió no es lo que usted comprometió. Revise cada carácter.")
    if not previo.revelado:
        _exigir_antes(sorteo, "revelaciones", "El plazo para revelar terminó")
        previo.revelado, previo.revelado_en = texto, timezone.now()
        previo.save(update_fields=["revelado", "revelado_en"])
        datos = {"veedor": veedor.identificador, "revelado": texto}
        registrar("aporte_revelado", sorteo, actor=actor, datos=datos)
    return previo


@transaction.atomic
def anotar_dados(sorteo: Sorteo, *, actor: Usuario, dados: str) -> None:
    """Write down the dice thrown on camera: digits from 1 to 6 in their order; empty if there were none.

    Raises SorteoNoAdmite after the closing, or if a digit is not of a die.
    """
    sorteo = _abierto(sorteo)
    limpio = "".join(dados.split())
    if not DADOS.fullmatch(limpio) or len(limpio) > (Sorteo._meta.get_field("dados").max_length or 0):
        raise SorteoNoAdmite("Los dados se escriben con números del 1 al 6, en el orden en que salieron.")
    if limpio != sorteo.dados:
        sorteo.dados = limpio
        sorteo.save(update_fields=["dados"])
        registrar("dados_anotados", sorteo, actor=actor, datos={"dados": limpio})


@transaction.atomic
def cerrar_revelaciones(sorteo: Sorteo, *, actor: Actor) -> Sorteo:
    """Close what arrived: hash the list and stamp it before the round; whatever is outside it is void.

    Nobody closes early on a veedor who may still commit, or who committed and has not revealed; nobody
    closes once the round may be known. Closing again answers the same. Raises SorteoNoAdmite.
    """
    sorteo = Sorteo.objects.select_for_update(of=("self",)).get(pk=sorteo.pk)
    if sorteo.cerrado_en:
        return sorteo
    _exigir_sellado(sorteo)
    _exigir_hora_de_cierre(sorteo)
    lista = carpeta.lista_recibida(sorteo.congelado, recibido(sorteo), sorteo.dados)
    huella = hashlib.sha256(lista)
    sorteo.relacion, sorteo.sello_relacion = lista, sellar_tiempo(huella.digest())
    sorteo.cerrado_en = timezone.now()
    sorteo.cerrado_por = None if actor is SISTEMA else actor
    sorteo.save(update_fields=["relacion", "sello_relacion", "cerrado_en", "cerrado_por"])
    registrar("revelaciones_cerradas", sorteo, actor=actor, datos={"relacion": huella.hexdigest()})
    return sorteo


def cerrar_vencidos() -> None:
    """Close by the clock what nobody closed: at R - 60 s the portal itself stamps what arrived."""
    abiertos = Sorteo.objects.filter(estado=EstadoSorteo.SELLADO, cerrado_en=None, es_ensayo=False)
    for sorteo in abiertos.order_by("pk"):
        limite = plazos.leido(sorteo.congelado["plazos"]["revelaciones"])
        if limite <= timezone.now() < plazos.instante_de_ronda(sorteo.ronda):
            cerrar_revelaciones(sorteo, actor=SISTEMA)


def _abierto(sorteo: Sorteo) -> Sorteo:
    """The draw re-read under lock, still receiving. Raises SorteoNoAdmite."""
    sorteo = Sorteo.objects.select_for_update(of=("self",)).get(pk=sorteo.pk)
    _exigir_sellado(sorteo)
    if sorteo.cerrado_en:
        raise SorteoNoAdmite("Las revelaciones ya cerraron: lo que llega después no cuenta.")
    return sorteo


def _exigir_sellado(sorteo: Sorteo) -> None:
    if sorteo.estado != EstadoSorteo.SELLADO:
        raise SorteoNoAdmite(f"El sorteo está en estado «{sorteo.get_estado_display()}»: este paso ya pasó.")


def _exigir_antes(sorteo: Sorteo, plazo: str, frase: str) -> None:
    if not sorteo.es_ensayo and timezone.now() > plazos.leido(sorteo.congelado["plazos"][plazo]):
        raise SorteoNoAdmite(f"{frase}.")


def _exigir_hora_de_cierre(sorteo: Sorteo) -> None:
    if sorteo.es_ensayo:
        return
    ahora = timezone.now()
    if ahora >= plazos.instante_de_ronda(sorteo.ronda):
        raise SorteoNoAdmite(
            "La ronda de la baliza ya pudo conocerse: esta lista ya no vale. Anule el sorteo por acto."
        )
    llegados = Compromiso.objects.filter(sorteo=sorteo)
    todos = llegados.count() == sorteo.convocatoria.veedores.count()
    if not todos and ahora < plazos.leido(sorteo.congelado["plazos"]["compromisos"]):
        raise SorteoNoAdmite("Falta alguien del comité, y todavía tiene tiempo de comprometerse.")
    faltan = llegados.filter(revelado="").exists()
    if faltan and ahora < plazos.leido(sorteo.congelado["plazos"]["revelaciones"]):
        raise SorteoNoAdmite("Falta que revele alguien que se comprometió, y todavía tiene tiempo.")


def _veedor(sorteo: Sorteo, actor: Usuario) -> Veedor:
    veedor = Veedor.objects.filter(convocatoria=sorteo.convocatoria_id, usuario=actor).first()
    if veedor is None:
        raise SorteoNoAdmite("Solo participa quien fue nombrado en el comité veedor de este proceso.")
    return veedor


def _hexadecimal(texto: str) -> str:
    limpio = "".join(texto.lower().split())
    if not HEXADECIMAL.fullmatch(limpio):
        raise SorteoNoAdmite("Escriba los 64 caracteres: números y letras de la A a la F.")
    return limpio
