"""The pages of compliance, by role: what each one finds, does and may not see."""

import re
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cumplimiento.estados import Estado, EstadoDictamen
from cumplimiento.models import Dictamen, Obligacion, Reporte
from cumplimiento.servicios import Dicho, escribir, registrar_persona
from sso_portal.nucleo.bitacora.models import Lectura
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Rol
from tests.fabricas import PersonaFactory, UsuarioFactory

from .fabricas import CUMPLIDO, borrador, caso, dictado, informar, supervisor, vigilada

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_marzo")]
REPORTE = {
    "estado": "Cumplido", "fecha_reporte_dia": "10", "fecha_reporte_mes": "3", "fecha_reporte_ano": "2026",
    "prueba_tipo": "Comprobante de pago", "prueba_numero": "4512", "prueba_fecha_dia": "9",
    "prueba_fecha_mes": "3", "prueba_fecha_ano": "2026", "llave": "6c1b0d9e-0000-4000-8000-000000000009",
}  # fmt: skip
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n163\n%%EOF\n"  # noqa: E501


@pytest.fixture
def _en_marzo():
    with time_machine.travel("2026-03-12T15:00:00Z", tick=False):
        yield


def pagina(client, nombre, *args, **datos):
    url = reverse(f"cumplimiento:{nombre}", args=args)
    return client.post(url, datos) if datos else client.get(url)


def entrar(client, usuario):
    client.force_login(usuario)
    return client


def test_la_entidad_informa_en_dos_pasos_y_recibe_su_recibo(client):
    c = caso()
    codigo = c.obligacion.codigo
    entrar(client, c.usuario)
    assert "Revise y envíe" in pagina(client, "informar", codigo, **REPORTE).content.decode()
    assert not Reporte.objects.exists()
    enviado = pagina(client, "informar", codigo, **REPORTE, enviar="si")
    assert enviado.url == reverse("cumplimiento:recibo", args=[codigo, 1])
    assert f"{codigo}/1" in client.get(enviado.url).content.decode()


def test_enviar_dos_veces_da_el_mismo_recibo(client):
    c = caso()
    entrar(client, c.usuario)
    dos = [pagina(client, "informar", c.obligacion.codigo, **REPORTE, enviar="si") for _ in range(2)]
    assert Reporte.objects.count() == 1
    assert dos[0].url == dos[1].url == reverse("cumplimiento:recibo", args=[c.obligacion.codigo, 1])


def test_lo_subido_no_se_pierde_con_un_error_y_queda_en_el_reporte(client):
    c = caso()
    entrar(client, c.usuario)
    copia = SimpleUploadedFile("pago.pdf", PDF, "application/pdf")
    mala = {**REPORTE, "prueba_numero": "", "archivo": copia}
    respuesta = pagina(client, "informar", c.obligacion.codigo, **mala)
    guardado = respuesta.context["form"].archivo_guardado
    assert "Ya subió pago.pdf" in respuesta.content.decode()
    pagina(client, "informar", c.obligacion.codigo, **REPORTE, archivo_id=guardado.pk, enviar="si")
    assert Reporte.objects.get().archivo == guardado


def test_los_errores_van_al_lado_de_su_campo(client):
    c = caso()
    respuesta = pagina(entrar(client, c.usuario), "informar", c.obligacion.codigo,
                       **{**REPORTE, "fecha_reporte_dia": "31", "fecha_reporte_mes": "2"})  # fmt: skip
    html = respuesta.content.decode()
    assert "<title>Error: " in html
    assert "la fecha de reporte 31/2/2026 no existe" in html.lower()
    assert [e.codigo for e in respuesta.context["form"].errores_fila] == ["fecha_no_existe"]


def test_otra_entidad_no_ve_el_caso(client):
    c = caso()
    _, ajena = vigilada(c.regimen)
    entrar(client, ajena)
    assert [pagina(client, n, c.obligacion.codigo).status_code for n in ("caso", "informar")] == [404, 404]


def test_el_recibo_sale_en_pdf(client):
    c = caso()
    informar(c.obligacion)
    respuesta = pagina(entrar(client, c.usuario), "recibo_pdf", c.obligacion.codigo, 1)
    assert respuesta.content.startswith(b"%PDF-")


def test_una_nota_interna_no_sale_de_la_supervision(client):
    c = caso()
    fiscal = supervisor(c.regimen)
    escribir(c.obligacion, Dicho(clase="nota", texto="Sospechoso", quien="F"), actor=fiscal)
    ve = [
        "Sospechoso" in pagina(entrar(client, u), "caso", c.obligacion.codigo).content.decode()
        for u in (c.usuario, fiscal)
    ]
    assert ve == [False, True]
    assert (
        "Sospechoso"
        not in client.get(c.obligacion.get_absolute_url().replace("casos", "consultar")).content.decode()
    )


def test_quien_fiscaliza_decide_sobre_la_prueba_con_un_motivo(client):
    c = caso()
    informar(c.obligacion)
    entrar(client, supervisor(c.regimen))
    corto = pagina(client, "decidir", c.obligacion.codigo, 1, decision="rechazo", texto="No")
    assert "por lo menos 20 caracteres" in corto.content.decode()
    pagina(client, "decidir", c.obligacion.codigo, 1, decision="rechazo",
           texto="El comprobante no dice la cuenta.", llave=REPORTE["llave"])  # fmt: skip
    c.obligacion.refresh_from_db()
    assert c.obligacion.estado == Estado.PENDIENTE


def test_cada_rotulo_del_caso_lleva_a_su_caja(client):
    c = caso()
    informar(c.obligacion)
    html = pagina(entrar(client, supervisor(c.regimen)), "caso", c.obligacion.codigo).content.decode()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("tipo", ["intendencia", "normativa", "tecnologia"])
def test_solo_fiscalizacion_decide_pruebas(client, tipo):
    c = caso()
    informar(c.obligacion)
    entrar(client, supervisor(c.regimen, tipo=tipo))
    assert pagina(client, "caso", c.obligacion.codigo).status_code == 200
    assert pagina(client, "decidir", c.obligacion.codigo, 1, decision="rechazo").status_code == 403


def test_sin_dependencia_no_se_ve_ningun_caso(client):
    c = caso()
    usuario = supervisor(c.regimen)
    usuario.nombramientos.get().adscripcion.delete()
    assert pagina(entrar(client, usuario), "caso", c.obligacion.codigo).status_code == 404


@pytest.mark.parametrize("tipo", ["prorroga", "suspension"])
def test_un_acto_mueve_el_plazo_desde_su_pagina(client, tipo):
    c = caso()
    entrar(client, supervisor(c.regimen))
    datos = {"numero": "Res. 1", "fecha_dia": "12", "fecha_mes": "3", "fecha_ano": "2026",
             "dias_habiles": "5", "motivo": "Lo pidió la entidad con razones."}  # fmt: skip
    assert pagina(client, "ajustar", c.obligacion.codigo, tipo, **datos).status_code == 302
    c.obligacion.refresh_from_db()
    assert c.obligacion.vence_el == {"prorroga": date(2026, 3, 31), "suspension": None}[tipo]


def test_una_intendencia_escribe_revisa_y_emite_un_dictamen(client):
    c = caso()
    entrar(client, supervisor(c.regimen, tipo="intendencia"))
    datos = {"numero": "2026-9", "fecha_dia": "10", "fecha_mes": "3", "fecha_ano": "2026",
             "expediente": "E-9", "materia": c.regimen.materias.get().pk, "instruccion": "Pague.",
             "entidades": [c.entidad.pk],
             "tipo_documento": "CC", "numero_documento": "1020304050", "nombres": "Ana",
             "apellidos": "Cuesta", "correo": "ana@example.org"}  # fmt: skip
    dictamen = Dictamen.objects.get(pk=pagina(client, "dictamen_nuevo", **datos).url.split("/")[-2])
    assert dictamen.estado == EstadoDictamen.BORRADOR
    for _ in range(2):
        client.post(reverse("cumplimiento:dictamen_emitir", args=[dictamen.pk]))
    nueva = Obligacion.objects.get(dictamen=dictamen)
    assert (nueva.persona.nombres, nueva.plazo_dias_habiles) == ("Ana", 15)


def test_la_copia_del_dictamen_no_se_pierde_con_un_error(client):
    c = caso()
    entrar(client, supervisor(c.regimen, tipo="intendencia"))
    copia = SimpleUploadedFile("dictamen.pdf", PDF, "application/pdf")
    mala = pagina(client, "dictamen_nuevo", numero="2026-9", archivo=copia)
    guardado = mala.context["form"].archivo_guardado
    assert "Ya subió dictamen.pdf" in mala.content.decode()
    buena = {"numero": "2026-9", "fecha_dia": "10", "fecha_mes": "3", "fecha_ano": "2026",
             "expediente": "E", "materia": c.regimen.materias.get().pk, "instruccion": "Pague.",
             "entidades": [c.entidad.pk]}  # fmt: skip
    pagina(client, "dictamen_nuevo", **buena, archivo_id=guardado.pk)
    assert Dictamen.objects.get(numero="2026-9").archivo == guardado


def test_un_borrador_no_obliga_y_se_puede_descartar(client):
    c = caso()
    entrar(client, supervisor(c.regimen, tipo="intendencia"))
    nuevo = borrador(c.regimen)
    client.post(reverse("cumplimiento:dictamen_descartar", args=[nuevo.pk]))
    assert client.post(reverse("cumplimiento:dictamen_emitir", args=[nuevo.pk])).status_code == 302
    assert Obligacion.objects.count() == 1


def test_la_persona_sigue_su_caso_con_el_codigo_y_responde(client):
    c = caso()
    informar(c.obligacion, CUMPLIDO)
    html = pagina(client, "por_codigo", c.obligacion.consulta).content.decode()
    assert "¿Le cumplieron?" in html
    assert "incapacidad" not in html.lower()
    pagina(client, "por_codigo", c.obligacion.consulta, valor="no", texto="Nada", llave=REPORTE["llave"])
    c.obligacion.refresh_from_db()
    assert c.obligacion.confirmacion == "no"


def test_un_codigo_desconocido_no_dice_nada(client):
    assert pagina(client, "por_codigo", "CU-0000-0000-0000-0000").status_code == 404


def test_la_persona_ve_sus_casos_con_su_cuenta(client):
    usuario = UsuarioFactory()
    c = caso(correo=usuario.email)
    assert c.obligacion.codigo in pagina(entrar(client, usuario), "mis_casos").content.decode()


def test_declarar_el_documento_de_otra_persona_no_da_sus_casos(client):
    intrusa = UsuarioFactory(persona=PersonaFactory())
    indice = DocumentoIdentidad.indice_de("CC", "1020304050")
    DocumentoIdentidad.objects.create(persona=intrusa.persona, tipo="CC", numero="1020304050", indice=indice)
    persona = registrar_persona("CC", "1020304050", nombres="Ana", apellidos="Cuesta")
    assert persona != intrusa.persona
    c = caso(persona=persona)
    assert c.obligacion.codigo not in pagina(entrar(client, intrusa), "mis_casos").content.decode()


def test_la_oirs_encuentra_por_persona_y_lee_una_frase(client):
    c = caso(persona=PersonaFactory())
    informar(c.obligacion)
    usuario = supervisor(tipo="atencion", rol=Rol.OIRS)
    entrar(client, usuario)
    hallado = pagina(client, "buscar", numero=c.obligacion.expediente)
    assert c.obligacion.codigo in hallado.content.decode()
    html = pagina(client, "atender", c.obligacion.codigo).content.decode()
    assert f"Su caso es el {c.obligacion.codigo}." in html
    assert Lectura.objects.get().persona_id == str(c.obligacion.persona_id)


def test_la_frase_se_lee_en_medio_minuto():
    from cumplimiento.consultas.situacion import frase_para_leer  # noqa: PLC0415

    c = caso()
    frases = [frase_para_leer(c.obligacion)]
    informar(c.obligacion)
    c.obligacion.entidad.entidad.nombre = "Administradora de Riesgos Puerto Escondido del Pacífico"
    frases.append(frase_para_leer(Obligacion.objects.con_todo().get()))
    assert max(len(f.split()) for f in frases) <= 75  # 150 words a minute


def test_las_listas_cuestan_lo_mismo_con_un_caso_que_con_muchos(client):
    c = caso()
    entrar(client, c.usuario)
    with CaptureQueriesContext(connection) as con_uno:
        pagina(client, "mias")
    for n in range(2, 8):
        dictado(c.regimen, c.entidad, numero=f"D-{n}")
    with CaptureQueriesContext(connection) as con_siete:
        pagina(client, "mias")
    assert len(con_uno) == len(con_siete)
