"""The act that is signed is the one that is published, and says what the draw did."""

import io

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from pypdf import PdfReader

from asignacion import servicios
from inscripciones.models import Convocatoria
from sso_portal.nucleo.bitacora.models import Lote
from sso_portal.nucleo.firmas.models import Certificado
from sso_portal.nucleo.firmas.servicios import validar_pdf

from . import evento


def test_el_acta_se_firma_lleva_las_listas_y_se_publica(base_clonada, client):
    sorteo = evento.ejecutado(con_acta=True, personas=8, plazas=4)
    assert sorteo.estado == "firmado"
    with default_storage.open(sorteo.acta.clave) as guardada:
        pdf = guardada.read()
    documento = PdfReader(io.BytesIO(pdf))
    assert len(documento.pages) <= 10
    assert {"resultados.csv", "sorteo.json"} <= set(documento.attachments)
    assert sorteo.semilla[:4] in documento.pages[0].extract_text() + documento.pages[1].extract_text()
    assert validar_pdf(pdf).firmas
    assert Lote.objects.filter(cadena=sorteo.bitacora_raiz).exists()
    publicada = client.get(reverse("documentos:publico", args=[sorteo.acta_id]))
    assert b"".join(publicada.streaming_content) == pdf
    publicada.close()


@pytest.mark.django_db
def test_anular_despues_del_resultado_deja_sin_efecto_sus_certificados():
    sorteo = evento.ejecutado(con_acta=True, personas=8, plazas=4, profesiones=("MEDICINA",))
    vigentes = Certificado.objects.filter(estado="vigente")
    assert vigentes.count() == sorteo.total_sin_plaza == 2
    ministra = sorteo.convocatoria.ministra
    servicios.anular_sorteo(sorteo, actor=ministra, acto="Resolución 12 de 2027", motivo="Un error")
    assert not vigentes.exists()
    assert Convocatoria.objects.get(pk=sorteo.convocatoria_id).estado == "anulada"
