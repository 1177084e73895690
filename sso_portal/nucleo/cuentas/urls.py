"""Sign-in with allauth's names, so that it finds them, and Spanish addresses; then what is ours."""

from allauth.account import views as cuenta
from allauth.mfa.base import views as paso
from allauth.mfa.recovery_codes import views as codigos
from allauth.mfa.totp import views as totp
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from . import views

propias = [
    path("mi-cuenta/", views.mi_cuenta, name="mi_cuenta"),
    path("lo-que-escribio/", views.lo_escrito, name="lo_escrito"),
    path("nombramientos/", views.nombramientos, name="nombramientos"),
    path("nombramientos/nuevo/", views.nombrar, name="nombrar"),
    path("nombramientos/<int:pk>/terminar/", views.terminar, name="terminar"),
    path("ausencias/", views.ausencias, name="ausencias"),
    path("ausencias/nueva/", views.ausentarse, name="ausentarse"),
    path("ausencias/suplentes/", views.suplentes, name="suplentes"),
    path("ausencias/<int:pk>/quitar/", views.volver, name="volver"),
]
ingreso = [
    path("ingresar/", cuenta.login, name="account_login"),
    path("salir/", cuenta.logout, name="account_logout"),
    path("desactivada/", cuenta.account_inactive, name="account_inactive"),
    path("crear/", cuenta.signup, name="account_signup"),
    path("confirmarme/", cuenta.reauthenticate, name="account_reauthenticate"),
    path("correo/", RedirectView.as_view(pattern_name="cuentas:mi_cuenta"), name="account_email"),
    path("confirmar-correo/", cuenta.email_verification_sent, name="account_email_verification_sent"),
    path("confirmar-correo/<str:key>/", cuenta.confirm_email, name="account_confirm_email"),
    path("contrasena/cambiar/", cuenta.password_change, name="account_change_password"),
    path("contrasena/poner/", cuenta.password_set, name="account_set_password"),
    path("contrasena/recuperar/", cuenta.password_reset, name="account_reset_password"),
    path("contrasena/enlace-enviado/", cuenta.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^contrasena/enlace/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        cuenta.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "contrasena/lista/",
        cuenta.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
segundo_paso = [
    path("", paso.index, name="mfa_index"),
    path("codigo/", paso.authenticate, name="mfa_authenticate"),
    path("confirmarme/", paso.reauthenticate, name="mfa_reauthenticate"),
    path("activar/", totp.activate_totp, name="mfa_activate_totp"),
    path("quitar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codigos/", codigos.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codigos/nuevos/", codigos.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codigos/descargar/", codigos.download_recovery_codes, name="mfa_download_recovery_codes"),
]
urlpatterns = [
    path("", include((propias, "cuentas"))),
    path("cuenta/", include(ingreso)),
    path("cuenta/segundo-paso/", include(segundo_paso)),
]
