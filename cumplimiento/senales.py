"""What happens to an obligation, told to whoever stands above and opened it."""

from django.dispatch import Signal

# Sent inside the act, after it: args obligaciones (list), actor. Every obligation reported by any door.
obligaciones_reportadas = Signal()
