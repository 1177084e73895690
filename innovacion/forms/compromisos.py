"""What is written of a commitment."""

from typing import Any

from django import forms

from innovacion.models import CONTACTO, Centro, Compromiso, Participante
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos

from .cajas import linea, lista, parrafo


class CompromisoForm(forms.Form):
    """Who and until when may wait; without both nobody accepts it."""

    accion = linea("Qué se va a cambiar", "Escriba qué se va a cambiar", maximo=300)
    participante = lista("Responsable", vacia="Todavía no se sabe")
    centro = lista("Institución", vacia="La del responsable")
    vence_el = FechaEnTresCampos(label="Para cuándo", nombre="la fecha", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        personas = Participante.objects.filter(fusionado_en=None).defer(*CONTACTO)
        self.fields["participante"].queryset = personas  # type: ignore[attr-defined]
        self.fields["centro"].queryset = Centro.objects.select_related("entidad")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if datos.get("participante") and not datos.get("centro"):
            datos["centro"] = datos["participante"].centro
        return datos

    @staticmethod
    def de(compromiso: Compromiso) -> dict[str, Any]:
        """What is already written, to be corrected."""
        return {c: getattr(compromiso, c) for c in ("accion", "participante", "centro", "vence_el")}


class CumplidoForm(forms.Form):
    """What shows that it was met."""

    cumplido_el = FechaEnTresCampos(label="Cuándo se cumplió", nombre="la fecha", hasta_hoy=True)
    evidencia = parrafo("Qué lo demuestra", maximo=1000, renglones=3)
    archivo = ArchivoField(
        label="Documento", nombre="el documento", required=False, help_text="PDF, JPG o PNG de hasta 5 MB."
    )

    def __init__(self, *args: Any, guardado: Archivo | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.archivo_guardado = guardado

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not datos.get("evidencia") and not datos.get("archivo") and not self.archivo_guardado:
            self.add_error("evidencia", "Escriba qué lo demuestra o adjunte un documento")
        return datos


class MotivoForm(forms.Form):
    motivo = linea("Qué pasó", "Escriba qué pasó", maximo=300)


class PresentacionForm(forms.Form):
    """Who one is where people take part."""

    nombre = linea("Su nombre", "Escriba su nombre")
    profesion = forms.ChoiceField(
        label="Su profesión", choices=[("", "Elija"), *Participante.Profesion.choices],
        error_messages={"required": "Elija su profesión"},
    )  # fmt: skip
    centro = lista("Su institución", vacia="No está en la lista")
    institucion = linea("Si no está en la lista, cuál es", maximo=160)
    consiente_contacto = forms.BooleanField(
        label="Las personas de mis círculos pueden ver mi correo para escribirme", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["centro"].queryset = Centro.objects.select_related("entidad")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not datos.get("centro") and not datos.get("institucion"):
            self.add_error("institucion", "Elija su institución o escriba cuál es")
        return {**datos, "institucion": "" if datos.get("centro") else datos.get("institucion", "")}
