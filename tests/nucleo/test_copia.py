"""Many rows at once are the same rows as one by one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plazas.models import Plaza
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.bitacora.servicios import SISTEMA, TransicionInvalida, transitar_cada_uno
from sso_portal.nucleo.copia import EnLista, agregar_nuevas, cambiar, copiar, reservar_ids
from sso_portal.nucleo.territorio.models import Entidad, Municipio
from tests.fabricas import EntidadFactory, PlazaFactory

pytestmark = pytest.mark.django_db
TEXTOS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
SIN_ESPERA = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SIN_ESPERA
@given(TEXTOS)
def test_lo_copiado_se_lee_como_se_escribio(nombre):
    (pk,) = reservar_ids(Evento, 1)
    copiar(
        Evento,
        ("id", "ocurrido_en", "acto", "sujeto", "sujeto_id", "actor_id", "actor_rol", "datos", "motivo_de",
         "motivo_cifrado"),
        [(pk, "2026-03-02T00:00:00Z", nombre, "", "", "", "", {"x": [nombre, None, True]}, "", b"")],
    )  # fmt: skip
    leido = Evento.objects.get(pk=pk)
    assert (leido.acto, leido.datos) == (nombre, {"x": [nombre, None, True]})


def test_cada_fila_recibe_lo_suyo_y_las_demas_quedan():
    una, dos, otra = EntidadFactory.create_batch(3)
    cambiar(Entidad, ["nombre", "correo"], [(una.pk, "Una; \\ 'rara'", ""), (dos.pk, "Dos", "d@example.org")])
    nombres = dict(Entidad.objects.values_list("pk", "nombre"))
    assert nombres == {una.pk: "Una; \\ 'rara'", dos.pk: "Dos", otra.pk: otra.nombre}


def test_sin_filas_no_se_escribe_nada(django_assert_num_queries):
    with django_assert_num_queries(0):
        cambiar(Entidad, ["nombre"], [])
        agregar_nuevas(Entidad, ["nombre"], [])


@pytest.mark.parametrize("cuantos", [0, 1, 3])
def test_una_lista_es_un_solo_parametro(cuantos):
    codigos = list(Municipio.objects.order_by("pk").values_list("codigo", flat=True)[:cuantos])
    hallados = Municipio.objects.filter(codigo__in=EnLista(codigos, "text"))
    assert sorted(hallados.values_list("codigo", flat=True)) == codigos


def test_cada_cual_pasa_a_su_estado_con_su_evento_o_no_pasa_nadie():
    una, otra = PlazaFactory.create_batch(2, estado="enviada")
    with pytest.raises(TransicionInvalida):
        transitar_cada_uno(Plaza, [], [(una.pk, "validada"), (otra.pk, "publicada")], actor=SISTEMA)
    assert not Evento.objects.exists()
    filas = [(una.pk, "validada"), (otra.pk, "devuelta")]
    transitar_cada_uno(Plaza, [], filas, actor=SISTEMA, datos={"n": 1})
    assert list(Plaza.objects.order_by("pk").values_list("pk", "estado")) == filas
    pasos = Evento.objects.order_by("sujeto_id").values_list("acto", "datos")
    assert list(pasos) == [(estado, {"desde": "enviada", "n": 1}) for _, estado in filas]


def test_un_lote_de_mensajes_llega_a_cuentas_y_a_correos_una_sola_vez():
    filas = [("ana@example.org", f"clave-{n}", {"n": n}) for n in range(3)]
    for _ in range(2):
        avisar_en_lote("cuenta_contrasena_cambiada", filas)
    assert list(Aviso.objects.order_by("clave").values_list("correo", "contexto", "en_lote")) == [
        ("ana@example.org", {"n": n}, True) for n in range(3)
    ]
