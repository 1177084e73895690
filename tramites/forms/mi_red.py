"""What an administrator types of a branch, of a stop of a mobile unit, of the certification of an agent."""

from datetime import time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.territorio.models import Departamento, Entidad, Municipio
from tramites.consultas.mi_red import agentes_de, tramites_certificables, tramites_por_habilitar
from tramites.horarios import Tramo
from tramites.models import Horario, Sucursal, Tramite

CAMPOS = ("nombre", "clase", "municipio", "direccion", "telefono", "abierta_el")
TRAMOS = 2  # stretches of a day
TODO = {"class": "todo", "autocomplete": "off"}
HORA = {"type": "time", "class": "c10"}


class MunicipioField(forms.ChoiceField):
    """Every municipio, by departamento; gives the municipio."""

    def __init__(self, **opciones: Any) -> None:
        super().__init__(error_messages={"required": "Elija el municipio"}, **opciones)
        self.choices = _municipios  # asked for when it is drawn

    def clean(self, value: Any) -> Any:
        codigo = super().clean(value)
        return Municipio.objects.select_related("departamento").get(pk=codigo)


def _municipios() -> list[Any]:
    grupos: dict[str, list[tuple[str, str]]] = {}
    for codigo, nombre, lugar in Municipio.objects.order_by("nombre").values_list(
        "codigo", "nombre", "departamento_id"
    ):
        grupos.setdefault(lugar, []).append((codigo, nombre))
    nombres = Departamento.objects.values_list("codigo", "nombre")
    return [("", "Seleccione"), *((nombre, grupos.get(codigo, [])) for codigo, nombre in nombres)]


def _linea(rotulo: str, maximo: int, falta: str = "", ayuda: str = "") -> forms.CharField:
    return forms.CharField(
        label=rotulo, max_length=maximo, required=bool(falta), help_text=ayuda,
        widget=forms.TextInput(TODO), error_messages={"required": falta},
    )  # fmt: skip


def _hora(rotulo: str, *, obligatoria: bool = True, cual: str = "") -> forms.TimeField:
    """``cual``: how its errors name it, where ``rotulo`` is not enough."""
    return forms.TimeField(
        label=rotulo, required=obligatoria, widget=forms.TimeInput(HORA, format="%H:%M"),
        error_messages={
            "required": f"Escriba la hora en «{cual or rotulo}»",
            "invalid": f"Escriba la hora en «{cual or rotulo}» así: 14:00",
        },
    )  # fmt: skip


class SucursalForm(forms.Form):
    """What a branch is called, what it is, where it is and how one reaches it."""

    nombre = _linea("Nombre del punto", 120, "Escriba el nombre del punto", "Como lo conoce la gente.")
    clase = forms.ChoiceField(label="Clase de punto", choices=Sucursal.Clase, widget=forms.RadioSelect,
                              error_messages={"required": "Elija la clase de punto"})  # fmt: skip
    municipio = MunicipioField(label="Municipio", help_text="De una unidad móvil, el de su base.")
    direccion = _linea("Dirección", 160)
    telefono = _linea("Teléfono", 20)
    abierta_el = FechaEnTresCampos(label="Desde cuándo atiende", nombre="la fecha desde la que atiende")

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        en_un_lugar = datos.get("clase") in {Sucursal.Clase.SUCURSAL, Sucursal.Clase.MODULO}
        if en_un_lugar and not datos.get("direccion"):
            self.add_error("direccion", "Escriba la dirección: la gente va hasta allá")
        if datos.get("clase") == Sucursal.Clase.TELEFONO and not datos.get("telefono"):
            self.add_error("telefono", "Escriba el número al que se llama")
        return datos


class HorarioForm(forms.Form):
    """Two stretches for each day of the week; a day without hours is closed."""

    def __init__(self, datos: Any = None, *, sucursal: Sucursal) -> None:
        por_dia: dict[int, list[Horario]] = {}
        for h in sucursal.horarios.order_by("dia", "abre"):
            por_dia.setdefault(h.dia, []).append(h)
        inicial = {
            f"d{dia}_{n}_{parte}": getattr(h, parte)
            for dia, suyos in por_dia.items()
            for n, h in enumerate(suyos[:TRAMOS])
            for parte in ("abre", "cierra")
        }
        super().__init__(datos, initial=inicial)
        for dia in Horario.Dia:
            for n in range(TRAMOS):
                cuando = "" if n == 0 else " otra vez"
                for parte in ("abre", "cierra"):
                    rotulo = f"{parte.title()}{cuando}"
                    self.fields[f"d{dia.value}_{n}_{parte}"] = _hora(
                        rotulo, obligatoria=False, cual=f"{dia.label}: {rotulo.lower()}"
                    )

    @property
    def dias(self) -> list[tuple[str, list[forms.BoundField]]]:
        """(day, its four boxes) in the order of the week."""
        return [
            (d.label, [self[f"d{d.value}_{n}_{p}"] for n in range(TRAMOS) for p in ("abre", "cierra")])
            for d in Horario.Dia
        ]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        for dia in Horario.Dia:
            antes: time | None = None
            for n in range(TRAMOS):
                abre, cierra = (datos.get(f"d{dia.value}_{n}_{p}") for p in ("abre", "cierra"))
                if falla := _falla(abre, cierra, antes):
                    self.add_error(f"d{dia.value}_{n}_cierra", f"{dia.label}: {falla}")
                antes = cierra or antes
        return datos

    @property
    def tramos(self) -> list[Tramo]:
        """The hours as they were typed, for the service."""
        d = self.cleaned_data
        return [
            Tramo(dia.value, abre, d[f"d{dia.value}_{n}_cierra"])
            for dia in Horario.Dia
            for n in range(TRAMOS)
            if (abre := d[f"d{dia.value}_{n}_abre"])
        ]


def _falla(abre: time | None, cierra: time | None, antes: time | None) -> str:
    if (abre is None) != (cierra is None):
        return "escriba a qué hora abre y a qué hora cierra"
    if abre and cierra and cierra <= abre:
        return "la hora de cierre va después de la de apertura"
    if abre and antes and abre < antes:
        return "abre otra vez después de cerrar"
    return ""


class ParadaForm(forms.Form):
    """One stop of a mobile unit."""

    municipio = MunicipioField(label="Municipio")
    lugar = _linea("Lugar", 120, "Escriba en qué lugar para", "Ejemplo: parque principal")
    fecha = FechaEnTresCampos(label="Día", nombre="el día de la parada")
    abre = _hora("Atiende desde")
    cierra = _hora("Hasta")

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if datos.get("fecha") and datos["fecha"] < timezone.localdate():
            self.add_error("fecha", "Ese día ya pasó. Escriba uno de hoy en adelante")
        if datos.get("abre") and datos.get("cierra") and datos["cierra"] <= datos["abre"]:
            self.add_error("cierra", "La hora final va después de la inicial")
        return datos


class ProductoForm(forms.Form):
    """A procedure of the institution that the branch begins to attend."""

    tramite = forms.ModelChoiceField(
        Tramite.objects.none(), label="Trámite", to_field_name="codigo", empty_label="Elija",
        error_messages={"required": "Elija el trámite", "invalid_choice": "Elija uno de la lista"},
    )  # fmt: skip

    def __init__(self, *args: Any, sucursal: Sucursal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tramite"].queryset = tramites_por_habilitar(sucursal)  # type: ignore[attr-defined]


class CerrarForm(forms.Form):
    """From when nobody attends there, and why."""

    desde = FechaEnTresCampos(label="Primer día sin atención", nombre="el primer día sin atención")
    motivo = forms.CharField(
        label="Motivo", max_length=300, widget=Parrafo({"rows": 3, "class": "todo"}),
        error_messages={"required": "Escriba por qué se cierra"},
    )  # fmt: skip

    def __init__(self, *args: Any, sucursal: Sucursal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sucursal = sucursal

    def clean_desde(self) -> Any:
        desde = self.cleaned_data["desde"]
        if desde < timezone.localdate():
            raise forms.ValidationError("Ese día ya pasó. Escriba uno de hoy en adelante")
        if desde < self.sucursal.abierta_el:
            raise forms.ValidationError("El punto todavía no había abierto ese día")
        return desde


class CertificacionForm(forms.Form):
    """Which agent may serve which procedure until when."""

    agente: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="Agente", empty_label="Elija", error_messages={"required": "Elija a quién certifica"}
    )
    tramite: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="Trámite", to_field_name="codigo", empty_label="Elija",
        error_messages={"required": "Elija el trámite", "invalid_choice": "Elija uno de la lista"},
    )  # fmt: skip
    vence_el = FechaEnTresCampos(label="Último día en que vale", nombre="el último día en que vale")

    def __init__(self, datos: Any = None, *, entidad: Entidad) -> None:
        super().__init__(datos, initial={"vence_el": timezone.localdate() + timedelta(days=365)})
        self.fields["agente"].queryset = agentes_de(entidad)  # type: ignore[attr-defined]
        self.fields["tramite"].queryset = tramites_certificables(entidad)  # type: ignore[attr-defined]

    def clean_vence_el(self) -> Any:
        if self.cleaned_data["vence_el"] < timezone.localdate():
            raise forms.ValidationError("Ese día ya pasó. Escriba uno de hoy en adelante")
        return self.cleaned_data["vence_el"]


class RevocarForm(forms.Form):
    """Why an agent serves it no more."""

    motivo = forms.CharField(
        label="Motivo", max_length=300, widget=Parrafo({"rows": 3, "class": "todo"}),
        help_text="Queda en la bitácora.", error_messages={"required": "Escriba por qué la revoca"},
    )  # fmt: skip
