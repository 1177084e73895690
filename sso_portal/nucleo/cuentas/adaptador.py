"""How sign-in speaks and what it allows. The outbox of avisos inherits the first and sends its mail."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.urls import reverse

CODIGO = (
    "Ese código no corresponde. Escriba el que muestra ahora su aplicación; si sigue sin servir, ponga en "
    "automático la hora del teléfono"
)


class AdaptadorPalabras(DefaultAccountAdapter):
    """Accounts in the words of the portal."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Esta cuenta está desactivada. Escríbanos para saber por qué",
        "email_password_mismatch": "El correo y la contraseña no coinciden. Revíselos y vuelva a intentar",
        "enter_current_password": "Escriba su contraseña actual",
        "incorrect_code": CODIGO,
        "incorrect_password": "Esa no es su contraseña. Escríbala de nuevo",
        "invalid_password_reset": "Este enlace ya se usó o venció. Pida otro",
        "too_many_login_attempts": "Recibimos muchos intentos seguidos. Espere unos minutos",
        "rate_limited": "Recibimos muchas solicitudes seguidas. Espere un minuto y vuelva a intentar",
    }

    def is_reauthentication_required(self, *, app, **kwargs):
        """Who typed their password a moment ago is not asked for it again."""
        recientes = get_authentication_records(context.request, context.request.user)
        limite = time.time() - REAUTHENTICATION_TIMEOUT
        if any(entrada["at"] > limite for entrada in recientes):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_password_change_redirect_url(self, request):
        return reverse("cuentas:mi_cuenta")


class AdaptadorSegundoFactor(DefaultMFAAdapter):
    """Second factor in the words of the portal; an official may not go without it."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": CODIGO,
        "cannot_delete_authenticator": "Quien actúa por una entidad no puede quitar el segundo paso",
        "cannot_generate_recovery_codes": "Primero active el segundo paso",
        "unverified_email": "Primero confirme su correo con el enlace que le enviamos",
    }

    def can_delete_authenticator(self, authenticator):
        return not authenticator.user.es_funcionario
