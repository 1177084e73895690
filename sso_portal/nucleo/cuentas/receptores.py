"""Facts of sign-in that the portal listens to."""

import time

from allauth.account.signals import password_reset
from allauth.mfa.models import Authenticator
from axes.utils import reset as olvidar_intentos
from django.db.models.signals import pre_save
from django.dispatch import receiver


@receiver(pre_save, sender=Authenticator)
def codigos_ya_vistos(sender, instance, **resto):
    """Recovery codes are shown on the page after they are made: reading them must not write."""
    if instance.pk is None and instance.type == Authenticator.Type.RECOVERY_CODES:
        instance.data.setdefault("viewed_at", time.time())


@receiver(password_reset)
def abrir_el_ingreso(sender, user, **resto):
    """Whoever put a new password with the link of their mail need not wait for the lockout to end."""
    olvidar_intentos(username=user.email.lower())
