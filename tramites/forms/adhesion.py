"""An institution joins the network."""

from typing import Any

from django import forms

from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.territorio.models import Entidad
from sso_portal.nucleo.territorio.nit import es_nit
from tramites.models import Adhesion


class AdhesionForm(forms.Form):
    """The agreement of an institution that the portal already knows by its NIT, or a new one."""

    nit = forms.CharField(
        label="NIT", max_length=12, help_text="Con guion y dígito de verificación. Ejemplo: 899999001-7",
        error_messages={"required": "Escriba el NIT de la institución"},
    )  # fmt: skip
    nombre = forms.CharField(
        label="Nombre de la institución", max_length=160, required=False,
        help_text="Solo si el portal todavía no la conoce.",
    )  # fmt: skip
    sigla = forms.SlugField(
        label="Sigla", max_length=20, help_text="La nombra en la dirección de su catálogo. Ejemplo: becas",
        error_messages={"required": "Escriba la sigla",
                        "invalid": "La sigla lleva solo letras sin tilde, números y guiones. Ejemplo: becas"},
    )  # fmt: skip
    convenio = forms.CharField(
        label="Convenio", max_length=60, help_text="Número y año del convenio con que entra.",
        error_messages={"required": "Escriba el número del convenio"},
    )  # fmt: skip
    responsable = forms.CharField(
        label="Oficina responsable de sus trámites", max_length=120,
        error_messages={"required": "Escriba qué oficina responde por sus trámites"},
    )  # fmt: skip
    fecha_inicio = FechaEnTresCampos(label="Fecha de inicio", nombre="la fecha de inicio")

    def clean_sigla(self) -> str:
        sigla = self.cleaned_data["sigla"].lower()
        if Adhesion.objects.filter(sigla=sigla).exists():
            raise forms.ValidationError(f"Otra institución usa la sigla «{sigla}». Escriba otra")
        return sigla

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        nit = (datos.get("nit") or "").strip()
        conocida = Entidad.objects.filter(nit=nit).order_by("pk").first()
        if conocida and hasattr(conocida, "adhesion_tramites"):
            self.add_error("nit", f"{conocida} ya está en la red")
        elif nit and not conocida and not es_nit(nit):
            self.add_error("nit", "Revise el NIT: el último número no corresponde a los demás")
        if nit and not conocida and not datos.get("nombre"):
            self.add_error("nombre", "El portal no conoce ese NIT: escriba el nombre de la institución")
        return {**datos, "conocida": conocida}

    @property
    def institucion(self) -> dict[str, Any]:
        """Which entity: the known one, or the NIT and the name of a new one."""
        d = self.cleaned_data
        return {"conocida": d["conocida"], "nit": d["nit"].strip(), "nombre": d["nombre"]}

    @property
    def datos(self) -> dict[str, Any]:
        """What the service keeps of the agreement."""
        campos = ("sigla", "convenio", "responsable", "fecha_inicio")
        return {campo: self.cleaned_data[campo] for campo in campos}


class MoverForm(forms.Form):
    """Why an institution goes to another stage of the network."""

    motivo = forms.CharField(
        label="Motivo", max_length=300, widget=Parrafo({"rows": 3}),
        help_text="Con qué cifras o con qué acta se decide. Queda en la bitácora.",
        error_messages={"required": "Escriba por qué cambia de etapa"},
    )  # fmt: skip
