"""Work in the background: the row in PostgreSQL is the truth, Redis only the bell.

Every job (message, load, allocation, signature) is a model that inherits `Trabajo`. A task takes the
row with `tomar`, does it, and leaves it done or failed; whoever dies in the middle loses the lease and
the sweep of the room rings again.
"""
