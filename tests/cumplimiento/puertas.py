"""The same rows by the form, by a file with its ZIP, and by HTTP: what each door says of them.

Each gives [errors of each row] as {(code, field, explanation, how to mend it)}; whatever is wrong with the
copy of a document has the code «documento», because only the form gives it none.
"""

import csv
import io
import json
import zipfile
from itertools import count
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from sso_portal.nucleo.cargas.estados import Estado
from sso_portal.nucleo.cargas.formatos import formato_de
from sso_portal.nucleo.cargas.models import Carga
from sso_portal.nucleo.cargas.servicios import confirmar_carga, guardar_anexos, subir_carga

CAMPOS = ("estado", "fecha_reporte", "prueba_tipo", "prueba_numero", "prueba_fecha", "observacion")
numeros = count(1)


def en_texto(valor):
    """A date as the form joins its boxes; anything else as it is."""
    return valor if isinstance(valor, str) else "/".join(valor) if any(valor) else ""


def por_formulario(puerta, codigos, lista):
    """None where the form has no page for the row: a case of others, one that takes no more reports, or
    the same case again.
    """
    cliente = Client()
    cliente.force_login(puerta.usuario)
    pares = zip(codigos, lista, strict=True)
    return [None if f.repite else _una_ficha(cliente, c, f) for c, f in pares]


def _una_ficha(cliente, codigo, fila):
    datos = {"enviar": "si", **({"archivo": SimpleUploadedFile(*fila.copia)} if fila.copia else {})}
    for campo, valor in fila.textos.items():
        cajas = dict(zip(("dia", "mes", "ano"), valor, strict=True)) if isinstance(valor, tuple) else {}
        datos |= {f"{campo}_{caja}": texto for caja, texto in cajas.items()} or {campo: valor}
    respuesta = cliente.post(reverse("cumplimiento:informar", args=[codigo]), datos)
    if respuesta.status_code == 302 and "/recibos/" in respuesta.url:
        return set()
    if respuesta.status_code != 200:
        return None
    form = respuesta.context["form"]
    del_archivo = {("documento", "", *str(e).split(". ", 1)) for e in form.errors.get("archivo", ())}
    return del_archivo | {(e.codigo, e.columna, e.explicacion, e.como_corregir) for e in form.errores_fila}


def por_archivo(puerta, codigos, lista, esperar):
    salida = io.StringIO()
    escritor = csv.writer(salida, delimiter=";")
    escritor.writerow(["caso", *CAMPOS])
    # A row of nobody, so that no column of dates may be read in two ways.
    escritor.writerow(["R-2026-000000", "Cumplido", "31/01/2026", "", "", "31/01/2026", ""])
    for codigo, fila in zip(codigos, lista, strict=True):
        escritor.writerow([codigo, *(en_texto(fila.textos[campo]) for campo in CAMPOS)])
    archivo = SimpleUploadedFile(f"r{next(numeros)}.csv", salida.getvalue().encode())
    anexos = guardar_anexos(_paquete(codigos, lista), actor=puerta.usuario)
    carga, _ = subir_carga(archivo, formato=formato_de("reportes"), actor=puerta.usuario, anexos=anexos)
    esperar(lambda: Carga.objects.filter(pk=carga.pk, estado=Estado.LISTA).exists())
    carga.refresh_from_db()
    errores = {fila.numero: fila.errores for fila in carga.filas.order_by("numero")}
    if len(errores) > carga.filas_con_error:
        confirmar_carga(carga, solo_buenas=True, actor=puerta.usuario)
        esperar(lambda: Carga.objects.filter(pk=carga.pk, estado=Estado.CONFIRMADA).exists())
    return [
        {
            (_clase(e["codigo"]), e["columna"], e["explicacion"], e["como_corregir"])
            for e in errores.get(n, [])
        }
        for n in range(3, len(lista) + 3)
    ]


def _clase(codigo):
    return "documento" if codigo.startswith("anexo_") else codigo


def _paquete(codigos, lista):
    """The ZIP of the copies, each in its folder, and its manifest."""
    salida, manifiesto = io.BytesIO(), ["caso;archivo"]
    with zipfile.ZipFile(salida, "w") as zip_:
        for codigo, fila in zip(codigos, lista, strict=True):
            if fila.copia and not fila.repite:
                nombre, contenido = fila.copia
                manifiesto.append(f"{codigo};{codigo}/{nombre}")
                zip_.writestr(f"{codigo}/{nombre}", contenido)
        zip_.writestr("manifiesto.csv", "\n".join(manifiesto))
    return SimpleUploadedFile(f"copias{next(numeros)}.zip", salida.getvalue())


def por_servicio(puerta, codigos, lista, portal):
    copias = [_subir_copia(puerta, fila.copia, portal) for fila in lista]
    reportes = [
        {"caso": c, "documento": id_, **{campo: en_texto(v) for campo, v in f.textos.items()}}
        for c, f, (id_, _) in zip(codigos, lista, copias, strict=True)
    ]
    cuerpo = json.dumps({"reportes": reportes, "solo_correctos": True}).encode()
    datos = _pedir(puerta, f"{portal}/api/cumplimiento/v1/reportes/", cuerpo, "application/json")
    errores = [del_archivo for _, del_archivo in copias]
    for e in datos["errores"]:
        if e["codigo"] != "documento_ajeno":  # it names a copy that was refused: that was already said
            errores[e["reporte"]].add((e["codigo"], e["campo"], e["explicacion"], e["como_corregir"]))
    return errores


def _subir_copia(puerta, copia, portal):
    """(the id with which the report names it, its errors); a refused one has an id that is of nobody."""
    if copia is None:
        return None, set()
    cuerpo = encode_multipart(BOUNDARY, {"archivo": SimpleUploadedFile(*copia)})
    datos = _pedir(puerta, f"{portal}/api/cumplimiento/v1/documentos/", cuerpo, MULTIPART_CONTENT)
    errores = {("documento", "", e["explicacion"], e["como_corregir"]) for e in datos.get("errores", ())}
    return datos.get("id", "ninguno"), errores


def _pedir(puerta, direccion, cuerpo, tipo):
    cabeceras = {"Authorization": f"Bearer {puerta.secreto}", "Content-Type": tipo,
                 "Idempotency-Key": f"lote-{next(numeros):05}"}  # fmt: skip
    try:
        with urlopen(Request(direccion, cuerpo, cabeceras)) as respuesta:
            return json.load(respuesta)
    except HTTPError as negada:
        return json.load(negada)
