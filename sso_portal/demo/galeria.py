"""What the page of components shows: one invented example of each."""

from datetime import UTC, date, datetime

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone

from sso_portal.nucleo.cuentas.pendientes import Pendiente
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import (
    DineroField,
    DocumentoField,
    Parrafo,
    RespuestaSiNo,
    TelefonoField,
)
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.legible.fechas import Hito
from sso_portal.portada.mapa import DEPARTAMENTOS
from sso_portal.portada.palabras_estado import COSAS

HUELLA = "9c41e07ab3d258f06e11c2b94d8f70a3551be8296fd043c7ae92710d4bf8e635"


class MuestraForm(forms.Form):
    """One field of each kind."""

    documento = DocumentoField(help_text="Solo números. Ejemplo: 1020304050")
    correo = forms.EmailField(label="Correo electrónico")
    telefono = TelefonoField(help_text="Para llamarle si su correo falla.")
    salario = DineroField(label="Salario mensual", min_value=1_000_000)
    departamento = forms.ChoiceField(
        label="Departamento donde vive", choices=[("", "Seleccione"), ("52", "Nariño"), ("27", "Chocó")]
    )
    grado = FechaEnTresCampos(
        nombre="la fecha de grado",
        hasta_hoy=True,
        label="Fecha de grado",
        help_text="La que dice el acta. Por ejemplo: 12 6 2026",
    )
    avisos = RespuestaSiNo(label="¿Acepta recibir avisos por correo?")
    beneficios = forms.MultipleChoiceField(
        label="Beneficios",
        choices=[("v", "Vivienda"), ("a", "Alimentación")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    diploma = ArchivoField(
        nombre="el diploma",
        label="Diploma",
        help_text="PDF, JPG o PNG de hasta 5 MB. Puede tomarle una foto.",
    )
    observacion = forms.CharField(
        label="Observación", widget=Parrafo({"rows": 3, "class": "todo"}), required=False
    )
    autoriza = forms.BooleanField(label="Autorizo el tratamiento de mis datos")


def muestras(consulta) -> dict:
    """The examples; ``?errores=si`` shows the form as it comes back with everything to mend."""
    mal = {
        "documento": "12.345",
        "grado_dia": "31",
        "grado_mes": "6",
        "grado_ano": "2026",
        "salario": "mucho",
    }
    plaza = datetime(2027, 1, 20, 14, 0, tzinfo=UTC)
    return {
        "form": MuestraForm(mal) if consulta.get("errores") else MuestraForm(),
        "cosas": COSAS,
        "huella_muestra": HUELLA,
        "mapa_muestra": {codigo: n * n % 97 for n, codigo in enumerate(DEPARTAMENTOS)},
        "hitos": [
            Hito("Se publican las plazas y las reglas", date(2026, 1, 14)),
            Hito("Inscripciones", timezone.localdate(), timezone.localdate()),
            Hito("Sorteo público y resultados", plaza.replace(year=2099)),
        ],
        "instante_muestra": plaza,
        "etapas": ["En cola", "Leyendo", "Validando", "Lista"],
        "cifras_muestra": [("plazas ofrecidas", 1255), ("vencidas sin reporte", 168, "alerta")],
        "pendientes": [
            Pendiente("Revisar inscripciones", "#", 213, plaza, "La más antigua espera hace 6 días"),
            Pendiente("Corregir la plaza 4512", "#"),
        ],
        "pagina": Paginator(range(200), 10).page(min(20, max(1, int(consulta.get("pagina", "") or 2)))),
    }
