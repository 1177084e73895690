from django import forms

from sso_portal.nucleo.formularios.archivos import HOJA, ArchivoField

from .lectura import MAXIMO_BYTES
from .validacion import DOS_LECTURAS


class SubirForm(forms.Form):
    archivo = ArchivoField(
        label="Archivo",
        nombre="el archivo con las filas",
        maximo_mb=MAXIMO_BYTES // (1024 * 1024),
        acepta=HOJA,
        help_text="XLSX o CSV, hasta 20 MB",
    )


class AclararForm(forms.Form):
    """One question per column of dates that can be read in two ways."""

    def __init__(self, *args, columnas, **kwargs):
        super().__init__(*args, **kwargs)
        for columna in columnas:
            self.fields[columna["nombre"]] = forms.ChoiceField(
                label=f"¿Cómo está escrita la columna «{columna['en_palabras']}»?",
                choices=list(DOS_LECTURAS.items()),
                widget=forms.RadioSelect,
                error_messages={"required": "Elija cómo está escrita la fecha"},
            )
