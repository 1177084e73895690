"""What the person types besides the form: who she is, a message, what was asked, how it went, a code."""

from typing import Any

from django import forms

from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Persona
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import DocumentoField, NombreField, Parrafo
from sso_portal.nucleo.formularios.codigos import CodigoField
from tramites.codigos import leer_codigo
from tramites.diseno.estructura import DE_ESCALA, DE_TEXTO, Encuesta, PreguntaEncuesta
from tramites.models import Peticion

AYUDA = "Foto o archivo PDF, JPG o PNG de hasta 5 MB."
FACILIDAD = [
    ("5", "Muy fácil"), ("4", "Fácil"), ("3", "Ni fácil ni difícil"), ("2", "Difícil"), ("1", "Muy difícil"),
]  # fmt: skip
ESCALA = [("5", "5, lo mejor"), ("4", "4"), ("3", "3"), ("2", "2"), ("1", "1, lo peor")]


class IdentidadForm(forms.Form):
    """Who asks: said once, used in every procedure."""

    nombres = NombreField(
        label="Nombres", max_length=80, help_text="Como aparecen en su documento.",
        widget=forms.TextInput({"class": "todo", "autocomplete": "given-name"}),
        error_messages={"required": "Escriba sus nombres"},
    )  # fmt: skip
    apellidos = NombreField(
        label="Apellidos", max_length=80, help_text="Los dos, si los tiene.",
        widget=forms.TextInput({"class": "todo", "autocomplete": "family-name"}),
        error_messages={"required": "Escriba sus apellidos"},
    )  # fmt: skip
    tipo = forms.ChoiceField(
        label="Tipo de documento", choices=[("", "Seleccione"), *DocumentoIdentidad.Tipo.choices],
        error_messages={"required": "Elija el tipo de documento"},
    )  # fmt: skip
    numero = DocumentoField(help_text="Sin puntos ni espacios. Ejemplo: 1020304050", letras=True)

    @staticmethod
    def hace_falta(persona: Persona | None) -> bool:
        """Whether something of this was never said."""
        return persona is None or not (persona.nombres and persona.apellidos and persona.documento)


class MensajeForm(forms.Form):
    """One message inside the case."""

    texto = forms.CharField(
        label="Su mensaje", max_length=2000, widget=Parrafo({"rows": 4, "class": "todo"}),
        error_messages={"required": "Escriba el mensaje"},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "mensaje_%s", **kwargs})


class CompletarForm(forms.Form):
    """Everything that was asked: a box of words or of file for each."""

    def __init__(self, *args: Any, peticiones: list[Peticion], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "completar_%s", **kwargs})
        self.peticiones = [p for p in peticiones if not p.respondida_en]
        for p in self.peticiones:
            self.fields[self.caja_de(p)] = _de_documento(p) if p.pide_documento else _de_palabras(p)

    @property
    def respuestas(self) -> dict[int, str]:
        """{key of the request: words}."""
        return {p.pk: self.cleaned_data.get(f"texto_{p.pk}") or "" for p in self.peticiones}

    @staticmethod
    def caja_de(peticion: Peticion) -> str:
        """The name of its box."""
        return f"archivo_{peticion.pk}" if peticion.pide_documento else f"texto_{peticion.pk}"


def _de_documento(peticion: Peticion) -> forms.Field:
    tiene = next(iter(peticion.anexos.all()), None)
    ayuda = f"Ya adjuntó {tiene.archivo.nombre}. Puede subir otro." if tiene else AYUDA
    return ArchivoField(label=peticion.texto, help_text=ayuda, required=False, nombre="el documento")


def _de_palabras(peticion: Peticion) -> forms.Field:
    caja = Parrafo({"rows": 3, "class": "todo"})
    return forms.CharField(label=peticion.texto, max_length=2000, required=False, widget=caja)


class EncuestaForm(forms.Form):
    """Two questions and those that the version adds, which nobody must answer; the institution words them."""

    escala = forms.TypedChoiceField(
        choices=ESCALA, coerce=int, widget=forms.RadioSelect,
        error_messages={"required": "Elija una respuesta a la primera pregunta"},
    )  # fmt: skip
    texto = forms.CharField(max_length=1000, required=False, widget=Parrafo({"rows": 3, "class": "todo"}))

    def __init__(self, *args: Any, encuesta: Encuesta, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "encuesta_%s", **kwargs})
        self.fields["escala"].label, self.fields["texto"].label = encuesta.escala, encuesta.abierta
        if encuesta.escala == Encuesta.escala:
            self.fields["escala"].choices = FACILIDAD  # type: ignore[attr-defined]
        self.claves = [p.clave for p in encuesta.otras]
        for p in encuesta.otras:
            self.fields[f"otra_{p.clave}"] = _otra_pregunta(p)

    @property
    def otras(self) -> list[forms.BoundField]:
        """The boxes of the questions of the version."""
        return [self[f"otra_{clave}"] for clave in self.claves]

    @property
    def respuestas(self) -> dict[str, Any]:
        """What the service keeps."""
        d = self.cleaned_data
        otras = {c: d[f"otra_{c}"] for c in self.claves if d.get(f"otra_{c}")}
        return {"escala": d["escala"], "texto": d["texto"], "otras": otras}


def _otra_pregunta(p: PreguntaEncuesta) -> forms.Field:
    if p.tipo == DE_TEXTO:
        caja = Parrafo({"rows": 3, "class": "todo"})
        return forms.CharField(label=p.texto, max_length=1000, required=False, widget=caja)
    opciones = ESCALA if p.tipo == DE_ESCALA else [("si", "Sí"), ("no", "No")]
    return forms.ChoiceField(label=p.texto, choices=opciones, required=False, widget=forms.RadioSelect)


class DesistirForm(forms.Form):
    motivo = forms.CharField(
        label="¿Por qué ya no la necesita?", max_length=500, required=False,
        widget=Parrafo({"rows": 3, "class": "todo"}),
    )  # fmt: skip


class CodigoForm(forms.Form):
    """The code with which anybody follows a case."""

    codigo = CodigoField(
        label="Código de seguimiento", leer=leer_codigo, donde="Cópielo del correo de su solicitud",
        help_text="Doce letras y números. Viene en el correo y en la constancia. Ejemplo: 7F3K-92QD-HT5M",
    )  # fmt: skip


class TraerForm(forms.Form):
    """The two codes of the receipt of a counter, and the document that was shown there."""

    codigo = CodigoField(label="Código de seguimiento", leer=leer_codigo, donde="Cópielo del comprobante")
    para_seguir = CodigoField(
        label="Código para continuar", leer=leer_codigo, donde="Cópielo del comprobante",
        cual="El código para continuar", help_text="Doce letras y números cada uno.",
    )  # fmt: skip
    tipo = forms.ChoiceField(label="Tipo de documento", choices=DocumentoIdentidad.Tipo.choices)
    numero = DocumentoField(
        help_text="El que mostró cuando lo atendieron, sin puntos ni espacios.", letras=True
    )
