"""The tags with which every page is drawn."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.apps import apps
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.portada import palabras_estado
from sso_portal.portada.mapa import DEPARTAMENTOS, cuadros


def dibujar(codigo, **contexto):
    peticion = contexto.pop("peticion", RequestFactory().get("/lista/?pagina=2&profesion=MEDICINA"))
    return engines["django"].from_string(codigo).render(contexto, peticion).replace("\u00a0", " ")


def con_estado():
    propias = {
        "plazas",
        "inscripciones",
        "asignacion",
        "cumplimiento",
        "cuentas",
        "avisos",
        "firmas",
        "cargas",
    }
    for modelo in apps.get_models():
        if modelo._meta.app_label in propias and any(c.name == "estado" for c in modelo._meta.fields):
            yield modelo


@pytest.mark.parametrize("modelo", list(con_estado()), ids=lambda m: m._meta.label)
def test_cada_estado_de_un_modelo_tiene_su_palabra_en_la_galeria(modelo):
    palabras = {str(rotulo) for _, rotulo in modelo._meta.get_field("estado").flatchoices}
    cosa = palabras_estado.MODELOS.get(modelo._meta.model_name)
    assert palabras <= set(palabras_estado.COSAS.get(cosa, {}))


def test_la_misma_palabra_se_dibuja_segun_la_cosa():
    assert palabras_estado.clase_de("Validada", "Plaza") == "medio"
    assert palabras_estado.clase_de("Validada", "Inscripción") == "lleno"


def test_los_pesos_y_lo_no_informado():
    assert dibujar("{% dinero 2500000 %} / {% dinero nada %}", nada=None) == "$ 2.500.000 / no informado"


def test_la_paginacion_conserva_los_filtros():
    texto = dibujar("{% paginacion pagina %}", pagina=Paginator(range(100), 10).page(2))
    assert 'href="?pagina=3&amp;profesion=MEDICINA"' in texto
    assert 'aria-current="page"' in texto


def test_la_llave_vuelve_igual_despues_de_un_error():
    enviada = RequestFactory().post("/", {"llave": "abc"})
    assert 'value="abc"' in dibujar("{% llave_idempotencia %}", peticion=enviada)
    nuevas = {dibujar("{% llave_idempotencia %}") for _ in range(3)}
    assert len(nuevas) == 3


def test_la_barra_escribe_puntos_y_nunca_pasa_del_total():
    assert 'width="33.3"' in dibujar("{% barra 1 3 %}")
    assert 'width="100.0"' in dibujar("{% barra 9 3 %}")
    assert 'width="0"' in dibujar("{% barra 1 0 %}")


@given(st.dictionaries(st.sampled_from(sorted(DEPARTAMENTOS)), st.integers(0, 500)))
def test_el_mapa_oscurece_en_el_orden_de_los_numeros(datos):
    mapa = cuadros(datos)
    assert len(mapa) == 33
    orden = sorted((datos.get(c.codigo, 0), c.clase) for c in mapa)
    assert [clase for _, clase in orden] == sorted(clase for _, clase in orden)


def test_el_mapa_de_personas_calla_las_cuentas_pequenas():
    chico = next(c for c in cuadros({"52": 4, "27": 90}, personas=True) if c.codigo == "52")
    assert (chico.cifra, chico.leida) == ("< 5", "menos de 5")


class Formulario(forms.Form):
    cargo = forms.CharField(label="Cargo", help_text="Como en su contrato")
    turno = forms.ChoiceField(label="Turno", choices=[("d", "Día"), ("n", "Noche")], widget=forms.RadioSelect)


def test_el_campo_une_rotulo_ayuda_error_y_control():
    texto = dibujar("{% campo form.cargo %}", form=Formulario({}))
    describe = re.search(r'aria-describedby="([^"]+)"', texto)[1].split()
    assert all(f'id="{parte}"' in texto for parte in describe)
    assert len(describe) == 2
    assert 'aria-invalid="true"' in texto


def test_el_resumen_enlaza_cada_control_que_existe():
    form = Formulario({})
    codigo = "{% resumen_errores form %}{% campo form.cargo %}{% campo form.turno %}"
    texto = dibujar(codigo, form=form)
    enlaces = re.findall(r'href="#([^"]+)"', texto)
    assert len(enlaces) == 2
    assert all(f'id="{enlace}"' in texto for enlace in enlaces)


def test_lo_escrito_por_la_persona_no_se_vuelve_html():
    texto = dibujar(
        "{% estado_palabra p %}{% campo form.cargo %}", p="<b>", form=Formulario({"cargo": "<i>"})
    )
    assert "<b>" not in texto
    assert "<i>" not in texto


def test_el_titulo_avisa_cuando_hay_errores():
    assert dibujar("{% prefijo_titulo %}", form=Formulario({})) == "Error: "
    assert dibujar("{% prefijo_titulo %}", form=Formulario(), otro=SimpleNamespace()) == ""
