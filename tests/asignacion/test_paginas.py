"""Every page of an event answers at every step of it, to whom it should and to nobody else."""

import pytest
from django.urls import reverse

from asignacion import consultas, servicios
from asignacion.models import Participante, Resultado
from sso_portal.nucleo.firmas.servicios import revocar_certificado

from . import evento

pytestmark = pytest.mark.django_db


def abrir(client, nombre, *args, estado=200):
    respuesta = client.get(reverse(f"asignacion:{nombre}", args=args))
    assert respuesta.status_code == estado, (nombre, respuesta.status_code)
    return respuesta


def test_las_paginas_publicas_responden_en_cada_paso(client):
    convocatoria = evento.proceso(personas=8, plazas=4)
    codigo = convocatoria.codigo
    assert "no están selladas" in abrir(client, "pantalla", codigo).text
    abrir(client, "detalle", codigo)
    sorteo = evento.servicios.sellar_entradas(convocatoria, actor=convocatoria.ministra)
    sorteo.convocatoria = convocatoria
    assert sorteo.h0[:4] in abrir(client, "pantalla", codigo).text
    evento.aportar(sorteo)
    assert "Reveló" in abrir(client, "pantalla", codigo).text
    evento.sembrar(sorteo)
    assert "La semilla ya existe" in abrir(client, "pantalla", codigo).text
    abrir(client, "detalle", codigo)
    abrir(client, "lista")


def test_despues_del_sorteo_cada_pagina_publica_dice_el_resultado(client):
    sorteo = evento.ejecutado(personas=8, plazas=4)
    codigo = sorteo.convocatoria.codigo
    resultado = Resultado.objects.filter(oferta__isnull=False).order_by("pk").first()
    publico = resultado.participante.codigo_publico
    assert "16 personas tienen resultado" in abrir(client, "pantalla", codigo).text
    assert resultado.oferta.plaza.codigo in abrir(client, "por_codigo", publico.lower()).text
    assert len(abrir(client, "por_codigo", publico).content) < 12_000
    assert abrir(client, "archivo", codigo, "MEDICINA/resultado.json").content
    assert abrir(client, "carpeta", codigo).content.startswith(b"PK")
    assert "Con plaza" in abrir(client, "detalle", codigo).text
    abrir(client, "por_codigo", "0000-0000", estado=404)


def test_cada_persona_lee_lo_suyo_antes_y_despues(client):
    sorteo = evento.ejecutado(personas=8, plazas=4)
    for resultado in (Resultado.objects.filter(oferta=None), Resultado.objects.exclude(oferta=None)):
        propio = resultado.order_by("pk").first().participante
        client.force_login(propio.inscripcion.persona.usuario)
        texto = abrir(client, "mi_resultado", sorteo.convocatoria.codigo).text
        assert propio.codigo_publico in texto
        assert "discapacidad" not in texto
        assert "víctima" not in texto.lower()
        abrir(client, "comprobante", sorteo.convocatoria.codigo)
        abrir(client, "mi_resultado_todas", sorteo.convocatoria.codigo)
        assert ("EX-" in texto) == (propio.resultado.oferta is None)


def test_con_el_certificado_revocado_el_resultado_no_manda_a_usarlo(client):
    sorteo = evento.ejecutado(personas=8, plazas=4)
    propio = Resultado.objects.filter(oferta=None).order_by("pk").first().participante
    client.force_login(propio.inscripcion.persona.usuario)
    certificado = propio.inscripcion.exoneracion.certificado
    assert certificado.get_absolute_url() in abrir(client, "mi_resultado", sorteo.convocatoria.codigo).text
    ministerio = sorteo.convocatoria.ministra
    revocar_certificado(certificado, actor=ministerio, causa="error", motivo="Otra persona")
    texto = abrir(client, "mi_resultado", sorteo.convocatoria.codigo).text
    assert "Su certificado se revocó y ya no vale." in texto
    assert certificado.get_absolute_url() not in texto


def test_la_fila_sellada_se_comprueba_antes_del_sorteo(client):
    sorteo = evento.sellado(personas=6, plazas=4)
    propio = Participante.objects.order_by("pk").first()
    client.force_login(propio.inscripcion.persona.usuario)
    assert "Su fila está en el sello" in abrir(client, "mi_resultado", sorteo.convocatoria.codigo).text
    prueba = consultas.prueba_de(propio)
    prueba["sello"]["fila"]["plazas"].reverse()
    assert not consultas.resultado.esta_en_el_sello(propio, prueba)


def test_la_firma_mal_escrita_se_dice_en_su_campo_y_no_se_pierde(client):
    sorteo = evento.sellado(personas=4, plazas=3, profesiones=("MEDICINA",))
    evento.aportar(sorteo)
    servicios.cerrar_revelaciones(sorteo, actor=sorteo.convocatoria.ministra)
    client.force_login(sorteo.convocatoria.ministra)
    url = reverse("asignacion:baliza", args=[sorteo.convocatoria.codigo])
    respuesta = client.post(url, {"fuente": "escrita", "texto": "ab" * 48})
    assert "no es un punto de la curva" in respuesta.text
    assert "ab" * 48 in respuesta.text


def test_quien_ya_se_comprometio_no_puede_hacer_otro_aporte_sobre_el_que_guardo(client):
    sorteo = evento.sellado(personas=4, plazas=3, profesiones=("MEDICINA",))
    evento.aportar(sorteo, revelan=False)
    client.force_login(sorteo.convocatoria.comite[0])
    texto = abrir(client, "comprometer", sorteo.convocatoria.codigo).text
    assert "Su compromiso ya está publicado" in texto
    assert "data-hacer" not in texto


def test_la_consola_es_del_ministerio_y_la_hoja_del_veedor(client):
    sorteo = evento.con_semilla(personas=6, plazas=4)
    codigo, ministra = sorteo.convocatoria.codigo, sorteo.convocatoria.ministra
    veedora = sorteo.convocatoria.comite[0]
    for usuario, consola, hoja in ((ministra, 200, 403), (veedora, 403, 200)):
        client.force_login(usuario)
        abrir(client, "consola", codigo, estado=consola)
        for pagina in ("veedor", "ejecutar", "comprometer", "revelar"):
            abrir(client, pagina, codigo, estado=hoja)
    client.force_login(Participante.objects.order_by("pk").first().inscripcion.persona.usuario)
    abrir(client, "consola", codigo, estado=403)
    abrir(client, "ejecutar", codigo, estado=403)
