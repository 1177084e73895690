"""What a mobile unit wrote down without network: row by row from the page, or several from a paper."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from tramites.consultas.mostrador import Servible
from tramites.models import Sucursal, Tramite

from .mostrador import AtencionForm

ATRAS = timedelta(days=60)  # what took longer to arrive is written by hand, by who directs the network
FILAS_DE_PAPEL = 8
MEDIODIA = time(12)


class FilaForm(AtencionForm):
    """One attention that waited in a device: its key, where it was given and when, by the portal's clock."""

    llave = forms.UUIDField()
    sucursal = forms.ModelChoiceField(
        Sucursal.objects.none(), error_messages={"invalid_choice": "Ese punto no es de su entidad"}
    )
    producto = forms.ModelChoiceField(  # type: ignore[assignment]
        Tramite.objects.none(), error_messages={"invalid_choice": "Ese trámite ya no existe"}
    )
    cuando = forms.DateTimeField(error_messages={"required": "Falta la hora"})

    def __init__(self, *args: Any, sucursales: Any, **kwargs: Any) -> None:
        super().__init__(*args, productos=[], **kwargs)
        self.fields["sucursal"].queryset = sucursales  # type: ignore[attr-defined]

    def _poner_productos(self, productos: list[Servible]) -> None:
        self.fields["producto"].queryset = Tramite.objects.all()  # type: ignore[attr-defined]

    def clean_cuando(self) -> datetime:
        cuando: datetime = self.cleaned_data["cuando"]
        if cuando < timezone.now() - ATRAS:
            raise forms.ValidationError("Pasaron más de 60 días: pida que la anote quien dirige la red")
        return cuando


class RenglonForm(AtencionForm):
    """One row of the paper; an empty one is no attention."""

    hora = forms.TimeField(
        label="Hora", required=False, input_formats=["%H:%M"],
        widget=forms.TimeInput({"type": "time", "class": "c10"}, format="%H:%M"),
        error_messages={"invalid": "Escriba la hora así: 14:30"},
    )  # fmt: skip
    field_order = ["hora", "producto", "resultado", "minutos"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.tramites = {s.tramite.pk: s.tramite for s in kwargs["productos"]}
        super().__init__(*args, **{**kwargs, "auto_id": "id_%s"})
        elegidos = [("", "Seleccione"), *self.fields["resultado"].choices]  # type: ignore[attr-defined]
        self.fields["resultado"].widget = forms.Select(choices=elegidos)

    def has_changed(self) -> bool:
        return any(self[campo].data for campo in ("producto", "resultado", "hora"))

    def cuando(self, dia: date) -> datetime:
        """When it was given; without hour, at noon."""
        return timezone.make_aware(datetime.combine(dia, self.cleaned_data["hora"] or MEDIODIA))


class DiaForm(forms.Form):
    """The day of the paper."""

    dia = FechaEnTresCampos(label="¿De qué día es la hoja?", nombre="la fecha de la hoja", hasta_hoy=True)

    def clean_dia(self) -> date:
        dia: date = self.cleaned_data["dia"]
        if dia < timezone.localdate() - ATRAS:
            raise forms.ValidationError("Pasaron más de 60 días: pida que la anote quien dirige la red")
        return dia


HojaFormSet = forms.formset_factory(RenglonForm, extra=FILAS_DE_PAPEL, max_num=FILAS_DE_PAPEL)
