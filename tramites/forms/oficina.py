"""What an official types: a decision, what the person lacks, a message or a note, to whom a case goes."""

from typing import Any

from django import forms
from django.http import QueryDict

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import Parrafo
from tramites.diseno.estructura import Etapa
from tramites.servicios.dialogo import Pedido

PARA_LA_PERSONA, NOTA = "persona", "nota"


class DecisionForm(forms.Form):
    """One action of the stage, with its reason where it demands one."""

    accion = forms.ChoiceField(
        label="¿Qué decide?", widget=forms.RadioSelect, error_messages={"required": "Elija qué decide"}
    )
    motivo = forms.CharField(
        label="Motivo", max_length=2000, required=False, widget=Parrafo({"rows": 4, "class": "todo"}),
        help_text="Lo lee la persona.",
    )  # fmt: skip

    def __init__(self, *args: Any, etapa: Etapa, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "decision_%s", **kwargs})
        self.etapa = etapa
        acciones = self.fields["accion"]
        acciones.choices = [(a.clave, a.rotulo) for a in etapa.acciones]  # type: ignore[attr-defined]
        acciones.widget.ayudas = {a.clave: self._ayuda(a) for a in etapa.acciones}

    @staticmethod
    def _ayuda(accion: Any) -> str:
        sigue = f"Termina la solicitud: {accion.resultado}." if accion.termina else "Sigue a otra etapa."
        return f"{sigue} Pide motivo." if accion.pide_motivo else sigue

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        accion = self.etapa.accion(datos.get("accion", ""))
        if accion and accion.pide_motivo and not datos.get("motivo", "").strip():
            self.add_error("motivo", "Escriba el motivo: lo lee la persona")
        return datos


class PedirForm(forms.Form):
    """What the ficha lists; a head may ask for something else, and says why."""

    requisitos: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        None, label="¿Qué le falta a la persona?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Solo se puede pedir lo que la página del trámite dice.",
    )  # fmt: skip
    texto = forms.CharField(
        label="Otra cosa, que la página del trámite no dice", max_length=300, required=False,
        widget=forms.TextInput({"class": "todo", "autocomplete": "off"}),
    )  # fmt: skip
    pide_documento = forms.BooleanField(label="Es un documento", required=False)
    motivo_jefatura = forms.CharField(
        label="Por qué hace falta", max_length=500, required=False,
        widget=Parrafo({"rows": 2, "class": "todo"}),
        help_text="Lo lee la persona y queda contado en las cifras del trámite.",
    )  # fmt: skip

    def __init__(self, *args: Any, requisitos: Any, es_jefe: bool, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "pedir_%s", **kwargs})
        self.fields["requisitos"].queryset = requisitos  # type: ignore[attr-defined]
        if not es_jefe:
            for nombre in ("texto", "pide_documento", "motivo_jefatura"):
                del self.fields[nombre]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        otro = datos.get("texto", "").strip()
        if not datos.get("requisitos") and not otro:
            self.add_error("requisitos", "Elija qué le falta a la persona")
        if otro and not datos.get("motivo_jefatura", "").strip():
            self.add_error("motivo_jefatura", "Escriba por qué hace falta")
        return datos

    @property
    def pedidos(self) -> list[Pedido]:
        """What the service takes."""
        datos = self.cleaned_data
        lista = [Pedido(requisito=r) for r in datos["requisitos"].select_related("ficha")]
        if otro := datos.get("texto", "").strip():
            motivo = datos["motivo_jefatura"]
            lista.append(Pedido(texto=otro, pide_documento=datos["pide_documento"], motivo_jefatura=motivo))
        return lista


class MensajeOficinaForm(forms.Form):
    """A message to the person, or a note among officials; the choice is never made for them."""

    para = forms.ChoiceField(
        label="Para quién es", widget=forms.RadioSelect,
        choices=[(PARA_LA_PERSONA, "Mensaje para la persona"), (NOTA, "Nota interna: la persona no la ve")],
        error_messages={"required": "Diga para quién es"},
    )  # fmt: skip
    texto = forms.CharField(
        label="Texto", max_length=2000, widget=Parrafo({"rows": 4, "class": "todo"}),
        error_messages={"required": "Escriba el mensaje"},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "mensaje_%s", **kwargs})


class AnexoInternoForm(forms.Form):
    titulo = forms.CharField(
        label="Qué es", max_length=160, widget=forms.TextInput({"class": "todo", "autocomplete": "off"}),
        error_messages={"required": "Escriba qué es"},
    )  # fmt: skip
    archivo = ArchivoField(label="Documento interno", help_text="PDF, JPG o PNG de hasta 5 MB.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "interno_%s", **kwargs})


class ReasignarForm(forms.Form):
    """To whom, and why; whoever is away is replaced by their first substitute who is present."""

    a: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="A quién", empty_label="Elija", error_messages={"required": "Elija a quién"}
    )
    motivo = forms.CharField(
        label="Motivo", max_length=300, widget=forms.TextInput({"class": "todo", "autocomplete": "off"}),
        error_messages={"required": "Escriba el motivo"},
    )  # fmt: skip

    def __init__(self, *args: Any, colegas: list[Usuario], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "reasignar_%s", **kwargs})
        suyos = Usuario.objects.filter(pk__in=[c.pk for c in colegas]).order_by("nombre_visible", "pk")
        self.fields["a"].queryset = suyos  # type: ignore[attr-defined]


class LoteForm(forms.Form):
    """The same for several cases: take them, or hand them over."""

    acto = forms.ChoiceField(
        choices=[("tomar", "Tomar"), ("reasignar", "Reasignar")],
        error_messages={"required": "Elija qué hacer con las solicitudes marcadas"},
    )  # fmt: skip
    casos = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": "Marque alguna solicitud"})
    a: forms.ModelChoiceField = forms.ModelChoiceField(None, required=False)

    def __init__(self, datos: QueryDict, *, visibles: Any, colegas: list[Usuario]) -> None:
        super().__init__(datos)
        pedidos = [x for x in datos.getlist("casos") if x.isdecimal()][:100]
        hay = visibles.filter(pk__in=pedidos).order_by("pk").values_list("pk", flat=True)
        self.fields["casos"].choices = [(pk, pk) for pk in hay]  # type: ignore[attr-defined]
        suyos = Usuario.objects.filter(pk__in=[c.pk for c in colegas])
        self.fields["a"].queryset = suyos  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if datos.get("acto") == "reasignar" and not datos.get("a"):
            self.add_error("a", "Elija a quién se las entrega")
        return datos
