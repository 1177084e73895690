"""The lock that keeps an act on a convocatoria's data and its freezing apart.

Every act that changes what will be frozen (an offer, a registration, a decision) calls one of these first,
before touching any other row. Freezing takes ``FOR UPDATE`` on the same row, so it waits for the acts
under way, and an act that waited for the freezing reads the new state and is refused.
"""

from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria

SIN_SELLAR = (EstadoConvocatoria.BORRADOR, EstadoConvocatoria.PUBLICADA)


class ConvocatoriaCongelada(Exception):
    """The convocatoria no longer admits the act; the text is for the person who tried."""

    def __init__(self, convocatoria: Convocatoria) -> None:
        self.convocatoria = convocatoria
        super().__init__(
            f"La convocatoria {convocatoria.nombre} está {convocatoria.get_estado_display().lower()}: "
            "sus datos ya no cambian."
        )


def con_convocatoria_abierta(
    convocatoria: Convocatoria | int, *, estados: tuple[str, ...] = SIN_SELLAR
) -> Convocatoria:
    """Lock the convocatoria FOR SHARE and return it re-read, still in one of ``estados``.

    Must run inside the transaction of the act, which may be side by side with others of its kind.
    Takes one query. Raises ConvocatoriaCongelada.
    """
    pk = convocatoria.pk if isinstance(convocatoria, Convocatoria) else convocatoria
    filas = Convocatoria.objects.raw(
        "SELECT * FROM inscripciones_convocatoria WHERE id = %s FOR SHARE",
        [pk],
    )
    return _en_estado(filas[0], estados)


def con_convocatoria_numerando(
    convocatoria: Convocatoria | int, *, estados: tuple[str, ...] = (EstadoConvocatoria.PUBLICADA,)
) -> Convocatoria:
    """Lock the convocatoria so that this act alone takes its next number, and return it re-read.

    For the act that writes ``siguiente_numero``: sharing the lock and then writing the row would make two
    sendings wait for each other for ever. Raises ConvocatoriaCongelada.
    """
    pk = convocatoria.pk if isinstance(convocatoria, Convocatoria) else convocatoria
    fila = Convocatoria.objects.select_for_update(no_key=True).get(pk=pk)
    return _en_estado(fila, estados)


def _en_estado(convocatoria: Convocatoria, estados: tuple[str, ...]) -> Convocatoria:
    if convocatoria.estado not in estados:
        raise ConvocatoriaCongelada(convocatoria)
    return convocatoria
