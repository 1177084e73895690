"""The documents that other rooms make: their context, as their templates promise it."""

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

from pypdf import PdfReader

from sso_portal.nucleo.firmas.servicios import hacer_pdf

INSTANTE = datetime(2027, 1, 4, 15, 42, tzinfo=UTC)
HUELLA = sha256(b"una huella").hexdigest()
TOTAL = {"inscritos": 5296, "puestos": 1161, "asignados": 1161, "exonerados": 4135, "vacantes": 0}

ACTA = {
    "titulo": "Acta del sorteo 2027-I",
    "codigo": "ACTA-2027-1",
    "ensayo": True,
    "proceso": "2027-I",
    "lugar": "Bogotá, D. C.",
    "ejecutado_en": INSTANTE,
    "totales": [
        {"profesion": p, **TOTAL} for p in ("Medicina", "Odontología", "Enfermería", "Bacteriología")
    ],
    "total": TOTAL,
    "momentos": [("Se sellaron las entradas", INSTANTE), ("Se cerraron los aportes", INSTANTE)],
    "huellas": [(f"Huella {n}", HUELLA) for n in range(12)],
    "semilla": HUELLA,
    "partes_semilla": [("Firma de la baliza", "ab" * 48), ("Aporte de Ana Veedora", "")],
    "baliza": {"ronda": 1000, "cadena": HUELLA, "publicada_en": INSTANTE},
    "veedores": [{"nombre": n, "compromiso": HUELLA, "revelacion": HUELLA} for n in ("Ana", "Luis", "Eva")],
    "raiz_bitacora": HUELLA,
    "archivos": [
        {"nombre": f"resultado-{n}.json", "que_es": "Resultado", "sha256": HUELLA} for n in range(9)
    ],
    "firmantes": [("Ana Veedora", "Comité veedor"), ("Luis Veedor", "Comité veedor")],
}
COPIA = {
    "titulo": "Copia de la inscripción",
    "codigo": "SSO-2027-1-001187",
    "numero": "SSO-2027-1-001187",
    "proceso": "2027-I",
    "nombre": "Ezequiel Tarapués Bonett",
    "enviada_en": INSTANTE,
    "huella": HUELLA,
    "secciones": [{"titulo": "Preferencias", "filas": [("Opción 1", "Ipiales, ESE Hospital Nudo")]}],
    "documentos": [{"nombre": "diploma.pdf", "sha256": HUELLA}],
}


def leer(pdf):
    lector = PdfReader(BytesIO(pdf))
    return lector, "\n".join(pagina.extract_text() for pagina in lector.pages)


def test_el_acta_cabe_en_diez_paginas_con_sus_listas_adjuntas():
    lista = "\n".join(f"X3TN-{n:04};P{n}" for n in range(5000)).encode()
    lector, texto = leer(hacer_pdf("pdf/acta.html", ACTA, {"resultado.csv": lista}))
    assert len(lector.pages) <= 10
    assert lector.attachments["resultado.csv"] == [lista]
    assert all(parte in texto for parte in ("5.296", "4.135", "no llegó", "Raíz de la bitácora"))


def test_la_copia_dice_lo_que_se_envio_y_su_huella():
    _, texto = leer(hacer_pdf("pdf/copia_inscripcion.html", COPIA))
    assert all(parte in texto for parte in ("SSO-2027-1-001187", "Ipiales", "diploma.pdf", HUELLA[:4]))


def test_la_copia_sin_documentos_lo_dice():
    _, texto = leer(hacer_pdf("pdf/copia_inscripcion.html", COPIA | {"documentos": []}))
    assert "No adjuntó documentos." in texto
