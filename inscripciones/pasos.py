"""The steps of a registration, as data: what each is called, and what a correction opens in it."""

from django.db import models


class Paso(models.TextChoices):
    """The five parts of the task list, in their order."""

    DATOS = "datos", "Datos personales"
    FORMACION = "formacion", "Formación"
    PRIORIDAD = "prioridad", "Condiciones de prioridad"
    PREFERENCIAS = "preferencias", "Preferencias"
    DOCUMENTOS = "documentos", "Documentos"


DEPARTAMENTOS = "departamentos"  # second page of the preferences: it is saved apart, so it has its version

# how a sentence calls what a step saves: «Otra sesión cambió su formación hace 3 minutos»
DICHO = {
    Paso.DATOS: "sus datos personales",
    Paso.FORMACION: "su formación",
    Paso.PRIORIDAD: "sus condiciones de prioridad",
    Paso.PREFERENCIAS: "su lista de plazas",
    DEPARTAMENTOS: "su orden de departamentos",
    Paso.DOCUMENTOS: "sus documentos",
}

CAMPOS = {
    Paso.DATOS: frozenset(
        {"nombres", "apellidos", "tipo", "numero", "telefono", "departamento", "municipio", "direccion"}
    ),
    Paso.FORMACION: frozenset({"universidad", "es_titulo_exterior", "fecha_grado"}),
    Paso.PRIORIDAD: frozenset({"condiciones"}),
    Paso.PREFERENCIAS: frozenset({"plazas", "departamentos"}),
    Paso.DOCUMENTOS: frozenset(
        {"identidad_frente", "identidad_reverso", "diploma", "acta_grado", "convalidacion"}
    ),
}

# item of the national checklist → fields that its correction opens, by step
ABRE = {
    "identidad_legible": {Paso.DOCUMENTOS: {"identidad_frente", "identidad_reverso"}},
    "nombre_coincide": {
        Paso.DATOS: {"nombres", "apellidos", "tipo", "numero"},
        Paso.DOCUMENTOS: {"identidad_frente", "identidad_reverso"},
    },
    "titulo": {Paso.DOCUMENTOS: {"diploma"}},
    "acta_coincide": {Paso.FORMACION: {"fecha_grado"}, Paso.DOCUMENTOS: {"acta_grado"}},
    "universidad_registrada": {Paso.FORMACION: {"universidad"}, Paso.DOCUMENTOS: {"diploma"}},
    "convalidacion": {Paso.DOCUMENTOS: {"convalidacion"}},
    "domicilio_competente": {Paso.DATOS: {"departamento", "municipio", "direccion"}},
    "condicion_prioridad": {Paso.PRIORIDAD: {"condiciones"}},
}


def abre(punto: str, paso: str) -> dict[str, frozenset[str]]:
    """What the correction of a checklist item opens: {step: fields}.

    ``paso``: the step the item names; an item nobody foresaw opens the whole of it.
    """
    if punto in ABRE:
        return {p: frozenset(campos) for p, campos in ABRE[punto].items()}
    return {paso: CAMPOS[Paso(paso)]}
