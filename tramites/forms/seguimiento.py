"""What is typed of who follows procedures, of the committee, its targets, and what is taught."""

from typing import Any

from django import forms

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.territorio.models import Entidad
from tramites.consultas.seguimiento import gente_de
from tramites.models import Curso, Integrante, Meta, Tramite

TODO = {"class": "todo", "autocomplete": "off"}
NUMERO = {"inputmode": "numeric", "class": "c4", "autocomplete": "off"}


def _linea(rotulo: str, maximo: int, falta: str) -> forms.CharField:
    return forms.CharField(label=rotulo, max_length=maximo, widget=forms.TextInput(TODO),
                           error_messages={"required": falta})  # fmt: skip


def _entero(rotulo: str, falta: str, ayuda: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=rotulo, min_value=1, max_value=100_000, help_text=ayuda, widget=forms.TextInput(NUMERO),
        error_messages={"required": falta, "invalid": "Escriba la cantidad con números"},
    )  # fmt: skip


class CoordinacionForm(forms.Form):
    """Which official of the institution answers for a procedure."""

    usuario: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="Quién coordina", empty_label="Elija", error_messages={"required": "Elija quién coordina"}
    )

    def __init__(self, datos: Any = None, *, entidad: int) -> None:
        super().__init__(datos)
        self.fields["usuario"].queryset = gente_de(entidad)  # type: ignore[attr-defined]


class IntegranteForm(forms.Form):
    """Somebody of the committee, or a sponsor."""

    calidad = forms.ChoiceField(label="Calidad", choices=Integrante.Calidad, widget=forms.RadioSelect,
                                error_messages={"required": "Elija en qué calidad"})  # fmt: skip
    nombre = _linea("Nombre", 120, "Escriba el nombre")
    cargo = _linea("Cargo y entidad", 160, "Escriba el cargo y la entidad")
    desde = FechaEnTresCampos(label="Desde cuándo", nombre="la fecha desde la que participa", hasta_hoy=True)


class MetaForm(forms.Form):
    """How much of what, in which stage, by which day."""

    etapa = forms.ChoiceField(label="Etapa de la red", choices=Meta._meta.get_field("etapa").choices or [])
    indicador = forms.ChoiceField(label="Qué se cuenta", choices=Meta.Indicador)
    valor = _entero("Cuánto", "Escriba cuánto se quiere alcanzar")
    para_el = FechaEnTresCampos(label="Para cuándo", nombre="el día de la meta")


class CursoForm(forms.Form):
    """Learning material."""

    titulo = _linea("Título", 120, "Escriba el título")
    publico = forms.ChoiceField(label="Para quién", choices=Curso.Publico, widget=forms.RadioSelect,
                                error_messages={"required": "Elija para quién es"})  # fmt: skip
    tramite = forms.ModelChoiceField(
        Tramite.objects.none(), label="Trámite", required=False, to_field_name="codigo",
        empty_label="De ninguno en especial",
    )  # fmt: skip
    material = forms.CharField(
        label="Material", max_length=12000, widget=Parrafo({"rows": 12, "class": "todo"}),
        help_text="Lo que hay que saber, paso a paso. De un video, escriba aquí lo que dice.",
        error_messages={"required": "Escriba el material"},
    )  # fmt: skip
    enlace = forms.URLField(
        label="Enlace a un video o a otra página", required=False, assume_scheme="https", max_length=300,
        widget=forms.TextInput(TODO), error_messages={"invalid": "Escriba la dirección completa: https://…"},
    )  # fmt: skip
    duracion_minutos = _entero("Cuántos minutos toma", "Escriba cuántos minutos toma")
    esta_publicado = forms.BooleanField(label="Publicado", required=False, initial=True)

    def __init__(self, datos: Any = None, *, entidad: Entidad, curso: Curso | None = None) -> None:
        inicial = {c: getattr(curso, c) for c in self.base_fields} if curso else {}
        super().__init__(datos, initial=inicial)
        suyos = Tramite.objects.filter(entidad=entidad).order_by("nombre", "pk")
        self.fields["tramite"].queryset = suyos  # type: ignore[attr-defined]
        if curso and curso.tramite:
            self.initial["tramite"] = curso.tramite.codigo


class DocumentoCursoForm(forms.Form):
    """What one keeps or prints of a course. Alone in its page: nothing typed is lost with it."""

    archivo = ArchivoField(
        label="Documento",
        nombre="el documento",
        help_text="PDF, JPG o PNG de hasta 5 MB. Reemplaza al que tenga.",
    )  # fmt: skip


class AsistenciaForm(forms.Form):
    """Who took a course: their addresses, one a line."""

    fecha = FechaEnTresCampos(label="Cuándo fue", nombre="la fecha del curso", hasta_hoy=True)
    correos = forms.CharField(
        label="Correos de quienes asistieron", max_length=8000, widget=Parrafo({"rows": 6, "class": "todo"}),
        help_text="Uno en cada renglón, como están en el portal.",
        error_messages={"required": "Escriba por lo menos un correo"},
    )  # fmt: skip

    def clean_correos(self) -> list[Usuario]:
        escritos = list(dict.fromkeys(self.cleaned_data["correos"].lower().replace(",", " ").split()))
        hallados = list(Usuario.objects.filter(email__in=escritos).order_by("pk"))
        sin_cuenta = [c for c in escritos if c not in {u.email for u in hallados}]
        if sin_cuenta:
            dicho = ", ".join(sin_cuenta[:5])
            raise forms.ValidationError(f"El portal no conoce a {dicho}. Corrija el correo o pida su cuenta")
        return hallados
