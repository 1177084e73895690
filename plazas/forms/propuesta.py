"""The form of a plaza. A draft is saved with whatever it has; sending asks for everything."""

from typing import Any

from django import forms
from django.utils import timezone

from plazas.models import Comunidad, Plaza, Profesion
from plazas.servicios import CAMPOS
from plazas.servicios.propuesta import OBLIGATORIOS
from sso_portal.nucleo.formularios.campos import DineroField, Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.formularios.telefono import COMO_SE_ESCRIBE, es_de_contacto
from sso_portal.nucleo.territorio.models import Departamento, Entidad, Municipio

MESES_MINIMO, MESES_MAXIMO = 6, 12  # Ley 1164 de 2007, art. 33


class PlazaForm(forms.Form):
    """What an entity says of a plaza, in sections. ``completa``: it is being sent, nothing may be missing."""

    profesion = forms.ModelChoiceField(
        Profesion.objects.all(), label="Profesión", required=False, empty_label="Seleccione"
    )
    municipio = forms.ChoiceField(label="Municipio donde se presta el servicio")
    modalidad = forms.ChoiceField(label="Modalidad", choices=Plaza.Modalidad.choices)
    cargo = forms.CharField(label="Cargo", required=False, max_length=120)
    funciones = forms.CharField(
        label="Funciones", required=False, max_length=2000, widget=Parrafo({"rows": 5})
    )
    cupos = forms.IntegerField(label="Puestos", min_value=1, max_value=10, help_text="De 1 a 10.", initial=1)
    vinculo = forms.ChoiceField(
        label="Tipo de vínculo", required=False, choices=Plaza.Vinculo.choices, widget=forms.RadioSelect
    )
    salario_mensual = DineroField(
        label="Salario mensual", required=False, min_value=1, max_value=100_000_000,
        help_text="En pesos, sin centavos. Ejemplo: 3.640.000",
    )  # fmt: skip
    da_vivienda = forms.BooleanField(label="Vivienda", required=False)
    da_alimentacion = forms.BooleanField(label="Alimentación", required=False)
    da_transporte = forms.BooleanField(label="Transporte", required=False)
    otras_ayudas = forms.CharField(label="Otras ayudas", required=False, max_length=200)
    duracion_meses = forms.IntegerField(
        label="Duración en meses", min_value=MESES_MINIMO, max_value=MESES_MAXIMO, initial=12,
        help_text="De 6 a 12 meses: es lo que permite la Ley 1164 de 2007.",
    )  # fmt: skip
    fecha_inicio = FechaEnTresCampos(label="Fecha de inicio", nombre="la fecha de inicio", required=False)
    cdp = forms.CharField(
        label="Certificado de disponibilidad presupuestal (CDP)", required=False, max_length=40,
        help_text="Número y año. Ejemplo: CDP 118 de 2026",
    )  # fmt: skip
    comunidad = forms.ModelChoiceField(
        Comunidad.objects.all(),
        label="Plaza de una comunidad",
        required=False,
        empty_label="No es de una comunidad",
        help_text="Si la plaza atiende a un pueblo, sus miembros van primero en ella.",
    )
    dificultad = forms.TypedChoiceField(
        label="Dificultad de acceso", choices=Plaza.Dificultad.choices, coerce=int, initial=1
    )
    como_se_llega = forms.CharField(label="Cómo se llega", required=False, max_length=300)
    telefono_contacto = forms.CharField(
        label="Teléfono de contacto", required=False, max_length=20
    )  # shown as written

    def __init__(self, *args, entidad, completa=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.completa = completa
        self.fields["municipio"].choices = _municipios(entidad)
        for campo, (minimo, maximo) in {"cupos": (1, 10), "duracion_meses": (6, 12)}.items():
            entre = f"Escriba un número entre {minimo} y {maximo} en «{self.fields[campo].label}»"
            for validador in self.fields[campo].validators:
                validador.message = entre
        for campo in OBLIGATORIOS if completa else ():
            self.fields[campo].required = True
            self.fields[campo].error_messages["required"] = OBLIGATORIOS[campo]

    def clean_municipio(self) -> Municipio:
        return Municipio.objects.select_related("departamento").get(pk=self.cleaned_data["municipio"])

    def clean_telefono_contacto(self) -> str:
        telefono = self.cleaned_data["telefono_contacto"]
        if telefono and not es_de_contacto(telefono):
            raise forms.ValidationError(COMO_SE_ESCRIBE)
        return telefono

    def clean_fecha_inicio(self) -> Any:
        fecha = self.cleaned_data["fecha_inicio"]
        if self.completa and fecha and fecha <= timezone.localdate():
            raise forms.ValidationError("La fecha de inicio debe ser posterior a hoy")
        return fecha

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes."""
        return {campo: self.cleaned_data[campo] for campo in CAMPOS}


def inicial_de(plaza: Plaza) -> dict[str, Any]:
    """The form as the plaza stands now."""
    return {**{c: getattr(plaza, c) for c in CAMPOS}, "municipio": plaza.municipio_id}


def _municipios(entidad: Entidad) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every municipio by departamento, the entity's own first."""
    propio = entidad.municipio.departamento_id
    grupos: dict[str, list[tuple[str, str]]] = {}
    for codigo, nombre, departamento in Municipio.objects.order_by("nombre").values_list(
        "codigo", "nombre", "departamento_id"
    ):
        grupos.setdefault(departamento, []).append((codigo, nombre))
    nombres = dict(Departamento.objects.values_list("codigo", "nombre"))
    orden = sorted(grupos, key=lambda d: (d != propio, nombres[d]))
    return [(nombres[d], grupos[d]) for d in orden]
