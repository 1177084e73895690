"""The folder of a published run: which files exist, what each holds, which bytes are written.

A folder (CARPETA) is what `verificador/verificar.py` reads. Every file is canonical JSON (`canonico.py`);
schemas in `docs/esquemas/`. Identifiers are those of the lottery, never registration numbers.

    reglas.json         what was promised with the convocatoria          armar_reglas()
    congelamiento.json  what H0 hashes                                   armar_congelamiento(), calcular_h0()
    sorteo.json         beacon, commitments, reveals, dice, stamp, seed  armar_sorteo(), lista_recibida()
    resultados.json     hash of everything that came out and roots of the salted results  armar_resultados()
    <PROFESION>/entrada.json     frozen input, with neither seed nor order
    <PROFESION>/sales.json       the salt of each row                    armar_sales()
    <PROFESION>/resultado.json   what asignar() returned

Order of a real process: entradas and salts → armar_congelamiento → H0 published → commitments (C_v over H0)
→ reveals and dice → lista_recibida, stamped before the round → armar_sorteo (gives the seed) → asignar per
profession → armar_carpeta. Everything is deterministic except the salts, which the caller draws
(`secrets.token_bytes(32)`, new at each freeze). A process whose code ends in «-E1», «-E2»… is a rehearsal:
its dates are not compared with the round.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from . import merkle
from .canonico import bytes_canonicos, sha256_canonico, sha256_propio
from .sorteo import derivar_semilla

ARCHIVOS_PROFESION = ("entrada", "sales", "resultado")
PLAZOS = ("congelamiento", "objeciones", "compromisos", "revelaciones", "sorteo")

Objeto = dict[str, Any]


def fila(identificador: str, aspirante: Objeto) -> bytes:
    """Canonical bytes of one sealed row: what the Merkle leaf of that person hashes after the salt."""
    return bytes_canonicos({"identificador": identificador, **aspirante})


def hojas_de(entrada: Objeto, sales: dict[str, str]) -> list[bytes]:
    """Leaves of one profession, rows sorted by identifier. ``sales``: identifier → 64 hex digits."""
    aspirantes = entrada["aspirantes"]
    return [
        merkle.hoja(bytes.fromhex(sales[quien]), fila(quien, aspirantes[quien]))
        for quien in sorted(aspirantes)
    ]


@dataclass(frozen=True, kw_only=True)
class Anuncio:
    """What the ministry announced before freezing.

    ``numero``: 1, 2… (a correction is a new freeze). ``baliza``: cadena and clave_publica (hex), ronda (int).
    ``veedores``: codes in the order that the seed uses. ``plazos``: the five instants of PLAZOS, in UTC, as
    «2027-01-20T15:00:00Z». Hashes in hex: huellas.huella_motor(), huellas.huella_verificador().
    """

    proceso: str
    numero: int
    motor_sha256: str
    verificador_sha256: str
    baliza: Objeto
    veedores: list[str]
    plazos: dict[str, str]


def armar_congelamiento(anuncio: Anuncio, profesiones: dict[str, tuple[Objeto, dict[str, str]]]) -> Objeto:
    """What is frozen before anybody can know the seed. ``profesiones``: code → (entrada, salts)."""
    return {
        "version": "sso-congelamiento-v1",
        "proceso": anuncio.proceso,
        "numero": anuncio.numero,
        "profesiones": {codigo: _compromiso_profesion(*datos) for codigo, datos in profesiones.items()},
        "motor_sha256": anuncio.motor_sha256,
        "verificador_sha256": anuncio.verificador_sha256,
        "baliza": {campo: anuncio.baliza[campo] for campo in ("cadena", "clave_publica", "ronda")},
        "veedores": list(anuncio.veedores),
        "plazos": {plazo: anuncio.plazos[plazo] for plazo in PLAZOS},
    }


def _compromiso_profesion(entrada: Objeto, sales: dict[str, str]) -> Objeto:
    return {
        "n": len(entrada["aspirantes"]),
        "raiz": merkle.raiz(hojas_de(entrada, sales)).hex(),
        "plazas_sha256": sha256_canonico(entrada["plazas"]),
        "politica_sha256": sha256_canonico(entrada["politica"]),
    }


def calcular_h0(congelamiento: Objeto) -> str:
    """H0: the one hash, printed, mailed and read aloud, that fixes everything frozen."""
    return sha256_canonico(congelamiento)


def armar_reglas(congelamiento: Objeto, politicas: dict[str, Objeto], *, norma: str) -> Objeto:
    """What was promised with the convocatoria, in force for this freeze.

    ``politicas``: profession → the policy of its entrada. ``norma``: the act that opened the convocatoria.
    """
    reglas = {
        "version": "sso-reglas-v1",
        "regla": "sorteo-v1",
        "norma": norma,
        "proceso": congelamiento["proceso"],
        "politicas": politicas,
        **{
            c: congelamiento[c]
            for c in ("motor_sha256", "verificador_sha256", "baliza", "veedores", "plazos")
        },
    }
    return {**reglas, "sha256": sha256_propio(reglas)}


def lista_recibida(congelamiento: Objeto, veedores: list[Objeto], dados: str) -> bytes:
    """Canonical bytes of the list that is stamped before the round: what arrived, and nothing else counts.

    ``veedores``: in the frozen order, {id, compromiso, revelacion} with hex or None. ``dados``: digits or "".
    """
    recibido = {
        "version": "sso-recibido-v1",
        "h0": calcular_h0(congelamiento),
        "veedores": veedores,
        "dados": dados,
    }
    return bytes_canonicos(recibido)


def armar_sorteo(
    congelamiento: Objeto, *, firma: str, veedores: list[Objeto], dados: str = "", sello: str | None = None
) -> Objeto:
    """The public lottery as it happened, with the seed it gives.

    ``firma``: signature of the announced round, 96 hex digits, already verified (baliza.verificar_firma).
    ``veedores``: as in lista_recibida; a reveal that does not match its commitment is void: pass None.
    ``sello``: base64 of the RFC 3161 token over lista_recibida, or None if the list was signed by hand.
    """
    h0 = calcular_h0(congelamiento)
    aportes = [bytes.fromhex(v["revelacion"]) if v["revelacion"] else None for v in veedores]
    semilla = derivar_semilla(h0, bytes.fromhex(firma), aportes, dados, congelamiento["proceso"])
    aleatoriedad = hashlib.sha256(bytes.fromhex(firma)).hexdigest()
    sorteo = {
        "version": "sso-sorteo-v1",
        "proceso": congelamiento["proceso"],
        "numero": congelamiento["numero"],
        "h0": h0,
        "baliza": {**congelamiento["baliza"], "firma": firma, "aleatoriedad": aleatoriedad},
        "veedores": veedores,
        "dados": dados,
        "recibido_sha256": hashlib.sha256(lista_recibida(congelamiento, veedores, dados)).hexdigest(),
        "sello": sello,
        "semilla": semilla.hex(),
    }
    return {**sorteo, "sha256": sha256_propio(sorteo)}


def armar_resultados(sorteo: Objeto, profesiones: dict[str, Objeto]) -> Objeto:
    """What came out, in one hash: the signed act carries this file, and each person proves theirs under it.

    ``sorteo``: armar_sorteo(). ``profesiones``: code → {resultado, raiz}: the hash of its resultado.json and
    the root of its salted results (comprobante.raiz_resultados), hex.
    """
    resultados = {
        "version": "sso-resultados-v1",
        **{campo: sorteo[campo] for campo in ("proceso", "numero", "h0", "semilla")},
        "profesiones": profesiones,
        "huella": sha256_canonico(profesiones),
    }
    return {**resultados, "sha256": sha256_propio(resultados)}


def armar_sales(entrada: Objeto, sales: dict[str, str]) -> Objeto:
    """The file of salts of one profession."""
    cabecera = {campo: entrada[campo] for campo in ("proceso", "profesion")}
    return {"version": "sso-sales-v1", **cabecera, "sales": sales}


def armar_carpeta(
    *,
    reglas: Objeto,
    congelamiento: Objeto,
    sorteo: Objeto,
    profesiones: dict[str, tuple[Objeto, dict[str, str], Objeto]],
) -> dict[str, bytes]:
    """The whole folder, path → bytes. ``profesiones``: code → (entrada, salts, resultado).

    It is what everyone gets under `abierta`, and the veedores and auditors under `reservada`.
    """
    carpeta = {"reglas.json": reglas, "congelamiento.json": congelamiento, "sorteo.json": sorteo}
    for codigo, (entrada, sales, resultado) in sorted(profesiones.items()):
        congelada = {campo: valor for campo, valor in entrada.items() if campo not in {"semilla", "sorteo"}}
        archivos = (congelada, armar_sales(entrada, sales), resultado)
        nombres = (f"{codigo}/{nombre}.json" for nombre in ARCHIVOS_PROFESION)
        carpeta.update(zip(nombres, archivos, strict=True))
    return {ruta: bytes_canonicos(objeto) for ruta, objeto in carpeta.items()}
