"""What is asked to let a system of the entity in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cumplimiento.models import Alcance, EntidadVigilada
from cumplimiento.models.servicio_web import vencimiento_por_defecto
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.legible.fechas import fecha


class CredencialForm(forms.Form):
    """``entidad`` and ``de_pruebas`` say for which cases, once it is valid."""

    destino = forms.ChoiceField(
        label="¿Para qué casos?", widget=forms.RadioSelect, error_messages={"required": "Diga para qué casos"}
    )
    nombre = forms.CharField(
        label="Nombre del sistema que la usará", max_length=60,
        help_text="Por ejemplo: Sistema de tutelas, servidor 2.",
        error_messages={"required": "Escriba el nombre del sistema",
                        "max_length": "Escriba 60 caracteres o menos"},
    )  # fmt: skip
    alcances = forms.MultipleChoiceField(
        label="Qué podrá hacer", choices=Alcance, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Marque por lo menos una cosa"},
    )  # fmt: skip
    vence_el = FechaEnTresCampos(
        label="Último día en que sirve", nombre="el último día", help_text="Como mucho, dentro de un año."
    )

    entidad: EntidadVigilada
    de_pruebas: bool

    def __init__(self, *args: Any, entidades: Sequence[EntidadVigilada], **kwargs: Any) -> None:
        limite = vencimiento_por_defecto(timezone.localdate())
        inicial = {"alcances": Alcance.values, "vence_el": limite, "destino": "pruebas-0"}
        super().__init__(*args, **{"initial": inicial, **kwargs})
        self.entidades, self.limite = list(entidades), limite
        destino: Any = self.fields["destino"]
        destino.choices = [
            opcion
            for n, entidad in enumerate(self.entidades)
            for opcion in (
                (f"pruebas-{n}", f"De pruebas: 1.000 casos inventados de {entidad}"),
                (f"reales-{n}", f"Reales: los casos de {entidad}"),
            )
        ]

    def clean_destino(self) -> str:
        clase, _, lugar = self.cleaned_data["destino"].partition("-")
        self.entidad, self.de_pruebas = self.entidades[int(lugar)], clase == "pruebas"
        return self.cleaned_data["destino"]

    def clean_vence_el(self) -> Any:
        dia = self.cleaned_data["vence_el"]
        if not timezone.localdate() <= dia <= self.limite:
            raise ValidationError(f"El último día debe estar entre hoy y el {fecha(self.limite)}")
        return dia
