"""The file box: its limits said before, its failures said by name. What a file holds is judged by
documentos.
"""

from django import forms
from django.core.exceptions import ValidationError

from sso_portal.nucleo.legible.cifras import tamano

MEGA = 1024 * 1024
DOCUMENTO = "application/pdf,image/jpeg,image/png"
HOJA = ".csv,.xlsx"
MENOS_FOTO = "Tome la foto de nuevo con menor calidad o súbala en PDF"
MENOS_PDF = "Guárdelo con menor calidad o divídalo en dos archivos"


class EntradaArchivo(forms.FileInput):
    """A native file button; ``portal.js`` gives it Spanish words, without it the browser's own remain."""

    def __init__(self, attrs=None, acepta: str = DOCUMENTO):
        super().__init__({"accept": acepta, "data-archivo": "Elegir archivo", **(attrs or {})})


class ArchivoField(forms.FileField):
    """One file, at most ``maximo_mb``; ``nombre`` is how a sentence asks for it: «el diploma»."""

    def __init__(
        self, *, nombre: str = "el archivo", maximo_mb: int = 5, acepta: str = DOCUMENTO, **opciones
    ):
        self.maximo_bytes = maximo_mb * MEGA
        opciones.setdefault("error_messages", {}).setdefault("required", f"Adjunte {nombre}")
        opciones.setdefault("widget", EntradaArchivo(acepta=acepta))
        super().__init__(**{"allow_empty_file": True, **opciones})

    def to_python(self, data):
        archivo = super().to_python(data)
        if archivo is None:
            return None
        if not archivo.size:
            raise ValidationError(
                f"«{archivo.name}» llegó vacío porque se cortó la conexión. Vuelva a subirlo", code="vacio"
            )
        if archivo.size > self.maximo_bytes:
            maximo = tamano(self.maximo_bytes)
            es_pdf = archivo.name.lower().endswith(".pdf")
            raise ValidationError(
                f"«{archivo.name}» pesa {tamano(archivo.size)}, más que el máximo de {maximo}. "
                f"{MENOS_PDF if es_pdf else MENOS_FOTO}",
                code="grande",
            )
        return archivo
