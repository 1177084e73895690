"""Form, file and web service: the same mixed rows get the same codes, the same words and the same receipts.

Each door is the real one: a POST of the browser's form, a file read by a real worker, HTTP against the
portal that answers on a port. Each works on its own entity, whose cases are in the same state.
"""

import csv
import io
import json
from datetime import timedelta
from itertools import count
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cumplimiento.declaracion import TIPOS_DE_PRUEBA, Declaracion
from cumplimiento.models import Reporte
from cumplimiento.servicios import Dicho, aceptar_prueba, dejar_sin_efecto
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.cargas.estados import Estado
from sso_portal.nucleo.cargas.formatos import formato_de
from sso_portal.nucleo.cargas.models import Carga
from sso_portal.nucleo.cargas.servicios import confirmar_carga, subir_carga

from .api.maquina import credencial
from .fabricas import dictado, informar, regimen, supervisor, vigilada

CAMPOS = ("estado", "fecha_reporte", "prueba_tipo", "prueba_numero", "prueba_fecha", "observacion")
HOY = timezone.localdate()
PUERTAS = ("formulario", "archivo", "servicio")
numeros = count(1)


def partes(dias):
    """The three boxes of the day ``dias`` days from today; day first, as people write."""
    dia = HOY + timedelta(days=dias)
    return str(dia.day), str(dia.month), str(dia.year)


FECHAS = st.sampled_from(
    [partes(-3), partes(0), partes(1), partes(-400), ("31", "2", "2026"), ("", "", ""), ("ayer", "", ""),
     ("1", "3", "26")]
)  # fmt: skip
BUENA = {
    "estado": "Cumplido", "fecha_reporte": partes(-1), "prueba_tipo": TIPOS_DE_PRUEBA[0],
    "prueba_numero": "0045", "prueba_fecha": partes(-2), "observacion": "",
}  # fmt: skip
CAMBIOS = {
    "estado": st.sampled_from(["cumplido", " Incumplido ", "Pendiente", "Casi", "Cumplid", ""]),
    "fecha_reporte": FECHAS,
    "prueba_tipo": st.sampled_from([*TIPOS_DE_PRUEBA[1:3], "resolucion interna", "Foto", ""]),
    "prueba_numero": st.sampled_from(["", "1e5", "7" * 61, "ñ-7"]),
    "prueba_fecha": FECHAS,
    "observacion": st.sampled_from(["Se pagó; quedó al día", "x" * 501, "«ñ» €"]),
}
CASOS = st.sampled_from(
    ["pendiente", "pendiente", "pendiente", "informado", "igual", "tarde", "aceptado", "sin_efecto", "ajeno"]
)


@st.composite
def filas(draw):
    """A row: the state its case is in, its texts, and whether it names the case of the row before."""
    cambiadas = draw(st.sets(st.sampled_from(sorted(CAMBIOS)), max_size=2))
    textos = {**BUENA, **{campo: draw(CAMBIOS[campo]) for campo in sorted(cambiadas)}}
    return SimpleNamespace(caso=draw(CASOS), textos=textos, repite=draw(st.integers(0, 9)) == 7)


def en_texto(valor):
    """A date as the form joins its boxes; anything else as it is."""
    return valor if isinstance(valor, str) else "/".join(valor) if any(valor) else ""


@pytest.fixture
def mundo_de_tres(base_clonada, settings):
    """One regime that also takes late rows by file, and an entity with its person for each door."""
    settings.API_SOLICITUDES_POR_MINUTO = 10_000
    r = regimen(masiva_solo_en_plazo=False)
    mundo = SimpleNamespace(regimen=r, fiscal=supervisor(r), puertas={})
    for puerta in PUERTAS:
        entidad, usuario = vigilada(r)
        mundo.puertas[puerta] = SimpleNamespace(entidad=entidad, usuario=usuario)
    servicio = mundo.puertas["servicio"]
    servicio.secreto = credencial(servicio.entidad, servicio.usuario).secreto
    return mundo


def preparar(mundo, lista):
    """A case in the state of each row for each door; {door: [number of the case of each row]}."""
    codigos = {puerta: [] for puerta in PUERTAS}
    lista[0].repite = False
    for fila in lista:
        casos = {} if fila.caso == "ajeno" else _casos(mundo, fila.caso)
        for puerta in PUERTAS:
            repetido = codigos[puerta][-1] if fila.repite else None
            codigos[puerta].append(repetido or casos.get(puerta, f"R-2026-99{next(numeros):04}"))
    return codigos


def _casos(mundo, estado):
    entidades = [mundo.puertas[p].entidad for p in PUERTAS]
    fecha = HOY - timedelta(days=90 if estado == "tarde" else 10)
    casos = dictado(mundo.regimen, *entidades, numero=f"D-{next(numeros)}", fecha=fecha)
    for caso in casos:
        dejar(mundo, caso, estado)
    de = {caso.entidad_id: caso.codigo for caso in casos}
    return {p: de[mundo.puertas[p].entidad.pk] for p in PUERTAS}


def dejar(mundo, caso, estado):
    dia = HOY - timedelta(days=1)
    previa = Declaracion("Cumplido", dia, TIPOS_DE_PRUEBA[0], "0045", dia - timedelta(days=1))
    if estado in {"igual", "aceptado"}:
        informar(caso, previa)
    if estado == "informado":
        informar(caso, Declaracion("Incumplido", dia))
    if estado == "aceptado":
        dicho = Dicho(clase="aceptacion", texto="La prueba dice la cuenta y la fecha.", quien="F")
        aceptar_prueba(caso, caso.reportes.get(), dicho, actor=mundo.fiscal)
    if estado == "sin_efecto":
        dejar_sin_efecto(caso, motivo="Se revocó", actor=SISTEMA)


# --- The three doors: each gives [errors of each row] as {(code, field, explanation, how to mend it)} ---


def por_formulario(puerta, codigos, lista):
    """None where the form has no page for the row: a case of others, one that takes no more reports, or
    the same case again.
    """
    cliente = Client()
    cliente.force_login(puerta.usuario)
    pares = zip(codigos, lista, strict=True)
    return [None if f.repite else _una_ficha(cliente, c, f.textos) for c, f in pares]


def _una_ficha(cliente, codigo, textos):
    datos = {"enviar": "si"}
    for campo, valor in textos.items():
        cajas = dict(zip(("dia", "mes", "ano"), valor, strict=True)) if isinstance(valor, tuple) else {}
        datos |= {f"{campo}_{caja}": texto for caja, texto in cajas.items()} or {campo: valor}
    respuesta = cliente.post(reverse("cumplimiento:informar", args=[codigo]), datos)
    if respuesta.status_code == 302 and "/recibos/" in respuesta.url:
        return set()
    if respuesta.status_code != 200:
        return None
    errores = respuesta.context["form"].errores_fila
    return {(e.codigo, e.columna, e.explicacion, e.como_corregir) for e in errores}


def por_archivo(puerta, codigos, lista, esperar):
    salida = io.StringIO()
    escritor = csv.writer(salida, delimiter=";")
    escritor.writerow(["caso", *CAMPOS])
    # A row of nobody, so that no column of dates may be read in two ways.
    escritor.writerow(["R-2026-000000", "Cumplido", "31/01/2026", "", "", "31/01/2026", ""])
    for codigo, fila in zip(codigos, lista, strict=True):
        escritor.writerow([codigo, *(en_texto(fila.textos[campo]) for campo in CAMPOS)])
    archivo = SimpleUploadedFile(f"r{next(numeros)}.csv", salida.getvalue().encode())
    carga, _ = subir_carga(archivo, formato=formato_de("reportes"), actor=puerta.usuario)
    esperar(lambda: Carga.objects.filter(pk=carga.pk, estado=Estado.LISTA).exists())
    carga.refresh_from_db()
    errores = {fila.numero: fila.errores for fila in carga.filas.order_by("numero")}
    if len(errores) > carga.filas_con_error:
        confirmar_carga(carga, solo_buenas=True, actor=puerta.usuario)
        esperar(lambda: Carga.objects.filter(pk=carga.pk, estado=Estado.CONFIRMADA).exists())
    return [
        {(e["codigo"], e["columna"], e["explicacion"], e["como_corregir"]) for e in errores.get(n, [])}
        for n in range(3, len(lista) + 3)
    ]


def por_servicio(puerta, codigos, lista, portal):
    reportes = [
        {"caso": c, **{campo: en_texto(v) for campo, v in f.textos.items()}}
        for c, f in zip(codigos, lista, strict=True)
    ]
    pedido = Request(
        f"{portal}/api/cumplimiento/v1/reportes/",
        json.dumps({"reportes": reportes, "solo_correctos": True}).encode(),
        {"Authorization": f"Bearer {puerta.secreto}", "Content-Type": "application/json",
         "Idempotency-Key": f"lote-{next(numeros):05}"},
    )  # fmt: skip
    try:
        with urlopen(pedido) as respuesta:
            datos = json.load(respuesta)
    except HTTPError as negada:
        datos = json.load(negada)
    errores = [set() for _ in lista]
    for e in datos["errores"]:
        errores[e["reporte"]].add((e["codigo"], e["campo"], e["explicacion"], e["como_corregir"]))
    return errores


def sin_su_numero(errores, codigo):
    return errores and {tuple(texto.replace(codigo, "…") for texto in e) for e in errores}


def recibo(codigo):
    """What the door left of a case, but its number and its door."""
    campos = ("numero", "estado_reportado", "fecha", "prueba_tipo", "prueba_numero", "prueba_fecha",
              "observacion", "es_tardio")  # fmt: skip
    dejados = list(Reporte.objects.filter(obligacion__codigo=codigo).order_by("numero"))
    ultimo = dejados[-1] if dejados else None
    if ultimo is None:
        return None
    declarado = Declaracion(
        ultimo.estado_reportado.nombre, ultimo.fecha, ultimo.prueba_tipo, ultimo.prueba_numero,
        ultimo.prueba_fecha, ultimo.observacion,
    )  # fmt: skip
    return {c: getattr(ultimo, c) for c in campos} | {"cuadra": ultimo.huella == declarado.huella(codigo)}


SIN_FICHA = {"caso_ajeno", "ya_aceptado", "caso_sin_efecto", "caso_repetido"}


def comparar(fila, frases, recibos):
    """What the three doors said of one row, and what they left of its case."""
    assert frases["archivo"] == frases["servicio"], fila
    if frases["formulario"] is None:
        assert {e[0] for e in frases["servicio"]} & SIN_FICHA, fila
    else:
        assert frases["formulario"] == frases["servicio"], fila
    assert recibos[0] == recibos[1] == recibos[2], fila
    assert recibos[0] is None or recibos[0]["cuadra"]


def test_las_tres_puertas_dicen_y_dejan_lo_mismo(mundo_de_tres, portal_vivo, trabajador, esperar):
    @settings(max_examples=6, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(filas(), min_size=6, max_size=12))
    def por_las_tres(lista):
        puertas, codigos = mundo_de_tres.puertas, preparar(mundo_de_tres, lista)
        dicho = {
            "formulario": por_formulario(puertas["formulario"], codigos["formulario"], lista),
            "archivo": por_archivo(puertas["archivo"], codigos["archivo"], lista, esperar),
            "servicio": por_servicio(puertas["servicio"], codigos["servicio"], lista, portal_vivo),
        }
        for n, fila in enumerate(lista):
            frases = {p: sin_su_numero(dicho[p][n], codigos[p][n]) for p in PUERTAS}
            comparar(fila, frases, [recibo(codigos[p][n]) for p in PUERTAS])

    por_las_tres()
