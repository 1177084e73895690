"""The minutes of a meeting as they are typed."""

from typing import Any

from django import forms

from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos

from .servicios import Acta

LARGO = 500


def _parrafo(rotulo: str, renglones: int, maximo: int, ayuda: str = "", falta: str = "") -> forms.CharField:
    return forms.CharField(
        label=rotulo, max_length=maximo, help_text=ayuda, required=bool(falta),
        widget=Parrafo({"rows": renglones, "class": "todo"}), error_messages={"required": falta},
    )  # fmt: skip


class ReunionForm(forms.Form):
    """When, about what, who came, what was said and what was decided, one decision a line."""

    fecha = FechaEnTresCampos(label="Cuándo fue", nombre="la fecha de la reunión", hasta_hoy=True)
    asunto = forms.CharField(
        label="De qué se trató", max_length=160, error_messages={"required": "Escriba de qué se trató"},
        widget=forms.TextInput({"class": "todo", "autocomplete": "off"}),
    )  # fmt: skip
    asistentes = _parrafo("Quiénes asistieron", 3, 2000, "Un nombre en cada renglón.",
                          "Escriba quiénes asistieron")  # fmt: skip
    acta = _parrafo("Qué se habló", 6, 8000, falta="Escriba qué se habló")
    decisiones = _parrafo("Qué se decidió", 4, 8000, "Una decisión en cada renglón: quién hace qué y cuándo.")

    def clean_decisiones(self) -> list[str]:
        lineas = [x for linea in self.cleaned_data["decisiones"].splitlines() if (x := linea.strip())]
        if any(len(linea) > LARGO for linea in lineas):
            raise forms.ValidationError(f"Una decisión pasa de {LARGO} letras. Divídala en dos renglones")
        return lineas

    @property
    def leida(self) -> Acta:
        """What was typed, for `servicios.anotar_reunion`."""
        datos: dict[str, Any] = self.cleaned_data
        return Acta(**datos)
