"""What is written of who is who: two rows that are one person, and institutions."""

from typing import Any

from django import forms

from innovacion.models import Centro, Participante
from sso_portal.nucleo.territorio.models import Entidad, Municipio
from sso_portal.nucleo.territorio.nit import es_nit

from .cajas import linea, lista, opciones


class UnionForm(forms.Form):
    """Which of two people goes on, and that somebody is sure."""

    queda = forms.TypedChoiceField(
        label="¿Con cuáles datos sigue contando?", coerce=int, widget=forms.RadioSelect,
        error_messages={"required": "Elija con cuáles datos sigue contando"},
    )  # fmt: skip
    segura = forms.BooleanField(
        label="Confirmo que es la misma persona",
        error_messages={"required": "Marque que es la misma persona. Si no está segura, no las una"},
    )

    def __init__(self, *args: Any, dos: tuple[Participante, Participante], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["queda"]
        campo.choices = [
            (p.pk, f"{cual}: {p}, {p.get_profesion_display()}, {p.de_donde or 'sin institución'}")
            for cual, p in zip(("La primera", "La segunda"), dos, strict=True)
        ]
        campo.initial = dos[0].pk
        self.dos = dos

    @property
    def orden(self) -> tuple[Participante, Participante]:
        """(who stops being counted apart, as whom she counts)."""
        una, otra = self.dos
        return (otra, una) if self.cleaned_data["queda"] == una.pk else (una, otra)


class SeparacionForm(forms.Form):
    motivo = linea("Por qué son dos personas", "Escriba por qué son dos personas", maximo=200)


class InstitucionForm(forms.Form):
    """An institution that joins the community: one that the portal knows by its NIT, or a new one."""

    nit = forms.CharField(
        label="NIT", max_length=16, widget=forms.TextInput({"class": "c10", "autocomplete": "off"}),
        help_text="Con guion y dígito de verificación. Ejemplo: 899999001-7",
        error_messages={"required": "Escriba el NIT de la institución"},
    )  # fmt: skip
    nombre = linea("Nombre", maximo=160, help_text="Solo si el portal todavía no la conoce.")
    municipio = lista("Municipio", help_text="Solo si el portal todavía no la conoce.")
    tipo = opciones("Qué clase de institución es", "Elija qué clase de institución es", Centro.Tipo.choices)
    es_aps = forms.BooleanField(label="Hace atención primaria", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        todos = Municipio.objects.select_related("departamento")
        self.fields["municipio"].queryset = todos  # type: ignore[attr-defined]

    def clean_nit(self) -> str:
        return self.cleaned_data["nit"].replace(".", "").replace(" ", "")

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        nit = datos.get("nit")
        conocida = Entidad.objects.filter(nit=nit).order_by("pk").first() if nit else None
        if conocida and hasattr(conocida, "centro_innovacion"):
            self.add_error("nit", f"{conocida} ya está en la comunidad. Búsquela en la lista")
        elif nit and not conocida:
            self._exigir_lo_nuevo(nit, datos)
        return datos

    def _exigir_lo_nuevo(self, nit: str, datos: dict[str, Any]) -> None:
        if not es_nit(nit):
            self.add_error("nit", "Revise el NIT: el último número no corresponde a los demás")
        if not datos.get("nombre"):
            self.add_error("nombre", "El portal no conoce ese NIT: escriba el nombre de la institución")
        if not datos.get("municipio"):
            self.add_error("municipio", "El portal no conoce ese NIT: elija el municipio")


class CentroForm(forms.Form):
    """What the community says of an institution; its name, only if it entered the portal here."""

    nombre = linea("Nombre", "Escriba el nombre", maximo=160)
    tipo = opciones("Qué clase de institución es", "Elija qué clase de institución es", Centro.Tipo.choices)
    es_aps = forms.BooleanField(label="Hace atención primaria", required=False)

    def __init__(self, datos: Any, *, centro: Centro) -> None:
        iniciales = {"nombre": centro.entidad.nombre, "tipo": centro.tipo, "es_aps": centro.es_aps}
        super().__init__(datos, initial=iniciales)
        if not centro.entro_aqui:
            del self.fields["nombre"]


class EscritaForm(forms.Form):
    """Which institution of the community somebody wrote by hand."""

    centro = lista("Institución de la comunidad", "Elija la institución. Si no está, agréguela")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        todos = Centro.objects.select_related("entidad__municipio__departamento")
        campo: Any = self.fields["centro"]
        campo.queryset = todos
        campo.label_from_instance = lambda c: f"{c} ({c.entidad.municipio})"
