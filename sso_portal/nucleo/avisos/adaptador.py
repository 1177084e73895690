from allauth.account.adapter import DefaultAccountAdapter


class AdaptadorCuentas(DefaultAccountAdapter):
    """Account messages leave by the outbox like every other."""
