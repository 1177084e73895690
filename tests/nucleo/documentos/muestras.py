"""Sample files, made when asked: whole ones, and each way in which a file arrives badly."""

from io import BytesIO
from zipfile import ZipFile

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def pdf(preparar=lambda escritor: None, paginas=1):
    escritor = PdfWriter()
    for _ in range(paginas):
        escritor.add_blank_page(width=612, height=792)
    preparar(escritor)
    salida = BytesIO()
    escritor.write(salida)
    return salida.getvalue()


def con_lanzador(escritor):
    accion = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd.exe")}
    escritor._root_object[NameObject("/OpenAction")] = DictionaryObject(accion)


def con_guion(escritor):
    accion = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert(1)"),
    }
    escritor._root_object[NameObject("/OpenAction")] = DictionaryObject(accion)


def imagen(formato, lado=64):
    salida = BytesIO()
    Image.effect_noise((lado, lado), 80).convert("RGB").save(salida, formato)
    return salida.getvalue()


def zip_de(nombre, datos):
    salida = BytesIO()
    with ZipFile(salida, "w") as comprimido:
        comprimido.writestr(nombre, datos)
    return salida.getvalue()


PDF = pdf()
JPG = imagen("JPEG")
PNG = imagen("PNG")
MALAS = [
    ("vacio", "diploma.pdf", b""),
    ("tipo", "acta.heic", b"\x00\x00\x00\x18ftypheic" + b"\0" * 100),
    ("tipo", "hoja.pdf", zip_de("hoja.txt", "hola")),
    ("tipo", "pagina.pdf", b"<html><script>alert(1)</script></html>"),
    ("ejecutable", "hoja.pdf", b"MZ\x90\x00" + PDF),
    ("ejecutable", "hoja.pdf", b"\x7fELF" + PDF),
    ("ejecutable", "hoja.pdf", PDF + zip_de("virus.exe", "MZ")),
    ("ejecutable", "foto.jpg", JPG + zip_de("virus.exe", "MZ")),
    ("ejecutable", "foto.jpg", JPG[:2] + b"\xff\xfe\x00\x10%PDF-1.7\n     " + JPG[2:]),
    ("ejecutable", "acta.pdf", pdf(con_guion)),
    ("ejecutable", "acta.pdf", pdf(con_lanzador)),
    ("ejecutable", "acta.pdf", pdf(lambda e: e.add_attachment("programa.exe", b"hola"))),
    ("ejecutable", "acta.pdf", pdf(lambda e: e.add_attachment("nota.txt", b"MZ\x90"))),
    ("con_clave", "acta.pdf", pdf(lambda e: e.encrypt("secreta", algorithm="RC4-128"))),
    ("sin_paginas", "acta.pdf", pdf(paginas=0)),
    ("cortado", "acta.pdf", PDF[: len(PDF) * 2 // 3]),
    ("cortado", "foto.jpg", JPG[: len(JPG) // 2]),
    ("cortado", "foto.png", PNG[: len(PNG) // 2]),
    ("danado", "foto.png", PNG[:100] + bytes(40) + PNG[140:]),
    ("danado", "acta.pdf", b"%PDF-1.7\n" + b"basura " * 30 + b"startxref\n9\n%%EOF"),
    ("pdf_grande", "acta.pdf", PDF + b"\n" * (5 * 1024 * 1024)),
    ("grande", "foto.jpg", JPG + b"\0" * (5 * 1024 * 1024)),
]
