"""How a bound field is drawn: what the partial of a field and the summary of errors need to know."""

from django import forms
from django.forms.formsets import BaseFormSet

from sso_portal.nucleo.formularios.fechas import PARTES, EntradaFecha
from sso_portal.nucleo.formularios.palabras import frase


def tiene_errores(formulario) -> bool:
    """Whether a form or formset was sent and came back with something to mend."""
    if isinstance(formulario, BaseFormSet):
        return formulario.is_bound and not formulario.is_valid()
    return formulario.is_bound and bool(formulario.errors)


def contexto_campo(bound, clase: str, *, opcional: bool, ocultar_rotulo: bool) -> dict:
    """What componentes/campo.html draws of a bound field."""
    widget = bound.field.widget
    propias = widget.attrs.get("class", "")
    entrada = not isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.CheckboxInput))
    clases = " ".join(filter(None, ["entrada" if entrada else "", propias, clase]))
    return {
        "bound": bound,
        "tipo": _tipo(widget),
        "errores": frases(bound),
        "opcional": opcional,
        "ocultar_rotulo": ocultar_rotulo,
        "control": bound.as_widget(attrs={"class": clases}) if entrada else "",
        "partes": _partes_fecha(bound) if isinstance(widget, EntradaFecha) else [],
        "opciones": _opciones(bound) if not entrada else [],
        "describe": bound.aria_describedby or None,
    }


def frases(bound) -> list[str]:
    """The errors of a field, each in the portal's words."""
    datos = bound.form.errors.as_data().get(bound.name, []) if bound.form.is_bound else []
    return [frase(error, bound.field, str(bound.label)) for error in datos]


def problemas(formulario) -> list[tuple[str, str]]:
    """(sentence, id of the control) of everything wrong with a form or formset; the id is empty for the
    whole.
    """
    if isinstance(formulario, BaseFormSet):
        if not formulario.is_bound:
            return []
        lista = [(str(error), "") for error in formulario.non_form_errors()]
        return lista + [p for parte in formulario.forms for p in problemas(parte)]
    if not formulario.is_bound:
        return []
    lista = [(str(error), "") for error in formulario.non_field_errors()]
    for nombre in formulario.fields:
        if nombre in formulario.errors:
            bound = formulario[nombre]
            lista += [(dicho, destino(bound)) for dicho in frases(bound)]
    return lista


def destino(bound) -> str:
    """The id of the control that a link to this field must reach: the first of several, none of a hidden
    one.
    """
    if bound.is_hidden:
        return ""
    widget = bound.field.widget
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.MultiWidget)):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id


def _tipo(widget) -> str:
    if isinstance(widget, EntradaFecha):
        return "fecha"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "grupo"
    return "casilla" if isinstance(widget, forms.CheckboxInput) else "simple"


def _partes_fecha(bound) -> list[dict]:
    """Día, mes and año: label, id and drawn box of each."""
    subwidgets = bound.field.widget.get_context(
        bound.html_name, bound.value(), {"id": bound.auto_id, **_aria(bound)}
    )["widget"]["subwidgets"]
    return [
        {
            "rotulo": rotulo,
            "id": sub["attrs"]["id"],
            "nombre": sub["name"],
            "valor": "" if sub["value"] is None else sub["value"],
            "clase": "c4" if parte == "ano" else "c2",
        }
        for (parte, rotulo), sub in zip(PARTES.items(), subwidgets, strict=True)
    ]


def _aria(bound) -> dict:
    return {"aria-invalid": "true"} if bound.errors else {}


def _opciones(bound) -> list[dict]:
    """The options of a group, each with its help when the widget carries ``ayudas`` {value: sentence}."""
    ayudas = getattr(bound.field.widget, "ayudas", {})
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return [{"control": bound.as_widget(), "rotulo": bound.label, "ayuda": ""}]
    return [
        {"control": sub.tag(), "rotulo": sub.choice_label, "ayuda": ayudas.get(str(sub.data["value"]), "")}
        for sub in bound.subwidgets
    ]
