"""The certificate finds every broken result, and we know what it cannot find."""

from hypothesis import assume, given
from hypothesis import strategies as st

from asignacion.canonico import sha256_propio
from asignacion.certificado import certificar
from asignacion.motor import asignar
from tests.asignacion.procesos import politica
from tests.asignacion.sorteos_pequenos import clave, entradas, es_estable, lista_completa
from verificador.verificar import resultado_de


def resultado_con(entrada, asignacion):
    """A coherent result file for any assignment: only the assignment itself may be wrong."""
    base = asignar({**entrada, "politica": {**entrada["politica"], "completar": "todos"}})
    cupos = {plaza: datos["cupos"] for plaza, datos in entrada["plazas"].items()}
    claves = {
        q: [*(clave(entrada, q, p) if p else (entrada["aspirantes"][q]["nivel"], base["clave"][q][1]))]
        for q, p in asignacion.items()
    }
    ocupan = {plaza: [claves[q] for q, p in asignacion.items() if p == plaza] for plaza in cupos}
    vacantes = {plaza: cupos[plaza] - len(ocupan[plaza]) for plaza in cupos}
    opcion = {q: _opcion(entrada, q, p) for q, p in asignacion.items()}
    cortes = {plaza: max(ocupan[plaza]) if vacantes[plaza] <= 0 else None for plaza in cupos}
    campos = {
        "asignacion": asignacion,
        "clave": claves,
        "opcion": opcion,
        "corte": cortes,
        "vacantes": vacantes,
    }
    resultado = {"version": "sso-resultado-v1", **campos}
    return {**resultado, "sha256": sha256_propio(resultado)}


def _opcion(entrada, quien, plaza):
    aspirante = entrada["aspirantes"][quien]
    if plaza is None:
        return None
    if plaza in aspirante["plazas"]:
        return aspirante["plazas"].index(plaza) + 1
    departamento = entrada["plazas"][plaza]["departamento"]
    propios = aspirante["departamentos"]
    return f"D{propios.index(departamento) + 1}" if departamento in propios else "T"


@given(entradas(), st.data())
def test_pasa_exactamente_lo_estable(entrada, data):
    assume(entrada["aspirantes"])
    asignacion = dict(asignar(entrada)["asignacion"])
    for _ in range(data.draw(st.integers(0, 2))):
        quien = data.draw(st.sampled_from(list(asignacion)))
        asignacion[quien] = data.draw(st.sampled_from([None, *entrada["plazas"]]))
    assume(all(p is None or p in lista_completa(entrada, q) for q, p in asignacion.items()))
    errores = certificar(entrada, resultado_con(entrada, asignacion), entrada["sorteo"])
    assert (errores == []) == es_estable(entrada, asignacion)


@given(
    entradas(completar="todos"),
    st.sampled_from(["clave", "opcion", "corte", "vacantes", "sha256"]),
    st.data(),
)
def test_un_dato_publicado_que_no_corresponde_se_descubre(entrada, campo, data):
    resultado = asignar(entrada)
    if campo == "sha256":
        alterado = {**resultado, "sha256": "0" * 64}
    else:
        assume(resultado[campo])
        quien = data.draw(st.sampled_from(list(resultado[campo])))
        alterado = {**resultado, campo: {**resultado[campo], quien: [7, 7]}}
        alterado["sha256"] = sha256_propio(alterado)
    assert certificar(entrada, alterado, entrada["sorteo"])


@given(entradas())
def test_una_plaza_ajena_o_una_persona_de_mas_o_de_menos_se_descubre(entrada):
    resultado = asignar(entrada)
    for cambio in ({"X": None}, dict.fromkeys(entrada["aspirantes"], "AJENA")):
        alterado = {**resultado, "asignacion": {**resultado["asignacion"], **cambio}}
        assert not cambio or certificar(entrada, alterado, entrada["sorteo"])
    assert not entrada["aspirantes"] or certificar(
        entrada, {**resultado, "asignacion": {}}, entrada["sorteo"]
    )


@given(entradas(completar="todos"))
def test_un_sorteo_de_otras_personas_se_descubre(entrada):
    resultado = asignar(entrada)
    assert certificar(entrada, resultado, [*entrada["sorteo"], "INTRUSA"])


def test_el_intercambio_de_dos_comunidades_pasa_el_certificado_y_lo_descubre_el_verificador():
    """Two people of two communities would both gain by swapping: stable, and still not the rule's result."""
    plaza = {"departamento": "91", "cupos": 1, "dificultad": None}
    persona = {"nivel": 2, "departamentos": []}
    entrada = {
        "version": "sso-entrada-v1",
        "proceso": "2027-1",
        "profesion": "MEDICINA",
        "politica": politica(),
        "plazas": {"P1": {**plaza, "comunidad": "A"}, "P2": {**plaza, "comunidad": "B"}},
        "aspirantes": {
            "i": {**persona, "comunidad": "A", "plazas": ["P2", "P1"]},
            "j": {**persona, "comunidad": "B", "plazas": ["P1", "P2"]},
        },
        "sorteo": ["i", "j"],
    }
    equivocado = resultado_con(entrada, {"i": "P1", "j": "P2"})
    assert certificar(entrada, equivocado, ["i", "j"]) == []
    assert asignar(entrada)["asignacion"] == {"i": "P2", "j": "P1"}
    assert resultado_de(entrada, {"i": 0, "j": 1}) == asignar(entrada) != equivocado
