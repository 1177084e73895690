"""Signing in without the pages: as somebody who already passed every step the portal asks of them."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client


def activar_segundo_paso(usuario) -> str:
    """Give ``usuario`` a second factor and return its secret."""
    secreto = generate_totp_secret()
    TOTP.activate(usuario, secreto)
    return secreto


@pytest.fixture(autouse=True)
def _con_segundo_paso(monkeypatch):
    """``client.force_login(funcionaria)`` signs in with both factors, as the portal demands of officials."""
    entrar = Client.force_login

    def entrar_del_todo(self, user, backend=None):
        tiene = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
        if user.es_funcionario and not tiene:
            activar_segundo_paso(user)
        entrar(self, user, backend)

    monkeypatch.setattr(Client, "force_login", entrar_del_todo)


def termina_la_sesion(client, quien):
    """``quien`` was signed in with this browser and her session ended."""
    client.force_login(quien)
    client.get("/")
    del client.cookies["sessionid"]
