"""Fields take what people write and answer in plain words."""

from datetime import date

import pytest
import time_machine
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import RegexValidator
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.formularios.archivos import ArchivoField
from sso_portal.nucleo.formularios.campos import (
    DineroField,
    DocumentoField,
    NombreField,
    Parrafo,
    RespuestaSiNo,
    TelefonoField,
)
from sso_portal.nucleo.formularios.fechas import FechaEnTresCampos
from sso_portal.nucleo.formularios.palabras import CORREO, frase
from sso_portal.nucleo.formularios.telefono import es_de_contacto
from sso_portal.nucleo.legible.cifras import dinero, miles

GRADO = FechaEnTresCampos(nombre="la fecha de grado", hasta_hoy=True)


def dicho(campo, valor):
    with pytest.raises(ValidationError) as error:
        campo.clean(valor)
    return error.value.messages[0].replace("\u00a0", " ")


@given(st.dates(date(1920, 1, 1), date(2020, 12, 31)))
def test_toda_fecha_del_calendario_vuelve_igual(dia):
    assert GRADO.clean([str(dia.day), str(dia.month), str(dia.year)]) == dia


@pytest.mark.parametrize("mes", ["6", "06", "junio", "Jun", "jun."])
def test_el_mes_se_escribe_con_numero_o_con_nombre(mes):
    assert GRADO.clean(["12", mes, "2020"]) == date(2020, 6, 12)


@pytest.mark.parametrize(
    ("partes", "frase_dicha"),
    [
        (["", "", ""], "Escriba la fecha de grado"),
        (["12", "", "2020"], "Complete la fecha de grado: escriba el día, el mes y el año"),
        (["31", "6", "2020"], "La fecha de grado no existe en el calendario"),
        (["1", "ju", "2020"], "La fecha de grado no existe en el calendario"),
        (["7", "1", "2027"], "La fecha de grado debe ser hoy o antes"),
    ],
)
@time_machine.travel("2027-01-07T04:00Z")
def test_la_fecha_que_no_sirve_dice_que_hacer(partes, frase_dicha):
    assert dicho(GRADO, partes).startswith(frase_dicha)


@given(st.integers(0, 99_999_999))
def test_los_pesos_se_leen_como_se_escriben(pesos):
    campo = DineroField()
    assert campo.clean(str(pesos)) == campo.clean(miles(pesos)) == campo.clean(dinero(pesos)) == pesos


@pytest.mark.parametrize(
    ("campo", "valor", "esperado"),
    [
        (forms.IntegerField(min_value=1, max_value=20), "99", "Escriba un número de 1 a 20 en «Plazas»"),
        (forms.CharField(max_length=5), "demasiado", "Escriba hasta 5 letras en «Plazas»"),
        (forms.CharField(validators=[RegexValidator("^[a-z]+$", "Use letras")]), "9", "Use letras"),
        (DineroField(max_value=10), "11", "El valor debe ser $ 10 o menos"),
    ],
)
def test_lo_que_pasa_del_limite_nombra_el_campo_y_dice_el_limite(campo, valor, esperado):
    with pytest.raises(ValidationError) as error:
        campo.clean(valor)
    assert frase(error.value.error_list[0], campo, "Plazas").replace("\u00a0", " ") == esperado


@pytest.mark.parametrize("valor", ["mucho", "2.50.000", "2,500,000", "1.5", "-3"])
def test_lo_que_no_son_pesos_pide_un_ejemplo(valor):
    assert dicho(DineroField(), valor) == "Escriba el valor en pesos, sin centavos. Ejemplo: 2.500.000"


def test_el_minimo_se_dice_en_pesos():
    assert dicho(DineroField(min_value=1_000_000), "900000") == "El valor debe ser $ 1.000.000 o más"


@pytest.mark.parametrize("valor", ["1.020.304", "10 20", "12A"])
def test_el_documento_solo_lleva_numeros(valor):
    assert dicho(DocumentoField(), valor).startswith("El número de documento solo lleva números")


def test_el_documento_conserva_los_ceros_de_la_izquierda():
    assert DocumentoField().clean(" 0012345 ") == "0012345"
    assert DocumentoField(letras=True).clean("ab123456") == "AB123456"


@pytest.mark.parametrize("valor", ["300 123 4567", "+57 300 123 4567", "573001234567", "(300) 123-4567"])
def test_el_telefono_de_colombia_se_escribe_de_muchas_formas(valor):
    campo = TelefonoField()
    assert campo.clean(valor) == "+573001234567"
    assert campo.prepare_value("+573001234567") == "300 123 4567"


@pytest.mark.parametrize("valor", ["1234567", "123", "+57123"])
def test_el_telefono_corto_pide_los_diez_numeros(valor):
    assert dicho(TelefonoField(), valor) == "Escriba el teléfono con sus 10 números. Ejemplo: 300 123 4567"


@pytest.mark.parametrize("valor", ["601 330 5000 ext. 12", "3001234567", "(602) 7330500, 104"])
def test_el_de_una_oficina_puede_llevar_extension(valor):
    assert es_de_contacto(valor)


@pytest.mark.parametrize("valor", ["abc", "ext. 12", "330 5000 ext. 12", "601 330 5000 ext. doce"])
def test_lo_que_no_se_puede_marcar_no_es_un_telefono(valor):
    assert not es_de_contacto(valor)


def test_la_pagina_dice_del_telefono_lo_mismo_que_su_campo():
    campo = TelefonoField()
    with pytest.raises(ValidationError) as error:
        campo.clean("123")
    assert "con sus 10 números" in frase(error.value, campo, "Teléfono celular")


@pytest.mark.parametrize("valor", ["12", "1" * 16])
def test_el_documento_corto_o_largo_dice_cuantos_numeros_lleva(valor):
    assert dicho(DocumentoField(), valor).startswith("El número de documento lleva entre 3 y 15 números")


@pytest.mark.parametrize("valor", ["Ana 😀", "Ana\u202e", "Ana3", "<b>Ana</b>", "Ana_M"])
def test_un_nombre_solo_lleva_letras(valor):
    campo = NombreField(label="Nombres")
    assert dicho(campo, valor) == "Escriba en «Nombres» solo letras, como en su documento"


@pytest.mark.parametrize("valor", ["Ñuñez  D’Angelo", "María-José  St. Ü", "Wilmar O'Neill"])
def test_un_nombre_se_guarda_con_un_espacio_entre_palabras(valor):
    assert NombreField(label="Nombres").clean(valor) == " ".join(valor.split())


def test_si_o_no_es_verdad_o_mentira():
    campo = RespuestaSiNo(required=False)
    assert [campo.clean(valor) for valor in ("si", "no", "")] == [True, False, None]
    assert [campo.prepare_value(valor) for valor in (True, False, None)] == ["si", "no", None]


def test_el_archivo_vacio_o_pesado_se_nombra():
    campo = ArchivoField(maximo_mb=1)
    vacio = SimpleUploadedFile("diploma.pdf", b"")
    pesado = SimpleUploadedFile("cedula.jpg", b"x" * (1024 * 1024 + 1))
    assert dicho(campo, vacio).startswith("«diploma.pdf» llegó vacío")
    assert dicho(campo, pesado).startswith("«cedula.jpg» pesa 1 MB, más que el máximo de 1 MB. Tome la foto")
    pesado.name = "diploma.PDF"
    assert dicho(campo, pesado).endswith("Guárdelo con menor calidad o divídalo en dos archivos")


@pytest.mark.parametrize(
    ("campo", "codigo", "dicha"),
    [
        (forms.CharField(), "required", "Complete «Cargo»"),
        (forms.ChoiceField(), "required", "Elija una opción en «Cargo»"),
        (forms.FileField(), "required", "Adjunte el archivo de «Cargo»"),
        (forms.EmailField(), "invalid", CORREO),
        (forms.IntegerField(), "invalid", "Escriba solo números en «Cargo»"),
    ],
)
def test_lo_que_diria_django_se_dice_en_las_palabras_del_portal(campo, codigo, dicha):
    error = ValidationError(campo.error_messages.get(codigo, "x"), code=codigo)
    assert frase(error, campo, "Cargo") == dicha


@pytest.mark.parametrize("codigo", ["required", "max_length"])
def test_la_frase_propia_de_un_formulario_no_se_toca(codigo):
    campo = forms.CharField(max_length=9, error_messages={codigo: "Escriba su cargo, corto"})
    with pytest.raises(ValidationError) as error:
        campo.clean("" if codigo == "required" else "x" * 10)
    assert frase(error.value.error_list[0], campo, "Cargo") == "Escriba su cargo, corto"


def test_un_texto_largo_pegado_llega_entero_y_se_dice_cuanto_cabe():
    class Escrito(forms.Form):
        texto = forms.CharField(label="Texto", min_length=2, max_length=9, widget=Parrafo())

    dibujado = str(Escrito({"texto": "x" * 30})["texto"])
    assert "x" * 30 in dibujado
    assert 'data-maximo="9"' in dibujado
    assert "length=" not in dibujado
    assert "texto" in Escrito({"texto": "x" * 30}).errors


def test_ningun_formulario_corta_en_silencio_lo_que_se_pega():
    widgets = [
        campo.widget
        for forma in _todas(forms.BaseForm)
        for campo in getattr(forma, "base_fields", {}).values()
        if isinstance(campo.widget, forms.Textarea)
    ]
    assert len(widgets) > 15
    assert {type(widget) for widget in widgets} == {Parrafo}


def _todas(clase):
    for hija in clase.__subclasses__():
        if not hija.__module__.startswith("django"):
            yield hija
        yield from _todas(hija)
