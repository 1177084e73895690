from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.firmas.codigos import ALFABETO, leer_codigo, nuevo_codigo

codigos = st.builds(nuevo_codigo, st.sampled_from(["EX", "AC", "ZQ"]))
lugares = st.integers(0, 15)


@given(codigos)
def test_un_codigo_se_lee_como_la_gente_lo_escribe(codigo):
    for escrito in (codigo.lower(), codigo.replace("-", ""), codigo.replace("-", " "), f" {codigo}. "):
        assert leer_codigo(escrito) == codigo


@given(codigos)
def test_las_letras_que_se_confunden_con_numeros_se_perdonan(codigo):
    confundido = codigo[:3] + codigo[3:].replace("0", "O").replace("1", "l")
    assert leer_codigo(confundido) == codigo


@given(codigos, lugares, st.sampled_from(ALFABETO))
def test_una_letra_cambiada_no_es_otro_codigo(codigo, lugar, otra):
    cuerpo = list(codigo.replace("-", "")[2:])
    igual, cuerpo[lugar] = cuerpo[lugar] == otra, otra
    assert igual or leer_codigo(codigo[:2] + "".join(cuerpo)) is None


@given(codigos, st.integers(0, 14))
def test_dos_letras_cruzadas_no_son_otro_codigo(codigo, lugar):
    cuerpo = list(codigo.replace("-", "")[2:])
    cuerpo[lugar], cuerpo[lugar + 1] = cuerpo[lugar + 1], cuerpo[lugar]
    cruzado = "".join(cuerpo)
    assert cruzado == codigo.replace("-", "")[2:] or leer_codigo(codigo[:2] + cruzado) is None


@given(st.text())
def test_un_texto_cualquiera_no_rompe_nada(texto):
    leido = leer_codigo(texto)
    assert leido is None or leer_codigo(leido) == leido


def test_los_codigos_no_se_repiten():
    assert len({nuevo_codigo("EX") for _ in range(5000)}) == 5000
