"""What people type in an event: fingerprints, dice, the beacon, the personal code, an act."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from inscripciones.calendario import Acto, Fechas
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.formularios.archivos import EntradaArchivo
from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos, campos_de_instantes, instantes_de

from . import plazos
from .estados import Fuente
from .models import Objecion
from .sorteo import DADOS

HUELLA_LARGO, FIRMA_LARGO = 64, 96
INSTANTES = {
    "revision_hasta": "Las secretarías revisan hasta",
    "sello_en": "Se sellan las entradas",
    "evento_en": "Sorteo público",
}
FECHAS = (*INSTANTES, "inicio_servicio")


class HexadecimalField(forms.CharField):
    """Hexadecimal digits as people paste or read them: spaces and capitals are forgiven."""

    def __init__(self, *, largo: int, **opciones):
        self.largo = largo
        super().__init__(**opciones)
        self.widget.attrs.update({"autocomplete": "off", "spellcheck": "false", "class": "todo"})

    def to_python(self, value):
        limpio = "".join(str(super().to_python(value)).lower().split())
        if limpio and (len(limpio) != self.largo or set(limpio) - set("0123456789abcdef")):
            raise forms.ValidationError(
                f"Son {self.largo} caracteres: números y letras de la A a la F. Llegaron {len(limpio)}."
            )
        return limpio


class CompromisoForm(forms.Form):
    compromiso = HexadecimalField(
        largo=HUELLA_LARGO,
        label="Su compromiso",
        help_text="64 caracteres. Lo calcula esta página o el programa sin conexión; puede pegarlo.",
        error_messages={"required": "Escriba o pegue su compromiso"},
    )


class RevelacionForm(forms.Form):
    aporte = HexadecimalField(
        largo=HUELLA_LARGO,
        label="Su aporte secreto",
        help_text="Los 64 caracteres que guardó cuando se comprometió.",
        error_messages={"required": "Escriba o pegue el aporte que guardó"},
    )


class DadosForm(forms.Form):
    dados = forms.CharField(
        label="Números de los dados",
        help_text="En el orden en que salieron, del 1 al 6. Déjelo vacío si no se lanzan dados.",
        required=False,
        max_length=40,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "c10"}),
    )

    def clean_dados(self):
        dados = "".join(self.cleaned_data["dados"].split())
        if not DADOS.fullmatch(dados):
            raise forms.ValidationError("Escriba solo números del 1 al 6, en el orden en que salieron")
        return dados


class BalizaForm(forms.Form):
    """One of the ways in which the value of the round arrives."""

    fuente = forms.ChoiceField(label="Cómo llega el valor", choices=Fuente, widget=forms.RadioSelect)
    texto = HexadecimalField(
        largo=FIRMA_LARGO,
        label="Firma de la ronda, si la escribe",
        help_text="96 caracteres, leídos de cualquier página que muestre la baliza.",
        required=False,
    )
    archivo = forms.FileField(
        label="Archivo de la ronda, si lo trae guardado (JSON)",
        required=False,
        widget=EntradaArchivo(acepta=".json,application/json"),
    )

    def __init__(self, *args, es_ensayo=False, **kwargs):
        super().__init__(*args, **kwargs)
        fuentes = [f for f in Fuente if es_ensayo or f != Fuente.ENSAYO]
        self.fields["fuente"].choices = [(f.value, f.label) for f in fuentes]
        self.fields["fuente"].initial = Fuente.ENSAYO if es_ensayo else Fuente.RED

    def clean(self):
        datos = super().clean()
        if datos.get("fuente") == Fuente.ESCRITA and not datos.get("texto") and "texto" not in self.errors:
            self.add_error("texto", "Escriba la firma de la ronda")
        if datos.get("fuente") == Fuente.ARCHIVO and not datos.get("archivo"):
            self.add_error("archivo", "Elija el archivo de la ronda")
        return datos

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes."""
        archivo = self.cleaned_data["archivo"]
        return {
            "fuente": self.cleaned_data["fuente"],
            "texto": self.cleaned_data["texto"],
            "datos": archivo.read() if archivo else b"",
        }

    @property
    def campo_del_valor(self) -> str:
        """Where a value that does not verify is said."""
        return {Fuente.ESCRITA: "texto", Fuente.ARCHIVO: "archivo"}.get(self.cleaned_data["fuente"], "fuente")


class ClicForm(forms.Form):
    codigo = forms.CharField(
        label="Su código personal",
        help_text="Ocho caracteres. Se puede pegar.",
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "class": "c10"}),
        error_messages={"required": "Escriba su código personal"},
    )


class CorreccionForm(forms.Form):
    motivo = forms.CharField(
        label="Qué tiene mal el sello",
        help_text="Queda en el registro. No escriba datos de personas.",
        min_length=20,
        max_length=500,
        widget=Parrafo({"rows": 3}),
        error_messages={
            "required": "Escriba qué tiene mal el sello",
            "min_length": "Explique un poco más: por lo menos 20 caracteres",
        },
    )


class AnulacionForm(CorreccionForm):
    acto = forms.CharField(
        label="Acto que anula el sorteo",
        help_text="Número y fecha. Ejemplo: Resolución 12 del 20 de enero de 2027.",
        max_length=160,
        error_messages={"required": "Escriba el número y la fecha del acto"},
    )
    field_order = ["acto", "motivo"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["motivo"].label = "Por qué se anula"


class MoverFechaForm(forms.Form):
    """Other dates for an event, or a longer review, with the act that moves them; Colombia time."""

    acto_numero = forms.CharField(
        label="Número del acto",
        max_length=40,
        help_text="Ejemplo: Resolución 1120 de 2027",
        error_messages={"required": "Escriba el número del acto"},
    )
    acto_fecha = FechaEnTresCampos(label="Fecha del acto", nombre="la fecha del acto", hasta_hoy=True)
    motivo = forms.CharField(
        label="Por qué se cambian las fechas",
        help_text="Lo leerán todas las personas inscritas. No escriba datos de nadie.",
        min_length=20,
        max_length=500,
        widget=Parrafo({"rows": 3}),
        error_messages={
            "required": "Escriba por qué se cambian las fechas",
            "min_length": "Explique un poco más: por lo menos 20 caracteres",
        },
    )
    inicio_servicio = FechaEnTresCampos(
        label="Empieza el servicio",
        nombre="la fecha de inicio del servicio",
        help_text="Cámbiela solo si el sorteo nuevo la alcanza.",
    )

    def __init__(self, *args: Any, revision_hasta: datetime, antelacion: timedelta, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision_hasta, self.antelacion = revision_hasta, antelacion
        self.fields |= campos_de_instantes(INSTANTES)

    def clean(self) -> dict[str, Any]:
        super().clean()
        datos = self.cleaned_data
        datos |= instantes_de(datos, INSTANTES)
        if all(datos.get(campo) for campo in FECHAS):
            faltas = plazos.faltas_al_mover(
                self._fechas(),
                ahora=timezone.now(),
                revision_hasta=self.revision_hasta,
                antelacion=self.antelacion,
            )
            for campo, falta in faltas.items():
                self.add_error(f"{campo}_dia" if campo in INSTANTES else campo, falta)
        return datos

    @property
    def datos(self) -> dict[str, Acto | Fechas]:
        """What the service takes."""
        limpios = self.cleaned_data
        acto = Acto(limpios["acto_numero"], limpios["acto_fecha"], limpios["motivo"])
        return {"acto": acto, "fechas": self._fechas()}

    def _fechas(self) -> Fechas:
        datos = {campo: self.cleaned_data[campo] for campo in FECHAS}
        if datos["revision_hasta"] == self.revision_hasta.replace(second=0, microsecond=0):
            datos["revision_hasta"] = None  # as it was
        return Fechas(**datos)


class ObjecionForm(forms.Form):
    """Which datum of the own row is not as the person sent it."""

    dato = forms.ChoiceField(
        label="Qué no es como usted lo envió",
        choices=Objecion.Dato,
        widget=forms.RadioSelect,
        error_messages={"required": "Elija qué no es como usted lo envió"},
    )
    detalle = forms.CharField(
        label="Cómo debía ser",
        help_text="Escriba lo que envió y lo que quedó. Lo leen solo usted y quien le responde.",
        min_length=10,
        max_length=1000,
        widget=Parrafo({"rows": 5}),
        error_messages={
            "required": "Escriba cómo debía ser",
            "min_length": "Explique un poco más: por lo menos 10 caracteres",
        },
    )


class RespuestaForm(forms.Form):
    """What the ministry answers to an objection."""

    decision = forms.ChoiceField(
        label="¿La persona tiene razón?",
        choices=[("si", "Sí: la fila no es la que envió"), ("no", "No: la fila es la que envió")],
        widget=forms.RadioSelect,
        error_messages={"required": "Diga si la persona tiene razón"},
    )
    respuesta = forms.CharField(
        label="Respuesta",
        help_text="La lee solo la persona. Diga qué revisó y, si tiene razón, qué sigue.",
        min_length=20,
        max_length=1000,
        widget=Parrafo({"rows": 5}),
        error_messages={
            "required": "Escriba la respuesta",
            "min_length": "Explique un poco más: por lo menos 20 caracteres",
        },
    )

    @property
    def datos(self) -> dict[str, Any]:
        """What the service takes."""
        limpios = self.cleaned_data
        return {"tiene_razon": limpios["decision"] == "si", "respuesta": limpios["respuesta"]}


class VeedorForm(forms.Form):
    correo = forms.EmailField(
        label="Correo de su cuenta", error_messages={"required": "Escriba el correo de su cuenta"}
    )
    nombre = forms.CharField(
        label="Nombre, como va en el acta", max_length=120, error_messages={"required": "Escriba el nombre"}
    )
    representa = forms.CharField(
        label="A quién representa", max_length=120, error_messages={"required": "Escriba a quién representa"}
    )

    def clean_correo(self):
        usuario = Usuario.objects.filter(email=self.cleaned_data["correo"].lower()).first()
        if usuario is None or not usuario.tiene_rol(Rol.VEEDOR):
            raise forms.ValidationError(
                "No hay una cuenta con ese correo nombrada en el comité veedor. "
                "Nómbrela primero en «Nombramientos»"
            )
        self.cleaned_data["usuario"] = usuario
        return usuario.email


class CodigoPublicoForm(forms.Form):
    codigo = forms.CharField(
        label="Código público",
        help_text="Ocho caracteres. Está en la página de su resultado. Ejemplo: K7QF-2M9D.",
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "class": "c10"}),
        error_messages={"required": "Escriba el código público"},
    )
