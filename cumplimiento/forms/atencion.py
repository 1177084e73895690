"""How the desk finds a case."""

from typing import Any

from django import forms

from sso_portal.nucleo.cuentas.models import DocumentoIdentidad
from sso_portal.nucleo.formularios.campos import DocumentoField


class BuscarForm(forms.Form):
    """By number (of case, dictamen or expediente) or by the identity document of the person."""

    numero = forms.CharField(
        label="Número de caso, dictamen o expediente", required=False, max_length=60,
        help_text="Ejemplo: R-2026-000871", widget=forms.TextInput({"class": "c10", "autocomplete": "off"}),
    )  # fmt: skip
    tipo_documento = forms.ChoiceField(
        label="Tipo de documento de la persona", choices=DocumentoIdentidad.Tipo.choices, required=False
    )
    numero_documento = DocumentoField(required=False)

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not self.errors and not datos.get("numero") and not datos.get("numero_documento"):
            self.add_error("numero", "Escriba el número del caso o el documento de la persona")
        return datos

    @property
    def pedido(self) -> dict[str, str]:
        """What the search takes."""
        d = self.cleaned_data
        return {
            "numero": d["numero"],
            "tipo": d["tipo_documento"] or "CC",
            "documento": d["numero_documento"],
        }
