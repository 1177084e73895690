"""The work table: common to every entity of a regime, answered by departments, without cases or persons."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from cumplimiento.consultas import pendientes_de
from cumplimiento.consultas.mesa import pagina_del_asunto
from cumplimiento.consultas.voces import Voz, voces_de
from cumplimiento.estados import EstadoAsunto
from cumplimiento.models import Adhesion, Asunto, Intervencion
from cumplimiento.servicios.mesa import (
    AdhesionImposible,
    AsuntoCerrado,
    abrir_asunto,
    aceptar_acuerdo,
    cerrar_asunto,
    intervenir,
)
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cuentas.models import Rol

from .fabricas import regimen, supervisor, vigilada

pytestmark = pytest.mark.django_db
LLAVE = "6c1b0d9e-0000-4000-8000-00000000000a"
NUEVO = {"clase": "pregunta", "titulo": "¿Qué fecha va?", "texto": "Pagamos en dos giros."}


@pytest.fixture
def m():
    """One regime with two entities, a department that watches it, and a question of the first entity."""
    r = regimen()
    (una, analista), (otra, colega) = vigilada(r), vigilada(r)
    tecnica = supervisor(tipo="tecnologia")
    asunto = abrir_asunto(Voz(entidad=una), actor=analista, regimen=r, **NUEVO)
    return SimpleNamespace(
        r=r, una=una, analista=analista, otra=otra, colega=colega, tecnica=tecnica, asunto=asunto,
        responde=lambda a=asunto: intervenir(a, voces_de(tecnica)[0], "La última.", actor=tecnica),
    )  # fmt: skip


def acuerdo(m, **datos):
    voz = voces_de(m.tecnica)[0]
    propio = {**NUEVO, "clase": "acuerdo", "regimen": m.r, **datos}
    return abrir_asunto(voz, actor=m.tecnica, **propio)


def cuantos_esperan(usuario):
    return [p.cantidad for p in pendientes_de(usuario) if "mesa" in p.texto]


def ir(client, usuario, nombre, *args, **datos):
    client.force_login(usuario)
    url = reverse(f"cumplimiento:{nombre}", args=args)
    return client.post(url, datos) if datos else client.get(url)


def abre(client, archivo):
    """What opening a file answers; read to the end, the client closes it."""
    respuesta = client.get(archivo.get_absolute_url())
    if respuesta.streaming:
        b"".join(respuesta.streaming_content)
    return respuesta.status_code


def test_todas_las_entidades_del_regimen_y_todas_las_dependencias_leen_lo_mismo(m):
    ajena = supervisor(regimen("otro"))
    oirs = supervisor(tipo="atencion", rol=Rol.OIRS)
    for usuario in (m.analista, m.colega, m.tecnica, ajena, oirs):
        assert m.asunto in Asunto.objects.visibles_para(usuario)


def test_una_entidad_de_otro_regimen_no_lo_ve(m, client):
    _, ajena = vigilada(regimen("otro"))
    assert ir(client, ajena, "asunto", m.asunto.pk).status_code == 404


def test_lo_de_todos_los_regimenes_lo_ven_todas(m):
    _, ajena = vigilada(regimen("otro"))
    de_todos = abrir_asunto(Voz(entidad=m.una), actor=m.analista, **NUEVO)
    assert list(Asunto.objects.visibles_para(ajena)) == [de_todos]


def test_quien_no_tiene_dependencia_no_ve_la_mesa_y_lee_por_que(m, client):
    m.tecnica.nombramientos.get().adscripcion.delete()
    html = ir(client, m.tecnica, "mesa").content.decode()
    assert "no está en ninguna dependencia" in html
    assert m.asunto.titulo not in html


def test_una_dependencia_responde_y_la_entidad_que_abrio_recibe_un_correo(m):
    m.responde()
    assert m.asunto.estado == EstadoAsunto.RESPONDIDO
    aviso = Aviso.objects.get(plantilla="mesa_respuesta")
    assert (aviso.destinatario, m.asunto.titulo in aviso.asunto) == (m.analista, False)


def test_preguntar_otra_vez_lo_abre_de_nuevo(m):
    m.responde()
    intervenir(m.asunto, Voz(entidad=m.otra), "¿Y si son tres?", actor=m.colega)
    assert m.asunto.estado == EstadoAsunto.ABIERTO


def test_una_dependencia_que_completa_lo_suyo_no_se_responde_sola(m):
    propio = acuerdo(m)
    m.responde(propio)
    assert propio.estado == EstadoAsunto.ABIERTO
    intervenir(propio, Voz(entidad=m.una), "¿Desde cuándo?", actor=m.analista)
    m.responde(propio)
    assert propio.estado == EstadoAsunto.RESPONDIDO


def test_la_misma_llave_dice_una_sola_cosa(m):
    for _ in range(2):
        intervenir(m.asunto, Voz(entidad=m.otra), "¿Y si son tres?", actor=m.colega, clave=LLAVE)
        abrir_asunto(Voz(entidad=m.una), actor=m.analista, clave=LLAVE, **NUEVO)
    assert (Intervencion.objects.count(), Asunto.objects.count()) == (1, 2)


def test_una_entidad_acepta_un_acuerdo_una_vez_con_nombre_y_fecha(m):
    propio = acuerdo(m)
    dos = {aceptar_acuerdo(propio, m.una, actor=m.analista).pk for _ in range(2)}
    assert len(dos) == 1
    assert Adhesion.objects.get().aceptado_por == m.analista


def test_solo_se_acepta_un_acuerdo_del_propio_regimen(m):
    ajena, otra = vigilada(regimen("otro"))
    for asunto, entidad, actor in ((acuerdo(m), ajena, otra), (m.asunto, m.una, m.analista)):
        with pytest.raises(AdhesionImposible):
            aceptar_acuerdo(asunto, entidad, actor=actor)


def test_cerrado_nadie_escribe_ni_acepta_ni_lo_cierra_otra_vez(m):
    propio = acuerdo(m)
    cerrar_asunto(propio, actor=m.tecnica)
    with pytest.raises(AsuntoCerrado):
        m.responde(propio)
    with pytest.raises(AsuntoCerrado):
        aceptar_acuerdo(propio, m.una, actor=m.analista)
    with pytest.raises(TransicionInvalida):
        cerrar_asunto(propio, actor=m.tecnica)


def test_lo_dicho_y_lo_aceptado_no_cambia(m):
    aceptar_acuerdo(acuerdo(m), m.una, actor=m.analista)
    m.responde()
    for modelo in (Intervencion, Adhesion):
        with pytest.raises(InternalError, match="no cambia"), transaction.atomic():
            modelo.objects.all().delete()


def test_se_habla_en_nombre_de_una_entidad_o_de_una_dependencia(m):
    with pytest.raises(IntegrityError), transaction.atomic():
        Intervencion.objects.create(asunto=m.asunto, texto="X", autor=m.analista)


def test_cada_quien_encuentra_en_su_inicio_lo_que_espera_en_la_mesa(m):
    acuerdo(m)
    assert (cuantos_esperan(m.tecnica), cuantos_esperan(m.colega)) == ([1], [1])
    aceptar_acuerdo(Asunto.objects.get(clase="acuerdo"), m.otra, actor=m.colega)
    m.responde()
    assert (cuantos_esperan(m.tecnica), cuantos_esperan(m.colega)) == ([], [])


def test_a_una_dependencia_no_le_espera_lo_de_otro_regimen(m):
    assert cuantos_esperan(supervisor(regimen("otro"))) == []


def test_la_entidad_lleva_una_pregunta_con_su_archivo_y_nada_se_pierde(m, client):
    hoja = SimpleUploadedFile("ensayo.csv", b"caso;estado\nX;Cumplido\n", "text/csv")
    mala = ir(client, m.analista, "asunto_nuevo", **{**NUEVO, "titulo": "", "archivo": hoja})
    guardado = mala.context["form"].archivo_guardado
    assert "Ya subió ensayo.csv" in mala.content.decode()
    ir(client, m.analista, "asunto_nuevo", **NUEVO, archivo_id=guardado.pk, llave=LLAVE)
    nuevo = Asunto.objects.get(clave=LLAVE)
    assert (nuevo.archivo, nuevo.entidad, nuevo.regimen) == (guardado, m.una, None)
    assert abre(client, guardado) == 200


def test_el_archivo_lo_abre_quien_lee_el_asunto_y_nadie_mas(m, client):
    hoja = SimpleUploadedFile("ensayo.csv", b"caso;estado\nX;Cumplido\n", "text/csv")
    ir(client, m.analista, "asunto_nuevo", **NUEVO, regimen=m.r.pk, archivo=hoja, llave=LLAVE)
    archivo = Asunto.objects.get(clave=LLAVE).archivo
    _, ajena = vigilada(regimen("otro"))
    vistos = []
    for usuario in (m.colega, m.tecnica, ajena):
        client.force_login(usuario)
        vistos.append(abre(client, archivo))
    assert vistos == [200, 200, 404]


@pytest.mark.parametrize("texto", ["Es el R-2026-000871", "El código CU-27A1-90KD-7F3K-92QX no abre"])
def test_en_la_mesa_no_se_nombra_ningun_caso(m, client, texto):
    respuesta = ir(client, m.analista, "asunto_nuevo", **{**NUEVO, "texto": texto})
    assert "lo leen todas las entidades" in str(respuesta.context["form"].errors)


def test_quien_habla_por_dos_entidades_dice_por_cual(m, client):
    m.analista.nombramientos.create(rol=Rol.VIGILADA, entidad=m.otra.entidad)
    form = ir(client, m.analista, "asunto_nuevo", **NUEVO).context["form"]
    assert form.errors["voz"] == ["Diga en nombre de quién habla"]
    ir(client, m.analista, "asunto_nuevo", **NUEVO, voz=f"entidad-{m.otra.pk}", llave=LLAVE)
    assert Asunto.objects.get(clave=LLAVE).entidad == m.otra


def test_la_entidad_responde_y_acepta_desde_la_pagina(m, client):
    propio = acuerdo(m)
    ir(client, m.analista, "asunto_hablar", propio.pk, texto="De acuerdo.", llave=LLAVE)
    ir(client, m.analista, "asunto_aceptar", propio.pk, entidad=m.una.pk)
    html = ir(client, m.analista, "asunto", propio.pk).content.decode()
    assert "De acuerdo." in html
    assert "Aceptaron 1 de 2 entidades" in html
    assert "Aceptar el acuerdo" not in html


def test_nadie_acepta_por_otra_entidad(m, client):
    assert ir(client, m.colega, "asunto_aceptar", acuerdo(m).pk, entidad=m.una.pk).status_code == 404


def test_cierra_quien_lo_abrio_o_la_supervision_y_nadie_mas(m, client):
    assert ir(client, m.colega, "asunto_cerrar", m.asunto.pk, a="b").status_code == 403
    assert ir(client, m.analista, "asunto_cerrar", m.asunto.pk, a="b").status_code == 302
    m.asunto.refresh_from_db()
    assert m.asunto.estado == EstadoAsunto.CERRADO


def test_lo_que_espera_respuesta_va_primero(m, client):
    m.responde()
    nuevo = abrir_asunto(
        Voz(entidad=m.otra), actor=m.colega, abierto_en=timezone.now() - timedelta(days=90), **NUEVO
    )
    lista = ir(client, m.tecnica, "mesa").context["pagina"].object_list
    assert list(lista) == [nuevo, m.asunto]


def test_se_busca_por_lo_que_se_dijo(m, client):
    m.responde()
    client.force_login(m.colega)
    halladas = [
        client.get(reverse("cumplimiento:mesa"), {"busca": busca}).context["pagina"].paginator.count
        for busca in ("última", "dos giros", "nada de eso")
    ]
    assert halladas == [1, 1, 0]


def test_la_de_pruebas_no_tiene_voz_en_la_mesa(m):
    _, ensaya = vigilada(m.r, es_de_pruebas=True)
    assert not Asunto.objects.visibles_para(ensaya).exists()
    assert voces_de(ensaya) == []
    assert pagina_del_asunto(m.colega, acuerdo(m))["convocadas"] == 2
