"""What a manager of change writes of an innovation, and what an expert says of it."""

from typing import Any

from django import forms

from innovacion.consultas.portal import metricas_del_portal
from innovacion.estados import EstadoReto
from innovacion.models import (
    CONTACTO,
    Centro,
    Etapa,
    Evaluacion,
    Indicador,
    Innovacion,
    Medicion,
    Participante,
    Reto,
)
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos

from .cajas import entero, linea, lista, numero, opciones, parrafo


class InnovacionForm(forms.Form):
    """An innovation of a centre of the manager, for an open challenge."""

    titulo = linea("Título", "Escriba el título de la innovación")
    resumen = parrafo("De qué se trata", "Escriba de qué se trata")
    reto = lista("Para qué reto", "Elija el reto")
    centro = lista("Quién la lleva", "Elija la institución que la lleva")
    metrica = forms.ChoiceField(
        label="Cifra del portal que debería mejorar", required=False,
        help_text="Guardamos lo que dice hoy y lo comparamos con lo que diga después.",
    )  # fmt: skip

    def __init__(self, *args: Any, usuario: Usuario, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reto"].queryset = Reto.objects.filter(estado=EstadoReto.ABIERTO)  # type: ignore[attr-defined]
        suyas = Centro.objects.filter(entidad__in=usuario.entidades(Rol.GESTOR_CAMBIOS))
        self.fields["centro"].queryset = suyas.select_related("entidad")  # type: ignore[attr-defined]
        metricas = [(m.codigo, m.titulo) for m in metricas_del_portal()]
        self.fields["metrica"].choices = [("", "Ninguna"), *metricas]  # type: ignore[attr-defined]


class DeInnovacion(forms.Form):
    """A form about one innovation."""

    def __init__(self, *args: Any, innovacion: Innovacion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.innovacion = innovacion


class EtapaForm(DeInnovacion):
    etapa = opciones("A qué etapa entra", "Elija la etapa", Etapa.choices,
                     help_text="Puede volver a una etapa por la que ya pasó.")  # fmt: skip
    fecha = FechaEnTresCampos(label="Desde cuándo", nombre="la fecha", hasta_hoy=True)
    nota = linea("Por qué", maximo=500)


class CreditoForm(DeInnovacion):
    participante = lista("Persona", vacia="Ninguna")
    centro = lista("Institución", vacia="Ninguna")
    papel = linea("Qué hizo", "Escriba qué hizo", maximo=80, help_text="Ejemplo: tuvo la idea; la probó.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        personas = Participante.objects.filter(fusionado_en=None).defer(*CONTACTO)
        self.fields["participante"].queryset = personas  # type: ignore[attr-defined]
        self.fields["centro"].queryset = Centro.objects.select_related("entidad")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not datos.get("participante") and not datos.get("centro"):
            self.add_error("participante", "Elija la persona o la institución que recibe el crédito")
        return datos


class AccionForm(DeInnovacion):
    accion = linea("Qué se hará", "Escriba qué se hará", maximo=200)
    responsable = linea("Quién", "Escriba quién lo hará")
    vence_el = FechaEnTresCampos(label="Hasta cuándo", nombre="la fecha")


class IndicadorForm(DeInnovacion):
    nombre = linea("Qué se mide", "Escriba qué se mide", help_text="Ejemplo: espera para una cita")
    unidad = linea("En qué unidad", "Escriba la unidad", maximo=40, help_text="Ejemplo: minutos")
    metodo = linea("Cómo se mide", "Escriba cómo se mide", maximo=200,
                   help_text="Ejemplo: cronómetro, 50 personas al azar en una semana")  # fmt: skip
    sentido = opciones("Qué se busca", "Elija qué se busca", Indicador.Sentido.choices)


class MedicionForm(DeInnovacion):
    """One measurement. The unit and the method are written again: that is how a change is caught."""

    indicador = lista("Qué se midió", "Elija qué se midió")
    momento = opciones("Cuándo", "Elija si es antes, durante o después", Medicion.Momento.choices)
    valor = numero("Valor", "Escriba el valor")
    unidad = linea("Unidad en que se midió", "Escriba la unidad", maximo=40)
    metodo = linea("Cómo se midió", "Escriba cómo se midió", maximo=200)
    n = entero("Cuántos se midieron", "Escriba cuántos se midieron")
    fecha = FechaEnTresCampos(label="Fecha de la medición", nombre="la fecha de la medición", hasta_hoy=True)
    grupo_comparacion = linea(
        "Grupo de comparación", maximo=160,
        help_text="Un lugar parecido donde no se hizo. Sin él, la página lo dice.",
    )  # fmt: skip
    valor_comparacion = numero("Valor en ese grupo")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicador"].queryset = self.innovacion.indicadores.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        grupo, valor = datos.get("grupo_comparacion"), datos.get("valor_comparacion")
        if grupo and valor is None:
            self.add_error("valor_comparacion", "Escriba el valor en el grupo de comparación")
        if valor is not None and not grupo:
            self.add_error("grupo_comparacion", "Escriba cuál es el grupo de comparación")
        return datos


class EvaluacionForm(DeInnovacion):
    """From 1 to 5 in each criterion."""

    nota = parrafo("Qué le recomienda al equipo", maximo=300, renglones=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        notas = [(n, f"{n}{' · muy poco' if n == 1 else ' · mucho' if n == 5 else ''}") for n in range(1, 6)]
        criterios = {
            str(c): forms.TypedChoiceField(
                label=c.label, choices=notas, coerce=int, widget=forms.RadioSelect,
                error_messages={"required": f"Elija un puntaje en «{c.label}»"},
            )
            for c in Evaluacion.Criterio
        }  # fmt: skip
        self.fields = {**criterios, **self.fields}


class PracticaForm(DeInnovacion):
    """The page of the library."""

    titulo = linea("Título", "Escriba el título")
    resumen = parrafo("En pocas palabras", "Escriba en qué consiste", maximo=1000)
    que_se_necesita = parrafo("Qué se necesita", "Escriba qué se necesita para hacerla")
    mutaciones = parrafo(
        "Qué tendría que cambiar otra institución", "Escriba qué tendría que cambiar otra institución",
        help_text="Las mutaciones necesarias: lo que no sirve tal cual en otra parte.",
    )  # fmt: skip
