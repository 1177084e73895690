"""The report of one case: the same columns, words and codes as the file and the web service."""

from datetime import date
from hashlib import sha256
from typing import Any

from django import forms

from cumplimiento.consultas.casos import nombres_de_estado
from cumplimiento.declaracion import TIPOS_DE_PRUEBA, Declaracion, de_valores, lectores_para, leer
from cumplimiento.estados import Canal
from cumplimiento.reglas import Caso, juzgar_leido
from sso_portal.nucleo.cargas.formatos import ErrorFila
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import PARTES, EntradaFecha

MAXIMO_MB = 20


class FechaDeTexto(forms.MultiValueField):
    """A date in three boxes that gives the text «15/02/2026»: the columns read it, as they read a file."""

    widget = EntradaFecha

    def __init__(self, **opciones: Any) -> None:
        partes = [forms.CharField(required=False) for _ in range(3)]
        super().__init__(partes, require_all_fields=False, required=False, **opciones)

    def compress(self, data_list: list[str]) -> str:
        partes = [str(p or "").strip() for p in data_list]
        return "/".join(partes) if any(partes) else ""


class ReporteForm(forms.Form):
    """What the entity did, when, and the document that proves it; ``errores_fila`` keeps the codes."""

    estado = forms.CharField(label="¿Qué informa?", required=False, widget=forms.RadioSelect)
    fecha_reporte = FechaDeTexto(
        label="Fecha de reporte", help_text="El día en que pasó lo que informa, hoy o antes."
    )
    prueba_tipo = forms.CharField(label="Tipo de documento", required=False, widget=forms.Select)
    prueba_numero = forms.CharField(label="Número del documento", required=False, max_length=200)
    prueba_fecha = FechaDeTexto(label="Fecha del documento")
    observacion = forms.CharField(
        label="Observación", required=False, widget=Parrafo({"rows": 3}),
        help_text="Hasta 500 caracteres. No escriba datos de salud de la persona.",
    )  # fmt: skip
    archivo = ArchivoField(
        label="Copia del documento", nombre="la copia del documento", required=False, maximo_mb=MAXIMO_MB,
        help_text=f"PDF, JPG o PNG de hasta {MAXIMO_MB} MB.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, caso: Caso, hoy: date, guardado: Archivo | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.caso, self.hoy, self.archivo_guardado = caso, hoy, guardado
        self.errores_fila: list[ErrorFila] = []
        estado, tipo = self.fields["estado"].widget, self.fields["prueba_tipo"].widget
        estado.choices = [(nombre, nombre) for nombre in caso.estados]
        estado.ayudas = {
            p.nombre: "Debe indicar el documento que lo demuestra"
            for p in caso.estados.values()
            if p.exige_prueba
        }
        tipo.choices = [("", "Ninguno"), *((t, t) for t in TIPOS_DE_PRUEBA)]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        textos = {nombre: str(datos.get(nombre) or "") for nombre in self.fields if nombre != "archivo"}
        textos["caso"] = self.caso.codigo
        valores, self.errores_fila = leer(textos, lectores_para(nombres_de_estado()))
        huella = self._huella_del_archivo(datos.get("archivo"))
        self.errores_fila += juzgar_leido(
            valores, self.caso, canal=Canal.FORMULARIO, hoy=self.hoy, archivo_sha256=huella
        )
        if not self.errores_fila:
            self.declaracion = de_valores(valores, huella or "")
        for error in self.errores_fila:
            self.add_error(error.columna if error.columna in self.fields else None, en_una_frase(error))
        return datos

    declaracion: Declaracion
    archivo_guardado: Archivo | None = None  # the document already kept, which no step loses

    def _huella_del_archivo(self, subido: Any) -> str | None:
        """SHA-256 of the copy; "" without one, None of one that came and is not good."""
        if "archivo" in self.errors:
            return None
        if not subido:
            return self.archivo_guardado.sha256 if self.archivo_guardado else ""
        huella = sha256(subido.read()).hexdigest()
        subido.seek(0)
        return huella

    @property
    def a_guardar(self) -> list[tuple[str, str]]:
        """(name, text) of every box, to carry what was typed to the page that checks it."""
        pares: list[tuple[str, str]] = []
        for nombre in self.fields:
            if nombre == "archivo":
                continue
            cajas = [f"{nombre}_{parte}" for parte in PARTES] if "fecha" in nombre else [nombre]
            pares += [(caja, self.data.get(caja, "")) for caja in cajas]
        return pares


def en_una_frase(error: ErrorFila) -> str:
    """«La fecha de reporte 31/02/2026 no existe en el calendario. Revise el día y el mes…»."""
    return f"{error.explicacion[0].upper()}{error.explicacion[1:]}. {error.como_corregir}"
