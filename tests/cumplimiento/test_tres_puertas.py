"""Form, file and web service: the same mixed rows, some with the copy of a document, get the same codes, the
same words and the same receipts.

Each door is the real one: a POST of the browser's form, a file read by a real worker, HTTP against the
portal that answers on a port. Each works on its own entity, whose cases are in the same state.
"""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cumplimiento.declaracion import TIPOS_DE_PRUEBA, Declaracion
from cumplimiento.models import Reporte
from cumplimiento.servicios import Dicho, aceptar_prueba, dejar_sin_efecto
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from tests.nucleo.documentos import muestras

from .api.maquina import credencial
from .fabricas import dictado, informar, regimen, supervisor, vigilada
from .puertas import numeros, por_archivo, por_formulario, por_servicio

HOY = timezone.localdate()
PUERTAS = ("formulario", "archivo", "servicio")


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


PDF = muestras.pdf()
DOCUMENTOS = st.sampled_from(
    [None, None, ("a.pdf", PDF), ("b.png", muestras.imagen("PNG")), ("c.pdf", PDF[:-40]), ("d.pdf", b"MZ"),
     ("e.jpg", b"hola"), ("f.pdf", b"")]
)  # fmt: skip


@st.composite
def filas(draw):
    """A row: the state its case is in, its texts, the copy of its document, and whether it names the case
    (and the document) of the row before.
    """
    cambiadas = draw(st.sets(st.sampled_from(sorted(CAMBIOS)), max_size=2))
    textos = {**BUENA, **{campo: draw(CAMBIOS[campo]) for campo in sorted(cambiadas)}}
    return SimpleNamespace(
        caso=draw(CASOS), textos=textos, copia=draw(DOCUMENTOS), repite=draw(st.integers(0, 9)) == 7
    )


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
    for anterior, fila in zip([None, *lista], lista, strict=False):
        fila.copia = anterior.copia if fila.repite else fila.copia
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


def sin_su_numero(errores, codigo):
    return errores and {tuple(texto.replace(codigo, "…") for texto in e) for e in errores}


def recibo(codigo):
    """What the door left of a case, but its number and its door."""
    campos = ("numero", "estado_reportado", "fecha", "prueba_tipo", "prueba_numero", "prueba_fecha",
              "observacion", "es_tardio")  # fmt: skip
    suyos = Reporte.objects.filter(obligacion__codigo=codigo).select_related("archivo")
    dejados = list(suyos.order_by("numero"))
    ultimo = dejados[-1] if dejados else None
    if ultimo is None:
        return None
    copia = ultimo.archivo.sha256 if ultimo.archivo else ""
    declarado = Declaracion(
        ultimo.estado_reportado.nombre, ultimo.fecha, ultimo.prueba_tipo, ultimo.prueba_numero,
        ultimo.prueba_fecha, ultimo.observacion, copia,
    )  # fmt: skip
    cuadra = ultimo.huella == declarado.huella(codigo)
    return {c: getattr(ultimo, c) for c in campos} | {"copia": copia, "cuadra": cuadra}


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
