"""The file in which an entity proposes many plazas: its columns, what they mean, how they are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from sso_portal.nucleo.cargas.formatos import Columna, ErrorFila, Fila, Formato, TipoColumna, registrar
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.formularios.telefono import COMO_SE_ESCRIBE, es_de_contacto
from sso_portal.nucleo.territorio.models import Entidad, Municipio

from .models import Comunidad, Plaza, Profesion
from .servicios import cargar_plazas

COMUN = {
    "codigo_municipio": "",
    "funciones": "Consulta externa, urgencias y promoción de la salud",
    "modalidad": "Prestación de servicios de salud", "vinculo": "Contrato laboral", "vivienda": "sí",
    "alimentacion": "no", "transporte": "no", "duracion_meses": "12", "fecha_inicio": "2027-02-01",
    "cdp": "CDP 118 de 2026", "dificultad": "Media",
}  # fmt: skip
EJEMPLOS = [
    {**COMUN, "profesion": profesion, "cargo": cargo, "puestos": puestos, "salario_mensual": salario}
    for profesion, cargo, puestos, salario in [
        ("Medicina", "Médica o médico general", "1", "3640000"),
        ("Enfermería", "Enfermera o enfermero", "2", "2900000"),
        ("Odontología", "Odontóloga u odontólogo", "1", "3100000"),
        ("Bacteriología", "Bacterióloga o bacteriólogo", "1", "2800000"),
        ("Medicina", "Médica o médico de urgencias", "1", "4100000"),
    ]
]
COLUMNAS = [
    Columna("profesion", TipoColumna.LISTA, lista=lambda: Profesion.objects.values_list("nombre", flat=True),
            rotulo="la profesión"),
    Columna("cargo", largo=120),
    Columna("funciones", largo=2000, rotulo="las funciones"),
    Columna("codigo_municipio", TipoColumna.CODIGO, obligatoria=False, largo=5, ejemplo="52835",
            alias=("municipio", "divipola"), rotulo="el municipio",
            ayuda="Código DIVIPOLA de 5 cifras; vacío, el de la entidad"),
    Columna("modalidad", TipoColumna.LISTA, lista=Plaza.Modalidad.labels),
    Columna("puestos", TipoColumna.ENTERO, minimo=1, maximo=10, alias=("cupos",), rotulo="los puestos"),
    Columna("vinculo", TipoColumna.LISTA, lista=Plaza.Vinculo.labels, rotulo="el vínculo"),
    Columna("salario_mensual", TipoColumna.DINERO, minimo=1, maximo=100_000_000, rotulo="el salario mensual",
            alias=("salario", "remuneracion")),
    Columna("vivienda", TipoColumna.SI_NO),
    Columna("alimentacion", TipoColumna.SI_NO, rotulo="la alimentación"),
    Columna("transporte", TipoColumna.SI_NO),
    Columna("otras_ayudas", obligatoria=False, largo=200),
    Columna("duracion_meses", TipoColumna.ENTERO, minimo=6, maximo=12, rotulo="la duración en meses",
            ayuda="De 6 a 12: Ley 1164 de 2007, artículo 33"),
    Columna("fecha_inicio", TipoColumna.FECHA, rotulo="la fecha de inicio"),
    Columna("cdp", largo=40, rotulo="el certificado presupuestal (CDP)"),
    Columna("comunidad", TipoColumna.LISTA, obligatoria=False,
            lista=lambda: Comunidad.objects.values_list("nombre", flat=True)),
    Columna("dificultad", TipoColumna.LISTA, lista=Plaza.Dificultad.labels, rotulo="la dificultad de acceso"),
    Columna("como_se_llega", obligatoria=False, largo=300),
    Columna("telefono_contacto", obligatoria=False, largo=20, rotulo="el teléfono de contacto"),
    Columna("nit", obligatoria=False, largo=12, ayuda="Solo si usted propone por varias entidades"),
]  # fmt: skip


@dataclass(frozen=True)
class Contexto:
    """What a row is compared with, read once: the person's entities by NIT and the municipios by code."""

    entidades: dict[str, Entidad]
    municipios: dict[str, Municipio]
    hoy: Any


def preparar(usuario: Usuario) -> Contexto:
    """Look-ups for the rows that ``usuario`` uploads."""
    propias = Entidad.objects.filter(pk__in=usuario.entidades(Rol.IPS)).order_by("pk")
    return Contexto(
        entidades={e.nit: e for e in propias.select_related("municipio__departamento")},
        municipios=Municipio.objects.select_related("departamento").in_bulk(),
        hoy=timezone.localdate(),
    )


def validar(fila: Fila, contexto: Contexto) -> list[ErrorFila]:
    """Errors of meaning of one row."""
    return list(_errores(fila.valores, contexto))


def _errores(valores: dict[str, Any], contexto: Contexto) -> Iterator[ErrorFila]:
    municipio, inicio, nit = (valores.get(c) for c in ("codigo_municipio", "fecha_inicio", "nit"))
    if municipio and municipio not in contexto.municipios:
        yield ErrorFila(
            "municipio_desconocido", "codigo_municipio", "El municipio no existe",
            f"el municipio {municipio} no está en DIVIPOLA",
            "Escriba el código de 5 cifras, por ejemplo 52835",
        )  # fmt: skip
    if inicio and inicio <= contexto.hoy:
        yield ErrorFila(
            "inicio_pasado", "fecha_inicio", "La fecha de inicio ya pasó",
            f"la fecha de inicio {inicio:%d/%m/%Y} no es posterior a hoy",
            "Escriba una fecha posterior a hoy",
        )  # fmt: skip
    if (telefono := valores.get("telefono_contacto")) and not es_de_contacto(telefono):
        yield ErrorFila(
            "telefono_desconocido", "telefono_contacto", "El teléfono no se puede marcar",
            f"el teléfono de contacto «{telefono}» no tiene los 10 números", COMO_SE_ESCRIBE,
        )  # fmt: skip
    if nit and nit not in contexto.entidades:
        yield ErrorFila(
            "entidad_ajena", "nit", "La entidad no es suya",
            f"usted no propone plazas por la entidad con NIT {nit}", "Escriba el NIT de una de sus entidades",
        )  # fmt: skip
    if not nit and "nit" in valores and len(contexto.entidades) > 1:
        yield ErrorFila(
            "entidad_sin_decir", "nit", "Falta decir la entidad",
            "usted propone por varias entidades y la fila no dice cuál", "Escriba el NIT de la entidad",
        )  # fmt: skip


def guardar(filas: Sequence[Fila], carga: Any, actor: Any) -> int:
    """Propose and send the good rows."""
    contexto = preparar(actor)
    listas: dict[str, dict[Any, Any]] = {
        "profesion": {p.nombre: p for p in Profesion.objects.order_by("orden")},
        "comunidad": {c.nombre: c for c in Comunidad.objects.order_by("pk")},
        "modalidad": {e.label: e.value for e in Plaza.Modalidad},
        "vinculo": {e.label: e.value for e in Plaza.Vinculo},
        "dificultad": {e.label: e.value for e in Plaza.Dificultad},
    }
    return cargar_plazas([_plaza(fila.valores, contexto, listas) for fila in filas], actor=actor)


def _plaza(valores: dict[str, Any], contexto: Contexto, listas: dict[str, dict[Any, Any]]) -> dict[str, Any]:
    entidad = contexto.entidades.get(valores.get("nit") or "") or next(iter(contexto.entidades.values()))
    municipio = contexto.municipios.get(valores.get("codigo_municipio") or "", entidad.municipio)
    directos = ("cargo", "funciones", "salario_mensual", "duracion_meses", "fecha_inicio", "cdp")
    opcionales = ("otras_ayudas", "como_se_llega", "telefono_contacto")
    return {
        "entidad": entidad,
        "municipio": municipio,
        "cupos": valores["puestos"],
        **{f"da_{ayuda}": valores[ayuda] for ayuda in ("vivienda", "alimentacion", "transporte")},
        **{campo: valores[campo] for campo in directos},
        **{campo: valores.get(campo) or "" for campo in opcionales},
        **{campo: lista.get(valores.get(campo)) for campo, lista in listas.items()},
    }


registrar(
    Formato(
        codigo="plazas",
        titulo="Proponer plazas por archivo",
        singular="plaza",
        plural="plazas",
        columnas=COLUMNAS,
        ejemplos=EJEMPLOS,
        preparar=preparar,
        validar=validar,
        guardar=guardar,
        puede_cargar=lambda usuario: bool(usuario.entidades(Rol.IPS)),
        max_filas=5_000,
    )
)
