"""What happens to the calendar, told to whoever counts days."""

from django.dispatch import Signal

# Sent inside the act, after it: args dia (date), actor. Each listener answers how many deadlines it moved.
festivo_decretado = Signal()
