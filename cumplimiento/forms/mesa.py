"""What is written at the work table: everybody of the regime reads it, so no case nor person is named."""

import re
from typing import Any

from django import forms

from cumplimiento.consultas.mesa import regimenes_para
from cumplimiento.consultas.voces import Voz, voces_de
from cumplimiento.models import Asunto
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.formularios.archivos import DOCUMENTO, HOJA, ArchivoField
from sso_portal.nucleo.formularios.campos import Parrafo

DE_UN_CASO = re.compile(r"\b(R-\d{4}-\d{4,}|CU-[0-9A-Z]{4}-)", re.IGNORECASE)
AYUDAS = {
    Asunto.Clase.PREGUNTA: "Algo que no está claro. La respuesta vale para todas las entidades.",
    Asunto.Clase.DATOS: "Filas o archivos inventados para ensayar.",
    Asunto.Clase.ACUERDO: "Una forma de trabajar que las entidades aceptan.",
}


class ConVoz(forms.Form):
    """Who speaks; asked only of whoever may speak in several names."""

    voz = forms.ChoiceField(
        label="En nombre de", widget=forms.RadioSelect,
        error_messages={"required": "Diga en nombre de quién habla"},
    )  # fmt: skip

    def __init__(self, *args: Any, voces: list[Voz], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voces = {v.clave: v for v in voces}
        if len(voces) == 1:
            del self.fields["voz"]
        else:
            self.fields["voz"].choices = [(v.clave, str(v)) for v in voces]  # type: ignore[attr-defined]

    @property
    def voz_elegida(self) -> Voz:
        return (
            self.voces[self.cleaned_data["voz"]] if "voz" in self.fields else next(iter(self.voces.values()))
        )


class AsuntoForm(ConVoz):
    """A question, test data or an agreement."""

    clase = forms.ChoiceField(
        label="Qué trae a la mesa", choices=Asunto.Clase.choices, widget=forms.RadioSelect,
        error_messages={"required": "Elija qué trae a la mesa"},
    )  # fmt: skip
    regimen: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="Régimen", required=False, empty_label="Todos los regímenes",
        help_text="Lo leen las entidades de ese régimen y todas las dependencias.",
    )  # fmt: skip
    titulo = forms.CharField(
        label="Título", max_length=120, widget=forms.TextInput({"class": "todo", "autocomplete": "off"}),
        help_text="Una frase. Ejemplo: ¿Qué fecha va cuando el pago sale en dos giros?",
        error_messages={"required": "Escriba el título",
                        "max_length": "Escriba el título en 120 letras o menos"},
    )  # fmt: skip
    texto = forms.CharField(
        label="Qué quiere preguntar, probar o acordar", max_length=4000, widget=Parrafo({"rows": 6}),
        help_text="No escriba números de caso ni datos de personas.",
        error_messages={"required": "Escriba de qué se trata",
                        "max_length": "Escríbalo en 4.000 letras o menos"},
    )  # fmt: skip
    archivo = ArchivoField(
        label="Archivo", nombre="el archivo", required=False, maximo_mb=20, acepta=f"{DOCUMENTO},{HOJA}",
        help_text="PDF, JPG, PNG, XLSX o CSV de hasta 20 MB, con datos inventados.",
    )  # fmt: skip

    def __init__(self, *args: Any, usuario: Usuario, guardado: Archivo | None = None, **kwargs: Any) -> None:
        super().__init__(*args, voces=voces_de(usuario), **kwargs)
        self.archivo_guardado = guardado
        self.fields["regimen"].queryset = regimenes_para(usuario)  # type: ignore[attr-defined]
        self.fields["clase"].widget.ayudas = {str(k): v for k, v in AYUDAS.items()}

    def clean_titulo(self) -> str:
        return sin_casos(self.cleaned_data["titulo"])

    def clean_texto(self) -> str:
        return sin_casos(self.cleaned_data["texto"])

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes."""
        campos = ("clase", "regimen", "titulo", "texto")
        return {**{c: self.cleaned_data[c] for c in campos}, "archivo": self.archivo_guardado}


class IntervencionForm(ConVoz):
    """What somebody answers or asks again."""

    texto = forms.CharField(
        label="Su respuesta o su pregunta", max_length=4000, widget=Parrafo({"rows": 4}),
        help_text="La leen todas las entidades del régimen. No escriba números de caso ni datos de personas.",
        error_messages={"required": "Escriba su respuesta o su pregunta",
                        "max_length": "Escríbala en 4.000 letras o menos"},
    )  # fmt: skip

    def clean_texto(self) -> str:
        return sin_casos(self.cleaned_data["texto"])


def sin_casos(texto: str) -> str:
    """``texto``, if it names no case. Raises ValidationError."""
    if hallado := DE_UN_CASO.search(texto):
        raise forms.ValidationError(
            f"Quite «{hallado[0]}»: lo leen todas las entidades. Lo de un caso se pregunta en su página"
        )
    return texto
