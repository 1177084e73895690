"""What an agent types: where she attends, who is in front of her, the code read aloud, how it ended."""

from typing import Any

from django import forms

from sso_portal.nucleo.cuentas.models import DocumentoIdentidad
from sso_portal.nucleo.formularios.campos import DocumentoField, NombreField, Parrafo
from sso_portal.nucleo.formularios.codigos import CodigoField
from tramites.codigos import leer_codigo
from tramites.consultas.mostrador import CON_TECLA, Servible
from tramites.models import Atencion, Sucursal

SIN_AUTOLLENADO = {"autocomplete": "off", "class": "todo"}


class PuestoForm(forms.Form):
    """Where the agent attends today."""

    sucursal = forms.ModelChoiceField(
        Sucursal.objects.none(), label="¿Dónde atiende hoy?", empty_label="Seleccione",
        error_messages={"required": "Elija dónde atiende", "invalid_choice": "Elija un punto de su entidad"},
    )  # fmt: skip
    ventanilla = forms.CharField(
        label="Ventanilla", max_length=12, required=False, widget=forms.TextInput({"class": "c4"}),
        help_text="La que sale en la pantalla cuando llama un turno. Ejemplo: 3",
    )  # fmt: skip

    def __init__(self, *args: Any, sucursales: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sucursal"].queryset = sucursales  # type: ignore[attr-defined]


class BuscarPersonaForm(forms.Form):
    """The document that the person shows or reads."""

    tipo = forms.ChoiceField(label="Tipo de documento", choices=DocumentoIdentidad.Tipo.choices)
    numero = DocumentoField(letras=True, help_text="Sin puntos ni espacios.")


class ComprobanteForm(forms.Form):
    """The two codes of a receipt of the network."""

    codigo = CodigoField(
        label="Código de seguimiento", leer=leer_codigo, cual="El código de seguimiento",
        donde="Pida que lo lean de nuevo",
    )  # fmt: skip
    para_seguir = CodigoField(
        label="Código para continuar", leer=leer_codigo, cual="El código para continuar",
        donde="Pida que lo lean de nuevo", help_text="Doce letras y números cada uno.",
    )  # fmt: skip


class PersonaNuevaForm(BuscarPersonaForm):
    """Somebody whom the portal does not know."""

    nombres = NombreField(
        label="Nombres", max_length=80, widget=forms.TextInput(SIN_AUTOLLENADO),
        error_messages={"required": "Escriba los nombres como están en el documento"},
    )  # fmt: skip
    apellidos = NombreField(
        label="Apellidos", max_length=80, widget=forms.TextInput(SIN_AUTOLLENADO),
        error_messages={"required": "Escriba los apellidos como están en el documento"},
    )  # fmt: skip
    correo = forms.EmailField(
        label="Correo electrónico", required=False, widget=forms.EmailInput(SIN_AUTOLLENADO),
        help_text="Ahí le llega el código. Si no tiene, firma la autorización en papel.",
        error_messages={
            "required": "Pídale un correo: por teléfono nadie firma en papel",
            "invalid": "Escriba el correo completo. Ejemplo: nombre@correo.com",
        },
    )  # fmt: skip
    field_order = ["tipo", "numero", "nombres", "apellidos", "correo"]

    def __init__(self, *args: Any, con_correo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if con_correo:  # by telephone nobody signs
            self.fields["correo"].required = True
            self.fields["correo"].help_text = "Ahí le llega el código que ella le lee."


class CodigoLeidoForm(forms.Form):
    """Six digits, as the person reads them."""

    numeros = forms.CharField(
        label="Código que la persona le lee", max_length=12,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "c10"}),
        error_messages={"required": "Escriba los seis números"},
    )  # fmt: skip

    def clean_numeros(self) -> str:
        numeros = "".join(c for c in self.cleaned_data["numeros"] if c.isdecimal())
        if len(numeros) != 6:
            raise forms.ValidationError("El código tiene seis números. Pida que lo lean de nuevo")
        return numeros


class AtencionForm(forms.Form):
    """One attention: product, result, minutes. Three keys are enough."""

    producto = forms.TypedChoiceField(
        label="Trámite", coerce=int, error_messages={"required": "Elija el trámite"},
        widget=forms.Select({"data-falta": "Elija el trámite"}),
    )  # fmt: skip
    resultado = forms.ChoiceField(
        label="¿Cómo terminó?", choices=Atencion.Resultado,
        widget=forms.RadioSelect({"data-falta": "Diga cómo terminó la atención"}),
        error_messages={"required": "Diga cómo terminó la atención"},
    )  # fmt: skip
    minutos = forms.IntegerField(
        label="Minutos", min_value=1, max_value=480,
        widget=forms.TextInput({
            "inputmode": "numeric", "autocomplete": "off", "class": "c4", "data-unidad": " min",
            "pattern": "[1-9]|[1-9][0-9]|[1-3][0-9][0-9]|4[0-7][0-9]|480",
            "data-falta": "Escriba los minutos con números, entre 1 y 480",
        }),
        error_messages={
            "required": "Escriba cuántos minutos duró",
            "invalid": "Escriba los minutos con números. Ejemplo: 8",
            "min_value": "Una atención dura por lo menos 1 minuto",
            "max_value": "Una atención dura como máximo 480 minutos",
        },
    )  # fmt: skip

    def __init__(self, *args: Any, productos: list[Servible], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "atencion_%s", **kwargs})
        self._poner_productos(productos)

    def _poner_productos(self, productos: list[Servible]) -> None:
        con_tecla = [
            (s.tramite.pk, f"{n} · {s.tramite}") for n, s in enumerate(productos[:CON_TECLA], start=1)
        ]
        resto = [(s.tramite.pk, str(s.tramite)) for s in productos[CON_TECLA:]]
        grupos = [("Los que más atiende", con_tecla), *([("Los demás", resto)] if resto else [])]
        self.fields["producto"].choices = [("", "Seleccione"), *grupos]  # type: ignore[attr-defined]


class OpinionForm(forms.Form):
    """Two questions, with the code of the receipt."""

    codigo = CodigoField(
        label="Código de la atención", leer=leer_codigo, donde="Cópielo de lo que le entregaron",
        help_text="Doce letras y números. Se lo dieron al terminar. Ejemplo: 7F3K-92QD-HT5M",
    )  # fmt: skip
    escala = forms.TypedChoiceField(
        label="¿Qué tan bien lo atendieron?", coerce=int, widget=forms.RadioSelect,
        choices=[("5", "Muy bien"), ("4", "Bien"), ("3", "Ni bien ni mal"), ("2", "Mal"), ("1", "Muy mal")],
        error_messages={"required": "Elija qué tan bien lo atendieron"},
    )  # fmt: skip
    texto = forms.CharField(
        label="¿Qué deberíamos cambiar?", max_length=1000, required=False,
        widget=Parrafo({"rows": 3, "class": "todo"}),
    )  # fmt: skip
