"""The two files of an entity: reports of many cases, and the history before the portal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from sso_portal.nucleo.cargas.formatos import (
    Columna,
    ErrorFila,
    Fila,
    FilasRechazadas,
    Formato,
    TipoColumna,
    registrar,
)
from sso_portal.nucleo.cuentas.models import Rol, Usuario

from .consultas.casos import Palabras, casos_por_codigo, nombres_de_estado, palabras
from .declaracion import columnas, de_valores
from .estados import Canal
from .models import EntidadVigilada
from .reglas import Caso, caso_repetido, juzgar, juzgar_fila
from .servicios import Entrante, Envio, ReportesRechazados, reportar_en_lote
from .servicios.historico import CasoHistorico, cargar_historico, existentes
from .servicios.pruebas import USO, juzgar_prueba

EJEMPLO = {
    "estado": "Cumplido", "fecha_reporte": "15/02/2026", "prueba_tipo": "Comprobante de pago",
    "prueba_numero": "4512", "prueba_fecha": "14/02/2026", "observacion": "",
}  # fmt: skip
SIN_PRUEBA = dict.fromkeys(("prueba_tipo", "prueba_numero", "prueba_fecha"), "")
EJEMPLOS = [
    {"caso": "R-2026-000871", **EJEMPLO},
    {"caso": "R-2026-000872", **EJEMPLO, "prueba_numero": "4513", "prueba_fecha": "15/02/2026"},
    {"caso": "R-2026-000873", **EJEMPLO, **SIN_PRUEBA, "estado": "Incumplido"},
    {"caso": "R-2026-000874", **EJEMPLO, **SIN_PRUEBA, "estado": "Pendiente"},
    {"caso": "R-2026-000875", **EJEMPLO, "prueba_tipo": "Carta a la persona", "prueba_numero": "7"},
]


def puede_informar(usuario: Usuario) -> bool:
    return bool(usuario.entidades(Rol.VIGILADA))


# --- Reports ---


@dataclass
class Contexto:
    """What the rows are compared with: the cases of the person's entities, and those already seen above."""

    casos: dict[str, Caso]
    hoy: date
    vistos: set[str] = field(default_factory=set)


def preparar(usuario: Usuario) -> Contexto:
    """Every case of the entities of ``usuario``, read once."""
    return Contexto(casos_por_codigo(usuario.entidades(Rol.VIGILADA)), timezone.localdate())


def validar(fila: Fila, contexto: Contexto) -> list[ErrorFila]:
    """The same rules as the form and the web service, on whatever could be read of the row."""
    caso = contexto.casos.get(fila.valores.get("caso", ""))
    return juzgar_fila(
        fila.valores, caso, contexto.vistos,
        canal=Canal.ARCHIVO, hoy=contexto.hoy, archivo_sha256=_sha256(fila),
    )  # fmt: skip


def _sha256(fila: Fila) -> str:
    """Of the document that goes with the row in the ZIP; "" if none does."""
    return fila.anexo.sha256 if fila.anexo else ""


def clasificar(fila: Fila, contexto: Contexto) -> str:
    """«nuevos» or «correcciones», for the summary before confirming."""
    return "correcciones" if contexto.casos[fila.valores["caso"]].huella_vigente else "nuevos"


def guardar(filas: Sequence[Fila], carga: Any, actor: Usuario) -> int:
    """Accept every row, or none if a case changed since it was validated."""
    entrantes = [Entrante(f.valores["caso"], de_valores(f.valores, _sha256(f)), f.anexo) for f in filas]
    envio = Envio(
        entidades=frozenset(actor.entidades(Rol.VIGILADA)),
        canal=Canal.ARCHIVO,
        actor=actor,
        origen=f"carga {carga.numero}",
    )
    try:
        return reportar_en_lote(entrantes, envio)
    except ReportesRechazados as rechazo:
        errores = {filas[lugar].numero: hallados for lugar, hallados in rechazo.errores.items()}
        raise FilasRechazadas(errores) from rechazo


registrar(
    Formato(
        codigo="reportes",
        titulo="Carga masiva de reportes de cumplimiento",
        singular="reporte",
        plural="reportes",
        genero="m",
        columnas=columnas(nombres_de_estado),
        ejemplos=EJEMPLOS,
        identificador="caso",
        preparar=preparar,
        validar=validar,
        clasificar=clasificar,
        guardar=guardar,
        juez_de_anexos=juzgar_prueba,
        uso_de_anexos=USO,
        puede_cargar=puede_informar,
        max_filas=50_000,
    )
)


# --- History ---


@dataclass
class ContextoHistorico:
    """The person's entities by NIT, the closed lists, what the portal already has and what was seen above."""

    entidades: dict[str, EntidadVigilada]
    listas: Palabras
    hay: set[tuple[int, str, str]]
    hoy: date
    vistos: set[tuple[int, str, str]] = field(default_factory=set)

    def entidad(self, nit: str | None) -> EntidadVigilada | None:
        if nit:
            return self.entidades.get(nit)
        return next(iter(self.entidades.values())) if len(self.entidades) == 1 else None


def preparar_historico(usuario: Usuario) -> ContextoHistorico:
    """Look-ups for the rows that ``usuario`` uploads."""
    suyas = EntidadVigilada.objects.filter(pk__in=usuario.entidades(Rol.VIGILADA)).order_by("pk")
    entidades = {e.entidad.nit: e for e in suyas.select_related("entidad", "regimen__norma")}
    hay = existentes(e.pk for e in entidades.values())
    return ContextoHistorico(entidades, palabras(), hay, timezone.localdate())


def validar_historico(fila: Fila, contexto: ContextoHistorico) -> list[ErrorFila]:
    """Errors of meaning of one row of history."""
    valores = fila.valores
    entidad = contexto.entidad(valores.get("nit"))
    if entidad is None:
        return [_entidad_sin_decir(valores.get("nit"))]
    if not {"dictamen", "estado", "fecha_reporte", "fecha_dictamen"} <= set(valores):
        return []
    clave = (entidad.pk, valores["dictamen"], valores.get("expediente") or "")
    errores = _ya_esta(clave, contexto)
    if valores["fecha_dictamen"] >= entidad.regimen.inicia_en_portal:
        errores.append(_no_es_historico(valores["fecha_dictamen"], entidad.regimen.inicia_en_portal))
    caso = Caso(valores["dictamen"], valores["fecha_dictamen"], None, contexto.listas[entidad.regimen_id])
    return errores + juzgar(de_valores(valores), caso, canal=Canal.HISTORICO, hoy=contexto.hoy)


def _ya_esta(clave: tuple[int, str, str], contexto: ContextoHistorico) -> list[ErrorFila]:
    repetida, conocida = clave in contexto.vistos, clave in contexto.hay
    contexto.vistos.add(clave)
    if repetida:
        return [caso_repetido(clave[1])]
    return [_ya_cargado(clave[1])] if conocida else []


def _ya_cargado(dictamen: str) -> ErrorFila:
    return ErrorFila(
        "ya_cargado", "dictamen", "El dictamen ya está en el portal",
        f"el dictamen {dictamen} con ese expediente ya está en el portal",
        "Quite la fila. Si cambió algo, infórmelo en el caso",
    )  # fmt: skip


def _no_es_historico(dia: date, inicio: date) -> ErrorFila:
    return ErrorFila(
        "no_es_historico", "fecha_dictamen", "El dictamen no es anterior al portal",
        f"el dictamen del {dia:%d/%m/%Y} no es anterior al {inicio:%d/%m/%Y}, cuando empezó el portal",
        "Infórmelo en su caso: está en Mis obligaciones",
    )  # fmt: skip


def _entidad_sin_decir(nit: str | None) -> ErrorFila:
    explicacion = (
        f"usted no informa por la entidad con NIT {nit}" if nit else "la fila no dice de qué entidad es"
    )
    return ErrorFila(
        "entidad_ajena", "nit", "La entidad no es suya", explicacion, "Escriba el NIT de una de sus entidades"
    )


def guardar_historico(filas: Sequence[Fila], carga: Any, actor: Usuario) -> int:
    """Keep the history, marked as such: it raises no alert."""
    contexto = preparar_historico(actor)
    casos = []
    for fila in filas:
        entidad = contexto.entidad(fila.valores.get("nit"))
        if entidad is not None:
            casos.append(
                CasoHistorico(
                    entidad=entidad,
                    dictamen=fila.valores["dictamen"],
                    expediente=fila.valores.get("expediente") or "",
                    fecha=fila.valores["fecha_dictamen"],
                    declaracion=de_valores(fila.valores),
                )
            )
    return cargar_historico(casos, actor=actor, origen=f"carga {carga.numero}")


COLUMNAS_HISTORICAS = [
    Columna("dictamen", largo=40, ejemplo="2019-00451", rotulo="el número del dictamen"),
    Columna("expediente", obligatoria=False, largo=40, ejemplo="E-2019-77"),
    Columna("fecha_dictamen", TipoColumna.FECHA, rotulo="la fecha del dictamen", ejemplo="20/05/2019"),
    *(c for c in columnas(nombres_de_estado) if c.nombre != "caso"),
    Columna("nit", obligatoria=False, largo=12, ayuda="Solo si usted informa por varias entidades"),
]

registrar(
    Formato(
        codigo="historico",
        titulo="Carga Masiva Cumplimiento Dictamen",
        singular="caso histórico",
        plural="casos históricos",
        genero="m",
        columnas=COLUMNAS_HISTORICAS,
        ejemplos=[
            {"dictamen": f"2019-0045{n}", "expediente": f"E-2019-{n}", "fecha_dictamen": "20/05/2019",
             **EJEMPLO, "fecha_reporte": "28/06/2019", "prueba_fecha": "27/06/2019"}
            for n in range(1, 6)
        ],
        identificador="dictamen",
        preparar=preparar_historico,
        validar=validar_historico,
        guardar=guardar_historico,
        puede_cargar=puede_informar,
        max_filas=50_000,
    )
)  # fmt: skip
