"""What whoever designs types: a question, a stage with its actions, the survey, an area, a system."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.forms import formset_factory

from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import Parrafo
from sso_portal.nucleo.formularios.palabras import CORREO
from tramites.diseno.cambios import clave_para
from tramites.diseno.estructura import (
    DE_TEXTO,
    FIN,
    NOMBRES_DE_TIPO,
    TIPOS_DE_ENCUESTA,
    Accion,
    Campo,
    Condicion,
    Documento,
    Encuesta,
    Estructura,
    Etapa,
    PreguntaEncuesta,
    Tipo,
)
from tramites.diseno.juicio import DEL_CASO
from tramites.efectos import efectos
from tramites.models import Area, Conexion

ACCIONES = 5
OTRAS = 3  # questions of the survey besides the two
RESULTADOS = {"favorable": "Termina: favorable", "desfavorable": "Termina: desfavorable",
              "archivada": "Termina: archivada", "respondida": "Termina: respondida"}  # fmt: skip


def _linea(rotulo: str, maximo: int, ayuda: str = "", *, obligatoria: bool = True, falta: str = "") -> Any:
    return forms.CharField(
        label=rotulo, max_length=maximo, help_text=ayuda, required=obligatoria,
        widget=forms.TextInput({"class": "todo", "autocomplete": "off"}),
        error_messages={"required": falta} if falta else {},
    )  # fmt: skip


class CampoForm(forms.Form):
    """One question of the form."""

    rotulo = _linea("La pregunta", 200, "Como la lee la persona.", falta="Escriba la pregunta")
    tipo = forms.ChoiceField(
        label="Qué se responde", choices=[(str(t), n) for t, n in NOMBRES_DE_TIPO.items()],
        error_messages={"required": "Elija qué se responde"},
    )  # fmt: skip
    opciones = forms.CharField(
        label="Opciones de la lista", required=False, max_length=2000,
        widget=Parrafo({"rows": 4, "class": "todo"}), help_text="Una en cada renglón. Solo para las listas.",
    )  # fmt: skip
    ayuda = _linea("Ayuda", 300, "Una frase que aclara la pregunta.", obligatoria=False)
    seccion = _linea("Página del formulario", 80, "Las preguntas de la misma página van juntas.",
                     falta="Escriba en qué página va")  # fmt: skip
    obligatorio = forms.BooleanField(label="Es obligatoria para enviar", required=False)
    si_campo = forms.ChoiceField(label="Se pregunta solo si en", required=False)
    si_valores = _linea("se respondió", 300, "Una respuesta, o varias separadas por «|».", obligatoria=False)

    def __init__(self, datos: Any = None, *, definicion: Estructura, campo: Campo | None) -> None:
        super().__init__(datos, initial=_inicial_de(campo))
        self.definicion, self.campo = definicion, campo
        propia = campo.clave if campo else ""
        listas = [c for c in definicion.campos if c.tipo == Tipo.OPCION and c.clave != propia]
        opciones = [("", "Siempre se pregunta"), *((c.clave, c.rotulo) for c in listas)]
        self.fields["si_campo"].choices = opciones  # type: ignore[attr-defined]

    @property
    def nuevo(self) -> Campo:
        """The question as it was written; its key does not change once it has one."""
        d = self.cleaned_data
        ocupadas = {*DEL_CASO, *(c.clave for c in self.definicion.campos)}
        valores = tuple(v.strip() for v in d["si_valores"].split("|") if v.strip())
        return Campo(
            clave=self.campo.clave if self.campo else clave_para(d["rotulo"], ocupadas, vacia="pregunta"),
            tipo=Tipo(d["tipo"]),
            rotulo=d["rotulo"],
            ayuda=d["ayuda"],
            obligatorio=d["obligatorio"],
            opciones=tuple(o.strip() for o in d["opciones"].splitlines() if o.strip()),
            si=Condicion(d["si_campo"], valores) if d["si_campo"] else None,
            seccion=d["seccion"],
        )


def _inicial_de(campo: Campo | None) -> dict[str, Any]:
    if campo is None:
        return {"obligatorio": True, "seccion": "Su solicitud", "tipo": "texto"}
    si = campo.si
    return {
        "rotulo": campo.rotulo, "tipo": str(campo.tipo), "opciones": "\n".join(campo.opciones),
        "ayuda": campo.ayuda, "seccion": campo.seccion, "obligatorio": campo.obligatorio,
        "si_campo": si.campo if si else "", "si_valores": " | ".join(si.valores) if si else "",
    }  # fmt: skip


class EtapaForm(forms.Form):
    """One stage: who answers, until when, what it writes, tells and does."""

    nombre = _linea("Nombre de la etapa", 120, "La persona lo lee.", falta="Escriba el nombre")
    area = forms.ChoiceField(label="Área responsable", required=False)
    plazo_dias_habiles = forms.IntegerField(
        label="Plazo en días hábiles", min_value=0, max_value=365,
        widget=forms.TextInput({"inputmode": "numeric", "class": "c4", "autocomplete": "off"}),
        error_messages={"required": "Escriba el plazo en días hábiles"},
    )  # fmt: skip
    documento_titulo = _linea("Documento que se expide al decidir", 160, "Su título. Vacío: ninguno.",
                              obligatoria=False)  # fmt: skip
    documento_texto = forms.CharField(
        label="Texto del documento", required=False, max_length=6000,
        widget=Parrafo({"rows": 6, "class": "todo"}),
    )  # fmt: skip
    efecto = forms.ChoiceField(label="Efecto que el portal aplica", required=False)
    llamada = forms.ChoiceField(label="Sistema al que se le avisa cuando llega", required=False)

    def __init__(
        self, datos: Any = None, *, definicion: Estructura, etapa: Etapa | None, entidad: int
    ) -> None:
        super().__init__(datos, initial=_inicial_de_etapa(etapa))
        self.definicion, self.etapa = definicion, etapa
        areas = Area.objects.filter(entidad=entidad).values_list("codigo", "nombre")
        sistemas = Conexion.objects.filter(entidad=entidad).values_list("codigo", "nombre")
        for nombre, opciones in {
            "area": [("", "Elija el área"), *areas],
            "llamada": [("", "A ninguno"), *sistemas],
            "efecto": [("", "Ninguno"), *((e.nombre, e.titulo) for e in efectos())],
        }.items():
            self.fields[nombre].choices = opciones  # type: ignore[attr-defined]
        marcas = ", ".join(f"{{{m}}}" for m in (*DEL_CASO, *(c.clave for c in definicion.campos)))
        self.fields["documento_texto"].help_text = f"Puede usar: {marcas}."

    def con(self, acciones: tuple[Accion, ...]) -> Etapa:
        """The stage as it was written, with its actions."""
        d = self.cleaned_data
        documento = Documento(d["documento_titulo"], d["documento_texto"])
        ocupadas = set(self.definicion.por_clave)
        return Etapa(
            clave=self.etapa.clave if self.etapa else clave_para(d["nombre"], ocupadas, vacia="etapa"),
            nombre=d["nombre"],
            area=d["area"],
            plazo_dias_habiles=d["plazo_dias_habiles"],
            acciones=acciones,
            documento=documento if documento.titulo or documento.texto else None,
            llamada=d["llamada"],
            efecto=d["efecto"],
        )


def _inicial_de_etapa(etapa: Etapa | None) -> dict[str, Any]:
    if etapa is None:
        return {"plazo_dias_habiles": 5}
    documento = etapa.documento
    return {
        "nombre": etapa.nombre, "area": etapa.area, "plazo_dias_habiles": etapa.plazo_dias_habiles,
        "documento_titulo": documento.titulo if documento else "",
        "documento_texto": documento.texto if documento else "",
        "efecto": etapa.efecto, "llamada": etapa.llamada,
    }  # fmt: skip


class AccionForm(forms.Form):
    """One thing that may be done in the stage; an empty name is no action."""

    rotulo = _linea("Qué se hace", 80, obligatoria=False)
    destino = forms.ChoiceField(label="A dónde lleva", required=False)
    pide_motivo = forms.BooleanField(label="Pide motivo", required=False)
    aplica_efecto = forms.BooleanField(label="Aplica el efecto de la etapa", required=False)
    clave = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, destinos: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["destino"].choices = [("", "Elija"), *destinos]  # type: ignore[attr-defined]


AccionesFormSet = formset_factory(AccionForm, extra=0)


def formas_de_acciones(datos: Any, definicion: Estructura, etapa: Etapa | None) -> Any:
    """The rows of actions of a stage: those it has, and empty ones up to five."""
    propia = etapa.clave if etapa else ""
    siguen = [(e.clave, f"Sigue: {e.nombre}") for e in definicion.etapas if e.clave != propia]
    finales = [(f"{FIN}{clave}", texto) for clave, texto in RESULTADOS.items()]
    acciones = etapa.acciones if etapa else ()
    otros = [(a.destino, a.destino) for a in acciones if a.termina and a.resultado not in RESULTADOS]
    filas = [
        {"rotulo": a.rotulo, "destino": a.destino, "pide_motivo": a.pide_motivo,
         "aplica_efecto": a.aplica_efecto, "clave": a.clave} for a in acciones
    ]  # fmt: skip
    filas += [{} for _ in range(ACCIONES - len(filas))]
    return AccionesFormSet(
        datos, initial=filas, prefix="acciones", form_kwargs={"destinos": [*siguen, *finales, *otros]}
    )


def acciones_de(formset: Any) -> tuple[Accion, ...]:
    """The actions as they were written."""
    lista: list[Accion] = []
    for d in formset.cleaned_data:
        if not d.get("rotulo"):
            continue
        clave = d.get("clave") or clave_para(d["rotulo"], {a.clave for a in lista}, vacia="accion")
        lista.append(Accion(clave, d["rotulo"], d["destino"], d["pide_motivo"], d["aplica_efecto"]))
    return tuple(lista)


class AjustesForm(forms.Form):
    """By which stage a case begins, and the questions of the end: two, and up to three more."""

    inicio = forms.ChoiceField(label="Empieza por", required=False)
    escala = _linea("Pregunta de 1 a 5, al terminar", 160, falta="Escriba la pregunta")
    abierta = _linea("Pregunta abierta, al terminar", 160, falta="Escriba la pregunta")

    def __init__(self, datos: Any = None, *, definicion: Estructura) -> None:
        e = definicion.encuesta
        inicial = {"inicio": definicion.inicio, "escala": e.escala, "abierta": e.abierta}
        for n, otra in enumerate(e.otras, start=1):
            inicial |= {f"otra_{n}": otra.texto, f"tipo_{n}": otra.tipo}
        super().__init__(datos, initial=inicial)
        for n in range(1, OTRAS + 1):
            self.fields[f"otra_{n}"] = _linea(f"Otra pregunta ({n})", 160, obligatoria=False)
            self.fields[f"tipo_{n}"] = forms.ChoiceField(
                label=f"Cómo se responde ({n})", choices=list(TIPOS_DE_ENCUESTA.items()), required=False
            )
        etapas = [(x.clave, x.nombre) for x in definicion.etapas]
        self.fields["inicio"].choices = etapas  # type: ignore[attr-defined]

    @property
    def encuesta(self) -> Encuesta:
        d, otras = self.cleaned_data, list[PreguntaEncuesta]()
        for n in range(1, OTRAS + 1):
            if texto := d[f"otra_{n}"]:
                clave = clave_para(texto, {p.clave for p in otras}, vacia="otra")
                otras.append(PreguntaEncuesta(clave, texto, d[f"tipo_{n}"] or DE_TEXTO))
        return Encuesta(d["escala"], d["abierta"], tuple(otras))

    @property
    def mas(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """(question, how it is answered) of each one more."""
        return [(self[f"otra_{n}"], self[f"tipo_{n}"]) for n in range(1, OTRAS + 1)]


class ImportarForm(forms.Form):
    archivo = ArchivoField(
        label="Definición (archivo JSON)", acepta=".json,application/json", maximo_mb=1,
        nombre="el archivo de la definición", help_text="La que exportó de este portal u otro igual.",
    )  # fmt: skip


class AreaForm(forms.Form):
    nombre = _linea("Nombre del área", 120, falta="Escriba el nombre del área")


class PuestoForm(forms.Form):
    """Who joins an area; an account is opened for whoever has none."""

    correo = forms.EmailField(
        label="Correo de la persona",
        help_text="Si no tiene cuenta se la abrimos y le enviamos un enlace para poner su contraseña.",
        error_messages={"required": "Escriba el correo de la persona", "invalid": CORREO},
    )  # fmt: skip
    nombre = _linea("Nombre y cargo", 120, "Como lo verán sus colegas.", falta="Escriba el nombre y el cargo")
    area: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="Área", empty_label="Elija", error_messages={"required": "Elija el área"}
    )
    es_jefe = forms.BooleanField(label="Dirige el área", required=False)

    def __init__(self, *args: Any, areas: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]

    def clean_correo(self) -> str:
        correo = self.cleaned_data["correo"].strip().lower()
        if correo == self.actor.email:
            raise forms.ValidationError("Nadie se nombra a sí mismo. Pídaselo a otra persona que administre")
        return correo


class ConexionForm(forms.Form):
    """Another system that is told when a case arrives at a stage."""

    nombre = _linea("Nombre del sistema", 120, falta="Escriba el nombre del sistema")
    url = forms.URLField(
        label="Dirección", max_length=300, assume_scheme="https",
        help_text="Empieza por https://. El portal no llama a redes privadas.",
        widget=forms.TextInput({"class": "todo", "autocomplete": "off"}),
        error_messages={"required": "Escriba la dirección", "invalid": "Escriba la dirección completa: https://…"},
    )  # fmt: skip

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if not url.startswith("https://") and urlsplit(url).hostname not in settings.LLAMADAS_PRIVADAS:
            raise forms.ValidationError("La dirección debe empezar por https://")
        return url
