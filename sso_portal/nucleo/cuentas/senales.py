"""What happens to an account, told to whoever stands above."""

from django.dispatch import Signal

# Sent inside the act, after it: args ausencia, actor.
ausencia_anotada = Signal()
