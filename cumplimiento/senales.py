"""What happens to an obligation, told to whoever stands above and opened it."""

from django.dispatch import Signal

# Sent inside the act, after it, for every obligation reported by any door: args obligaciones (a QuerySet in
# the order of its keys), actor.
obligaciones_reportadas = Signal()
