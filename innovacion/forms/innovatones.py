"""What is written of an innovatón: by the team, by who registers, at the door, at the table, the next day."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.dateparse import parse_datetime

from innovacion.codigos import leer_codigo
from innovacion.estados import EstadoReto
from innovacion.models import AportacionActa, Innovaton, Mesa, Participante, RespuestaInnovaton, Reto
from sso_portal.nucleo.cuentas.antirrobots import ControlRobots
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import RespuestaSiNo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.territorio.models import Municipio

from .cajas import entero, linea, lista, opciones, parrafo

PROFESIONES = [("", "Elija"), *Participante.Profesion.choices]
NO_ES_CODIGO = "El código tiene seis letras. Ejemplo: HAXMRT"


def _hora(rotulo: str) -> forms.TimeField:
    return forms.TimeField(
        label=rotulo, widget=forms.TimeInput({"type": "time", "class": "c10"}, format="%H:%M"),
        error_messages={"required": f"Escriba la hora en «{rotulo}»", "invalid": "Escríbala así: 08:00"},
    )  # fmt: skip


def _profesion() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Profesión", choices=PROFESIONES, error_messages={"required": "Elija la profesión"}
    )


class InnovatonForm(forms.Form):
    nombre = linea("Nombre", "Escriba el nombre")
    descripcion = parrafo("Para qué se reúnen", "Escriba para qué se reúnen")
    fecha = FechaEnTresCampos(label="Qué día", nombre="la fecha")
    inicia = _hora("Empieza")
    termina = _hora("Termina")

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        inicia, termina = datos.get("inicia"), datos.get("termina")
        if inicia and termina and termina <= inicia:
            self.add_error("termina", "La hora en que termina va después de la hora en que empieza")
        return datos


class SedeForm(forms.Form):
    nombre = linea("Nombre de la sede", "Escriba el nombre de la sede")
    municipio = lista("Municipio", "Elija el municipio")
    direccion = linea("Dirección", "Escriba la dirección", maximo=160)
    aforo = entero("Cuántas personas caben", "Escriba cuántas personas caben", maximo=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        todos = Municipio.objects.select_related("departamento")
        self.fields["municipio"].queryset = todos  # type: ignore[attr-defined]


class MesaForm(forms.Form):
    sede = lista("Sede", "Elija la sede")
    numero = entero("Número de la mesa", "Escriba el número de la mesa", maximo=99)
    reto = lista("Reto", "Elija el reto")
    lugares = entero("Cuántos lugares", "Escriba cuántos lugares tiene", maximo=100)
    correo_moderador = forms.EmailField(
        label="Correo de quien modera", required=False,
        help_text="De una cuenta del portal. Podrá recibir personas y escribir el acta.",
    )  # fmt: skip

    def __init__(self, *args: Any, innovaton: Innovaton, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sede"].queryset = innovaton.sedes.all()  # type: ignore[attr-defined]
        self.fields["reto"].queryset = Reto.objects.filter(estado=EstadoReto.ABIERTO)  # type: ignore[attr-defined]

    def clean_correo_moderador(self) -> Usuario | None:
        correo = self.cleaned_data["correo_moderador"].lower()
        moderador = Usuario.objects.filter(email=correo).first() if correo else None
        if correo and moderador is None:
            raise forms.ValidationError(
                "Ese correo no es de una cuenta del portal. Pídale que cree una o deje la casilla vacía"
            )
        return moderador

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        datos["moderador"] = datos.pop("correo_moderador", None)
        return datos


class InscripcionForm(ControlRobots):
    """A seat for whoever registers."""

    nombre = linea("Su nombre", "Escriba su nombre")
    profesion = _profesion()
    institucion = linea("Su institución", "Escriba su institución", maximo=160)
    correo = forms.EmailField(
        label="Su correo", widget=forms.EmailInput({"autocomplete": "email", "class": "todo"}),
        help_text="Le llega el código para entrar. No se publica.",
        error_messages={"required": "Escriba su correo"},
    )  # fmt: skip
    mesa = lista("En qué mesa", "Elija una mesa")
    autoriza = forms.BooleanField(
        label="Autorizo usar estos datos para organizar la innovatón y contar quién participa",
        error_messages={"required": "Marque la casilla para guardar sus datos"},
    )  # fmt: skip

    def __init__(self, *args: Any, mesas: list[Mesa], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["mesa"]
        campo.queryset = Mesa.objects.filter(sede__innovaton=mesas[0].sede.innovaton if mesas else None)
        libres = [(m.pk, f"Mesa {m.numero}, {m.sede}: {m.reto}") for m in mesas]
        campo.widget = forms.RadioSelect(choices=libres)

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes."""
        return {c: self.cleaned_data[c] for c in ("nombre", "profesion", "institucion", "correo")}


class ConLlave(forms.Form):
    """What a telephone may have kept until there was network: its key and its clock."""

    llave = forms.UUIDField(required=False)
    cuando = forms.CharField(required=False)

    def clean_cuando(self) -> Any:
        """The instant by that clock; None when it says none."""
        try:
            instante = parse_datetime(self.cleaned_data["cuando"])
        except ValueError:
            return None
        return instante if instante and instante.tzinfo else None

    @property
    def clave(self) -> UUID | None:
        return self.cleaned_data.get("llave")


class LlegadaForm(ConLlave):
    codigo = linea("Código de seis letras", "Escriba el código de seis letras", maximo=20)

    def clean_codigo(self) -> str:
        codigo = leer_codigo(self.cleaned_data["codigo"])
        if codigo is None:
            raise forms.ValidationError(NO_ES_CODIGO)
        return codigo


class SinCodigoForm(ConLlave):
    """Fifteen seconds: name, profession, table."""

    nombre = linea("Nombre", "Escriba el nombre")
    profesion = _profesion()
    institucion = linea("Institución", maximo=160)
    mesa = lista("Mesa", "Elija la mesa")

    def __init__(self, *args: Any, mesas: list[Mesa], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["mesa"]
        campo.queryset = Mesa.objects.filter(pk__in=[m.pk for m in mesas])
        campo.widget.choices = [("", "Elija"), *((m.pk, f"{m}: {m.reto}") for m in mesas)]


class LineaForm(ConLlave):
    clase = opciones("Qué es", "Elija qué es", AportacionActa.Clase.choices)
    texto = parrafo("Qué se dijo", "Escriba qué se dijo", maximo=600, renglones=3)


class ArchivoDeActaForm(forms.Form):
    """A document of the table, kept even when the rest must be mended."""

    texto = linea("Qué es", "Escriba qué es", maximo=600, help_text="Ejemplo: lista de chequeo de triage")
    archivo = ArchivoField(
        label="Archivo", nombre="el archivo", required=False, help_text="PDF, JPG o PNG de hasta 5 MB."
    )

    def __init__(self, *args: Any, guardado: Archivo | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.archivo_guardado = guardado

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if "archivo" not in self.errors and not datos.get("archivo") and not self.archivo_guardado:
            self.add_error("archivo", "Elija el archivo")
        return datos


class CompromisoDeMesaForm(ConLlave):
    accion = linea("Qué se va a cambiar", "Escriba qué se va a cambiar", maximo=300)
    codigo = linea("Código de quien se compromete", maximo=20)
    vence_el = FechaEnTresCampos(label="Para cuándo", nombre="la fecha", required=False)

    def clean_codigo(self) -> str | None:
        dicho = self.cleaned_data["codigo"]
        codigo = leer_codigo(dicho) if dicho else None
        if dicho and codigo is None:
            raise forms.ValidationError(NO_ES_CODIGO)
        return codigo


class OpinionForm(forms.Form):
    """Two questions, the next day."""

    satisfaccion = forms.TypedChoiceField(
        label="¿Cómo quedó con la innovatón?", choices=RespuestaInnovaton.Satisfaccion.choices, coerce=int,
        widget=forms.RadioSelect, error_messages={"required": "Elija cómo quedó"},
    )  # fmt: skip
    ideas_concretas = RespuestaSiNo(label="¿Se fue con ideas y experiencias concretas para su trabajo?")
    texto = parrafo("¿Qué cambiaría?", maximo=1000, renglones=3)
