"""Anybody finds a procedure by what they need, accents and typos forgiven."""

import pytest

from tests.tramites.fabricas import adhesion, tramite
from tramites.busqueda import corregida, todas
from tramites.consultas.catalogo import CON_ALGUNA, EXACTAS, PARECIDAS, ver_catalogo
from tramites.consultas.filtros import Filtros
from tramites.estados import EstadoFicha

pytestmark = pytest.mark.django_db
VOCABULARIO = ["exoneracion", "vacunacion", "vacunas", "certificado", "beca"]


def hallados(**filtros):
    return [f.nombre for f in ver_catalogo(Filtros(**filtros)).pagina]


@pytest.mark.parametrize(
    ("q", "manera"),
    [
        ("exoneracion", EXACTAS),
        ("EXONERACIÓN", EXACTAS),
        ("exoneraciones", EXACTAS),
        ("exonerar", EXACTAS),
        ("medicatura", EXACTAS),
        ("exoneracoin", PARECIDAS),
        ("ecsonerasion del rural", PARECIDAS),
        ("quiero pedir una exoneración urgente", CON_ALGUNA),
    ],
)
def test_se_encuentra_como_cada_quien_lo_escribe(q, manera):
    tramite("Exoneración por una causal", palabras="medicatura rural")
    tramite("Certificado de vacunas")
    respuesta = ver_catalogo(Filtros(q=q))
    assert ([f.nombre for f in respuesta.pagina], respuesta.manera) == (
        ["Exoneración por una causal"],
        manera,
    )


def test_lo_que_se_llama_asi_va_antes_de_lo_que_solo_lo_menciona():
    tramite("Beca", alcance="Se pide el certificado de vacunas.")
    tramite("Certificado de vacunas")
    assert hallados(q="vacunas") == ["Certificado de vacunas", "Beca"]


def test_solo_lo_publicado_se_encuentra():
    for n, estado in enumerate(EstadoFicha):
        tramite(f"Vacunas {n}", estado=estado)
    assert hallados(q="vacunas") == ["Vacunas 1"]


@pytest.mark.parametrize("q", ["'; drop table", "& | !", "((", "a:* & b", "\\", "%"])
def test_ningun_signo_rompe_la_busqueda(q):
    assert hallados(q=q) == []


def test_una_necesidad_trae_lo_suyo_y_lo_de_las_que_tiene_debajo():
    tramite("Afiliación", necesidades=["afiliacion"])
    tramite("Salud", necesidades=["salud", "citas"])
    tramite("Beca", necesidades=["becas"])
    assert hallados(necesidad="salud") == ["Afiliación", "Salud"]


@pytest.mark.parametrize(
    ("filtro", "cumple", "no_cumple"),
    [
        ({"grupo": "jovenes"}, {"grupos": ["jovenes"]}, {"grupos": ["migrantes"]}),
        ({"canal": "telefono"}, {"canales_inicio": ["web", "telefono"]}, {}),
        ({"modalidad": "en_linea"}, {"modalidad": "en_linea"}, {}),
        ({"gratis": "si"}, {}, {"es_gratuito": False, "costo": "$ 100"}),
    ],
)
def test_cada_filtro_deja_solo_lo_que_lo_cumple(filtro, cumple, no_cumple):
    tramite("Sí", **cumple)
    tramite("No", **no_cumple)
    assert hallados(**filtro) == ["Sí"]


def test_cada_institucion_tiene_su_catalogo():
    una = adhesion(sigla="becas")
    tramite("Beca", entidad=una.entidad)
    tramite("Vacuna")
    assert hallados(institucion="becas") == ["Beca"]


def test_sin_respuesta_se_dice_que_filtro_quitar():
    tramite("Certificado de vacunas", necesidades=["vacunas"])
    respuesta = ver_catalogo(Filtros(q="vacunas", necesidad="becas"))
    assert [(s.campo, s.total) for s in respuesta.sugerencias] == [("necesidad", 1)]


@pytest.mark.parametrize(
    ("dicho", "corregido"),
    [
        ("bacunasion", "vacunacion"),
        ("sertificado de bacunas", "certificado de vacunas"),
        ("certif", "certif"),
        ("xyz helicoptero", "xyz helicoptero"),
        ("BECA", "beca"),
    ],
)
def test_solo_se_corrige_la_palabra_que_nadie_escribe(dicho, corregido):
    assert corregida(dicho, VOCABULARIO) == corregido


def test_la_terminacion_que_pierde_la_tilde_no_se_busca():
    assert todas("¿Exoneración, o acción?") == "exonera:* & o:* & accion:*"
