"""One set of rules judges a report: every problem at once, each with its code."""

from dataclasses import replace
from datetime import date

import pytest

from cumplimiento.declaracion import Declaracion
from cumplimiento.reglas import Caso, Palabra, juzgar, juzgar_leido

LISTA = {
    "Cumplido": Palabra(1, "Cumplido", "cumplido", exige_prueba=True),
    "Pendiente": Palabra(2, "Pendiente", "pendiente", exige_prueba=False),
}
CASO = Caso("R-2026-000001", date(2026, 3, 2), date(2026, 3, 24), LISTA)
BUENA = Declaracion("Cumplido", date(2026, 3, 10), "Carta a la persona", "7", date(2026, 3, 9))
HOY = date(2026, 3, 20)


def codigos(declaracion, caso=CASO, canal="formulario", hoy=HOY):
    return [e.codigo for e in juzgar(declaracion, caso, canal=canal, hoy=hoy)]


def test_una_declaracion_completa_no_tiene_problemas():
    assert codigos(BUENA) == []


@pytest.mark.parametrize(
    ("cambio", "codigo"),
    [
        ({"fecha": date(2026, 3, 21)}, "fecha_futura"),
        ({"fecha": date(2026, 3, 1)}, "fecha_anterior"),
        ({"prueba_fecha": date(2026, 3, 21)}, "prueba_futura"),
        ({"prueba_numero": ""}, "prueba_incompleta"),
        ({"prueba_tipo": "", "prueba_numero": "", "prueba_fecha": None}, "falta_prueba"),
        ({"estado": "En apelación"}, "fuera_de_lista"),
    ],
)
def test_cada_problema_de_lo_declarado_tiene_su_codigo(cambio, codigo):
    assert codigos(replace(BUENA, **cambio)) == [codigo]


@pytest.mark.parametrize(
    ("cambio", "codigo"),
    [
        ({"sin_efecto": True}, "caso_sin_efecto"),
        ({"admite_reporte": False}, "ya_aceptado"),
        ({"huella_vigente": BUENA.huella(CASO.codigo)}, "ya_reportado"),
    ],
)
def test_cada_problema_del_caso_tiene_su_codigo(cambio, codigo):
    assert codigos(BUENA, replace(CASO, **cambio)) == [codigo]


@pytest.mark.parametrize(("copia", "dice"), [("", ["ya_reportado"]), (None, [])])
def test_con_una_copia_que_no_se_pudo_recibir_no_se_sabe_si_es_el_mismo_reporte(copia, dice):
    valores = {"caso": CASO.codigo, "fecha_reporte": BUENA.fecha} | {
        c: getattr(BUENA, c)
        for c in ("estado", "prueba_tipo", "prueba_numero", "prueba_fecha", "observacion")
    }
    igual = replace(CASO, huella_vigente=BUENA.huella(CASO.codigo))
    hallados = juzgar_leido(valores, igual, canal="formulario", hoy=HOY, archivo_sha256=copia)
    assert [e.codigo for e in hallados] == dice


def test_lo_tardio_entra_por_formulario_y_servicio_pero_no_por_archivo():
    tarde = date(2026, 3, 25)
    assert codigos(BUENA, hoy=tarde) == codigos(BUENA, canal="servicio", hoy=tarde) == []
    assert codigos(BUENA, canal="archivo", hoy=tarde) == ["fuera_de_plazo_por_archivo"]
    assert codigos(BUENA, canal="archivo", hoy=CASO.vence_el) == []


def test_un_regimen_puede_recibir_lo_tardio_por_archivo():
    abierto = replace(CASO, masiva_solo_en_plazo=False)
    assert codigos(BUENA, abierto, "archivo", date(2026, 3, 25)) == []


def test_salen_todos_los_problemas_a_la_vez():
    mala = Declaracion("Cumplido", date(2030, 1, 1), prueba_numero="7")
    assert codigos(mala) == ["fecha_futura", "prueba_incompleta"]


def test_lo_pendiente_no_exige_prueba():
    assert codigos(Declaracion("Pendiente", date(2026, 3, 10))) == []


def test_la_huella_cambia_con_cada_dato_y_no_con_el_canal():
    otras = [replace(BUENA, observacion="x"), replace(BUENA, archivo_sha256="0" * 64)]
    assert len({d.huella(CASO.codigo) for d in (BUENA, *otras)} | {BUENA.huella("R-2")}) == 4
