"""What happens to a bulk file: uploaded, read, validated, asked, confirmed, cancelled.

The worker may die at any line: its lease runs out, the sweep rings again, and reading starts over.
Nothing the file brings exists until the one transaction of `_guardar`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import batched
from typing import Any

import structlog
from django.db import IntegrityError, transaction
from django.utils import timezone

from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.bitacora.servicios import SISTEMA, TransicionInvalida, registrar, transitar
from sso_portal.nucleo.copia import copiar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos import consultas as documentos
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_subido
from sso_portal.nucleo.legible.cifras import miles
from sso_portal.nucleo.trabajos.cola import encolar, recorrer, tomar

from .anexos import juzgar_paquete
from .estados import MUERTAS, Estado
from .formatos import ErrorFila, Fila, FilasRechazadas, Formato
from .hojas import Hoja, HojaIlegible
from .lectura import Encabezado, juzgar_hoja, leer
from .models import Carga, FilaCarga
from .paquete import Paquete, abrir_paquete, con_documentos
from .validacion import (
    DOS_LECTURAS,
    Resumen,
    a_json,
    celdas_por_titulo,
    conversores,
    convertir,
    errores_de_formula,
    errores_sin_titulo,
    ordenes_de_fechas,
)

TAREA = "cargas.procesar"
USO = "carga"
ARRIENDO = timedelta(minutes=2)
FILAS_POR_PASO = 500
INTENTOS_MAXIMOS = 5
registro = structlog.get_logger(__name__)


class CargaInterrumpida(Exception):
    """Somebody cancelled the file, or another worker took it: this one lets it go."""


# --- What a person does ---


def subir_carga(
    subido: Any, *, formato: Formato, actor: Usuario, anexos: Archivo | None = None
) -> tuple[Carga, bool]:
    """Take a bulk file and ring the worker; (the file, whether it is new).

    ``anexos``: the ZIP with the documents of its rows, kept by `guardar_anexos`.
    The same bytes by the same person give back the file already taken, unless it was cancelled or failed.
    Raises ArchivoRechazado with its sentence.
    """
    archivo = guardar_subido(subido, uso=USO, titular=None, actor=actor, juez=juzgar_hoja)
    misma = {
        "formato_codigo": formato.codigo,
        "subida_por": actor,
        "huella": archivo.sha256,
        "huella_anexos": anexos.sha256 if anexos else "",
    }
    anteriores = Carga.objects.filter(**misma).exclude(estado__in=MUERTAS)
    try:
        with transaction.atomic():
            carga = Carga.objects.create(archivo=archivo, anexos=anexos, **misma)
            registrar("carga_subida", carga, actor=actor, datos={"huella": archivo.sha256})
            encolar(TAREA, carga.pk)
    except IntegrityError:
        return anteriores.get(), False
    return carga, True


def guardar_anexos(subido: Any, *, actor: Usuario) -> Archivo:
    """Keep the ZIP of documents that goes with a bulk file. Raises ArchivoRechazado with its sentence."""
    return guardar_subido(subido, uso=USO, titular=None, actor=actor, juez=juzgar_paquete)


@transaction.atomic
def aclarar_fechas(carga: Carga, *, respuestas: dict[str, str], actor: Usuario) -> None:
    """Say how the doubtful columns write their dates, and read on. Raises TransicionInvalida."""
    transitar(carga, Estado.EN_COLA, actor=actor, respuestas=carga.respuestas | respuestas, intentos=0)
    encolar(TAREA, carga.pk)


@transaction.atomic
def confirmar_carga(carga: Carga, *, solo_buenas: bool, actor: Usuario) -> None:
    """Accept what the file brings: all of it, or only its good rows. Pressing twice is pressing once.

    Raises TransicionInvalida when it is not ready, or has rows to correct and ``solo_buenas`` is False.
    """
    carga.refresh_from_db(from_queryset=Carga.objects.select_for_update(of=("self",)))
    if carga.estado in {Estado.CONFIRMANDO, Estado.CONFIRMADA}:
        return
    posible = carga.puede_confirmarse_en_parte if solo_buenas else carga.puede_confirmarse
    if not posible:
        raise TransicionInvalida(carga, Estado.CONFIRMANDO)
    transitar(carga, Estado.CONFIRMANDO, actor=actor, solo_buenas=solo_buenas, intentos=0, impedimento="")
    encolar(TAREA, carga.pk)


def cancelar_carga(carga: Carga, *, actor: Usuario) -> None:
    """Leave the file aside; nothing of it was saved. Raises TransicionInvalida if it is already saving."""
    transitar(carga, Estado.CANCELADA, actor=actor, arrendado_hasta=None)


# --- What the worker does ---


def procesar_carga(pk: int) -> None:
    """Do whatever ``pk`` waits for, if nobody else holds it."""
    for carga in tomar(Carga.objects.por_hacer().filter(pk=pk), arriendo=ARRIENDO):
        _hacer(carga)


def retomar_pendientes() -> int:
    """Do every file that waits or whose worker died; returns how many."""
    return recorrer(Carga.objects.por_hacer(), arriendo=ARRIENDO, hacer=_hacer)


def _hacer(carga: Carga) -> None:
    try:
        if carga.estado == Estado.CONFIRMANDO:
            _guardar(carga)
        else:
            _leer_y_validar(carga)
    except (CargaInterrumpida, TransicionInvalida):
        registro.info("carga_interrumpida", carga=carga.pk)
    except Exception:  # noqa: BLE001 (one bad file must not stop the others; the fifth time a person is told)
        registro.exception("carga_con_falla", carga=carga.pk, intento=carga.intentos)
        if carga.intentos >= INTENTOS_MAXIMOS:
            _rendirse(carga)


def _rendirse(carga: Carga) -> None:
    """After five attempts a person must know: what was being saved goes back, what was being read fails."""
    carga.refresh_from_db()
    motivo = f"No pudimos terminar por una falla nuestra. Código para soporte: {carga.numero}"
    destino = Estado.LISTA if carga.estado == Estado.CONFIRMANDO else Estado.FALLIDA
    if carga.estado == Estado.EN_COLA:
        transitar(carga, Estado.LEYENDO, actor=SISTEMA)
    transitar(carga, destino, actor=SISTEMA, impedimento=motivo, arrendado_hasta=None)


def _leer_y_validar(carga: Carga) -> None:
    formato = carga.formato
    transitar(carga, Estado.LEYENDO, actor=SISTEMA, impedimento="", filas_total=0, filas_hechas=0, resumen={})
    try:
        hoja, encabezado = leer(documentos.contenido(carga.archivo), carga.archivo.tipo, formato)
    except HojaIlegible as error:
        _terminar(carga, Estado.FALLIDA, impedimento=str(error))
        return
    ordenes = ordenes_de_fechas(hoja, encabezado, formato, carga.respuestas)
    lectura = _describir(hoja, encabezado, ordenes)
    if lectura["por_aclarar"]:
        _terminar(carga, Estado.POR_ACLARAR, lectura=lectura)
        return
    carga.filas.all().delete()
    total = sum(1 for _ in hoja.filas())
    transitar(carga, Estado.VALIDANDO, actor=SISTEMA, lectura=lectura, filas_total=total, filas_con_error=0)
    try:
        with abrir_paquete(carga) as paquete:
            _validar_filas(carga, hoja, encabezado, ordenes, paquete)
    except HojaIlegible as error:
        _terminar(carga, Estado.FALLIDA, impedimento=str(error))
    else:
        _terminar(carga, Estado.LISTA)


def _describir(hoja: Hoja, encabezado: Encabezado, ordenes: dict[str, str]) -> dict[str, Any]:
    """What was found in the file, as the page tells it."""
    return {
        "hoja": hoja.nombre,
        "separador": hoja.separador,
        "codificacion": hoja.codificacion,
        "ignoradas": list(encabezado.otras),
        "titulos": list(encabezado.otras) + list(encabezado.indices),
        "fechas": {c: DOS_LECTURAS[o] for c, o in ordenes.items() if o},
        "por_aclarar": [c for c, orden in ordenes.items() if not orden],
    }


def _validar_filas(
    carga: Carga, hoja: Hoja, encabezado: Encabezado, ordenes: dict[str, str], paquete: Paquete | None
) -> None:
    formato = carga.formato
    lectores, contexto = conversores(formato, ordenes), formato.preparar(carga.subida_por)
    resumen, hechas = Resumen(), 0
    for paso in batched(hoja.filas(), FILAS_POR_PASO):
        filas = []
        for numero, crudas in paso:
            celdas = celdas_por_titulo(crudas, encabezado)
            fila, errores = convertir(numero, celdas, lectores)
            if paquete:
                anexo, reparos = paquete.juzgar(celdas.get(formato.identificador, ""))
                fila, errores = replace(fila, anexo=anexo), errores + reparos
                resumen.contar_anexo(con_documento=anexo is not None and not reparos)
            errores += errores_sin_titulo(crudas, encabezado)
            errores += errores_de_formula(numero, hoja, encabezado)
            errores += formato.validar(fila, contexto)
            if not errores and formato.clasificar:
                resumen.contar_clase(formato.clasificar(fila, contexto))
            guardada = FilaCarga(carga=carga, numero=numero, celdas=celdas, errores=a_json(errores))
            resumen.contar(numero, guardada.identificador(formato), errores)
            filas.append(guardada)
        hechas += len(filas)
        if paquete and hechas == carga.filas_total:
            resumen.anexos["frases"] = paquete.sobrantes()
        _avanzar(carga, filas, hechas, resumen)


@transaction.atomic
def _avanzar(carga: Carga, filas: list[FilaCarga], hechas: int, resumen: Resumen) -> None:
    """Keep one step and renew the lease. Raises CargaInterrumpida if the file is no longer ours."""
    suya = Carga.objects.filter(pk=carga.pk, estado=Estado.VALIDANDO, arrendado_hasta=carga.arrendado_hasta)
    nuevo_arriendo = timezone.now() + ARRIENDO
    if not suya.update(
        filas_hechas=hechas,
        filas_con_error=resumen.con_error,
        resumen=resumen.como_json(),
        arrendado_hasta=nuevo_arriendo,
    ):
        raise CargaInterrumpida
    copiar(
        FilaCarga,
        ("carga", "numero", "celdas", "errores"),
        ((carga.pk, f.numero, f.celdas, f.errores) for f in filas),
    )
    carga.arrendado_hasta = nuevo_arriendo


@transaction.atomic
def _guardar(carga: Carga) -> None:
    """Save the good rows and the receipt together: either all of it is there, or none."""
    formato = carga.formato
    try:
        with transaction.atomic():
            guardadas = formato.guardar(con_documentos(filas_buenas(carga), carga), carga, carga.subida_por)
            _terminar(carga, Estado.CONFIRMADA, filas_guardadas=guardadas, confirmada_en=timezone.now())
    except FilasRechazadas as rechazo:
        _devolver(carga, rechazo.errores)


def filas_buenas(carga: Carga) -> list[Fila]:
    """The rows without errors, clean again, in the order of the file."""
    ordenes = {c: next(o for o, palabras in DOS_LECTURAS.items() if palabras == p) for c, p in _fechas(carga)}
    lectores = conversores(carga.formato, ordenes)
    buenas = carga.filas.filter(errores=[]).order_by("numero").values_list("numero", "celdas")
    return [convertir(numero, celdas, lectores)[0] for numero, celdas in buenas]


def _fechas(carga: Carga) -> Iterable[tuple[str, str]]:
    return carga.lectura.get("fechas", {}).items()


def _devolver(carga: Carga, errores: Any) -> None:
    """The world changed since the validation: the rows show why, and the person decides again."""
    por_numero = {f.numero: f for f in carga.filas.filter(numero__in=list(errores)).order_by("numero")}
    for numero, lista in errores.items():
        por_numero[numero].errores = a_json(lista)
    FilaCarga.objects.bulk_update(por_numero.values(), ["errores"], batch_size=1000)
    resumen = Resumen(clases=carga.resumen.get("clases", {}), anexos=carga.resumen.get("anexos", {}))
    for fila in carga.filas.exclude(errores=[]).order_by("numero"):
        resumen.contar(fila.numero, fila.identificador(carga.formato), [ErrorFila(**e) for e in fila.errores])
    _terminar(
        carga,
        Estado.LISTA,
        resumen=resumen.como_json(),
        filas_con_error=resumen.con_error,
        impedimento="No se guardó nada: algo cambió desde la validación y hay filas por corregir.",
    )


@transaction.atomic
def _terminar(carga: Carga, destino: Estado, **cambios: Any) -> None:
    """Close a stage and tell the person, who may have left the page."""
    transitar(carga, destino, actor=SISTEMA, arrendado_hasta=None, intentos=0, **cambios)
    avisar(
        carga.subida_por,
        "carga_novedad",
        clave=f"carga-{carga.pk}-{destino}-{carga.filas_con_error}-{len(carga.respuestas)}",
        numero=carga.numero,
        estado=destino.label,
        con_error=miles(carga.filas_con_error),
        buenas=miles(carga.filas_buenas),
        enlace=carga.get_absolute_url(),
    )
