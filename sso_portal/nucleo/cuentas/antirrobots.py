"""The captcha of the portal: nothing to solve, nothing from outside, nothing that needs JavaScript.

Res. MinTIC 1519 de 2020 asks for one on forms with personal data; a puzzle would break WCAG 2.2, 3.3.8.
Ours is a
box that people do not see, a minimum time between reading and sending, and the rate limits of allauth by
address.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils import timezone

MINIMO_SEGUNDOS = 2
MAXIMO_HORAS = 12
_firma = Signer(salt="antirrobots")


class ControlRobots(forms.Form):
    """Mix into a form open to everybody; draw it with ``componentes/antirrobots.html``."""

    sitio_web = forms.CharField(
        label="Deje esta casilla vacía",
        required=False,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )
    leido = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def sello(self) -> str:
        """When the page was first read, signed; a new one if what came back no longer serves."""
        visto = self.data.get("leido", "") if self.is_bound else ""
        return visto if _segundos(visto) is not None else _firma.sign(str(timezone.now().timestamp()))

    def clean_sitio_web(self):
        if self.cleaned_data["sitio_web"]:
            raise ValidationError("Deje vacía la casilla que lo dice y vuelva a enviar")
        return ""

    def clean_leido(self):
        pasaron = _segundos(self.cleaned_data["leido"])
        if pasaron is None:
            raise ValidationError("La página estuvo abierta mucho tiempo. Vuelva a enviar")
        if pasaron < MINIMO_SEGUNDOS:
            raise ValidationError("Llegó demasiado rápido. Espere unos segundos y vuelva a enviar")
        return pasaron


def _segundos(sello: str) -> float | None:
    """Seconds since a seal was signed; None when it is not ours or is older than half a day."""
    try:
        pasaron = timezone.now().timestamp() - float(_firma.unsign(sello))
    except (BadSignature, ValueError):
        return None
    return pasaron if pasaron <= MAXIMO_HORAS * 3600 else None
