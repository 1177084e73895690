"""The one national checklist with its closed reasons, and the first version of the rules."""

from django.db import migrations

# code, text, what to look at, document, step, applies, [(reason, officer's words, the person's words)]
LISTA = [
    ("identidad_legible", "Documento de identidad legible, por ambos lados",
     "Nombre, número y fecha se leen completos por el frente y por detrás", "identidad_frente", "documentos", "siempre", [
        ("identidad_ilegible", "No se lee", "No se lee su documento de identidad. Tome la foto de nuevo, con buena luz y sin recortar los bordes."),
        ("identidad_falta_lado", "Falta un lado", "Falta uno de los lados de su documento de identidad. Súbalo por el frente y por detrás."),
        ("identidad_vencida", "Documento vencido o en trámite sin contraseña", "Su documento está vencido. Suba el vigente o la contraseña del trámite."),
     ]),
    ("nombre_coincide", "El nombre y el número coinciden con el formulario",
     "Compare nombres, apellidos y número con los datos personales", "identidad_frente", "datos", "siempre", [
        ("nombre_distinto", "El nombre no coincide", "El nombre que escribió no es el de su documento. Escríbalo como aparece en él."),
        ("numero_distinto", "El número no coincide", "El número que escribió no es el de su documento. Revíselo y corríjalo."),
     ]),
    ("titulo", "Diploma de la profesión inscrita",
     "El título corresponde a la profesión y está a nombre de la persona", "diploma", "documentos", "siempre", [
        ("titulo_otra_profesion", "Es de otra profesión", "El diploma no es de la profesión en la que se inscribió. Suba el que corresponde."),
        ("titulo_ilegible", "No se lee", "No se lee su diploma. Súbalo de nuevo completo y con buena luz."),
        ("titulo_otra_persona", "Está a nombre de otra persona", "El diploma que subió está a nombre de otra persona. Suba el suyo."),
     ]),
    ("acta_coincide", "La fecha del acta coincide con la declarada",
     "Busque la fecha en el acta de grado, al final", "acta_grado", "formacion", "siempre", [
        ("fecha_distinta", "La fecha no coincide", "La fecha de grado que escribió no es la del acta. Escriba la que dice el acta."),
        ("acta_ilegible", "No se lee", "No se lee su acta de grado. Súbala de nuevo completa y con buena luz."),
     ]),
    ("universidad_registrada", "La universidad está en el registro nacional",
     "Consulte el registro de instituciones de educación superior", "diploma", "formacion", "siempre", [
        ("universidad_no_registrada", "No aparece en el registro", "La universidad que escribió no aparece en el registro nacional. Escriba su nombre completo, como está en el diploma."),
     ]),
    ("convalidacion", "Resolución de convalidación del título",
     "Número y fecha de la resolución, y que sea del mismo título", "convalidacion", "documentos", "titulo_exterior", [
        ("convalidacion_falta", "No es la resolución", "El archivo no es la resolución de convalidación. Suba la resolución del Ministerio de Educación."),
        ("convalidacion_otro_titulo", "Convalida otro título", "La resolución convalida otro título. Suba la del título con el que se inscribe."),
     ]),
    ("domicilio_competente", "Vive en el departamento que declara",
     "El domicilio declarado pertenece a esta secretaría", "", "datos", "siempre", [
        ("domicilio_otro", "Vive en otro territorio", "El domicilio que declaró no corresponde a esta secretaría. Escriba el municipio donde vive."),
     ]),
    ("condicion_prioridad", "Condición de prioridad",
     "El soporte acredita la condición que la persona declara", "", "prioridad", "prioridad", [
        ("soporte_no_acredita", "El soporte no la acredita", "El documento no demuestra la condición que declaró. Suba el soporte que la norma pide o quite la condición: su inscripción sigue igual."),
        ("soporte_ilegible", "No se lee", "No se lee el soporte de su condición. Súbalo de nuevo completo y con buena luz."),
     ]),
]  # fmt: skip

REGLAS = {
    "max_plazas": 5,
    "niveles": [1, 2],
    "completar": "todos",
    "orden_departamento": "codigo",
    "sin_plaza": "exonerado",
    "publicidad": "abierta",
    "condiciones": {"cabeza_hogar": 1, "gestante": 1, "discapacidad": 1, "victima": 1},
}


def cargar(apps, schema_editor):
    punto, razon = apps.get_model("inscripciones", "PuntoLista"), apps.get_model("inscripciones", "Razon")
    for orden, (codigo, texto, que_mirar, documento, paso, aplica, razones) in enumerate(LISTA, start=1):
        punto.objects.create(
            codigo=codigo,
            orden=orden,
            texto=texto,
            que_mirar=que_mirar,
            documento=documento,
            paso=paso,
            aplica=aplica,
        )
        for i, (clave, corta, persona) in enumerate(razones, start=1):
            razon.objects.create(punto_id=codigo, codigo=clave, texto=corta, texto_persona=persona, orden=i)
    apps.get_model("inscripciones", "Politica").objects.create(
        version="2020-1",
        titulo="Prioridad primero y después las preferencias, con listas completas",
        norma="Res. 2358 de 2014; la clase de cada condición es un supuesto de esta versión",
        reglas=REGLAS,
    )


class Migration(migrations.Migration):
    dependencies = [("inscripciones", "0002_initial")]
    operations = [migrations.RunPython(cargar, migrations.RunPython.noop)]
