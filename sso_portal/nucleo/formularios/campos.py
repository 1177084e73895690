"""Fields for what people of Colombia write on forms, forgiving in what they take and plain in what they
answer.
"""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError

from sso_portal.nucleo.legible.cifras import dinero, miles

from .telefono import COMO_SE_ESCRIBE, normalizar

NOMBRE = re.compile(r"(?:[^\W\d_]|[ '’.\-])*")
PESOS = re.compile(r"(\d{1,3}(\.\d{3})+|\d+)(,0{1,2})?")


class Parrafo(forms.Textarea):
    """Several lines. A pasted text that is too long is kept whole and counted, never cut in silence."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        atributos = super().build_attrs(base_attrs, extra_attrs)
        if maximo := atributos.pop("maxlength", None):
            atributos["data-maximo"] = maximo
        atributos.pop("minlength", None)
        return atributos


class DineroField(forms.IntegerField):
    """Whole pesos. Takes «$ 2.500.000», «2.500.000» and «2500000»; gives the integer."""

    default_error_messages = {
        "invalid": "Escriba el valor en pesos, sin centavos. Ejemplo: 2.500.000",
        "required": "Escriba el valor en pesos. Ejemplo: 2.500.000",
    }

    def __init__(self, **opciones):
        minimo, maximo = opciones.get("min_value"), opciones.get("max_value")
        super().__init__(**opciones)
        self.widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "c10"})
        for validador in self.validators:
            if validador.code == "min_value":
                validador.message = f"El valor debe ser {dinero(minimo)} o más"
            if validador.code == "max_value":
                validador.message = f"El valor debe ser {dinero(maximo)} o menos"

    def to_python(self, value):
        limpio = re.sub(r"[\s$\u00a0]", "", str(value or ""))
        if not limpio:
            return None
        if not PESOS.fullmatch(limpio):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(limpio.split(",")[0].replace(".", ""))

    def prepare_value(self, value):
        return miles(value) if isinstance(value, int) else value


class NombreField(forms.CharField):
    """Names or surnames as a document writes them: letters of any language, one space between words.

    They end up on certificates: signs that nobody sees, digits and drawings are refused.
    """

    def to_python(self, value):
        texto = unicodedata.normalize("NFC", " ".join(str(super().to_python(value)).split()))
        if not NOMBRE.fullmatch(texto):
            raise ValidationError(f"Escriba en «{self.label}» solo letras, como en su documento")
        return texto


class DocumentoField(forms.CharField):
    """An identity number, kept as text with its leading zeros. ``letras``: passports and foreign
    documents.
    """

    def __init__(self, *, letras: bool = False, **opciones):
        self.letras = letras
        opciones.setdefault("label", "Número de documento")
        opciones.setdefault("error_messages", {}).setdefault("required", "Escriba su número de documento")
        super().__init__(**{"max_length": 20, **opciones})
        self.widget.attrs.update({"autocomplete": "off", "class": "c10"})
        if not letras:
            self.widget.attrs["inputmode"] = "numeric"

    def to_python(self, value):
        texto = str(super().to_python(value)).strip()
        if not texto:
            return texto
        if self.letras and not re.fullmatch(r"[A-Za-z0-9]{3,20}", texto):
            raise ValidationError(
                "El número de documento solo lleva letras y números, sin espacios. Ejemplo: AB123456"
            )
        if not self.letras and re.fullmatch(r"\d+", texto) and not 3 <= len(texto) <= 15:
            raise ValidationError("El número de documento lleva entre 3 y 15 números. Cuéntelos otra vez")
        if not self.letras and not re.fullmatch(r"\d{3,15}", texto):
            raise ValidationError(
                "El número de documento solo lleva números, sin puntos ni espacios. Ejemplo: 1020304050"
            )
        return texto.upper()


class TelefonoField(forms.CharField):
    """A telephone: ten digits of Colombia or a whole foreign number with its «+». Gives «+573001234567»."""

    def __init__(self, **opciones):
        opciones.setdefault("label", "Teléfono")
        opciones.setdefault("error_messages", {}).setdefault("required", "Escriba su teléfono")
        super().__init__(**{"max_length": 25, **opciones})
        self.widget = forms.TextInput(
            {"type": "tel", "inputmode": "tel", "autocomplete": "tel", "class": "c10"}
        )

    def to_python(self, value):
        texto = str(super().to_python(value)).strip()
        if not texto:
            return ""
        if (telefono := normalizar(texto)) is None:
            raise ValidationError(COMO_SE_ESCRIBE, code="invalid")
        return telefono

    def prepare_value(self, value):
        nacional = re.fullmatch(r"\+57(\d{3})(\d{3})(\d{4})", str(value or ""))
        return " ".join(nacional.groups()) if nacional else value


class RespuestaSiNo(forms.TypedChoiceField):
    """A question that is answered Sí or No; gives True, False or, when it may wait, None."""

    widget = forms.RadioSelect

    def __init__(self, **opciones):
        opciones.setdefault("error_messages", {}).setdefault("required", "Elija sí o no")
        super().__init__(
            choices=[("si", "Sí"), ("no", "No")],
            coerce=lambda valor: valor == "si",
            empty_value=None,
            **opciones,
        )

    def prepare_value(self, value):
        return {True: "si", False: "no"}.get(value, value)
