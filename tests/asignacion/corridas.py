"""A whole published run, built as the portal builds it, for the tests of the folder and of the verifier."""

import hashlib
import json
from pathlib import Path

from asignacion import carpeta, sorteo
from asignacion.huellas import huella_motor, huella_verificador
from asignacion.motor import asignar

BALIZA = json.loads((Path(carpeta.__file__).parent / "datos" / "baliza_ensayo.json").read_text())
PLAZOS = {
    "congelamiento": "2023-08-20T15:00:00Z",
    "objeciones": "2023-08-22T15:00:00Z",
    "compromisos": "2023-08-22T16:00:00Z",
    "revelaciones": "2023-08-23T15:58:24Z",
    "sorteo": "2023-08-23T15:59:24Z",
}


def sales(entrada):
    return {quien: hashlib.sha256(f"sal {quien}".encode()).hexdigest() for quien in entrada["aspirantes"]}


def veedores(h0):
    """V1 and V3 commit and reveal; V2 commits and never reveals."""
    azares = {v: hashlib.sha256(v.encode()).digest() for v in ("V1", "V2", "V3")}
    aportes = {v: sorteo.aporte_veedor(azar, f"texto de {v}") for v, azar in azares.items()}
    return [
        {"id": v, "compromiso": sorteo.compromiso(h0, v, x), "revelacion": None if v == "V2" else x.hex()}
        for v, x in aportes.items()
    ]


def corrida(*entradas, sello=None, **cambios):
    """The folder (path → bytes) of a run over these inputs, all of the same process."""
    congelado = carpeta.armar_congelamiento(
        carpeta.Anuncio(
            proceso=entradas[0]["proceso"],
            numero=1,
            motor_sha256=huella_motor(),
            verificador_sha256=huella_verificador(),
            **{"baliza": BALIZA, "veedores": ["V1", "V2", "V3"], "plazos": PLAZOS, **cambios},
        ),
        {entrada["profesion"]: (entrada, sales(entrada)) for entrada in entradas},
    )
    presentes = veedores(carpeta.calcular_h0(congelado))
    firma = BALIZA["firma"]
    sorteado = carpeta.armar_sorteo(congelado, firma=firma, veedores=presentes, dados="31461", sello=sello)
    politicas = {entrada["profesion"]: entrada["politica"] for entrada in entradas}
    return carpeta.armar_carpeta(
        reglas=carpeta.armar_reglas(congelado, politicas, norma="Resolución de prueba 1 de 2026"),
        congelamiento=congelado,
        sorteo=sorteado,
        profesiones={e["profesion"]: (e, sales(e), asignar(e, sorteado["semilla"])) for e in entradas},
    )


def escribir(archivos, destino):
    for ruta, datos in archivos.items():
        (destino / ruta).parent.mkdir(parents=True, exist_ok=True)
        (destino / ruta).write_bytes(datos)
    return destino
