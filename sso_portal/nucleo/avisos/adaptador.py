from uuid import uuid4

from sso_portal.nucleo.cuentas.adaptador import AdaptadorPalabras

from . import servicios

# What allauth calls each message → our template.
PLANTILLAS = {
    "account/email/email_confirmation_signup": "cuenta_confirmar",
    "account/email/email_confirmation": "cuenta_confirmar",
    "account/email/email_confirm": "cuenta_correo_confirmado",
    "account/email/email_changed": "cuenta_correo_cambiado",
    "account/email/email_deleted": "cuenta_correo_retirado",
    "account/email/account_already_exists": "cuenta_ya_existe",
    "account/email/unknown_account": "cuenta_desconocida",
    "account/email/password_reset_key": "cuenta_recuperar",
    "account/email/password_changed": "cuenta_contrasena_cambiada",
    "account/email/password_reset": "cuenta_contrasena_cambiada",
    "account/email/password_set": "cuenta_contrasena_cambiada",
    "mfa/email/totp_activated": "cuenta_segundo_paso_activado",
    "mfa/email/totp_deactivated": "cuenta_segundo_paso_retirado",
    "mfa/email/recovery_codes_generated": "cuenta_codigos_nuevos",
}
ENLACES = ("activate_url", "password_reset_url", "signup_url")


class AdaptadorCuentas(AdaptadorPalabras):
    """Account messages leave by the outbox like every other, in our words."""

    def send_mail(self, template_prefix, email, context):
        """Queue the message; its links are forgotten once it has gone out."""
        enlaces = {clave: str(context[clave]) for clave in ENLACES if context.get(clave)}
        plantilla = PLANTILLAS[template_prefix]
        usuario = context.get("user")
        if plantilla == "cuenta_recuperar" and usuario and not usuario.has_usable_password():
            plantilla = "cuenta_invitacion"  # somebody opened the account: nothing was forgotten
        servicios.avisar(email, plantilla, clave=f"cuenta-{uuid4()}", **enlaces)
