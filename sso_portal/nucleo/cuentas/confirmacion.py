"""Acts so grave that an open session is not enough: the person gives the second factor again."""

from time import time
from typing import Any

from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from django.http import HttpResponse
from django.urls import reverse


def pedir_segundo_paso(request: Any) -> HttpResponse | None:
    """Where to send somebody who must give the second factor first; None if they gave it minutes ago.

    What was sent is kept and goes on by itself once they give it. The password alone is not enough.
    The invented accounts of the demo, which have none, are let through.
    """
    if getattr(request, "segundo_factor_cumplido", False) or _acaba_de_darlo(request):
        return None
    return suspend_request(request, reverse("mfa_reauthenticate"))


def _acaba_de_darlo(request: Any) -> bool:
    limite = time() - REAUTHENTICATION_TIMEOUT
    dados = get_authentication_records(request, request.user)
    return any(dado["method"] == "mfa" and dado["at"] > limite for dado in dados)
