"""Finding posts and ordering departamentos."""

from typing import Any

from django import forms

from inscripciones.models import Inscripcion
from inscripciones.orden import REGIONES, NumerosRepetidos, cercanos, ordenar_por_numeros, poner_primero
from sso_portal.nucleo.territorio.models import Departamento

PRIMEROS = 33


class BuscarPlazaForm(forms.Form):
    q = forms.CharField(
        label="Buscar por código, entidad o municipio",
        required=False,
        max_length=80,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    departamento = forms.ModelChoiceField(
        Departamento.objects.all(), label="Departamento", required=False, empty_label="Todos"
    )


class DepartamentosForm(forms.Form):
    """One number a departamento: 1 is the first; without a number it is not in the list."""

    def __init__(self, data: Any = None, *, inscripcion: Inscripcion, abiertos: Any = (), **opciones: Any):
        super().__init__(data, **opciones)
        self.inscripcion = inscripcion
        filas = inscripcion.departamentos.order_by("orden").values_list("departamento_id", flat=True)
        self.actual = list(filas)
        self.nombres = dict(Departamento.objects.values_list("codigo", "nombre"))
        lugares = {codigo: lugar for lugar, codigo in enumerate(self.actual, start=1)}
        for codigo in sorted(self.nombres, key=lambda c: (lugares.get(c, 99), self.nombres[c])):
            self.fields[f"d{codigo}"] = forms.IntegerField(
                label=self.nombres[codigo],
                required=False,
                min_value=1,
                max_value=PRIMEROS,
                initial=lugares.get(codigo),
                widget=forms.TextInput({"inputmode": "numeric", "class": "c2", "autocomplete": "off"}),
                error_messages={
                    "invalid": f"Escriba un número entre 1 y {PRIMEROS} en {self.nombres[codigo]}",
                    "min_value": f"Escriba un número entre 1 y {PRIMEROS} en {self.nombres[codigo]}",
                    "max_value": f"Escriba un número entre 1 y {PRIMEROS} en {self.nombres[codigo]}",
                },
            )

    def clean(self) -> dict[str, Any]:
        super().clean()
        datos = self.cleaned_data
        numeros = {campo[1:]: lugar for campo, lugar in datos.items()}
        try:
            datos["orden"] = ordenar_por_numeros(numeros)
        except NumerosRepetidos as error:
            quienes = " y ".join(self.nombres[codigo] for codigo in error.elementos)
            self.add_error(
                f"d{error.elementos[1]}",
                f"{quienes} tienen el número {error.lugar}. Escriba un número distinto en cada uno",
            )
        return datos

    def con_region(self, region: str) -> list[str]:
        """The present order with a region, or what is near home, at the head."""
        if region == "cerca" and self.inscripcion.municipio:
            return poner_primero(self.actual, cercanos(self.inscripcion.municipio.departamento_id))
        return poner_primero(self.actual, REGIONES[region][1]) if region in REGIONES else self.actual
