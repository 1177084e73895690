"""The forms of the ministry: a process, a version of the rules, which posts are offered."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils import timezone

from inscripciones import reglas
from inscripciones.models import Convocatoria, Politica
from plazas.models import Plaza, Profesion
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos, campos_de_instantes, instantes_de
from sso_portal.nucleo.territorio.models import Departamento

# instant: (words of the field, how an order error names it)
INSTANTES = {
    "abre_en": "Se abren las inscripciones",
    "cierra_en": "Se cierran las inscripciones",
    "correccion_hasta": "Se corrige hasta",
    "revision_hasta": "Las secretarías revisan hasta",
    "sello_en": "Se sellan las entradas",
    "evento_en": "Sorteo público",
}
ORDEN = [  # earlier, later, what to do, whether they may coincide
    ("abre_en", "cierra_en", "El cierre debe ser después de la apertura", False),
    ("cierra_en", "correccion_hasta", "Se corrige hasta el cierre o después de él", True),
    ("correccion_hasta", "revision_hasta", "La revisión termina con las correcciones o después", True),
    ("revision_hasta", "sello_en", "Las entradas se sellan al terminar la revisión o después", True),
    ("sello_en", "evento_en", "El sorteo debe ser después de sellar las entradas", False),
]
SERVICIO_DESPUES = "El servicio debe empezar después del día del sorteo"
SIMPLES = (
    *("codigo", "nombre", "es_ensayo", "politica", "acto_numero", "acto_fecha", "gracia_minutos"),
    *("plazo_correccion_dias_habiles", "inicio_servicio"),
)


class ConvocatoriaForm(forms.Form):
    """A process: its act, professions, rules and calendar (Colombia time)."""

    codigo = forms.CharField(
        label="Código",
        max_length=20,
        help_text="Entra en el sorteo. Mayúsculas, números y guiones. Ejemplo: 2027-1",
        validators=[RegexValidator(r"^[A-Z0-9_-]+$", "Use solo mayúsculas, números y guiones, como 2027-1")],
    )
    nombre = forms.CharField(label="Nombre", max_length=40, help_text="Como se la conoce. Ejemplo: 2027-I")
    es_ensayo = forms.BooleanField(label="Es un ensayo con datos ficticios", required=False)
    profesiones = forms.ModelMultipleChoiceField(
        Profesion.objects.all(), label="Profesiones que llama", widget=forms.CheckboxSelectMultiple
    )
    politica = forms.ModelChoiceField(
        Politica.objects.order_by("-creada_en", "-pk"),
        label="Reglas de la asignación",
        empty_label="Seleccione una versión",
    )
    acto_numero = forms.CharField(
        label="Número del acto", max_length=40, help_text="Ejemplo: Resolución 1058 de 2027"
    )
    acto_fecha = FechaEnTresCampos(label="Fecha del acto", nombre="la fecha del acto", hasta_hoy=True)
    acto = ArchivoField(
        label="Acto firmado", nombre="el acto que abre la convocatoria",
        help_text="PDF, JPG o PNG de hasta 5 MB. Cualquier persona podrá descargarlo.",
    )  # fmt: skip
    acto_guardado = forms.UUIDField(required=False, widget=forms.HiddenInput)
    gracia_minutos = forms.IntegerField(
        label="Minutos de gracia", min_value=0, max_value=60, initial=0,
        help_text="Para terminar una inscripción empezada antes del cierre. De 0 a 60.",
    )  # fmt: skip
    plazo_correccion_dias_habiles = forms.IntegerField(
        label="Días hábiles para corregir", min_value=1, max_value=15, initial=3
    )
    inicio_servicio = FechaEnTresCampos(label="Empieza el servicio", nombre="la fecha de inicio del servicio")

    def __init__(self, *args: Any, convocatoria: Convocatoria | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.convocatoria = convocatoria
        self.fields["acto"].required = convocatoria is None and not self.data.get("acto_guardado")
        self.fields |= campos_de_instantes(INSTANTES)

    def clean_codigo(self) -> str:
        codigo = self.cleaned_data["codigo"]
        otras = Convocatoria.objects.all()
        if self.convocatoria:
            otras = otras.exclude(pk=self.convocatoria.pk)
        if otras.filter(codigo=codigo).exclude(clave_creacion=self.data.get("llave") or None).exists():
            raise forms.ValidationError(f"Ya existe la convocatoria {codigo}. Escriba otro código")
        return codigo

    def clean(self) -> dict[str, Any]:
        super().clean()
        datos = self.cleaned_data
        datos |= instantes_de(datos, INSTANTES)
        for antes, despues, frase, pueden_coincidir in ORDEN:
            if antes in datos and despues in datos:
                primero, segundo = datos[antes], datos[despues]
                if segundo < primero or (segundo == primero and not pueden_coincidir):
                    self.add_error(f"{despues}_dia", frase)
        evento, servicio = datos.get("evento_en"), datos.get("inicio_servicio")
        if evento and servicio and servicio <= timezone.localdate(evento):
            self.add_error("inicio_servicio", SERVICIO_DESPUES)
        return datos

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes, without the act."""
        campos = (*SIMPLES, *INSTANTES, "profesiones")
        return {campo: self.cleaned_data[campo] for campo in campos}

    def calendario(self) -> list[tuple[str, Any, Any]]:
        """(words, day, hour) of each instant, as the page draws them."""
        return [(rotulo, self[f"{c}_dia"], self[f"{c}_hora"]) for c, rotulo in INSTANTES.items()]


def inicial_de(convocatoria: Convocatoria) -> dict[str, Any]:
    """The form as the process stands now."""
    inicial = {campo: getattr(convocatoria, campo) for campo in SIMPLES}
    inicial["profesiones"] = list(convocatoria.profesiones.values_list("pk", flat=True))
    for campo in INSTANTES:
        local = timezone.localtime(getattr(convocatoria, campo))
        inicial |= {f"{campo}_dia": local.date(), f"{campo}_hora": local.time()}
    return inicial


class PoliticaForm(forms.Form):
    """A new version of the rules. What is used is never edited: this writes another."""

    version = forms.CharField(
        label="Versión",
        max_length=20,
        help_text="Ejemplo: 2027-1",
        validators=[RegexValidator(r"^[A-Za-z0-9_-]+$", "Use solo letras, números y guiones")],
    )
    titulo = forms.CharField(label="Título", max_length=120)
    norma = forms.CharField(label="Norma que la sustenta", max_length=160)
    max_plazas = forms.IntegerField(
        label="Plazas que cada persona elige", min_value=1, max_value=20, initial=5
    )
    completar = forms.ChoiceField(
        label="Qué sigue después de la lista", choices=list(reglas.COMPLETAR.items()),
        widget=forms.RadioSelect, initial="todos",
    )  # fmt: skip
    orden_departamento = forms.ChoiceField(
        label="Orden dentro de un departamento", choices=list(reglas.ORDEN_DEPARTAMENTO.items()),
        widget=forms.RadioSelect, initial="codigo",
    )  # fmt: skip
    sin_plaza = forms.ChoiceField(
        label="Quien queda sin plaza", choices=list(reglas.SIN_PLAZA.items()), widget=forms.RadioSelect,
        initial="exonerado",
    )  # fmt: skip
    publicidad = forms.ChoiceField(
        label="Qué se publica", choices=list(reglas.PUBLICIDAD.items()), widget=forms.RadioSelect,
        initial="reservada",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numeradas = enumerate(reglas.ORDINALES[: len(reglas.CONDICIONES)], start=1)
        clases = [("", "No da prioridad"), *((str(n), f"{ordinal} clase") for n, ordinal in numeradas)]
        for condicion, palabras in reglas.CONDICIONES.items():
            self.fields[f"clase_{condicion}"] = forms.ChoiceField(
                label=palabras.capitalize(), choices=clases, required=False, initial="1"
            )

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes."""
        propios = {campo: self.cleaned_data[campo] for campo in ("version", "titulo", "norma")}
        return {**propios, "reglas": reglas.armar(self.cleaned_data)}

    def clases(self) -> list[Any]:
        """The fields of the classes, as the page draws them."""
        return [self[f"clase_{condicion}"] for condicion in reglas.CONDICIONES]


class FiltroOfertaForm(forms.Form):
    """Which plazas are shown to be offered."""

    profesion = forms.ChoiceField(label="Profesión", required=False)
    departamento = forms.ModelChoiceField(
        Departamento.objects.all(), label="Departamento", required=False, empty_label="Todos"
    )

    def __init__(self, *args, convocatoria, **kwargs):
        super().__init__(*args, **kwargs)
        llamadas = convocatoria.profesiones.order_by("orden").values_list("codigo", "nombre")
        self.fields["profesion"].choices = [("", "Todas las que llama"), *llamadas]

    def filtrar(self, plazas: QuerySet[Plaza]) -> QuerySet[Plaza]:
        """``plazas`` narrowed by what was chosen; what cannot be understood does not narrow."""
        self.is_valid()
        elegido = {campo: valor for campo, valor in self.cleaned_data.items() if valor}
        if "profesion" in elegido:
            plazas = plazas.filter(profesion=elegido["profesion"])
        if "departamento" in elegido:
            plazas = plazas.filter(municipio__departamento=elegido["departamento"])
        return plazas


class MarcadasForm(forms.Form):
    """The rows marked in a list, or all those of the list."""

    codigos = forms.MultipleChoiceField(required=False)
    todas = forms.BooleanField(required=False)

    def __init__(self, datos):
        super().__init__(datos)
        self.fields["codigos"].choices = [(c, c) for c in datos.getlist("codigos")]

    def de(self, filas: QuerySet, campo: str) -> QuerySet:
        """Those of ``filas`` that were marked by ``campo``."""
        if not self.is_valid():
            return filas.none()
        if self.cleaned_data["todas"]:
            return filas
        return filas.filter(**{f"{campo}__in": self.cleaned_data["codigos"]})
