"""A dictamen in draft: what is ordered, to whom, about which case and person."""

from typing import Any

from django import forms

from cumplimiento.models import Dictamen, EntidadVigilada, Materia, Norma, Regimen, regimenes_de
from cumplimiento.rules import FISCALIZACION, INTENDENCIA
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import DocumentoField, Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos

DIRECTOS = ("numero", "fecha", "expediente", "materia", "instruccion", "correo")


class DictamenForm(forms.Form):
    """One dictamen; the regime is that of the materia, the norm the one in force of that regime."""

    numero = forms.CharField(
        label="Número del dictamen", max_length=40, help_text="Por ejemplo: 2026-04512",
        error_messages={"required": "Escriba el número del dictamen"},
    )  # fmt: skip
    fecha = FechaEnTresCampos(
        label="Fecha del dictamen", nombre="la fecha del dictamen", hasta_hoy=True,
        help_text="El plazo se cuenta desde el día hábil siguiente.",
    )  # fmt: skip
    expediente = forms.CharField(
        label="Expediente", max_length=40, error_messages={"required": "Escriba el número del expediente"}
    )
    materia = forms.ModelChoiceField(
        Materia.objects.none(), label="Materia", empty_label="Seleccione",
        error_messages={"required": "Elija la materia"},
    )  # fmt: skip
    entidades = forms.ModelMultipleChoiceField(
        EntidadVigilada.objects.none(), label="Entidades que deben cumplir",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Elija por lo menos una entidad"},
    )  # fmt: skip
    instruccion = forms.CharField(
        label="Instrucción", max_length=2000, widget=Parrafo({"rows": 4}),
        help_text="Qué debe hacer la entidad, en una o dos frases.",
        error_messages={"required": "Escriba qué debe hacer la entidad"},
    )  # fmt: skip
    plazo_dias_habiles = forms.IntegerField(
        label="Plazo en días hábiles", min_value=1, max_value=365, required=False,
        help_text="Vacío: el de la materia o el del régimen.",
        error_messages={"invalid": "Escriba los días en números, por ejemplo 15",
                        "min_value": "Escriba 1 día o más", "max_value": "Escriba 365 días o menos"},
    )  # fmt: skip
    tipo_documento = forms.ChoiceField(
        label="Tipo de documento", choices=[("", "Ninguno"), *DocumentoIdentidad.Tipo.choices], required=False
    )
    numero_documento = DocumentoField(required=False)
    nombres = forms.CharField(label="Nombres", max_length=80, required=False)
    apellidos = forms.CharField(label="Apellidos", max_length=80, required=False)
    correo = forms.EmailField(
        label="Correo de la persona", required=False,
        help_text="Le contaremos cada cambio, sin decir qué se ordenó.",
    )  # fmt: skip
    archivo = ArchivoField(
        label="Copia del dictamen", nombre="la copia del dictamen", required=False, maximo_mb=20,
        help_text="PDF, JPG o PNG de hasta 20 MB.",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        usuario: Usuario,
        dictamen: Dictamen | None = None,
        guardado: Archivo | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.dictamen, self.archivo_guardado = dictamen, guardado
        regimenes = _regimenes(usuario)
        materias = Materia.objects.filter(regimen__in=regimenes).select_related("regimen__norma")
        entidades = EntidadVigilada.objects.filter(
            regimen__in=regimenes, es_de_pruebas=False, entidad__esta_activa=True
        )
        elegibles = {
            "materia": materias,
            "entidades": entidades.select_related("entidad").order_by("entidad__nombre"),
        }
        for campo, filas in elegibles.items():
            self.fields[campo].queryset = filas  # type: ignore[attr-defined]

    def clean_numero(self) -> str:
        numero = self.cleaned_data["numero"].strip()
        otros = Dictamen.objects.filter(numero=numero).exclude(estado="descartado")
        if self.dictamen:
            otros = otros.exclude(pk=self.dictamen.pk)
        if otros.exists():
            raise forms.ValidationError(f"Ya hay un dictamen con el número {numero}. Revise cuál es el suyo")
        return numero

    def clean_correo(self) -> str:
        return self.cleaned_data["correo"].strip().lower()

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        partes = {c: datos.get(c) for c in ("tipo_documento", "numero_documento", "nombres", "apellidos")}
        if any(partes.values()):
            for campo, palabras in (
                ("tipo_documento", "Elija el tipo de documento de la persona"),
                ("numero_documento", "Escriba el número de documento de la persona"),
                ("nombres", "Escriba los nombres de la persona"),
                ("apellidos", "Escriba los apellidos de la persona"),
            ):
                if not partes[campo] and campo not in self.errors:
                    self.add_error(campo, palabras)
        materia, entidades = datos.get("materia"), datos.get("entidades") or []
        if materia and any(e.regimen_id != materia.regimen_id for e in entidades):
            self.add_error("entidades", f"Elija entidades del régimen de la materia: {materia.regimen}")
        return datos

    @property
    def tiene_persona(self) -> bool:
        return bool(self.cleaned_data.get("numero_documento"))

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes, the person and the file aside."""
        d, materia = self.cleaned_data, self.cleaned_data["materia"]
        plazo = d["plazo_dias_habiles"] or materia.plazo_dias_habiles or materia.regimen.plazo_dias_habiles
        return {
            **{campo: d[campo] for campo in DIRECTOS},
            "regimen": materia.regimen,
            "norma": _norma_de(materia.regimen, d["fecha"]),
            "plazo_dias_habiles": plazo,
            "entidades": list(d["entidades"]),
        }


def inicial_de(dictamen: Dictamen) -> dict[str, Any]:
    """The form as the draft stands now."""
    persona = dictamen.persona
    documento = persona.documento if persona else None
    return {
        **{campo: getattr(dictamen, campo) for campo in (*DIRECTOS, "plazo_dias_habiles")},
        "entidades": list(dictamen.entidades.values_list("pk", flat=True)),
        "tipo_documento": documento.tipo if documento else "",
        "numero_documento": documento.numero if documento else "",
        "nombres": persona.nombres if persona else "",
        "apellidos": persona.apellidos if persona else "",
    }


def _regimenes(usuario: Usuario) -> Any:
    """The regimes for which the departments of ``usuario`` may issue."""
    suyos = regimenes_de(usuario, INTENDENCIA, FISCALIZACION)
    todos = Regimen.objects.order_by("nombre")
    return todos if suyos is None else todos.filter(codigo__in=suyos)


def _norma_de(regimen: Regimen, fecha: Any) -> Norma:
    """The version of the norm in force on ``fecha``; the present one if none was yet."""
    versiones = Norma.objects.filter(codigo=regimen.norma.codigo, vigente_desde__lte=fecha)
    return versiones.order_by("-vigente_desde").first() or regimen.norma
