"""The command that allocates one file: the same rule, without a database."""

import json

import pytest
from django.core.management import call_command

from asignacion.canonico import bytes_canonicos
from asignacion.motor import asignar
from tests.asignacion.procesos import entrada

SEMILLA = "5a" * 32
ENTRADA = entrada("2027-1", "MEDICINA", 12, 5)


@pytest.fixture
def archivo(tmp_path):
    ruta = tmp_path / "entrada.json"
    ruta.write_bytes(bytes_canonicos(ENTRADA))
    return ruta


def test_escribe_el_resultado_en_bytes_canonicos(archivo, tmp_path):
    salida = tmp_path / "resultado.json"
    call_command("asignar_archivo", archivo, semilla=SEMILLA, salida=salida)
    assert salida.read_bytes() == bytes_canonicos(asignar(ENTRADA, SEMILLA))


def test_sin_salida_lo_muestra_en_pantalla(archivo, capsys):
    call_command("asignar_archivo", archivo, semilla=SEMILLA)
    assert json.loads(capsys.readouterr().out) == asignar(ENTRADA, SEMILLA)


def test_con_errores_sale_con_2_los_dice_todos_y_no_escribe_nada(tmp_path, capsys):
    mala = {**ENTRADA, "version": "otra", "proceso": "2027 1", "semilla": "corta"}
    (tmp_path / "mala.json").write_text(json.dumps(mala))
    with pytest.raises(SystemExit) as salida:
        call_command("asignar_archivo", tmp_path / "mala.json", salida=tmp_path / "resultado.json")
    lineas = capsys.readouterr().err.splitlines()
    assert salida.value.code == 2
    assert [linea.split(":")[0] for linea in lineas] == ["version", "proceso", "semilla"]
    assert not (tmp_path / "resultado.json").exists()


@pytest.mark.parametrize(
    ("contenido", "dicho"),
    [
        (b"", "No es JSON"),
        (b"\xff", "UTF-8"),
        (b'{"a":1,"a":2}', "«a» está repetida"),
        (b'{"a":1.0}', "«1.0» no es un número entero"),
        (b"[]", "entrada: se espera un objeto"),
    ],
)
def test_un_archivo_ilegible_se_dice_en_una_linea(tmp_path, capsys, contenido, dicho):
    (tmp_path / "mala.json").write_bytes(contenido)
    with pytest.raises(SystemExit):
        call_command("asignar_archivo", tmp_path / "mala.json", semilla=SEMILLA)
    assert dicho in capsys.readouterr().err


def test_un_archivo_que_no_existe_o_sin_semilla_sale_con_2(archivo, tmp_path, capsys):
    for argumentos in ([tmp_path / "nada.json"], [archivo]):
        with pytest.raises(SystemExit) as salida:
            call_command("asignar_archivo", *argumentos)
        assert salida.value.code == 2
    assert "semilla: falta la semilla" in capsys.readouterr().err
