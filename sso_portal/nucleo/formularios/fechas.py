"""A date asked in three parts, which people type faster and with fewer mistakes than in a calendar; and the
day and hour of an instant.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html

from sso_portal.nucleo.legible.fechas import MESES, fecha

PARTES = {"dia": "Día", "mes": "Mes", "ano": "Año"}


class EntradaFecha(forms.MultiWidget):
    """Three text boxes: ``<nombre>_dia``, ``<nombre>_mes``, ``<nombre>_ano``. What was typed always
    comes back.
    """

    use_fieldset = True

    def __init__(self, attrs=None):
        cajas = {
            parte: forms.TextInput({"inputmode": "numeric", "autocomplete": "off", **(attrs or {})})
            for parte in PARTES
        }
        super().__init__(cajas)

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else [None, None, None]


class FechaEnTresCampos(forms.MultiValueField):
    """A date typed as day, month (number or name) and year.

    ``nombre``: how the sentence calls it, with its article: «la fecha de grado».
    ``hasta_hoy``: refuses days after today, in Colombia. ``desde``: refuses days before it.
    """

    widget = EntradaFecha

    def __init__(
        self, *, nombre: str = "la fecha", hasta_hoy: bool = False, desde: date | None = None, **resto
    ):
        self.nombre, self.hasta_hoy, self.desde = nombre, hasta_hoy, desde
        palabras = {
            "required": f"Escriba {nombre}",
            "incomplete": f"Complete {nombre}: escriba el día, el mes y el año",
            **resto.pop("error_messages", {}),
        }
        partes = [forms.CharField(required=False) for _ in PARTES]
        super().__init__(partes, require_all_fields=False, error_messages=palabras, **resto)

    def clean(self, value):
        partes = [str(parte or "").strip() for parte in value or ()]
        if any(partes) and not all(partes):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return super().clean(value)

    def compress(self, data_list):
        if not data_list or not any(data_list):
            return None
        dia, mes, ano = (_numero(parte) for parte in data_list)
        try:
            return date(ano, mes, dia)
        except (ValueError, OverflowError):
            frase = (
                f"{self.nombre} no existe en el calendario. Revise el día, el mes y el año de cuatro cifras"
            )
            raise ValidationError(frase[0].upper() + frase[1:], code="no_existe") from None

    def validate(self, value):
        super().validate(value)
        if value and self.hasta_hoy and value > timezone.localdate():
            raise ValidationError(self._frase("debe ser hoy o antes"), code="futura")
        if value and self.desde and value < self.desde:
            raise ValidationError(self._frase(f"debe ser el {fecha(self.desde)} o después"), code="antigua")

    def _frase(self, resto: str) -> str:
        return f"{self.nombre[0].upper()}{self.nombre[1:]} {resto}"


def _numero(parte: str) -> int:
    """The number of a part; a month may come by its name, even cut to three letters. 0 when it is neither."""
    limpia = str(parte).strip().lower()
    if limpia.isdecimal():
        return int(limpia)
    meses = [n for n, mes in enumerate(MESES, 1) if len(limpia) >= 3 and mes.startswith(limpia.rstrip("."))]
    return meses[0] if len(meses) == 1 else 0


def campos_de_instantes(instantes: Mapping[str, str]) -> dict[str, forms.Field]:
    """Two fields for each of ``instantes`` {name: words}: ``<name>_dia`` and ``<name>_hora``."""
    campos: dict[str, forms.Field] = {}
    for campo, rotulo in instantes.items():
        campos[f"{campo}_dia"] = FechaEnTresCampos(label=rotulo, nombre=f"el día en «{rotulo}»")
        campos[f"{campo}_hora"] = forms.TimeField(
            label=format_html('Hora<span class="oculto-visual"> de «{}»</span>', rotulo),
            widget=forms.TimeInput({"type": "time", "class": "c10"}, format="%H:%M"),
            error_messages={
                "required": f"Escriba la hora en «{rotulo}»",
                "invalid": f"Escriba la hora en «{rotulo}» así: 17:00",
            },
        )
    return campos


def instantes_de(datos: Mapping[str, Any], instantes: Iterable[str]) -> dict[str, datetime]:
    """The instants whose day and hour are both in ``datos``, in the time of the portal (Colombia)."""
    partes = {campo: (datos.get(f"{campo}_dia"), datos.get(f"{campo}_hora")) for campo in instantes}
    return {
        campo: timezone.make_aware(datetime.combine(dia, hora))
        for campo, (dia, hora) in partes.items()
        if dia and hora is not None
    }
