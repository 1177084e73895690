"""What happens to a plaza, told to whoever stands above and must hear it or may object."""

from django.dispatch import Signal

# Sent inside the act, before it: args plaza, actor. Who hears it may raise RetiroRechazado.
plaza_por_retirar = Signal()
# Sent inside the act, after it: args plaza, actor, motivo.
plaza_devuelta = Signal()


class RetiroRechazado(Exception):
    """The plaza cannot be suspended or closed now; the text says why and what to do."""
