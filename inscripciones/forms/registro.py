"""What a professional types. Nothing is compulsory to save; what is badly written says how to write it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from inscripciones.models import Convocatoria, Inscripcion
from plazas.models import Profesion
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad
from sso_portal.nucleo.formularios.campos import DocumentoField, NombreField, TelefonoField
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.territorio.models import Departamento, Municipio

PRIMER_GRADO = date(1950, 1, 1)  # earlier is a year badly typed


class EmpezarForm(forms.Form):
    """In which open process, for which of its professions."""

    convocatoria = forms.ModelChoiceField(
        Convocatoria.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Elija la convocatoria",
            "invalid_choice": "Elija una convocatoria abierta",
        },
    )
    profesion = forms.ModelChoiceField(
        Profesion.objects.none(),
        label="Su profesión",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Elija su profesión", "invalid_choice": "Elija una de las profesiones"},
    )

    def __init__(self, *args, abiertas, **opciones):
        super().__init__(*args, **opciones)
        claves = [c.pk for c in abiertas]
        self.fields["convocatoria"].queryset = Convocatoria.objects.filter(pk__in=claves)
        profesiones = Profesion.objects.filter(convocatorias__in=claves).distinct()
        self.fields["profesion"].queryset = profesiones
        if len(claves) == 1:
            self.fields["convocatoria"].initial = claves[0]

    def clean(self) -> dict[str, Any]:
        super().clean()
        datos = self.cleaned_data
        convocatoria, profesion = datos.get("convocatoria"), datos.get("profesion")
        if convocatoria and profesion and not convocatoria.profesiones.contains(profesion):
            self.add_error("profesion", f"{convocatoria} no llama a {profesion.nombre.lower()}. Elija otra")
        return datos


class ProfesionForm(forms.Form):
    profesion = forms.ModelChoiceField(
        Profesion.objects.none(), label="Su profesión", widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args, inscripcion, **opciones):
        super().__init__(*args, initial={"profesion": inscripcion.profesion_id}, **opciones)
        self.fields["profesion"].queryset = inscripcion.convocatoria.profesiones.all()


class FormularioDePaso(forms.Form):
    """A step: only its open fields, filled with what is saved."""

    def __init__(
        self, data: Any = None, *, inscripcion: Inscripcion, abiertos: Iterable[str], **opciones: Any
    ) -> None:
        self.inscripcion = inscripcion
        super().__init__(data, initial=self.guardado(inscripcion), **opciones)
        for nombre in set(self.fields) - set(abiertos):
            del self.fields[nombre]

    def guardado(self, inscripcion: Inscripcion) -> dict[str, Any]:
        raise NotImplementedError


def _texto(
    rotulo: str, maximo: int, token: str, ayuda: str = "", clase: type[forms.CharField] = forms.CharField
) -> forms.CharField:
    atributos = {"autocomplete": token, "class": "todo"}
    return clase(
        label=rotulo,
        max_length=maximo,
        required=False,
        help_text=ayuda,
        widget=forms.TextInput(attrs=atributos),
        error_messages={"max_length": "Escriba %(limit_value)d letras o menos"},
    )


class DatosForm(FormularioDePaso):
    nombres = _texto("Nombres", 80, "given-name", "Como aparecen en su documento.", NombreField)
    apellidos = _texto(
        "Apellidos", 80, "family-name", "Los dos, si los tiene. Puede usar ñ y tildes.", NombreField
    )
    tipo = forms.ChoiceField(
        label="Tipo de documento",
        choices=[("", "Seleccione"), *DocumentoIdentidad.Tipo.choices],
        required=False,
    )
    numero = DocumentoField(required=False, help_text="Solo números. Ejemplo: 1020304050")
    telefono = TelefonoField(
        label="Teléfono celular", required=False, help_text="De Colombia (+57), con sus 10 números."
    )
    departamento = forms.ModelChoiceField(
        Departamento.objects.all(),
        label="Departamento donde vive",
        required=False,
        empty_label="Seleccione",
        error_messages={"invalid_choice": "Seleccione el departamento donde vive"},
    )
    municipio = forms.ModelChoiceField(
        Municipio.objects.none(),
        label="Municipio donde vive",
        required=False,
        empty_label="Seleccione",
        error_messages={"invalid_choice": "Seleccione el municipio donde vive"},
    )
    direccion = _texto(
        "Dirección", 160, "street-address", "Si vive en zona rural, escriba la vereda y cómo se llega."
    )

    def __init__(self, data=None, *, departamento="", **opciones):
        super().__init__(data, **opciones)
        if "municipio" not in self.fields:
            return
        if departamento:
            self.initial |= {"departamento": departamento, "municipio": None}
        elegido = data.get(self.add_prefix("departamento")) if data else self.initial["departamento"]
        self.fields["municipio"].queryset = municipios_de(elegido)
        self.fields["municipio"].label_from_instance = lambda municipio: municipio.nombre

    def guardado(self, inscripcion: Inscripcion) -> dict[str, Any]:
        persona, documento = inscripcion.persona, inscripcion.persona.documento
        return {
            "nombres": persona.nombres,
            "apellidos": persona.apellidos,
            "tipo": documento.tipo if documento else "",
            "numero": documento.numero if documento else "",
            "telefono": persona.telefono,
            "departamento": inscripcion.municipio.departamento_id if inscripcion.municipio else None,
            "municipio": inscripcion.municipio_id,
            "direccion": inscripcion.direccion,
        }

    def clean(self) -> dict[str, Any]:
        super().clean()
        datos = self.cleaned_data
        if datos.get("numero") and not datos.get("tipo"):
            self.add_error("tipo", "Elija el tipo de documento")
        if datos.get("municipio") and not datos.get("departamento"):
            self.add_error("departamento", "Seleccione el departamento donde vive")
        return datos


def municipios_de(departamento: Any) -> Any:
    """The municipios of a departamento by name; none if the code is not one."""
    codigo = getattr(departamento, "pk", departamento) or ""
    return Municipio.objects.filter(departamento_id=codigo).order_by("nombre")


class FormacionForm(FormularioDePaso):
    universidad = _texto(
        "Universidad que le dio el título",
        120,
        "organization",
        "Su nombre completo, como está en el diploma.",
    )
    es_titulo_exterior = forms.TypedChoiceField(
        label="¿Dónde se graduó?",
        choices=[("no", "En Colombia"), ("si", "En otro país")],
        widget=forms.RadioSelect,
        coerce=lambda valor: valor == "si",
        empty_value=None,
        required=False,
    )
    fecha_grado = FechaEnTresCampos(
        nombre="la fecha de grado",
        label="Fecha de grado",
        hasta_hoy=True,
        desde=PRIMER_GRADO,
        required=False,
        help_text="La que dice el acta. Por ejemplo: 12 6 2026",
    )

    def __init__(self, *args: Any, **opciones: Any) -> None:
        super().__init__(*args, **opciones)
        if "es_titulo_exterior" in self.fields:
            ayuda = {"si": "Le pediremos la resolución de convalidación"}
            self.fields["es_titulo_exterior"].widget.ayudas = ayuda

    def guardado(self, inscripcion: Inscripcion) -> dict[str, Any]:
        respuesta = {True: "si", False: "no", None: None}[inscripcion.es_titulo_exterior]
        return {
            "universidad": inscripcion.universidad,
            "es_titulo_exterior": respuesta,
            "fecha_grado": inscripcion.fecha_grado,
        }
