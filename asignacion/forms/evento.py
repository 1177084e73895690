"""What people type in an event: fingerprints, dice, the beacon, codes, who watches."""

from typing import Any

from django import forms

from asignacion.estados import Fuente
from asignacion.sorteo import DADOS
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.formularios.archivos import EntradaArchivo

HUELLA_LARGO, FIRMA_LARGO = 64, 96


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
