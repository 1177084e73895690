"""What the community team writes, and what somebody asks of it."""

from typing import Any

from django import forms

from innovacion.models import (
    AlumnoCurso,
    ContactoComunidad,
    CuentaRed,
    Curso,
    Innovacion,
    Noticia,
    Participante,
)
from innovacion.redes import LARGO
from innovacion.servicios.comunidad import enlaces_de
from sso_portal.nucleo.formularios.campos import RespuestaSiNo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos

from .cajas import entero, linea, lista, opciones, parrafo


class ContactoForm(forms.Form):
    fecha = FechaEnTresCampos(label="Cuándo", nombre="la fecha", hasta_hoy=True)
    canal = opciones("Por dónde", "Elija por dónde", ContactoComunidad.Canal.choices)
    profesion = forms.ChoiceField(
        label="Profesión de la persona", choices=[("", "Elija"), *Participante.Profesion.choices],
        error_messages={"required": "Elija la profesión"},
    )  # fmt: skip
    institucion = linea("Institución", maximo=160)
    tema = linea("Sobre qué", "Escriba sobre qué", maximo=160, help_text="Sin nombres ni datos de personas.")
    respondio = RespuestaSiNo(label="¿Respondió?")


class CuentaRedForm(forms.Form):
    """How many follow a network, as one reads it there."""

    red = forms.ChoiceField(
        label="Red", choices=[("", "Elija"), *CuentaRed.Red.choices],
        error_messages={"required": "Elija la red"},
    )  # fmt: skip
    fecha = FechaEnTresCampos(label="Qué día se contó", nombre="la fecha", hasta_hoy=True)
    seguidores = entero(
        "Cuántas personas la siguen",
        "Escriba cuántas personas la siguen",
        minimo=0,
        maximo=100_000_000,
        ancho="c10",
    )
    fuente = linea(
        "Dónde lo leyó", "Escriba dónde lo leyó", maximo=160, help_text="Ejemplo: el perfil de la red"
    )


class TemporadaForm(forms.Form):
    nombre = linea("Nombre", "Escriba el nombre", maximo=60, help_text="Ejemplo: Campaña de invierno 2026")
    desde = FechaEnTresCampos(label="Primer día", nombre="el primer día")
    hasta = FechaEnTresCampos(label="Último día", nombre="el último día")

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        desde, hasta = datos.get("desde"), datos.get("hasta")
        if desde and hasta and hasta < desde:
            self.add_error("hasta", "El último día va después del primero")
        return datos


class ApoyoForm(forms.Form):
    asunto = linea("Qué necesita", "Escriba qué necesita")
    texto = parrafo("Cuéntenos", "Cuéntenos qué necesita")


class RespuestaForm(forms.Form):
    respuesta = parrafo("Respuesta", "Escriba la respuesta")


class NoticiaForm(forms.Form):
    clase = opciones("Qué es", "Elija qué es", Noticia.Clase.choices)
    titulo = linea("Título", "Escriba el título")
    resumen = linea("En una frase", "Escriba la frase", maximo=300)
    texto = parrafo("Texto", "Escriba el texto", maximo=6000, renglones=8)
    fecha = FechaEnTresCampos(
        label="Fecha del evento o cierre del concurso", nombre="la fecha", required=False
    )
    premio = linea("Premio, si es un concurso", maximo=160)
    ganadora = lista("Innovación ganadora, si ya se sabe", vacia="Todavía no")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ganadora"].queryset = Innovacion.objects.order_by("titulo")  # type: ignore[attr-defined]


class GanadoraForm(forms.Form):
    ganadora = lista("Innovación ganadora", "Elija la innovación ganadora")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ganadora"].queryset = Innovacion.objects.order_by("titulo")  # type: ignore[attr-defined]


class TextosForm(forms.Form):
    """The texts for networks as somebody approves them."""

    corto = parrafo("Para redes de 280 letras", "Escriba el texto corto", maximo=LARGO, renglones=4)
    whatsapp = parrafo("Para WhatsApp", "Escriba el texto para WhatsApp", maximo=600, renglones=4)

    def __init__(self, *args: Any, noticia: Noticia, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.enlaces = enlaces_de(noticia)

    def clean_corto(self) -> str:
        return self._con_su_enlace("corto", self.enlaces[0])

    def clean_whatsapp(self) -> str:
        return self._con_su_enlace("whatsapp", self.enlaces[1])

    def _con_su_enlace(self, caja: str, enlace: str) -> str:
        """By its link the board knows how many readings a text brought."""
        texto: str = self.cleaned_data[caja]
        if enlace not in texto.split():
            raise forms.ValidationError(f"Deje el enlace en el texto: {enlace}")
        return texto


class CursoForm(forms.Form):
    nombre = linea("Nombre", "Escriba el nombre")
    descripcion = parrafo("Para quién es y qué se aprende", "Escriba qué se aprende", maximo=1000)
    horas = entero("Horas en total", "Escriba las horas", maximo=500)


class SesionForm(forms.Form):
    fecha = FechaEnTresCampos(label="Cuándo fue", nombre="la fecha", hasta_hoy=True)
    tema = linea("Tema", "Escriba el tema", maximo=160)
    horas = entero("Horas", "Escriba las horas", maximo=24)
    asistieron = forms.ModelMultipleChoiceField(
        AlumnoCurso.objects.none(),
        label="Quiénes fueron",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, curso: Curso, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alumnos = curso.alumnos.select_related("participante").order_by("pk")
        self.fields["asistieron"].queryset = alumnos  # type: ignore[attr-defined]
