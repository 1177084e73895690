"""What one form says of an address is not said by every form of the process."""

from django.core.validators import EmailValidator, validate_email

from sso_portal.nucleo.cuentas.forms import IngresoForm


def test_la_frase_de_un_formulario_no_cambia_la_de_los_demas():
    IngresoForm()
    assert validate_email.message == EmailValidator.message
