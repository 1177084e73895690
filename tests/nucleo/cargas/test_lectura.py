"""Whatever the spreadsheet did to the file, it is read right or its own message says what happened."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.cargas import hoja_xlsx, lectura
from sso_portal.nucleo.cargas.conversion import Conversor, orden_de_fechas
from sso_portal.nucleo.cargas.formatos import Columna, ErrorFila, TipoColumna
from sso_portal.nucleo.cargas.hoja_csv import leer_csv
from sso_portal.nucleo.cargas.hoja_xlsx import leer_xlsx
from sso_portal.nucleo.cargas.hojas import HojaIlegible
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.legible.hoja import hoja_csv

from .conftest import xlsx

FECHA = Columna("fecha", TipoColumna.FECHA)
CODIGO = Columna("municipio", TipoColumna.CODIGO, largo=5, ejemplo="05001")
DINERO = Columna("salario", TipoColumna.DINERO, minimo=1_000_000)


def primera(titulos):
    return 0


@pytest.mark.parametrize("separador", [";", ",", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_el_csv_se_lee_con_cualquier_separador_y_codificacion(separador, codec):
    hoja = leer_csv(separador.join(["año", "niñez"]).encode(codec))
    assert hoja.titulos == ["año", "niñez"]


def test_una_celda_con_el_separador_entre_comillas_es_una():
    assert leer_csv(b'a;b\n"x;y";"di ""hola"""').celdas[1] == ["x;y", 'di "hola"']


def test_xlsx_da_los_enteros_sin_decimales_y_las_fechas_por_ano():
    hoja = leer_xlsx(xlsx(["a", "b", "c"], [5001, 4.5, True]), primera)
    assert hoja.celdas[1] == ["5001", "4,5", "sí"]


def test_las_formulas_y_los_titulos_combinados_se_ven():
    def preparar(hoja):
        hoja.write_formula(1, 1, "=1+1", None, 2)
        hoja.merge_range("C1:D1", "dos")

    hoja = leer_xlsx(xlsx(["a", "b"], ["x"], preparar=preparar), primera)
    assert (hoja.formulas, hoja.titulos_combinados) == (frozenset({(2, 1)}), True)


def test_la_numeracion_es_la_de_la_hoja_aunque_haya_filas_vacias():
    hoja = leer_xlsx(xlsx(["a"], ["x"], [""], ["y"]), primera)
    assert [numero for numero, _ in hoja.filas()] == [2, 4]


@pytest.mark.parametrize("celda", [(1_048_575, 0), (0, 16_383)])
def test_una_celda_en_el_fin_del_mundo_no_agota_la_memoria(celda):
    datos = xlsx(["a"], preparar=lambda hoja: [hoja.write(*celda, "x"), hoja.write(60_000, 190, "y")])
    with pytest.raises(HojaIlegible):
        leer_xlsx(datos, primera)


def test_una_bomba_se_conoce_antes_de_abrirla(monkeypatch):
    monkeypatch.setattr(lectura, "MAXIMO_EXPANDIDO_BYTES", 10_000)
    salida = BytesIO()
    with ZipFile(salida, "w", ZIP_DEFLATED) as comprimido:
        comprimido.writestr("xl/workbook.xml", b"a" * 1_000_000)
    with pytest.raises(ArchivoRechazado) as rechazo:
        lectura.juzgar_hoja("hoja.xlsx", BytesIO(salida.getvalue()))
    assert rechazo.value.codigo == "hoja_grande"


@given(st.integers(0, 2000))
def test_un_xlsx_cortado_se_rechaza_sin_romper_nada(corte):
    entero = xlsx(["a"], ["x"])
    with pytest.raises(ArchivoRechazado):
        lectura.juzgar_hoja("hoja.xlsx", BytesIO(entero[: len(entero) - corte - 1]))


def test_la_hoja_que_se_usa_es_la_que_tiene_los_titulos():
    assert hoja_xlsx.leer_xlsx(xlsx(["a"], ["b"], nombre="Años & «más»"), primera).nombre == "Años & «más»"


@pytest.mark.parametrize(
    ("columna", "texto", "valor"),
    [
        (CODIGO, " 05001 ", "05001"),
        (CODIGO, "5001", "ceros_perdidos"),
        (CODIGO, "1,02E+09", "notacion_cientifica"),
        (CODIGO, "05.001", "codigo_con_signos"),
        (CODIGO, "050011", "codigo_largo"),
        (CODIGO, "", "vacia"),
        (DINERO, "$ 2.500.000", 2_500_000),
        (DINERO, "2500000,00", 2_500_000),
        (DINERO, "dos millones", "no_es_dinero"),
        (DINERO, "900000", "fuera_de_limites"),
        (FECHA, "2026-02-28", date(2026, 2, 28)),
        (FECHA, "28/2/2026", date(2026, 2, 28)),
        (FECHA, "31/02/2026", "fecha_no_existe"),
        (FECHA, "28/02/26", "no_es_fecha"),
        (Columna("x", TipoColumna.ENTERO), "1.200", 1200),
        (Columna("x", TipoColumna.ENTERO), "1,5", "no_es_numero"),
        (Columna("x", TipoColumna.ENTERO, maximo=10), "11", "fuera_de_limites"),
        (Columna("x", TipoColumna.SI_NO), "Sí", True),
        (Columna("x", TipoColumna.SI_NO), "tal vez", "no_es_si_o_no"),
        (Columna("x", TipoColumna.LISTA, lista=["Enfermería"]), "ENFERMERIA", "Enfermería"),
        (Columna("x", TipoColumna.LISTA, lista=["sí", "no"]), "quizá", "fuera_de_lista"),
        (Columna("x", largo=3), "abcd", "texto_largo"),
        (Columna("x", obligatoria=False), "  ", None),
    ],
)
def test_cada_celda_da_su_valor_o_su_mensaje(columna, texto, valor):
    leido = Conversor(columna).leer(texto)
    assert (leido.codigo if isinstance(leido, ErrorFila) else leido) == valor


@pytest.mark.parametrize(
    ("rotulo", "dicho"), [("el cargo", "Falta el cargo"), ("las funciones", "Faltan las funciones")]
)
def test_lo_que_falta_concuerda_con_su_nombre(rotulo, dicho):
    assert Conversor(Columna("x", rotulo=rotulo)).leer("").titulo == dicho


@pytest.mark.parametrize(
    ("textos", "orden"),
    [
        (["03/04/2026", "28/02/2026"], "dia_mes"),
        (["03/04/2026", "02/28/2026"], "mes_dia"),
        (["03/04/2026"], ""),
        (["03/03/2026", "2026-04-05", ""], "dia_mes"),
    ],
)
def test_el_orden_de_las_fechas_se_deduce_o_se_pregunta(textos, orden):
    assert orden_de_fechas(textos) == orden


@given(st.sampled_from([CODIGO, DINERO, FECHA, Columna("x", TipoColumna.ENTERO)]), st.text(max_size=20))
def test_ningun_texto_rompe_a_un_conversor(columna, texto):
    Conversor(columna).leer(texto)


CELDAS = st.lists(
    st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]), min_size=1),
    min_size=1,
    max_size=4,
)


@given(CELDAS)
def test_lo_que_se_devuelve_en_csv_se_lee_igual(fila):
    leida = leer_csv(hoja_csv(["a"] * len(fila), [fila]).encode()).celdas[1]
    assert leida == fila or any(c.startswith("'") for c in fila)
