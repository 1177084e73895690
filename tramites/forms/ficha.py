"""The forms of the page of a procedure: a draft is saved as it is, publishing asks for the six."""

from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet

from sso_portal.nucleo.formularios.campos import Parrafo
from tramites.canales import Canal
from tramites.models import Adhesion, Ficha, Grupo, Guia, Necesidad, Tramite
from tramites.servicios.ficha import CAMPOS, Contenido

VACIAS = 3  # rows to add more
GRATUITO = "Gratuito"


class FichaForm(forms.Form):
    """What the page says, in sections."""

    nombre = forms.CharField(
        label="Nombre del trámite", max_length=160, help_text="Como lo diría quien lo necesita.",
        error_messages={"required": "Escriba el nombre del trámite"},
    )  # fmt: skip
    palabras = forms.CharField(
        label="Otras palabras con que lo buscan", max_length=300, required=False,
        help_text="Como le dicen en la calle. No se muestran: sirven para encontrarlo.",
    )  # fmt: skip
    resultado = forms.CharField(
        label="Qué obtiene la persona", max_length=200, required=False,
        help_text="Una frase. Ejemplo: un documento firmado que cualquiera puede verificar",
    )  # fmt: skip
    alcance = forms.CharField(
        label="De qué se trata y para quién es", max_length=2000, required=False, widget=Parrafo({"rows": 6})
    )
    modalidad = forms.ChoiceField(
        label="Modalidad", choices=Ficha.Modalidad.choices, required=False, widget=forms.RadioSelect
    )
    es_gratuito = forms.BooleanField(label="Es gratuito", required=False)
    costo = forms.CharField(
        label="Cuánto cuesta", max_length=200, required=False, help_text="Ejemplo: $ 12.500 por hoja"
    )
    tiempo_maximo_dias_habiles = forms.IntegerField(
        label="Tiempo máximo en días hábiles", min_value=0, max_value=365, required=False,
        help_text="0 si se resuelve en el momento.",
        error_messages={"invalid": "Escriba los días en números, por ejemplo 15",
                        "min_value": "Escriba 0 días o más", "max_value": "Escriba 365 días o menos"},
    )  # fmt: skip
    canales_inicio = forms.MultipleChoiceField(
        label="Dónde se puede empezar", choices=Canal.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    consulta_estado = forms.CharField(
        label="Cómo sabe la persona en qué va", max_length=300, required=False, widget=Parrafo({"rows": 2})
    )
    sin_requisitos = forms.BooleanField(
        label="No se pide ningún requisito, solo identificarse", required=False
    )
    norma = forms.CharField(label="Norma que lo respalda", max_length=200, required=False)
    norma_enlace = forms.URLField(
        label="Dirección donde se lee la norma", required=False, assume_scheme="https",
        error_messages={"invalid": "Escriba la dirección completa, por ejemplo https://www.entidad.gov.co/norma"},
    )  # fmt: skip
    donde = forms.CharField(label="Dónde se hace", max_length=300, required=False)
    responsable = forms.CharField(
        label="Oficina que responde por esta página", max_length=120, required=False
    )

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if datos.get("es_gratuito") and datos.get("costo") not in {"", GRATUITO, None}:
            self.add_error("costo", "Marcó que es gratuito: deje vacío cuánto cuesta o quite la marca")
        return datos

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes."""
        datos = {campo: self.cleaned_data[campo] for campo in CAMPOS}
        return {**datos, "costo": GRATUITO} if datos["es_gratuito"] else datos


class RequisitoForm(forms.Form):
    """One requirement; without words it is no requirement."""

    texto = forms.CharField(label="Qué se pide", max_length=300, required=False)
    canales = forms.MultipleChoiceField(
        label="Solo si lo hace", choices=Canal.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    exige_documento = forms.BooleanField(label="Se entrega un documento", required=False)


class GuiaForm(forms.Form):
    """One guide; without a title it is none."""

    clase = forms.ChoiceField(label="Clase", choices=Guia.Clase.choices, required=False)
    titulo = forms.CharField(label="Título", max_length=120, required=False)
    enlace = forms.URLField(
        label="Enlace", required=False, assume_scheme="https",
        error_messages={"invalid": "Escriba la dirección completa, por ejemplo https://www.entidad.gov.co/guia"},
    )  # fmt: skip
    texto = forms.CharField(
        label="Texto", max_length=4000, required=False, widget=Parrafo({"rows": 3}),
        help_text="De un video, escriba aquí lo que dice: lo necesita quien no oye o no tiene datos.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not datos.get("titulo"):
            if datos.get("texto") or datos.get("enlace"):
                self.add_error("titulo", "Escriba el título de la guía")
            return datos
        clase = datos.get("clase")
        if clase != Guia.Clase.TEXTO and not datos.get("enlace") and "enlace" not in self.errors:
            self.add_error("enlace", "Escriba el enlace de la guía")
        if clase != Guia.Clase.ENLACE and not datos.get("texto"):
            falta = (
                "Escriba lo que dice el video" if clase == Guia.Clase.VIDEO else "Escriba el texto de la guía"
            )
            self.add_error("texto", falta)
        return datos


RequisitosForm = forms.formset_factory(RequisitoForm, extra=VACIAS, max_num=40)
GuiasForm = forms.formset_factory(GuiaForm, extra=1, max_num=20)


class EditorFicha:
    """The form of a draft with its requirements and its guides, as one."""

    def __init__(self, ficha: Ficha, datos: Any = None) -> None:
        inicial = {c: getattr(ficha, c) for c in CAMPOS}
        inicial["costo"] = "" if ficha.es_gratuito else ficha.costo
        self.form = FichaForm(datos, initial=inicial)
        pedidos = list(ficha.requisitos.order_by("orden").values("texto", "canales", "exige_documento"))
        guias = list(ficha.guias.order_by("orden").values("clase", "titulo", "texto", "enlace"))
        self.requisitos: BaseFormSet = RequisitosForm(datos, initial=pedidos, prefix="requisitos")
        self.guias: BaseFormSet = GuiasForm(datos, initial=guias, prefix="guias")

    def es_valido(self) -> bool:
        """Whether the three say something that can be saved; every error is told at once."""
        return all([self.form.is_valid(), self.requisitos.is_valid(), self.guias.is_valid()])

    @property
    def contenido(self) -> Contenido:
        """What the service takes: rows without words left out."""
        requisitos = [r for r in (f.cleaned_data for f in self.requisitos) if r.get("texto")]
        guias = [
            {**g, "clase": g["clase"] or "texto"}
            for g in (f.cleaned_data for f in self.guias)
            if g.get("titulo")
        ]
        return Contenido(self.form.datos, requisitos, guias)

    def contexto(self) -> dict[str, Any]:
        """What its page needs."""
        return {"form": self.form, "requisitos": self.requisitos, "guias": self.guias}


class ClasificarForm(forms.Form):
    """By which needs, moments and groups it is found."""

    tipo_producto = forms.ChoiceField(label="Qué se obtiene", choices=Tramite.TipoProducto.choices)
    necesidades = forms.ModelMultipleChoiceField(
        Necesidad.objects.none(), label="Necesidades y momentos de la vida",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Marque por lo menos una: así es como la gente lo encuentra"},
    )  # fmt: skip
    grupos = forms.ModelMultipleChoiceField(
        Grupo.objects.none(), label="Pensado para", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Solo si está hecho para ese grupo; si es para todas las personas no marque ninguno.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        filas = {
            "necesidades": Necesidad.objects.select_related("padre").order_by(
                "clase", "padre__orden", "orden"
            ),
            "grupos": Grupo.objects.order_by("orden"),
        }
        for campo, queryset in filas.items():
            self.fields[campo].queryset = queryset  # type: ignore[attr-defined]
        self.fields["necesidades"].label_from_instance = _con_su_padre  # type: ignore[attr-defined]


class TramiteNuevoForm(ClasificarForm):
    """A procedure that the network does not have yet."""

    field_order = ("institucion", "nombre", "tipo_producto", "necesidades", "grupos")
    institucion = forms.ModelChoiceField(
        Adhesion.objects.none(), label="Institución", empty_label=None,
        error_messages={"required": "Elija la institución"},
    )  # fmt: skip
    nombre = forms.CharField(
        label="Nombre del trámite", max_length=160, help_text="Como lo diría quien lo necesita.",
        error_messages={"required": "Escriba el nombre del trámite"},
    )  # fmt: skip

    def __init__(self, *args: Any, instituciones: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institucion"].queryset = instituciones  # type: ignore[attr-defined]
        self.fields["institucion"].label_from_instance = _su_entidad  # type: ignore[attr-defined]


class RetirarForm(forms.Form):
    """Why a procedure is not offered any more; public."""

    motivo = forms.CharField(
        label="Motivo", max_length=300, widget=Parrafo({"rows": 3}),
        help_text="Lo lee todo el mundo en la historia de la página. Diga qué lo reemplaza, si algo lo hace.",
        error_messages={"required": "Escriba por qué se retira"},
    )  # fmt: skip


def _con_su_padre(necesidad: Necesidad) -> str:
    return f"{necesidad.padre}: {necesidad}" if necesidad.padre else str(necesidad)


def _su_entidad(adhesion: Adhesion) -> str:
    return str(adhesion.entidad)
