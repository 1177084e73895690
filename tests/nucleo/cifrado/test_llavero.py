"""Personal texts are unreadable in the database and still found when they must be."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.cifrado.llavero import cifrar, descifrar, indice_ciego, llave
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad
from tests.fabricas import PersonaFactory


@given(st.text())
def test_lo_cifrado_se_descifra_igual(texto):
    assert descifrar(cifrar(texto, llave("prueba")), llave("prueba")) == texto


def test_cifrar_dos_veces_no_da_lo_mismo_y_otra_llave_no_abre():
    uno, otro = (cifrar("1020304050", llave("identidad")) for _ in range(2))
    assert uno != otro
    with pytest.raises(InvalidTag):
        descifrar(uno, llave("contacto"))


def test_un_bit_cambiado_se_nota():
    cifrado = bytearray(cifrar("1020304050", llave("identidad")))
    cifrado[-1] ^= 1
    with pytest.raises(InvalidTag):
        descifrar(bytes(cifrado), llave("identidad"))


@given(st.text(), st.text())
def test_el_indice_ciego_solo_coincide_si_el_texto_es_el_mismo(uno, otro):
    assert (indice_ciego("x", uno) == indice_ciego("x", otro)) == (uno == otro)
    assert indice_ciego("x", uno) != indice_ciego("y", uno)


@pytest.mark.django_db
def test_el_numero_de_documento_no_esta_en_claro_en_la_base():
    indice = DocumentoIdentidad.indice_de("CC", "1020304050")
    DocumentoIdentidad.objects.create(persona=PersonaFactory(), tipo="CC", numero="1020304050", indice=indice)
    with connection.cursor() as cursor:
        cursor.execute("SELECT numero, indice FROM cuentas_documentoidentidad")
        numero, guardado = cursor.fetchone()
    assert b"1020304050" not in bytes(numero)
    assert guardado == DocumentoIdentidad.indice_de("CC", " 1020304050 ")
    assert DocumentoIdentidad.objects.get().numero == "1020304050"
