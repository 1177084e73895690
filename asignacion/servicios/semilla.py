"""The beacon of the announced round and the seed that follows from it: nothing here is chosen by anybody.

Source: rule «sorteo-v1», steps 4 and 5.
"""

import base64
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from asignacion import baliza, carpeta, plazos
from asignacion.canonico import bytes_canonicos
from asignacion.consultas.evento import recibido
from asignacion.estados import EstadoSorteo, Fuente
from asignacion.models import Sorteo
from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario

from .veedores import SorteoNoAdmite

ARCHIVO_DE_ENSAYO = Path(baliza.__file__).parent / "datos" / "baliza_ensayo.json"


def traer_baliza(
    sorteo: Sorteo, *, actor: Usuario, fuente: str, texto: str = "", datos: bytes = b""
) -> Sorteo:
    """Bring the value of the announced round, verify its signature and derive the seed.

    ``fuente``: RED asks the mirrors; ARCHIVO reads ``datos``; ESCRITA reads ``texto``; ENSAYO, the rehearsal
    file, only in a rehearsal. There is no other source and no second choice: if it is not known, one waits.
    Raises BalizaInvalida, BalizaNoDisponible, SorteoNoAdmite.
    """
    if sorteo.semilla:
        return sorteo
    _exigir_cerrado(sorteo)
    pulso = _pulso(sorteo, fuente, texto, datos)
    return fijar_semilla(sorteo, actor=actor, pulso=pulso, fuente=fuente)


@transaction.atomic
def fijar_semilla(sorteo: Sorteo, *, actor: Usuario, pulso: baliza.Pulso, fuente: str) -> Sorteo:
    """Join H0, the beacon, the reveals and the dice into the seed; the draw is ready for its one click.

    Doing it again answers the same seed. Raises SorteoNoAdmite, TransicionInvalida.
    """
    sorteo = Sorteo.objects.select_for_update(of=("self",)).get(pk=sorteo.pk)
    if sorteo.semilla:
        return sorteo
    _exigir_cerrado(sorteo)
    if pulso.ronda != sorteo.ronda:
        raise SorteoNoAdmite(f"La ronda anunciada es la {sorteo.ronda}.")
    archivo = carpeta.armar_sorteo(
        sorteo.congelado,
        firma=pulso.firma.hex(),
        veedores=recibido(sorteo),
        dados=sorteo.dados,
        sello=base64.b64encode(bytes(sorteo.sello_relacion)).decode(),
    )
    ahora = timezone.now()
    transitar(
        sorteo,
        EstadoSorteo.CON_SEMILLA,
        actor=actor,
        datos={"semilla": archivo["semilla"], "ronda": sorteo.ronda, "fuente": fuente},
        baliza_firma=pulso.firma.hex(),
        baliza_fuente=fuente,
        baliza_en=ahora,
        semilla=archivo["semilla"],
        semilla_en=ahora,
        archivo_sorteo=bytes_canonicos(archivo),
    )
    registrar("semilla_derivada", sorteo, actor=actor, datos={"semilla": archivo["semilla"]})
    return sorteo


def _exigir_cerrado(sorteo: Sorteo) -> None:
    if not sorteo.cerrado_en:
        raise SorteoNoAdmite("Primero cierre las revelaciones: la lista se sella antes de conocer la baliza.")


def _pulso(sorteo: Sorteo, fuente: str, texto: str, datos: bytes) -> baliza.Pulso:
    if fuente == Fuente.ENSAYO:
        if not (sorteo.es_ensayo and sorteo.ronda == plazos.RONDA_DE_ENSAYO):
            raise SorteoNoAdmite("La ronda de ensayo solo sirve para ensayar.")
        return baliza.de_archivo(sorteo.ronda, ARCHIVO_DE_ENSAYO.read_bytes())
    if fuente == Fuente.ARCHIVO:
        return baliza.de_archivo(sorteo.ronda, datos)
    if fuente == Fuente.ESCRITA:
        return baliza.de_valor(sorteo.ronda, texto)
    return baliza.de_red(sorteo.ronda)
