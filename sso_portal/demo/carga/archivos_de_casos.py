"""The files that some entities uploaded: each carries the reports that, by the history, came so that day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.db.models import Count, Max

from cumplimiento.declaracion import columnas
from cumplimiento.estados import Canal, Estado
from cumplimiento.models import Obligacion, Reporte
from cumplimiento.reglas import caso_ajeno
from sso_portal.nucleo.cargas.estados import Estado as EstadoCarga
from sso_portal.nucleo.cargas.lectura import juzgar_hoja
from sso_portal.nucleo.cargas.models import Carga, FilaCarga
from sso_portal.nucleo.cargas.servicios import USO, procesar_carga, subir_carga
from sso_portal.nucleo.cargas.validacion import DOS_LECTURAS, Resumen, a_json
from sso_portal.nucleo.copia import copiar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_subido
from sso_portal.nucleo.legible.hoja import hoja_csv

from .historia_casos import Vigilada

FORMATO, ENTIDADES, POR_ENTIDAD, DIAS = "reportes", 8, 6, 180
TITULOS = [c.nombre for c in columnas(())]
FECHAS = ("fecha_reporte", "prueba_fecha")
LECTURA = {
    "hoja": "", "separador": "punto y coma", "codificacion": "UTF-8", "ignoradas": [], "titulos": TITULOS,
    "fechas": dict.fromkeys(FECHAS, DOS_LECTURAS["dia_mes"]), "por_aclarar": [],
}  # fmt: skip
Celdas = dict[str, str]


def subir(vigiladas: Sequence[Vigilada], hoy: date) -> None:
    """The files of the last months of the first entities, and one of today that waits to be confirmed."""
    for v in vigiladas[:ENTIDADES]:
        actor = Usuario.objects.get(pk=v.usuario)
        for n, (dia, llegaron_en) in enumerate(_dias(v, hoy)):
            _subida(actor, _del_dia(v, dia), llegaron_en, con_error=n % 3 == 1)
    _por_confirmar(vigiladas[0], hoy)


def _dias(v: Vigilada, hoy: date) -> list[tuple[date, datetime]]:
    """The days on which the entity reported most by file, and the instant at which they were saved."""
    suyos = Reporte.objects.filter(
        obligacion__entidad=v.entidad, canal=Canal.ARCHIVO, fecha__gt=hoy - timedelta(days=DIAS)
    )
    por_dia = suyos.order_by().values_list("fecha").annotate(Max("recibido_en"), n=Count("pk"))
    return [(dia, cuando) for dia, cuando, _ in por_dia.order_by("-n", "fecha")[:POR_ENTIDAD]]


def _del_dia(v: Vigilada, dia: date) -> list[Celdas]:
    suyos = Reporte.objects.filter(obligacion__entidad=v.entidad, canal=Canal.ARCHIVO, fecha=dia)
    return [
        _celdas(r.obligacion.codigo, r.estado_reportado.nombre, r.fecha, r.prueba_tipo, r.prueba_numero)
        for r in suyos.select_related("obligacion", "estado_reportado").order_by("pk")
    ]


def _celdas(caso: str, estado: str, dia: date, tipo: str, numero: str) -> Celdas:
    texto = f"{dia:%d/%m/%Y}"
    return dict(zip(TITULOS, (caso, estado, texto, tipo, numero, texto if tipo else "", ""), strict=True))


def _subida(actor: Usuario, filas: list[Celdas], llegaron_en: datetime, *, con_error: bool) -> None:
    """One file that was confirmed: whole, or leaving for later a row whose case is not of the entity."""
    if con_error:
        filas = [*filas, {**filas[0], "caso": "R-2025-999999"}]
    errores = [[caso_ajeno(f["caso"])] if con_error and f is filas[-1] else [] for f in filas]
    resumen = Resumen(clases={"nuevos": len(filas) - con_error})
    for numero, (fila, hallados) in enumerate(zip(filas, errores, strict=True), start=2):
        resumen.contar(numero, fila["caso"], hallados)
    archivo = _archivo(actor, filas, f"reportes-{llegaron_en:%Y-%m-%d}.csv", llegaron_en)
    carga = Carga.objects.create(
        formato_codigo=FORMATO, archivo=archivo, huella=archivo.sha256, estado=EstadoCarga.CONFIRMADA,
        subida_por=actor, subida_en=llegaron_en - timedelta(minutes=6), lectura=LECTURA,
        filas_total=len(filas), filas_hechas=len(filas), filas_con_error=int(con_error),
        resumen=resumen.como_json(), solo_buenas=con_error, filas_guardadas=len(filas) - con_error,
        confirmada_en=llegaron_en,
    )  # fmt: skip
    copiar(
        FilaCarga,
        ("carga", "numero", "celdas", "errores"),
        ((carga.pk, n, f, a_json(e)) for n, (f, e) in enumerate(zip(filas, errores, strict=True), start=2)),
    )


def _hoja(filas: list[Celdas], nombre: str) -> ContentFile:
    return ContentFile(hoja_csv(TITULOS, (f.values() for f in filas)).encode(), name=nombre)


def _archivo(actor: Usuario, filas: list[Celdas], nombre: str, cuando: datetime) -> Archivo:
    archivo = guardar_subido(_hoja(filas, nombre), uso=USO, titular=None, actor=actor, juez=juzgar_hoja)
    Archivo.objects.filter(pk=archivo.pk).update(creado_en=cuando - timedelta(minutes=6))
    return archivo


def _por_confirmar(v: Vigilada, hoy: date) -> None:
    """Three cases in time and one that is not of the entity, by the portal's own services."""
    en_plazo = Obligacion.objects.filter(
        entidad=v.entidad, estado=Estado.PENDIENTE, reporte_vigente=None, vence_el__gt=hoy
    )
    codigos = list(en_plazo.order_by("vence_el", "pk").values_list("codigo", flat=True)[:3])
    filas = [_celdas(c, "Incumplido", hoy, "", "") for c in (*codigos, "R-2025-999999")]
    formato, actor = Carga(formato_codigo=FORMATO).formato, Usuario.objects.get(pk=v.usuario)
    carga, _ = subir_carga(_hoja(filas, "reportes-de-hoy.csv"), formato=formato, actor=actor)
    procesar_carga(carga.pk)
