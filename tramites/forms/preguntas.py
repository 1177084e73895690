"""A page of the form of a procedure, made from its definition. Nothing is compulsory to save."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html

from sso_portal.nucleo.cuentas.models import DocumentoIdentidad
from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import DocumentoField, NombreField, Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.territorio.models import Departamento, Municipio
from tramites.diseno.condiciones import visibles
from tramites.diseno.estructura import Campo, Condicion, Tipo
from tramites.models import Anexo

CORTAS = 6  # options that are shown one below the other; more are a list
AYUDA_ARCHIVO = "Foto o archivo PDF, JPG o PNG de hasta 5 MB."
PARTES_DE_PERSONA = ("nombre", "tipo", "numero")
FALTA_DE_PERSONA = {
    "nombre": "Escriba el nombre completo",
    "tipo": "Elija el tipo de documento",
    "numero": "Escriba el número de documento",
}


@dataclass
class Grupo:
    """What the page draws for one question: its bound fields, and the document already handed in.

    ``si``: on which question of the same page it depends; ``oculto``: by what was answered it is not asked.
    """

    campo: Campo
    cajas: list[forms.BoundField] = field(default_factory=list)
    anexo: Anexo | None = None
    si: Condicion | None = None
    oculto: bool = False

    @property
    def es_compuesta(self) -> bool:
        return self.campo.tipo in {Tipo.PERSONA, Tipo.TERRITORIO}


class PreguntasForm(forms.Form):
    """The questions of one page. ``reutilizables``: {key: documents that the person may hand in again}.

    ``todas``: every question of the procedure, where some of the page may still not be asked: those are
    drawn hidden and kept out by what is answered, here, whatever the browser shows.
    """

    def __init__(
        self,
        *args: Any,
        campos: Iterable[Campo],
        respuestas: dict[str, Any],
        reutilizables: dict[str, list[Anexo]] | None = None,
        todas: Iterable[Campo] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.posibles, self.respuestas = list(campos), respuestas
        self.reutilizables = reutilizables or {}
        for campo in self.posibles:
            self.fields.update(self._cajas(campo))
        self.campos = self._preguntadas(tuple(todas))

    def _preguntadas(self, todas: tuple[Campo, ...]) -> list[Campo]:
        """Those that are asked by what was answered before and is answered now."""
        if not todas:
            return self.posibles
        listas = [c.clave for c in self.posibles if c.tipo == Tipo.OPCION]
        ahora = {clave: self.data.get(clave) or "" for clave in listas} if self.is_bound else {}
        vistas = {c.clave for c in visibles(todas, {**self.respuestas, **ahora})}
        return [c for c in self.posibles if c.clave in vistas]

    def _cajas(self, campo: Campo) -> dict[str, forms.Field]:
        dicho = self.respuestas.get(campo.clave)
        if campo.tipo == Tipo.PERSONA:
            return _de_persona(campo, dicho or {})
        if campo.tipo == Tipo.TERRITORIO:
            return self._de_territorio(campo, dicho or "")
        if campo.tipo == Tipo.ARCHIVO:
            return self._de_archivo(campo)
        caja = CAJAS[campo.tipo](campo)
        caja.initial = date.fromisoformat(dicho) if dicho and campo.tipo == Tipo.FECHA else dicho
        return {campo.clave: caja}

    def _de_territorio(self, campo: Campo, codigo: str) -> dict[str, forms.Field]:
        """Departamento first; its municipios are offered once it is known."""
        clave = f"{campo.clave}_departamento"
        elegido = (self.data.get(clave) if self.is_bound else "") or codigo[:2]
        cerca = Municipio.objects.filter(departamento=elegido) if elegido else Municipio.objects.none()
        return {
            clave: forms.ModelChoiceField(
                Departamento.objects.all(), label=_con_rotulo("Departamento", campo), required=False,
                empty_label="Seleccione", initial=codigo[:2],
            ),
            campo.clave: forms.ModelChoiceField(
                cerca, label=_con_rotulo("Municipio", campo), required=False,
                empty_label="Seleccione" if elegido else "Elija primero el departamento", initial=codigo,
            ),
        }  # fmt: skip

    def _de_archivo(self, campo: Campo) -> dict[str, forms.Field]:
        ayuda = f"{campo.ayuda} {AYUDA_ARCHIVO}".strip()
        cajas: dict[str, forms.Field] = {
            campo.clave: ArchivoField(
                label=campo.rotulo, help_text=ayuda, required=False, nombre=campo.rotulo
            )
        }
        if guardados := self.reutilizables.get(campo.clave):
            opciones = [("", "No, subo otro"), *((str(a.pk), f"Sí: {a.archivo.nombre}") for a in guardados)]
            cajas[f"{campo.clave}_usar"] = forms.ChoiceField(
                label=_con_rotulo("¿Usar uno que ya entregó?", campo), choices=opciones, required=False,
                widget=forms.RadioSelect, initial="",
            )  # fmt: skip
        return cajas

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        for campo in self.posibles:
            if campo not in self.campos:
                for nombre in self._nombres(campo):
                    self.errors.pop(nombre, None)  # nobody asks it
        for campo in self.campos:
            partes = [f"{campo.clave}_{p}" for p in PARTES_DE_PERSONA]
            if campo.tipo == Tipo.PERSONA and any(datos.get(p) for p in partes):
                for nombre in partes:
                    if not datos.get(nombre) and nombre not in self.errors:
                        self.add_error(nombre, FALTA_DE_PERSONA[nombre.rsplit("_", 1)[1]])
        return datos

    @property
    def a_guardar(self) -> dict[str, Any]:
        """What can be kept of what was written, also when something else must be mended."""
        return {c.clave: self._respuesta(c) for c in self.campos if c.tipo != Tipo.ARCHIVO and self._bien(c)}

    def _bien(self, campo: Campo) -> bool:
        return not any(nombre in self.errors for nombre in self._nombres(campo))

    def _respuesta(self, campo: Campo) -> Any:
        datos, clave = self.cleaned_data, campo.clave
        if campo.tipo == Tipo.PERSONA:
            partes = {p: datos.get(f"{clave}_{p}") or "" for p in PARTES_DE_PERSONA}
            return partes if all(partes.values()) else ""
        valor = datos.get(clave)
        if campo.tipo == Tipo.TERRITORIO:
            return valor.codigo if valor else ""
        if isinstance(valor, date):
            return valor.isoformat()
        return "" if valor is None else str(valor)

    def _nombres(self, campo: Campo) -> list[str]:
        """Its boxes, in the order in which they are drawn: the one with its own name goes last."""
        suyos = (f"{campo.clave}_{p}" for p in ("departamento", *PARTES_DE_PERSONA, "usar"))
        return [n for n in (*suyos, campo.clave) if n in self.fields]

    def grupos(self, anexos: dict[str, Anexo]) -> list[Grupo]:
        """What the page draws, in order."""
        aqui = {c.clave for c in self.posibles}
        return [
            Grupo(
                c, [self[n] for n in self._nombres(c)], anexos.get(c.clave),
                c.si if c.si and c.si.campo in aqui else None, c not in self.campos,
            )
            for c in self.posibles
        ]  # fmt: skip

    @property
    def espera_municipio(self) -> bool:
        """A departamento was chosen and its municipio was not yet."""
        return any(
            self.cleaned_data.get(f"{c.clave}_departamento") and not self.cleaned_data.get(c.clave)
            for c in self.campos
            if c.tipo == Tipo.TERRITORIO
        )


def _con_rotulo(que: str, campo: Campo) -> str:
    return format_html('{}<span class="oculto-visual">, {}</span>', que, campo.rotulo)


def _de_persona(campo: Campo, dicho: dict[str, str]) -> dict[str, forms.Field]:
    tipos = [("", "Seleccione"), *DocumentoIdentidad.Tipo.choices]
    return {
        f"{campo.clave}_nombre": NombreField(
            label="Nombre completo", required=False, max_length=160, initial=dicho.get("nombre"),
            widget=forms.TextInput({"class": "todo", "autocomplete": "off"}),
        ),
        f"{campo.clave}_tipo": forms.ChoiceField(
            label="Tipo de documento", choices=tipos, required=False, initial=dicho.get("tipo")
        ),
        f"{campo.clave}_numero": DocumentoField(letras=True, required=False, initial=dicho.get("numero")),
    }  # fmt: skip


def _texto(campo: Campo) -> forms.Field:
    caja = forms.TextInput({"class": "todo", "autocomplete": "off"})
    return forms.CharField(
        label=campo.rotulo, help_text=campo.ayuda, required=False, max_length=300, widget=caja
    )


def _parrafo(campo: Campo) -> forms.Field:
    return forms.CharField(
        label=campo.rotulo, help_text=campo.ayuda, required=False, max_length=4000,
        widget=Parrafo({"rows": 5, "class": "todo"}),
    )  # fmt: skip


def _numero(campo: Campo) -> forms.Field:
    return forms.IntegerField(
        label=campo.rotulo, help_text=campo.ayuda, required=False, min_value=0, max_value=999_999_999,
        widget=forms.TextInput({"inputmode": "numeric", "class": "c10", "autocomplete": "off"}),
    )  # fmt: skip


def _fecha(campo: Campo) -> forms.Field:
    nombre = f"la fecha de «{campo.rotulo.rstrip('?').lstrip('¿')}»"
    return FechaEnTresCampos(nombre=nombre, label=campo.rotulo, help_text=campo.ayuda, required=False)


def _opcion(campo: Campo) -> forms.Field:
    opciones = [(o, o) for o in campo.opciones]
    if len(opciones) <= CORTAS:
        return forms.ChoiceField(
            label=campo.rotulo, help_text=campo.ayuda, required=False, choices=opciones,
            widget=forms.RadioSelect,
        )  # fmt: skip
    return forms.ChoiceField(
        label=campo.rotulo, help_text=campo.ayuda, required=False, choices=[("", "Seleccione"), *opciones]
    )


CAJAS = {
    Tipo.TEXTO: _texto,
    Tipo.PARRAFO: _parrafo,
    Tipo.NUMERO: _numero,
    Tipo.FECHA: _fecha,
    Tipo.OPCION: _opcion,
}
