"""The files of a draw: always the bytes that were committed with the state that produced them."""

import io
import zipfile
from functools import cache

from asignacion.canonico import bytes_canonicos, leer
from asignacion.carpeta import armar_resultados
from asignacion.huellas import VERIFICADOR
from asignacion.models import Participante, Sorteo
from sso_portal.nucleo.documentos.consultas import contenido

from .resultado import prueba_de

FECHA_ZIP = (2020, 1, 1, 0, 0, 0)  # the same bytes whoever asks and whenever
PUBLICOS = ("reglas.json", "congelamiento.json", "sorteo.json")


def archivos_de(sorteo: Sorteo, *, completos: bool = True) -> dict[str, bytes]:
    """Path → bytes of CARPETA, as far as the draw has come. ``completos``: with rows, salts and results."""
    columnas = zip(PUBLICOS, (sorteo.reglas, sorteo.congelamiento, sorteo.archivo_sorteo), strict=True)
    archivos = {nombre: bytes(datos) for nombre, datos in columnas if datos}
    if sorteo.tuvo_resultado:
        archivos["resultados.json"] = _resultados(sorteo)
    if not completos:
        return archivos
    for sellada in sorteo.entradas.order_by("profesion"):
        archivos[f"{sellada.profesion_id}/entrada.json"] = bytes(sellada.entrada)
        archivos[f"{sellada.profesion_id}/sales.json"] = bytes(sellada.sales)
        if sellada.resultado:
            archivos[f"{sellada.profesion_id}/resultado.json"] = bytes(sellada.resultado)
    return archivos


def _resultados(sorteo: Sorteo) -> bytes:
    columnas = sorteo.entradas.order_by("profesion").values_list(
        "profesion", "resultado_sha256", "raiz_resultados"
    )
    profesiones = {codigo: {"resultado": sha256, "raiz": raiz} for codigo, sha256, raiz in columnas}
    return bytes_canonicos(armar_resultados(leer(bytes(sorteo.archivo_sorteo)), profesiones))


def carpeta_de(propia: Participante) -> dict[str, bytes]:
    """What one person keeps and verifies alone: the public files, the signed act, the own row and its proofs.

    The same whatever the policy publishes: there is nothing of anybody else in it.
    """
    sorteo = propia.entrada.sorteo
    archivos = archivos_de(sorteo, completos=False)
    archivos["comprobante.json"] = bytes_canonicos(prueba_de(propia))
    if sorteo.acta:
        archivos["acta.pdf"] = contenido(sorteo.acta)
    return archivos


def publicados(sorteo: Sorteo) -> dict[str, bytes]:
    """What anybody may download: everything once there is a result and the policy is open."""
    return archivos_de(sorteo, completos=sorteo.es_abierto and sorteo.tuvo_resultado)


def en_zip(archivos: dict[str, bytes], carpeta: str) -> bytes:
    """The folder in one file, with the verifier beside it; the same input gives the same bytes."""
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as paquete:
        for ruta, datos in sorted({**archivos, "../verificar.py": programa("verificar.py")}.items()):
            nombre = ruta.removeprefix("../") if ruta.startswith("../") else f"{carpeta}/{ruta}"
            paquete.writestr(zipfile.ZipInfo(nombre, FECHA_ZIP), datos, zipfile.ZIP_DEFLATED)
    return salida.getvalue()


@cache
def programa(nombre: str) -> bytes:
    """A program that anybody may run without the portal, byte by byte: verificar.py, comprometer.py."""
    return VERIFICADOR.with_name(nombre).read_bytes()
