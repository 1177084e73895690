"""Sign-in, sign-up and appointments: what people type."""

from allauth.account import forms as ingreso
from allauth.mfa.base import forms as segundo_paso
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils import timezone

from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.formularios.palabras import CORREO
from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Entidad

from .antirrobots import ControlRobots
from .consultas import colegas_de
from .models import ROLES_DE_AUTORIDAD, ROLES_DE_ENTIDAD, Rol, Usuario
from .servicios import NombramientoPropio

SUPLENTES = 3
CORREO_MAXIMO = Usuario._meta.get_field("email").max_length
CORREO_LARGO = f"Ese correo tiene más de {CORREO_MAXIMO} letras. Escriba otro"
REGLAS = "Por lo menos 10 caracteres. Que no sea solo números, ni su correo, ni una contraseña muy usada."


def _vestir(campo, rotulo: str, falta: str, **atributos) -> None:
    """Give one of allauth's fields our label and sentence; no placeholder."""
    campo.label = rotulo
    campo.error_messages["required"] = falta
    campo.widget.attrs.pop("placeholder", None)
    campo.widget.attrs.update(atributos)


def _correo(formulario, nombre: str) -> None:
    campo = formulario.fields[nombre]
    _vestir(campo, "Correo electrónico", "Escriba su correo", autocomplete="username")
    campo.error_messages["invalid"] = CORREO
    # One of its own: the validator of Django is the same object for every form of the process.
    campo.validators = [EmailValidator(CORREO) if v.code == "invalid" else v for v in campo.validators]
    # Longer ones would be kept cut, and nobody would receive the link.
    campo.validators.append(MaxLengthValidator(CORREO_MAXIMO, CORREO_LARGO))


def _contrasena(formulario, nombre: str, rotulo: str = "Contraseña", uso: str = "current-password") -> None:
    campo = formulario.fields[nombre]
    _vestir(campo, rotulo, "Escriba su contraseña", autocomplete=uso)
    campo.help_text = REGLAS if uso == "new-password" else ""


class IngresoForm(ingreso.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _correo(self, "login")
        _contrasena(self, "password")


class CrearCuentaForm(ControlRobots, ingreso.SignupForm):
    """E-mail, password and the authorisation of Ley 1581 de 2012, art. 9, kept with its instant."""

    autoriza = forms.BooleanField(
        label="Autorizo que traten mis datos personales para mi inscripción y mi servicio social",
        error_messages={"required": "Para abrir una cuenta necesitamos su autorización"},
    )
    field_order = ["email", "password1", "autoriza", "leido", "sitio_web"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _correo(self, "email")
        self.fields["email"].help_text = "Le enviaremos un enlace para confirmarlo."
        _contrasena(self, "password1", uso="new-password")

    def custom_signup(self, request, user):
        user.autorizo_datos_en = timezone.now()
        user.save(update_fields=["autorizo_datos_en"])


class CambiarContrasenaForm(ingreso.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _contrasena(self, "oldpassword", "Contraseña actual")
        _contrasena(self, "password1", "Contraseña nueva", "new-password")
        del self.fields["password2"]


class PonerContrasenaForm(ingreso.SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _contrasena(self, "password1", "Contraseña nueva", "new-password")
        del self.fields["password2"]


class PedirEnlaceForm(ControlRobots, ingreso.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _correo(self, "email")


class NuevaContrasenaForm(ingreso.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _contrasena(self, "password1", "Contraseña nueva", "new-password")
        del self.fields["password2"]


class ReautenticarForm(ingreso.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _contrasena(self, "password")


def _codigo(formulario, ayuda: str) -> None:
    _vestir(formulario.fields["code"], "Código", "Escriba el código", autocomplete="one-time-code")
    formulario.fields["code"].help_text = ayuda
    formulario.fields["code"].widget.attrs["class"] = "c10"


class CodigoForm(segundo_paso.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _codigo(self, "Los 6 números de su aplicación, o uno de sus códigos de recuperación.")


class ReautenticarCodigoForm(segundo_paso.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _codigo(self, "Los 6 números de su aplicación, o uno de sus códigos de recuperación.")


class ActivarCodigoForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _codigo(self, "Los 6 números que muestra ahora su aplicación.")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class NombrarForm(forms.Form):
    """Who acts for which institution, between which days."""

    correo = forms.EmailField(
        label="Correo de la persona",
        help_text="Si no tiene cuenta se la abrimos y le enviamos un enlace para poner su contraseña.",
        error_messages={"required": "Escriba el correo de la persona", "invalid": CORREO},
    )
    nombre = forms.CharField(
        label="Nombre y cargo",
        max_length=120,
        help_text="Como lo verán sus colegas. Por ejemplo: María Ruiz, profesional universitaria",
        error_messages={"required": "Escriba el nombre y el cargo de la persona"},
    )
    rol = forms.ChoiceField(
        label="Rol",
        choices=Rol,
        widget=forms.RadioSelect,
        error_messages={"required": "Elija el rol que va a cumplir"},
    )
    autoridad = forms.ModelChoiceField(
        AutoridadTerritorial.objects.order_by("nombre"),
        label="Secretaría de salud",
        required=False,
        empty_label="Ninguna",
        help_text="Solo para los roles de secretaría.",
    )
    nit = forms.CharField(
        label="NIT de la entidad",
        required=False,
        help_text="Solo para los roles de una entidad. Con guion y dígito: 900123456-1",
    )
    desde = FechaEnTresCampos(nombre="la fecha en que empieza", label="Desde")
    hasta = FechaEnTresCampos(nombre="la fecha en que termina", label="Hasta", required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_correo(self):
        correo = self.cleaned_data["correo"].strip().lower()
        if correo == self.actor.email:
            raise ValidationError(str(NombramientoPropio()))
        return correo

    def clean(self):
        datos = super().clean()
        rol, datos["entidad"] = datos.get("rol"), self._entidad(datos)
        if rol in ROLES_DE_AUTORIDAD and not datos.get("autoridad"):
            self.add_error("autoridad", "Elija la secretaría de salud")
        if datos.get("desde") and datos.get("hasta") and datos["hasta"] < datos["desde"]:
            self.add_error("hasta", "La fecha en que termina debe ser igual o posterior a la que empieza")
        if rol not in ROLES_DE_AUTORIDAD:
            datos["autoridad"] = None
        return datos

    def _entidad(self, datos):
        if datos.get("rol") not in ROLES_DE_ENTIDAD:
            return None
        entidad = Entidad.objects.filter(nit=datos.get("nit", "").strip()).first()
        if entidad is None:
            self.add_error("nit", "No encontramos una entidad con ese NIT. Revise los números y el guion")
        return entidad


class TerminarForm(forms.Form):
    """The last day of an appointment, and why it ends."""

    hasta = FechaEnTresCampos(nombre="el último día", label="Último día")
    motivo = forms.CharField(
        label="Motivo",
        max_length=300,
        widget=Parrafo({"rows": 3}),
        error_messages={"required": "Escriba por qué termina"},
    )

    def __init__(self, *args, nombramiento, **kwargs):
        super().__init__(*args, initial={"hasta": timezone.localdate()}, **kwargs)
        self.nombramiento = nombramiento

    def clean_hasta(self):
        hasta = self.cleaned_data["hasta"]
        if hasta < self.nombramiento.desde:
            raise ValidationError("El último día no puede ser anterior al primero")
        return hasta


class AusenciaForm(forms.Form):
    """The first and the last day away, both included."""

    desde = FechaEnTresCampos(nombre="el primer día", label="Primer día")
    hasta = FechaEnTresCampos(nombre="el último día", label="Último día")

    def clean(self):
        datos = super().clean()
        desde, hasta = datos.get("desde"), datos.get("hasta")
        if hasta and hasta < timezone.localdate():
            self.add_error("hasta", "El último día debe ser hoy o después")
        if desde and hasta and hasta < desde:
            self.add_error("hasta", "El último día debe ser igual o posterior al primero")
        return datos


class SuplentesForm(forms.Form):
    """Up to three colleagues who stand in, in order; empty places are skipped."""

    def __init__(self, *args, usuario, **kwargs):
        super().__init__(*args, **kwargs)
        puestos = list(usuario.suplencias.order_by("orden").values_list("suplente_id", flat=True))
        for n in range(SUPLENTES):
            self.fields[f"suplente_{n + 1}"] = forms.ModelChoiceField(
                colegas_de(usuario),
                label=f"Suplente {n + 1}",
                required=False,
                empty_label="Nadie",
                initial=puestos[n] if n < len(puestos) else None,
            )

    def clean(self):
        datos = super().clean()
        if len(set(self.suplentes)) < len(self.suplentes):
            raise ValidationError("Eligió dos veces a la misma persona. Quite una de las dos")
        return datos

    @property
    def suplentes(self):
        """The chosen ones, in order."""
        elegidos = [self.cleaned_data.get(f"suplente_{n + 1}") for n in range(SUPLENTES)]
        return [e for e in elegidos if e]
