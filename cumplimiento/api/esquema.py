"""The shapes of the web service, for its published description (OpenAPI 3.1). They read nothing (cuerpo.py).

The columns of a report come from `declaracion.columnas`, as those of the form and of the file.
"""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers as s

from cumplimiento.declaracion import columnas
from cumplimiento.estados import Canal, Estado

from .cuerpo import CLAVE, DOCUMENTO, MAXIMO_REPORTES
from .filtros import LECTORES
from .problemas import PROBLEMAS


class EsquemaCredencial(OpenApiAuthenticationExtension):
    """How the description says that a credential is needed."""

    target_class = "cumplimiento.api.acceso.PorCredencial"
    name = "credencial"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "Se crea en la página Servicio web"}


def _columna(columna: Any) -> s.Field:
    ayuda = columna.ayuda or columna.en_palabras[0].upper() + columna.en_palabras[1:]
    es_fecha = columna.tipo == "fecha"
    return s.CharField(
        required=columna.obligatoria,
        allow_null=not columna.obligatoria,
        help_text=f"{ayuda}. AAAA-MM-DD" if es_fecha else ayuda,
        **({"max_length": columna.largo} if columna.largo else {}),
    )


Reporte = inline_serializer(
    "Reporte",
    {
        **{c.nombre: _columna(c) for c in columnas(())},
        DOCUMENTO: s.CharField(
            required=False, allow_null=True, help_text="Id de la copia del documento, si la envió antes"
        ),
    },
)


class EnvioDeDocumento(s.Serializer):
    """A form with one file."""

    archivo = s.FileField(help_text="PDF, JPG o PNG de hasta 20 MB")


class Documento(s.Serializer):
    """The copy of a document that was kept."""

    id = s.UUIDField(help_text="Como lo nombra un reporte")
    nombre = s.CharField()
    tipo = s.CharField()
    tamano_bytes = s.IntegerField()
    sha256 = s.CharField(help_text="De sus bytes, en hexadecimal")


class Envio(s.Serializer):
    """One report or many, all of them or none unless ``solo_correctos``."""

    reportes = s.ListField(child=Reporte, min_length=1, max_length=MAXIMO_REPORTES)
    solo_correctos = s.BooleanField(
        required=False, default=False, help_text="true: guardar los correctos aunque otros tengan errores"
    )


class Recibo(s.Serializer):
    """The receipt of one report."""

    recibo = s.CharField(help_text="R-2026-000871/1")
    caso = s.CharField()
    numero = s.IntegerField()
    estado = s.CharField(help_text="Palabra de la lista del régimen")
    fecha_reporte = s.DateField()
    prueba_tipo = s.CharField()
    prueba_numero = s.CharField()
    prueba_fecha = s.DateField(allow_null=True)
    observacion = s.CharField()
    documento = Documento(allow_null=True, help_text="La copia que va con el reporte")
    es_tardio = s.BooleanField()
    huella = s.CharField(help_text="SHA-256 de lo declarado, igual por cualquier puerta")
    recibido_en = s.DateTimeField()
    canal = s.ChoiceField(choices=Canal.choices)


class ReciboDelEnvio(Recibo):
    """The receipt, with the place of its report in what was sent."""

    reporte = s.IntegerField(help_text="Lugar en el envío, desde 0")


class Error(s.Serializer):
    """One thing to mend."""

    reporte = s.IntegerField(required=False, help_text="Lugar en el envío, desde 0")
    caso = s.CharField(required=False)
    codigo = s.CharField()
    campo = s.CharField()
    explicacion = s.CharField()
    como_corregir = s.CharField()


class Aceptado(s.Serializer):
    """What became of the reports sent."""

    aceptados = s.IntegerField()
    rechazados = s.IntegerField()
    recibos = ReciboDelEnvio(many=True)
    errores = Error(many=True)


class Obligacion(s.Serializer):
    """One line of the list."""

    caso = s.CharField()
    estado = s.ChoiceField(choices=Estado.choices)
    situacion = s.CharField(help_text="En palabras, como en Mis obligaciones")
    materia = s.CharField()
    dictamen = s.CharField()
    expediente = s.CharField()
    fecha_dictamen = s.DateField()
    plazo_dias_habiles = s.IntegerField()
    vence_el = s.DateField(allow_null=True, help_text="null: plazo suspendido")
    esta_suspendida = s.BooleanField()
    esta_vencida = s.BooleanField()
    admite_reporte = s.BooleanField()
    recibo = s.CharField(allow_null=True, help_text="Del reporte vigente")


class Norma(s.Serializer):
    """The act that fixes the deadline."""

    nombre = s.CharField()
    enlace = s.CharField()


class EstadoAdmitido(s.Serializer):
    """One word of the closed list."""

    estado = s.CharField()
    exige_prueba = s.BooleanField()


class Caso(Obligacion):
    """One case whole."""

    instruccion = s.CharField()
    norma = Norma()
    estados_admitidos = EstadoAdmitido(many=True)


class Pagina(s.Serializer):
    """One page of obligations."""

    total = s.IntegerField()
    pagina = s.IntegerField()
    paginas = s.IntegerField()
    obligaciones = Obligacion(many=True)


class Problema(s.Serializer):
    """RFC 9457, with the code, the field and the way to mend it."""

    type = s.CharField()
    title = s.CharField()
    status = s.IntegerField()
    codigo = s.CharField()
    campo = s.CharField()
    explicacion = s.CharField()
    como_corregir = s.CharField()
    errores = Error(many=True)


DE_TODAS = (401, 403, 429)
FILTROS = [
    OpenApiParameter(nombre, lector.esquema, OpenApiParameter.QUERY, description=lector.que_es)
    for nombre, lector in LECTORES.items()
]
CASO = OpenApiParameter(
    "caso",
    {"type": "string", "pattern": r"^[-a-zA-Z0-9_]+$"},
    OpenApiParameter.PATH,
    description="Número de caso",
)
NUMERO = OpenApiParameter(
    "numero",
    {"type": "integer", "minimum": 1},
    OpenApiParameter.PATH,
    description="Número del reporte en su caso",
)
LLAVE = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": f"^{CLAVE.pattern}$"},
    OpenApiParameter.HEADER,
    required=True,
    description="Distinta para cada envío: repetirla con lo mismo da la misma respuesta",
)


def respuestas(buena: tuple[int, Any], *malas: int) -> dict[Any, Any]:
    """What an operation may answer: the good one, and the problems by status."""
    estado, forma = buena
    problemas = {
        (mala, "application/problem+json"): OpenApiResponse(
            Problema, " · ".join(p.titulo for p in PROBLEMAS.values() if p.estado == mala)
        )
        for mala in sorted({*malas, *DE_TODAS})
    }
    return {(estado, "application/json"): forma, **problemas}


def cerrar_lo_que_se_envia(result: dict[str, Any], **_resto: Any) -> dict[str, Any]:
    """Say in the description what `cuerpo` does: no other names, and no NUL in any text."""
    formas = result["components"]["schemas"]
    for nombre in ("Envio", "EnvioDeDocumento", "Reporte"):
        formas[nombre]["additionalProperties"] = False
    for dato in formas["Reporte"]["properties"].values():
        dato["pattern"] = r"^[^\u0000]*$"
    return result
