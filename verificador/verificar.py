#!/usr/bin/env python3
"""Recompute a published allocation of the Servicio Social Obligatorio from its files, with nothing else.

    python3 verificar.py CARPETA

CARPETA is the complete one (rows, salts and results of everybody) or the one that each person downloads, with
the own row, its salt and two proofs (comprobante.json): then it checks the draw and the part of that person.
Needs Python 3.9 or later and no other package, program or network. Prints one line per check with its hash;
ends with 0 if everything holds, 1 if anything does not. Written apart from the portal's engine, which runs
deferred acceptance; here people choose in lottery order and the places that communities claim are found by
repetition (class Reparto), so that the same mistake is unlikely in both.
Sources: RFC 2104, 5869, 6962, 8259, 9380; drand quicknet; BLS12-381 pairing of Barreto, Lynn and Scott.
"""

import base64
import hashlib
import hmac
import json
import re
import sys
import time
import unicodedata
from calendar import timegm
from pathlib import Path

CADENA = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
GRUPO = "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e"
GENESIS, PERIODO = 1692803367, 3
CODIGO = re.compile(r"[A-Z0-9_-]+")
ENSAYO = re.compile(r".*-E[0-9]+")
RESULTADOS = "resultados.json: huella del resultado completo, la del acta"


class Falla(Exception):
    """A check that does not hold; the message says which file and why."""


# --- Canonical JSON ----------------------------------------------------------------------------------------


def canonico(valor):
    return json.dumps(valor, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def sha(datos):
    return hashlib.sha256(datos).hexdigest()


def sha_propio(objeto):
    return sha(canonico({campo: valor for campo, valor in objeto.items() if campo != "sha256"}))


def sin_repetir(pares):
    objeto = dict(pares)
    exigir(len(objeto) == len(pares), "hay una clave repetida")
    return objeto


def leer(ruta):
    """Read one file strictly; its bytes must be the canonical ones."""
    datos = ruta.read_bytes()
    try:
        objeto = json.loads(datos.decode("utf-8"), object_pairs_hook=sin_repetir)
        igual = canonico(objeto) == datos
    except (ValueError, RecursionError) as error:
        raise Falla("no es JSON en UTF-8") from error
    exigir(igual and isinstance(objeto, dict), "los bytes no son los de la forma canónica")
    exigir(
        unicodedata.normalize("NFC", datos.decode("utf-8")).encode("utf-8") == datos,
        "hay texto que no es NFC",
    )
    exigir(sin_decimales(objeto), "hay números con decimales, o true o false")
    return objeto, sha(datos)


def sin_decimales(objeto):
    pendientes = [objeto]
    while pendientes:
        valor = pendientes.pop()
        if isinstance(valor, (bool, float)):
            return False
        if isinstance(valor, (dict, list)):
            pendientes.extend(valor.values() if isinstance(valor, dict) else valor)
    return True


def exigir(condicion, mensaje):
    if not condicion:
        raise Falla(mensaje)


# --- Merkle tree and seed ----------------------------------------------------------------------------------


def raiz_merkle(hojas):
    """RFC 6962, by its own recursive definition: split at the largest power of two below n."""
    if len(hojas) < 2:
        return hojas[0] if hojas else hashlib.sha256(b"").digest()
    corte = 1 << (len(hojas) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + raiz_merkle(hojas[:corte]) + raiz_merkle(hojas[corte:])).digest()


def subir(hoja, indice, total, camino):
    """Root that a path of inclusion gives (leaf first), by the same recursive definition."""
    if total < 2:
        exigir(not camino and indice == 0, "el camino es más largo que el árbol")
        return hoja
    exigir(camino, "al camino le faltan pasos")
    corte, hermano = 1 << (total - 1).bit_length() - 1, bytes.fromhex(camino[-1])
    if indice < corte:
        par = subir(hoja, indice, corte, camino[:-1]) + hermano
    else:
        par = hermano + subir(hoja, indice - corte, total - corte, camino[:-1])
    return hashlib.sha256(b"\x01" + par).digest()


def hoja(sal, fila):
    return hashlib.sha256(b"\x00" + bytes.fromhex(sal) + canonico(fila)).digest()


def derivar_semilla(h0, firma, veedores, dados, proceso):
    """HKDF-SHA256 with one block: enough for 32 bytes."""
    partes = [bytes.fromhex(firma)]
    partes += [bytes.fromhex(veedor["revelacion"] or "") for veedor in veedores]
    partes += [dados.encode("ascii")]
    material = b"".join(len(parte).to_bytes(4, "big") + parte for parte in partes)
    clave = hmac.new(bytes.fromhex(h0), material, hashlib.sha256).digest()
    return hmac.new(clave, ("sso-seed-v1|" + proceso).encode("ascii") + b"\x01", hashlib.sha256).digest()


def posiciones(semilla, proceso, profesion, identificadores):
    for texto in [proceso, profesion, *identificadores]:
        exigir(CODIGO.fullmatch(texto), "«" + texto + "» no sirve como identificador")
    prefijo = "sso-sorteo-v1|" + proceso + "|" + profesion + "|"
    etiquetas = {
        quien: int.from_bytes(
            hmac.new(semilla, (prefijo + quien).encode("ascii"), hashlib.sha256).digest(), "big"
        )
        for quien in identificadores
    }
    return {quien: posicion for posicion, quien in enumerate(sorted(etiquetas, key=etiquetas.get))}


# --- The allocation, by another road -----------------------------------------------------------------------


class Reparto:
    """Everyone chooses once, in (tier, position) order, among what is left: a serial dictatorship.

    Communities break that order only at their own posts. So: suppose that no place is claimed by a community;
    let everyone choose, members taking their own posts freely; set aside at each post what its members took
    (the best q positions if they are more than its places) and let everyone choose again with that much less;
    repeat until nobody new claims. Claims only grow, so it ends, at the least claims that are consistent: the
    stable matching that is best for every applicant.
    """

    def __init__(self, entrada, posicion):
        politica = entrada["politica"]
        self.plazas, self.personas, self.posicion = entrada["plazas"], entrada["aspirantes"], posicion
        self.turnos = sorted(posicion, key=lambda quien: (self.personas[quien]["nivel"], posicion[quien]))
        self.completar = politica["completar"]
        self.filas = self.ordenar_plazas(politica["orden_departamento"] == "dificultad")
        self.propias = {}
        for fila, codigos in self.filas.items():
            for indice, codigo in enumerate(codigos):
                self.propias.setdefault((fila, self.plazas[codigo]["comunidad"]), []).append((indice, codigo))

    def ordenar_plazas(self, por_dificultad):
        """Posts of each departamento in the order of the policy, and under «None» all of them."""

        def orden(codigo):
            grado = self.plazas[codigo].get("dificultad")
            rango = (grado is None, grado or 0) if por_dificultad else (False, 0)
            return self.plazas[codigo]["departamento"], rango, codigo

        filas = {None: sorted(self.plazas, key=orden)}
        for codigo in filas[None]:
            filas.setdefault(self.plazas[codigo]["departamento"], []).append(codigo)
        return filas

    def resolver(self):
        """Person → post or None."""
        reservas = dict.fromkeys(self.plazas, 0)
        self.ultima = {}
        while True:
            sentados, pedidos = self.pasada(reservas)
            nuevas = dict.fromkeys(self.plazas, 0)
            for codigo, miembros in pedidos.items():
                cupos = self.plazas[codigo]["cupos"]
                nuevas[codigo] = min(len(miembros), cupos)
                if len(miembros) > cupos:
                    self.ultima[codigo] = sorted(miembros)[cupos - 1]
            if nuevas == reservas and all(len(m) <= self.plazas[c]["cupos"] for c, m in pedidos.items()):
                return sentados
            reservas = nuevas

    def pasada(self, reservas):
        """One round of choosing: where each person sits, and the positions of the members at own posts."""
        self.libres = {codigo: plaza["cupos"] - reservas[codigo] for codigo, plaza in self.plazas.items()}
        self.inicio = dict.fromkeys(self.filas, 0)
        sentados, pedidos = {}, {}
        for quien in self.turnos:
            codigo = self.escoger(quien)
            sentados[quien] = codigo
            if codigo is not None and self.es_propia(quien, codigo):
                pedidos.setdefault(codigo, []).append(self.posicion[quien])
            elif codigo is not None:
                self.libres[codigo] -= 1
        return sentados, pedidos

    def es_propia(self, quien, codigo):
        return self.plazas[codigo]["comunidad"] is not None and (
            self.plazas[codigo]["comunidad"] == self.personas[quien]["comunidad"]
        )

    def cabe(self, quien, codigo):
        if self.es_propia(quien, codigo):
            return self.posicion[quien] <= self.ultima.get(codigo, self.posicion[quien])
        return self.libres[codigo] > 0

    def escoger(self, quien):
        persona = self.personas[quien]
        for codigo in persona["plazas"]:
            if self.cabe(quien, codigo):
                return codigo
        if self.completar == "ninguno":
            return None
        filas = persona["departamentos"] + ([None] if self.completar == "todos" else [])
        return next(filter(None, (self.en_fila(quien, fila) for fila in filas)), None)

    def en_fila(self, quien, fila):
        """First post of the row with a place for this person: the first free one, or an own one before it."""
        codigos, libre = self.filas.get(fila, []), self.inicio.get(fila, 0)
        while libre < len(codigos) and self.libres[codigos[libre]] <= 0:
            libre += 1
        self.inicio[fila] = libre
        comunidad = self.personas[quien]["comunidad"]
        for indice, codigo in self.propias.get((fila, comunidad), []) if comunidad is not None else []:
            if self.cabe(quien, codigo) and indice < libre:
                return codigo
        while libre < len(codigos) and not self.cabe(quien, codigos[libre]):
            libre += 1
        return codigos[libre] if libre < len(codigos) else None


def resultado_de(entrada, posicion):
    """The result file, derived from who sits where."""
    reparto = Reparto(entrada, posicion)
    sentados = reparto.resolver()
    claves = {q: [entrada["aspirantes"][q]["nivel"], posicion[q]] for q in sentados}
    opciones = dict.fromkeys(sentados)
    ocupantes = {codigo: [] for codigo in entrada["plazas"]}
    for quien, codigo in sentados.items():
        if codigo is not None:
            claves[quien][0] *= not reparto.es_propia(quien, codigo)
            opciones[quien] = opcion(entrada, quien, codigo)
            ocupantes[codigo].append(claves[quien])
    vacantes = {c: plaza["cupos"] - len(ocupantes[c]) for c, plaza in entrada["plazas"].items()}
    resultado = {
        "version": "sso-resultado-v1",
        "asignacion": sentados,
        "opcion": opciones,
        "clave": claves,
        "corte": {c: max(o) if o and not vacantes[c] else None for c, o in ocupantes.items()},
        "vacantes": vacantes,
    }
    return {**resultado, "sha256": sha_propio(resultado)}


def opcion(entrada, quien, codigo):
    persona, departamento = entrada["aspirantes"][quien], entrada["plazas"][codigo]["departamento"]
    if codigo in persona["plazas"]:
        return persona["plazas"].index(codigo) + 1
    if departamento in persona["departamentos"]:
        return f"D{persona['departamentos'].index(departamento) + 1}"
    return "T"


# --- BLS12-381: is this really the signature of that round? ------------------------------------------------

P = 0x1A0111EA397FE69A4B1BA7B6434BACD764774B84F38512BF6730D2A0F6B0F6241EABFFFEB153FFFFB9FEFFFFFFFFAAAB
R = 0x73EDA753299D7D483339D80809A1D80553BDA402FFFE5BFEFFFFFFFF00000001
X = 0xD201000000010000
G2 = (
    (
        0x24AA2B2F08F0A91260805272DC51051C6E47AD4FA403B02B4510B647AE3D1770BAC0326A805BBEFD48056C8C121BDB8,
        0x13E02B6052719F607DACD3A088274F65596BD0D09920B61AB5DA61BBDC7F5049334CF11213945D57E5AC7D055D042B7E,
    ),
    (
        0xCE5D527727D6E118CC9CDC6DA2E351AADFD9BAA8CBDD3A76D429A695160D12C923AC9CC3BACA289E193548608B82801,
        0x606C4A02EA734CC32ACD2B02BC28B99CB3E287E85A763AF267492AB572E99AB3F370D275CEC1DA1AAA9075FF05F79BE,
    ),
)
DOMINIO = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
# Curve isogenous to E and the kernel polynomial of the isogeny (RFC 9380 §8.8.1; E.2 follows from it).
A11 = 0x144698A3B8E9433D693A02C96D4982B0EA985383EE66A8D8E8981AEFD881AC98936F8DA0E0F97F5CF428082D584C1D
B11 = 0x12E2908D11688030018B12E8753EEE3B2016C1F0F24F4070A0B9C14FCEF35EF55A23215A316CEAA5D1CC48E98E172BE0
NUCLEO = (
    0x133341FB0962A34CB0504A9C4FADA0A5090D38679B4C040D5D1C3AFB023A3409FCC0815FEA66D8B02BBEF9C8B5A66E07,
    0x264908AF037BCEDE00D054CF5D4775E83EB6CF63C76B969F8ED174FB59FCFF78D201F46F6CFC4ED6552E59CE75177B0,
    0x1335C502C1F54C49ACEEA65E87FD7203BA0F626F305FC0CFD606A5DAE9F3C8E81A4B3B69600129FABD307C69BF319D39,
    0x94440F65F408A6E930E16E3E92DD17BF60D6E9679A8D3D58593DE55AC23703042D609537EB3549AAC234D896CA82944,
    0x4AFE09D5CF4956A23B6B71F59D2B3407B415A774B7BE81BBB6FA99CBC798E0AC98BA725A5BC328016B1C268B4766E85,
    1,
)


def por(a, b):
    """Product in Fp2 = Fp(u), u² = -1. Points of both groups are kept over Fp2."""
    return (a[0] * b[0] - a[1] * b[1]) % P, (a[0] * b[1] + a[1] * b[0]) % P


def entre(a, b):
    inverso = pow(b[0] * b[0] + b[1] * b[1], -1, P)
    return por(a, (b[0] * inverso, -b[1] * inverso))


def menos(a, b):
    return (a[0] - b[0]) % P, (a[1] - b[1]) % P


def pendiente(a, b):
    """Slope of the line through two points of y² = x³ + k, or of the tangent if they are the same."""
    if a == b:
        cuadrado = por(a[0], a[0])
        return entre((3 * cuadrado[0], 3 * cuadrado[1]), (2 * a[1][0], 2 * a[1][1]))
    return entre(menos(b[1], a[1]), menos(b[0], a[0]))


def sumar(a, b):
    """Sum of two points; None is the point at infinity."""
    if a is None or b is None:
        return a or b
    if a[0] == b[0] and (a[1] != b[1] or a[1] == (0, 0)):
        return None
    m = pendiente(a, b)
    x = menos(menos(por(m, m), a[0]), b[0])
    return x, menos(por(m, menos(a[0], x)), a[1])


def veces(n, punto):
    suma = None
    for cifra in f"{n:b}":
        suma = sumar(suma, suma)
        if cifra == "1":
            suma = sumar(suma, punto)
    return suma


def raiz_cuadrada(a):
    """Square root in Fp2, or None. Source: Adj and Rodríguez-Henríquez 2012, algorithm 9 (P ≡ 3 mod 4)."""
    a1 = potencia2(a, (P - 3) // 4)
    x0 = por(a1, a)
    alfa = por(a1, x0)
    x = (
        (-x0[1] % P, x0[0])
        if alfa == (P - 1, 0)
        else por(potencia2((alfa[0] + 1, alfa[1]), (P - 1) // 2), x0)
    )
    return x if por(x, x) == (a[0] % P, a[1] % P) else None


def potencia2(a, n):
    producto = (1, 0)
    for cifra in f"{n:b}":
        producto = por(producto, producto)
        if cifra == "1":
            producto = por(producto, a)
    return producto


def descomprimir(datos, b):
    """Point of y² = x³ + b from 48 bytes (signature) or 96 (public key), checked to be of order R."""
    numero = int.from_bytes(datos[:48], "big")
    exigir(numero >> 381 in (4, 5), "la firma o la clave de la baliza no es un punto comprimido")
    alto = numero & ((1 << 381) - 1)
    x = (int.from_bytes(datos[48:], "big"), alto) if len(datos) == 96 else (alto, 0)
    cubo = por(por(x, x), x)
    y = raiz_cuadrada((cubo[0] + b[0], cubo[1] + b[1])) if max(x) < P else None
    exigir(y, "la firma o la clave de la baliza no está en la curva")
    mayor = (y[1] or y[0]) > (P - 1) // 2
    punto = (x, y if mayor == (numero >> 381 == 5) else menos((0, 0), y))
    exigir(veces(R, punto) is None, "la firma o la clave de la baliza está fuera del grupo")
    return punto


def a_la_curva(mensaje):
    """Hash to G1 (RFC 9380, BLS12381G1_XMD:SHA-256_SSWU_RO_)."""
    dominio = DOMINIO + bytes([len(DOMINIO)])
    b0 = hashlib.sha256(bytes(64) + mensaje + b"\x00\x80\x00" + dominio).digest()
    bloques = [hashlib.sha256(b0 + b"\x01" + dominio).digest()]
    for numero in (2, 3, 4):
        mezcla = bytes(a ^ b for a, b in zip(b0, bloques[-1]))  # noqa: B905 — Python 3.9 has no strict=
        bloques.append(hashlib.sha256(mezcla + bytes([numero]) + dominio).digest())
    puntos = [punto_de(int.from_bytes(bloques[i] + bloques[i + 1], "big") % P) for i in (0, 2)]
    return veces(X + 1, sumar(*puntos))


def punto_de(u):
    """Simplified SWU onto the isogenous curve, then the isogeny of degree 11 by Kohel's formula."""
    z = 11 * u * u % P
    t = (z * z + z) % P
    x = -B11 * pow(A11, -1, P) * (1 + pow(t, -1, P)) % P if t else B11 * pow(11 * A11, -1, P) % P
    for _ in range(2):
        f = (x**3 + A11 * x + B11) % P
        y = pow(f, (P + 1) // 4, P)
        if y * y % P == f:
            break
        x = z * x % P
    y = y if y % 2 == u % 2 else P - y
    h, h1, h2, h3 = (derivada(orden, x) for orden in range(4))
    inverso = pow(h, -1, P)
    d, e = h1 * inverso % P, h2 * inverso % P
    d1 = (e - d * d) % P
    d2 = (h3 * inverso - 3 * d * e + 2 * d**3) % P
    x11 = 11 * x + 2 * NUCLEO[4] - 2 * (3 * x * x + A11) * d - 4 * f * d1
    y11 = 11 - 12 * x * d - 6 * (3 * x * x + A11) * d1 - 4 * f * d2
    return (x11 * pow(121, -1, P) % P, 0), (y * y11 * pow(1331, -1, P) % P, 0)


def derivada(orden, x):
    """Derivative of the kernel polynomial at x."""
    coeficientes = NUCLEO
    for _ in range(orden):
        coeficientes = [i * c for i, c in enumerate(coeficientes)][1:]
    return sum(c * pow(x, i, P) for i, c in enumerate(coeficientes)) % P


def por12(a, b):
    """Product in Fp12 = Fp2(w), w⁶ = 1 + u: six coefficients each."""
    real, imaginaria = [0] * 12, [0] * 12
    for i, (a0, a1) in enumerate(a):
        for j, (b0, b1) in enumerate(b):
            if b0 or b1:
                real[i + j] += a0 * b0 - a1 * b1
                imaginaria[i + j] += a0 * b1 + a1 * b0
    return [
        (
            (real[k] + real[k + 6] - imaginaria[k + 6]) % P,
            (imaginaria[k] + imaginaria[k + 6] + real[k + 6]) % P,
        )
        for k in range(6)
    ]


def recta(a, b, punto):
    """Line through a and b of the twist, at a point of G1 (times w³, which the final power removes)."""
    m, (x, y) = pendiente(a, b), (punto[0][0], punto[1][0])
    return [menos(por(m, a[0]), a[1]), (0, 0), (-m[0] * x % P, -m[1] * x % P), (y, 0), (0, 0), (0, 0)]


def producto_de_pares_es_uno(pares):
    """Whether the product of the pairings e(p, q) is 1: one Miller loop, one final power.

    f^((P¹² - 1) / R) is 1 exactly when f^((P⁶ + 1) / R) is in Fp6, that is, has no odd power of w.
    """
    f, actuales = [(1, 0)] + [(0, 0)] * 5, [q for _, q in pares]
    for cifra in f"{X:b}"[1:]:
        f = por12(f, f)
        for i, (p, q) in enumerate(pares):
            f = por12(f, recta(actuales[i], actuales[i], p))
            actuales[i] = sumar(actuales[i], actuales[i])
            if cifra == "1":
                f = por12(f, recta(actuales[i], q, p))
                actuales[i] = sumar(actuales[i], q)
    potencia = [(1, 0)] + [(0, 0)] * 5
    for cifra in f"{(P**6 + 1) // R:b}":
        potencia = por12(potencia, potencia)
        if cifra == "1":
            potencia = por12(potencia, f)
    return all(potencia[k] == (0, 0) for k in (1, 3, 5))


def firma_de_la_ronda(ronda, firma, clave):
    """Whether e(signature, G2) = e(H(round), public key)."""
    punto, publica = descomprimir(bytes.fromhex(firma), (4, 0)), descomprimir(bytes.fromhex(clave), (4, 4))
    mensaje = a_la_curva(hashlib.sha256(ronda.to_bytes(8, "big")).digest())
    return producto_de_pares_es_uno([(punto, (G2[0], menos((0, 0), G2[1]))), (mensaje, publica)])


# --- The checks --------------------------------------------------------------------------------------------


class Revision:
    """Runs the checks in order; a failed or impossible one is printed with the file it is about."""

    def __init__(self, carpeta):
        self.carpeta, self.fallas = carpeta, 0

    def probar(self, nombre, comprobacion):
        try:
            print(f"bien   {nombre}  {comprobacion()}")
        except Falla as falla:
            self.fallas += 1
            print(f"FALLA  {nombre}: {falla}")
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, OSError) as error:
            self.fallas += 1
            print(f"FALLA  {nombre}: no tiene la forma esperada ({error!r})")

    def abrir(self, nombre):
        """Read a file, print its hash, return its object (empty if it cannot be read)."""
        objeto = {}

        def comprobacion():
            contenido, huella = leer(self.carpeta / nombre)
            objeto.update(contenido)
            exigir(
                objeto.get("sha256", sha_propio(objeto)) == sha_propio(objeto),
                "su sha256 no es el de su contenido",
            )
            return huella

        self.probar(nombre, comprobacion)
        return objeto

    def todo(self):
        if (self.carpeta / "comprobante.json").exists() and not any(self.carpeta.glob("*/entrada.json")):
            return self.persona()
        reglas, congelado, sorteo = self.publico()
        publicado = self.abrir("resultados.json") if (self.carpeta / "resultados.json").exists() else None
        for profesion in sorted(congelado.get("profesiones", {})):
            self.profesion(profesion, reglas, congelado, sorteo)
            if publicado is not None:
                self.raiz_publicada(profesion, publicado)
        if publicado is not None:
            self.probar(RESULTADOS, lambda: revisar_resultados(publicado, congelado, sorteo))
        return self.programa(congelado)

    def publico(self):
        """What everybody may read: the rules, the freeze and the draw, with every check on them."""
        reglas, congelado, sorteo = (self.abrir(n + ".json") for n in ("reglas", "congelamiento", "sorteo"))
        self.probar("congelamiento.json: H0, el mismo de sorteo.json", lambda: revisar_h0(congelado, sorteo))
        self.probar("reglas.json: lo prometido es lo congelado", lambda: revisar_reglas(reglas, congelado))
        self.probar("sorteo.json: firma de la baliza", lambda: revisar_baliza(congelado, sorteo))
        self.probar("congelamiento.json: plazos", lambda: revisar_plazos(congelado))
        self.probar("sorteo.json: veedores y dados", lambda: revisar_veedores(congelado, sorteo))
        self.probar("sorteo.json: semilla", lambda: revisar_semilla(congelado, sorteo))
        return reglas, congelado, sorteo

    def persona(self):
        """The folder of one person: before the draw, the row in the seal; after it, also the result."""
        suyo = self.abrir("comprobante.json")
        if "resultado" in suyo:
            _reglas, congelado, sorteo = self.publico()
            publicado = self.abrir("resultados.json")
            self.probar(RESULTADOS, lambda: revisar_resultados(publicado, congelado, sorteo))
        else:
            reglas, congelado = self.abrir("reglas.json"), self.abrir("congelamiento.json")
            self.probar(
                "reglas.json: lo prometido es lo congelado", lambda: revisar_reglas(reglas, congelado)
            )
            self.probar("congelamiento.json: plazos", lambda: revisar_plazos(congelado))
        self.probar("comprobante.json: su fila está en el sello", lambda: revisar_fila(suyo, congelado))
        if "resultado" in suyo:
            self.probar(
                "comprobante.json: su resultado está en lo publicado",
                lambda: revisar_resultado(suyo, publicado),
            )
            self.probar("comprobante.json: su etiqueta en el sorteo", lambda: etiqueta_propia(suyo, sorteo))
        else:
            print("aviso  este comprobante es de antes del sorteo: solo dice que su fila quedó sellada")
        print(
            "aviso  es la carpeta de una persona: el resultado de todas lo recalcula quien tiene la completa"
        )
        return self.programa(congelado)

    def programa(self, congelado):
        if congelado.get("verificador_sha256") != sha(Path(__file__).read_bytes()):
            print("aviso  este programa no es el anunciado en congelamiento.json (verificador_sha256)")

    def profesion(self, nombre, reglas, congelado, sorteo):
        entrada, sales, resultado = (
            self.abrir(nombre + "/" + archivo + ".json") for archivo in ("entrada", "sales", "resultado")
        )
        prometido = congelado["profesiones"][nombre]

        def plazas():
            exigir(
                [entrada["proceso"], entrada["profesion"]] == [congelado["proceso"], nombre],
                "es de otro proceso",
            )
            exigir(entrada["politica"] == reglas["politicas"][nombre], "la política no es la de reglas.json")
            exigir(sha(canonico(entrada["politica"])) == prometido["politica_sha256"], "la política cambió")
            exigir(sha(canonico(entrada["plazas"])) == prometido["plazas_sha256"], "las plazas cambiaron")
            return prometido["plazas_sha256"]

        def raiz():
            hojas = revisar_filas(entrada, sales)
            exigir(len(hojas) == prometido["n"], "no son {} aspirantes".format(prometido["n"]))
            calculada = raiz_merkle(hojas).hex()
            exigir(calculada == prometido["raiz"], "las filas o las sales no dan la raíz congelada")
            return calculada

        def asignacion():
            orden = posiciones(
                bytes.fromhex(sorteo["semilla"]), congelado["proceso"], nombre, entrada["aspirantes"]
            )
            calculado = resultado_de(entrada, orden)
            exigir(calculado == resultado, diferencia(calculado, resultado))
            return calculado["sha256"]

        self.probar(nombre + "/entrada.json: plazas y política congeladas", plazas)
        self.probar(nombre + "/entrada.json y sales.json: raíz de las filas", raiz)
        self.probar(nombre + "/resultado.json: sorteo y asignación recalculados", asignacion)

    def raiz_publicada(self, nombre, publicado):
        """The root of the salted results that people prove theirs against, from the results themselves."""

        def raiz():
            sales, resultado = (leer(self.carpeta / nombre / a)[0] for a in ("sales.json", "resultado.json"))
            hojas = [
                hoja(sal_del_resultado(sales["sales"][quien]), fila_del_resultado(resultado, quien))
                for quien in sorted(resultado["asignacion"])
            ]
            calculada, prometido = raiz_merkle(hojas).hex(), publicado["profesiones"][nombre]
            exigir(resultado["sha256"] == prometido["resultado"], "no es la huella de resultado.json")
            exigir(calculada == prometido["raiz"], "los resultados no dan la raíz publicada")
            return calculada

        self.probar(nombre + "/resultado.json: raíz de los resultados, la de resultados.json", raiz)


def revisar_h0(congelado, sorteo):
    h0 = sha(canonico(congelado))
    exigir(h0 == sorteo["h0"], "su huella es " + h0)
    exigir(congelado["version"] == "sso-congelamiento-v1", "es de otra versión")
    exigir(
        congelado["proceso"] == sorteo["proceso"] and congelado["numero"] == sorteo["numero"],
        "es de otro proceso",
    )
    return h0


def revisar_reglas(reglas, congelado):
    exigir([reglas["version"], reglas["regla"]] == ["sso-reglas-v1", "sorteo-v1"], "es de otra versión")
    for campo in ("proceso", "motor_sha256", "verificador_sha256", "baliza", "veedores", "plazos"):
        exigir(reglas[campo] == congelado[campo], f"«{campo}» no es lo congelado")
    politicas = {nombre: sha(canonico(politica)) for nombre, politica in reglas["politicas"].items()}
    prometidas = {nombre: datos["politica_sha256"] for nombre, datos in congelado["profesiones"].items()}
    exigir(politicas == prometidas, "las políticas no son las congeladas")
    return reglas["sha256"]


def revisar_baliza(congelado, sorteo):
    baliza, ronda = sorteo["baliza"], congelado["baliza"]["ronda"]
    anunciada = {campo: baliza[campo] for campo in ("cadena", "clave_publica", "ronda")}
    exigir(anunciada == congelado["baliza"], "no es la ronda ni la cadena congelada")
    clave = bytes.fromhex(baliza["clave_publica"])
    datos = (
        PERIODO.to_bytes(4, "big") + GENESIS.to_bytes(8, "big") + clave + bytes.fromhex(GRUPO) + b"quicknet"
    )
    exigir(sha(datos) == baliza["cadena"] == CADENA, "la clave pública no es la de la cadena quicknet")
    exigir(
        sha(bytes.fromhex(baliza["firma"])) == baliza["aleatoriedad"], "la aleatoriedad no es la de la firma"
    )
    exigir(firma_de_la_ronda(ronda, baliza["firma"], baliza["clave_publica"]), "la firma no es de esa ronda")
    return f"ronda {ronda}, aleatoriedad {baliza['aleatoriedad']}"


def revisar_plazos(congelado):
    if ENSAYO.fullmatch(congelado["proceso"]):
        return "ENSAYO: no se compara con la hora de la ronda"
    nombres = ("congelamiento", "objeciones", "compromisos", "revelaciones", "sorteo")
    formato = "%Y-%m-%dT%H:%M:%SZ"
    segundos = [timegm(time.strptime(congelado["plazos"][nombre], formato)) for nombre in nombres]
    ronda = congelado["baliza"]["ronda"]
    exigir(segundos == sorted(segundos), "no van en orden")
    exigir(ronda == -((GENESIS - segundos[4]) // PERIODO) + 1, "la ronda no es la del instante anunciado")
    exigir(
        segundos[3] <= GENESIS + (ronda - 1) * PERIODO - 60, "las revelaciones cierran después de R - 60 s"
    )
    return f"ronda {ronda}, {congelado['plazos']['sorteo']}"


def revisar_veedores(congelado, sorteo):
    exigir(
        [veedor["id"] for veedor in sorteo["veedores"]] == congelado["veedores"],
        "no son los congelados, en su orden",
    )
    for veedor in sorteo["veedores"]:
        if veedor["revelacion"] is not None:
            datos = b"sso-veedor-v1" + bytes.fromhex(sorteo["h0"]) + veedor["id"].encode("ascii")
            compromiso = sha(datos + bytes.fromhex(veedor["revelacion"]))
            exigir(
                compromiso == veedor["compromiso"],
                "lo revelado por {} no es lo comprometido".format(veedor["id"]),
            )
    recibido = {"version": "sso-recibido-v1", **{c: sorteo[c] for c in ("h0", "veedores", "dados")}}
    huella = sha(canonico(recibido))
    exigir(huella == sorteo["recibido_sha256"], "la lista de lo recibido cambió")
    if sorteo["sello"] is not None:
        exigir(
            bytes.fromhex(huella) in base64.b64decode(sorteo["sello"], validate=True),
            "el sello es de otra lista",
        )
    return huella


def revisar_semilla(congelado, sorteo):
    exigir(re.fullmatch("[1-6]*", sorteo["dados"]), "los dados van del 1 al 6")
    firma, proceso = sorteo["baliza"]["firma"], congelado["proceso"]
    semilla = derivar_semilla(sorteo["h0"], firma, sorteo["veedores"], sorteo["dados"], proceso).hex()
    exigir(semilla == sorteo["semilla"], "no es la que dan sus partes: " + semilla)
    return semilla


def revisar_resultados(publicado, congelado, sorteo):
    """The short file that the signed act carries: one hash for everything that came out."""
    exigir(publicado["version"] == "sso-resultados-v1", "es de otra versión")
    for campo in ("proceso", "numero", "h0", "semilla"):
        exigir(publicado[campo] == sorteo[campo], f"«{campo}» no es el del sorteo")
    selladas = congelado["profesiones"].keys()
    exigir(publicado["profesiones"].keys() == selladas, "no son las profesiones selladas")
    huella = sha(canonico(publicado["profesiones"]))
    exigir(huella == publicado["huella"], "la huella del resultado completo es " + huella)
    return huella


def revisar_fila(suyo, congelado):
    prueba = suyo["sello"]
    exigir(prueba["version"] == "sso-comprobante-v1", "es de otra versión")
    exigir(prueba["proceso"] == congelado["proceso"], "es de otro proceso")
    exigir(suyo["h0"] == sha(canonico(congelado)), "su H0 no es el de congelamiento.json")
    campos = {"identificador", "nivel", "comunidad", "plazas", "departamentos"}
    exigir(prueba["fila"].keys() == campos, "la fila no tiene los campos de una fila")
    return llegar(prueba, congelado["profesiones"][prueba["profesion"]])


def llegar(prueba, prometido, n=None):
    """The published root, if the path of the proof leads to it."""
    n = prometido["n"] if n is None else n
    exigir(prueba["total"] == n and 0 <= prueba["indice"] < n, f"no es una de las {n} filas")
    raiz = subir(hoja(prueba["sal"], prueba["fila"]), prueba["indice"], n, prueba["camino"]).hex()
    exigir(raiz == prueba["raiz"] == prometido["raiz"], "la fila, la sal y el camino no llegan a la raíz")
    return raiz


def sal_del_resultado(sal):
    return sha(b"sso-resultado-sal-v1" + bytes.fromhex(sal))


def fila_del_resultado(resultado, quien):
    campos = {"plaza": "asignacion", "opcion": "opcion", "clave": "clave"}
    return {"identificador": quien, **{campo: resultado[de][quien] for campo, de in campos.items()}}


def revisar_resultado(suyo, publicado):
    """The result of the person is under the published root and is one that the own row could give."""
    sello, prueba = suyo["sello"], suyo["resultado"]
    fila, obtenido = sello["fila"], prueba["fila"]
    exigir(prueba["version"] == "sso-comprobante-resultado-v1", "es de otra versión")
    exigir(obtenido["identificador"] == fila["identificador"], "es el resultado de otra persona")
    exigir(prueba["sal"] == sal_del_resultado(sello["sal"]), "la sal no es la de su fila")
    exigir(prueba["indice"] == sello["indice"], "no está en el lugar de su fila")
    exigir(obtenido["clave"][0] in (0, fila["nivel"]), "el nivel no es el de su fila")
    exigir(0 <= obtenido["clave"][1] < sello["total"], "la posición no existe")
    exigir(opcion_posible(fila, obtenido), "la opción no es la que esa plaza tiene en su lista")
    return llegar(prueba, publicado["profesiones"][sello["profesion"]], sello["total"])


def opcion_posible(fila, obtenido):
    """Whether «opción 3», «D2» or «T» can be what that post was for that row (no posts are published)."""
    plaza, cual = obtenido["plaza"], obtenido["opcion"]
    if plaza is None or plaza in fila["plazas"]:
        return cual == (None if plaza is None else fila["plazas"].index(plaza) + 1)
    posibles = {"T", *(f"D{n + 1}" for n in range(len(fila["departamentos"])))}
    return cual in posibles


def etiqueta_propia(suyo, sorteo):
    """The number that ordered this person; only whoever has every identifier can tell its position."""
    sello = suyo["sello"]
    quien = [sello["proceso"], sello["profesion"], sello["fila"]["identificador"]]
    exigir(all(CODIGO.fullmatch(texto) for texto in quien), "hay un identificador que no sirve")
    mensaje = "|".join(["sso-sorteo-v1", *quien]).encode("ascii")
    return hmac.new(bytes.fromhex(sorteo["semilla"]), mensaje, hashlib.sha256).hexdigest()


def revisar_filas(entrada, sales):
    exigir(
        [sales["proceso"], sales["profesion"]] == [entrada["proceso"], entrada["profesion"]],
        "sales de otro proceso",
    )
    exigir(sales["sales"].keys() == entrada["aspirantes"].keys(), "hay filas sin sal o sales sin fila")
    filas = sorted(entrada["aspirantes"].items())
    return [hoja(sales["sales"][quien], {"identificador": quien, **fila}) for quien, fila in filas]


def diferencia(calculado, publicado):
    """First person whose post differs, to be able to look at it."""
    exigir(calculado.keys() == publicado.keys(), "no tiene los campos de un resultado")
    for campo in ("asignacion", "opcion", "clave", "corte", "vacantes"):
        for nombre, valor in sorted(calculado[campo].items()):
            if publicado[campo].get(nombre) != valor:
                return f"{campo} de {nombre}: publicado {publicado[campo].get(nombre)}, recalculado {valor}"
    return "la huella recalculada es " + calculado["sha256"]


def main(argumentos):
    if len(argumentos) != 1 or not Path(argumentos[0]).is_dir():
        print("Uso: python3 verificar.py CARPETA", file=sys.stderr)
        return 1
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    revision = Revision(Path(argumentos[0]))
    revision.todo()
    print(f"NO COINCIDE: fallan {revision.fallas}" if revision.fallas else "TODO COINCIDE")
    return 1 if revision.fallas else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
