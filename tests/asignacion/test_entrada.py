"""Every field of an input is checked, and all errors come at once."""

import copy

import pytest

from asignacion.entrada import EntradaInvalida, leer_entrada, validar_entrada
from asignacion.motor import asignar
from tests.asignacion.procesos import entrada

BUENA = {**entrada("2027-1", "MEDICINA", 4, 3), "semilla": "0" * 64}
PLAZA, QUIEN = next(iter(BUENA["plazas"])), next(iter(BUENA["aspirantes"]))
MALAS = [
    (("version",), "sso-entrada-v2"),
    (("proceso",), "2027 1"),
    (("profesion",), 7),
    (("semilla",), "0" * 63),
    (("sorteo",), []),
    (("otra",), 1),
    (("politica",), []),
    (("politica", "max_plazas"), 0),
    (("politica", "max_plazas"), True),
    (("politica", "niveles"), [2, 1]),
    (("politica", "niveles"), []),
    (("politica", "completar"), "si"),
    (("politica", "completar"), []),
    (("politica", "orden_departamento"), "azar"),
    (("politica", "sin_plaza"), None),
    (("politica", "publicidad"), "secreta"),
    (("politica", "otra"), 1),
    (("plazas",), []),
    (("plazas", PLAZA), None),
    (("plazas", ""), {"departamento": "05", "cupos": 1, "comunidad": None}),
    (("plazas", PLAZA, "cupos"), 0),
    (("plazas", PLAZA, "cupos"), 1.0),
    (("plazas", PLAZA, "departamento"), 5),
    (("plazas", PLAZA, "comunidad"), ""),
    (("plazas", PLAZA, "dificultad"), "alta"),
    (("plazas", PLAZA, "otra"), 1),
    (("aspirantes",), []),
    (("aspirantes", "ana"), {"nivel": 1, "comunidad": None, "plazas": [], "departamentos": []}),
    (("aspirantes", QUIEN), "x"),
    (("aspirantes", QUIEN, "nivel"), 3),
    (("aspirantes", QUIEN, "nivel"), True),
    (("aspirantes", QUIEN, "comunidad"), 1),
    (("aspirantes", QUIEN, "plazas"), [PLAZA, PLAZA]),
    (("aspirantes", QUIEN, "plazas"), ["NADA"]),
    (("aspirantes", QUIEN, "plazas"), PLAZA),
    (("aspirantes", QUIEN, "plazas"), [[]]),
    (("aspirantes", QUIEN, "departamentos"), ["05", "05"]),
    (("aspirantes", QUIEN, "departamentos"), ["e\u0301"]),
    (("aspirantes", QUIEN, "otra"), 1),
]


def con(camino, valor):
    mala = copy.deepcopy(BUENA)
    objeto = mala
    for paso in camino[:-1]:
        objeto = objeto[paso]
    objeto[camino[-1]] = valor
    return mala


def test_una_entrada_buena_no_tiene_errores():
    assert validar_entrada(BUENA) == []


@pytest.mark.parametrize(
    ("camino", "valor"), MALAS, ids=lambda dato: ".".join(dato) if isinstance(dato, tuple) else ""
)
def test_un_campo_malo_se_nombra(camino, valor):
    errores = validar_entrada(con(camino, valor))
    assert errores
    assert all(camino[-1] in error or camino[0] in error for error in errores)
    with pytest.raises(EntradaInvalida):
        asignar(con(camino, valor))


@pytest.mark.parametrize("campo", ["version", "proceso", "profesion", "politica", "plazas", "aspirantes"])
def test_un_campo_que_falta_se_nombra(campo):
    assert validar_entrada({c: v for c, v in BUENA.items() if c != campo}) == [f"entrada: falta «{campo}»."]


@pytest.mark.parametrize("valor", [None, [], "x", 1])
def test_lo_que_no_es_un_objeto_se_dice(valor):
    assert validar_entrada(valor) == ["entrada: se espera un objeto JSON."]


def test_todos_los_errores_salen_juntos():
    mala = con(("proceso",), "x y")
    mala["politica"]["max_plazas"] = 0
    mala["plazas"][PLAZA]["cupos"] = 0
    with pytest.raises(EntradaInvalida) as error:
        asignar(mala)
    assert len(error.value.errores) == 3


def test_lo_que_puede_faltar_tiene_su_valor_por_defecto():
    corta = copy.deepcopy(BUENA)
    for campo in ("niveles", "publicidad"):
        del corta["politica"][campo]
    for plaza in corta["plazas"].values():
        del plaza["dificultad"]
    assert asignar(corta) == asignar(BUENA)


def test_el_sorteo_explicito_nombra_a_cada_uno_una_vez():
    sin = {campo: valor for campo, valor in BUENA.items() if campo != "semilla"}
    nombres = list(sin["aspirantes"])
    assert validar_entrada({**sin, "sorteo": nombres}) == []
    for malo in (nombres[1:], [*nombres, "OTRO"], nombres[:-1] + nombres[:1], "x"):
        assert validar_entrada({**sin, "sorteo": malo})


def test_dos_semillas_distintas_se_rechazan_y_la_misma_no():
    assert asignar(BUENA, bytes(32)) == asignar(BUENA)
    with pytest.raises(EntradaInvalida, match="otra semilla"):
        asignar(BUENA, "1" * 64)


def test_los_bytes_ilegibles_son_una_entrada_invalida():
    with pytest.raises(EntradaInvalida, match="No es JSON"):
        leer_entrada(b"{")
