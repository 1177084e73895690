from django import forms

from sso_portal.nucleo.formularios.archivos import HOJA, ArchivoField

from .anexos import MAXIMO_BYTES as MAXIMO_PAQUETE_BYTES
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
    anexos = ArchivoField(
        label="ZIP con los documentos, si los tiene",
        required=False,
        nombre="el ZIP",
        maximo_mb=MAXIMO_PAQUETE_BYTES // (1024 * 1024),
        acepta=".zip,application/zip",
        help_text="Hasta 100 MB y 2.000 documentos PDF, JPG o PNG de hasta 20 MB cada uno",
    )

    def __init__(self, *args, formato, **kwargs):
        super().__init__(*args, **kwargs)
        if formato.juez_de_anexos is None:
            del self.fields["anexos"]


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
