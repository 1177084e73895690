"""Who coordinates, what was decided, what the network promised, what was taught, what the month tells."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.reuniones.models import Decision, Reunion
from tests.fabricas import funcionario
from tests.tramites.fabricas import producto, sucursal
from tests.tramites.fabricas import tramite as otro_tramite
from tramites.consultas.seguimiento import avances, primer_dia_del_mes_pasado
from tramites.models import Asistencia, Coordinacion, Curso, Informe, Integrante, Meta, Simplificacion
from tramites.servicios.informe import hacer_informe_del_mes
from tramites.servicios.seguimiento import anotar_meta

from .casos import archivo, institucion

pytestmark = pytest.mark.django_db
REUNION = {"fecha_dia": "3", "fecha_mes": "8", "fecha_ano": "2026", "asunto": "Filas", "asistentes": "Ana",
           "acta": "Se habló.", "decisiones": "Ana mide\nLuz llama"}  # fmt: skip


@pytest.fixture
def i(client):
    i = institucion()
    client.force_login(i.admin)
    return i


@pytest.fixture
def direccion(client):
    quien = funcionario(Rol.DIRECCION)
    client.force_login(quien)
    return quien


def url(nombre, *args):
    return reverse(f"tramites:{nombre}", args=args)


def test_una_persona_coordina_y_la_anterior_queda_en_la_historia(client, i):
    codigo = i.tramite.codigo
    for quien in (i.ana, i.ana, i.luz):
        client.post(url("coordinar", codigo), {"usuario": quien.pk})
    assert [(c.usuario, c.hasta is None) for c in Coordinacion.objects.order_by("pk")] == [
        (i.ana, False), (i.luz, True),
    ]  # fmt: skip
    pagina = client.get(url("seguimiento_tramite", codigo)).text
    assert "Luz" in pagina
    ajena = funcionario(Rol.FUNCIONARIO)
    assert "Elija" in client.post(url("coordinar", codigo), {"usuario": ajena.pk}).text


def test_una_reunion_deja_su_acta_y_sus_decisiones_se_cumplen(client, i):
    codigo = i.tramite.codigo
    llave = {"llave": "6f0c3a3e-7c1c-4b52-9d3e-0b6f5a9c2d11"}
    for _ in range(2):
        client.post(url("reunion", codigo), {**REUNION, **llave})
    decision = Decision.objects.get(texto="Ana mide")
    client.post(url("decision_cumplida", codigo, decision.pk))
    decision.refresh_from_db()
    assert (Reunion.objects.count(), decision.cumplida_por) == (1, i.admin)
    otro = otro_tramite(entidad=i.entidad)
    assert client.post(url("decision_cumplida", otro.codigo, decision.pk)).status_code == 404


def test_el_comite_tiene_personas_respaldo_y_decisiones(client, direccion):
    datos = {"nombre": "Rosa Gil", "cargo": "Ministra", "calidad": "patrocinio", "desde_dia": "1",
             "desde_mes": "2", "desde_ano": "2026"}  # fmt: skip
    for _ in range(2):
        client.post(url("integrante"), datos)
    client.post(url("reunion_del_comite"), REUNION)
    client.post(url("cumplida_del_comite", Decision.objects.get(orden=1).pk))
    client.post(url("sin_integrante", Integrante.objects.get().pk))
    pagina = client.get(url("comite")).text
    assert all(dicho in pagina for dicho in ("Rosa Gil", "Luz llama", "Ya se cumplió", "hasta el"))


def test_una_meta_dice_en_cuanto_va_y_si_se_cumplio_a_tiempo(client, direccion):
    """Two open branches: only the institution that attends in both counts as national."""
    uno, donde = otro_tramite(), [sucursal(), sucursal()]
    producto(uno, donde[0])
    hoy = timezone.localdate()
    de_eso = {"etapa": "regimen", "indicador": "nacionales", "valor": 1, "actor": direccion}
    anotar_meta(para_el=hoy - timedelta(days=1), **de_eso)
    assert [(a.va, a.situacion) for a in avances()] == [(0, "No se cumplió")]
    producto(uno, donde[1])
    anotar_meta(para_el=hoy, **{**de_eso, "valor": 2})
    assert [(a.va, a.situacion) for a in avances()] == [(1, "Cumplida"), (1, "En curso")]
    assert "No hay" not in client.get(url("metas")).text


def test_todo_lo_que_una_meta_cuenta_se_puede_contar(client, direccion):
    for n, indicador in enumerate(Meta.Indicador.values):
        datos = {"etapa": "piloto", "indicador": indicador, "valor": "3", "para_el_dia": "1",
                 "para_el_mes": "3", "para_el_ano": str(2030 + n)}  # fmt: skip
        client.post(url("metas"), datos)
    assert [a.va for a in avances()] == [0] * len(Meta.Indicador)


CURSO = {"titulo": "Cómo pedir una copia", "publico": "ciudadania", "material": "Paso uno.", "tramite": "",
         "duracion_minutos": "10", "esta_publicado": "on"}  # fmt: skip


def test_lo_de_cualquier_persona_lo_lee_cualquiera_y_lo_de_funcionarios_no(client, i):
    for _ in range(2):
        client.post(url("curso_nuevo"), CURSO)
    client.post(url("curso_nuevo"), {**CURSO, "titulo": "Cómo responder", "publico": "funcionarios"})
    de_todos, de_casa = Curso.objects.order_by("pk")
    assert "Cómo responder" in client.get(url("aprender")).text
    client.logout()
    assert "Paso uno" in client.get(de_todos.get_absolute_url()).text
    assert "Cómo responder" not in client.get(url("aprender")).text
    assert client.get(de_casa.get_absolute_url()).status_code == 404


def test_un_curso_lleva_un_documento_y_lo_abre_quien_puede_leer_el_curso(client, i):
    client.post(url("curso_nuevo"), CURSO)
    curso = Curso.objects.get()
    malo = client.post(
        url("curso_adjuntar", curso.codigo),
        {"archivo": SimpleUploadedFile("guía.pdf", b"MZ no es un PDF", "application/pdf")},
    )
    assert "Hay un problema" in malo.text
    for _ in range(2):
        client.post(url("curso_adjuntar", curso.codigo), {"archivo": archivo("guía.pdf")})
    assert Archivo.objects.filter(uso="curso").count() == 1
    client.logout()
    assert "Abrir el documento" in client.get(curso.get_absolute_url()).text
    assert client.get(url("curso_documento", curso.codigo)).getvalue().startswith(b"%PDF")
    Curso.objects.update(publico=Curso.Publico.AGENTES)
    assert client.get(url("curso_documento", curso.codigo)).status_code == 404


def test_la_asistencia_se_anota_por_correo_y_una_vez(client, i):
    client.post(url("curso_nuevo"), CURSO)
    curso = Curso.objects.get()
    fecha = {"fecha_dia": "3", "fecha_mes": "8", "fecha_ano": "2026"}
    pagina = client.post(url("asistencia", curso.codigo), {**fecha, "correos": f"{i.ana.email}\nx@y.co"})
    assert "El portal no conoce a x@y.co" in pagina.text
    for _ in range(2):
        client.post(url("asistencia", curso.codigo), {**fecha, "correos": f"{i.ana.email}, {i.luz.email}"})
    assert Asistencia.objects.count() == 2
    client.post(url("editar_curso", curso.codigo), {**CURSO, "titulo": "Otro", "esta_publicado": ""})
    assert client.get(url("aprender")).text.count("Otro") == 0


def test_la_red_de_gestion_cuenta_personas_y_cursos(client, i):
    curso = Curso.objects.create(entidad=i.entidad, codigo="c", titulo="C", publico="agentes", material="x",
                                 duracion_minutos=1)  # fmt: skip
    Asistencia.objects.create(curso=curso, usuario=i.ana, fecha=date(2026, 8, 3), anotada_por=i.admin)
    client.force_login(funcionario(Rol.DIRECCION))
    cuenta = client.get(url("red_de_gestion")).context
    assert (cuenta["personas"], cuenta["con_curso"]) == (3, 1)


# --- The month ---


@pytest.mark.parametrize(("hoy", "mes"), [("2026-01-01", "2025-12-01"), ("2026-03-31", "2026-02-01")])
def test_el_informe_es_del_mes_que_termino(hoy, mes):
    assert primer_dia_del_mes_pasado(date.fromisoformat(hoy)) == date.fromisoformat(mes)


def test_el_informe_se_hace_una_vez_y_avisa_con_un_enlace(client, i, direccion):
    Simplificacion.objects.create(tramite=i.tramite, como_era="Dos", como_es="Una", se_quito="Una copia",
                                  desde=date(2026, 9, 30), anotada_por=i.admin)  # fmt: skip
    with time_machine.travel("2026-10-02 15:00Z", tick=False):
        assert hacer_informe_del_mes() == hacer_informe_del_mes()
    aviso = Aviso.objects.get(plantilla="informe_tramites")
    assert aviso.destinatario == direccion
    pagina = client.get(aviso.contexto["enlace"]).text
    assert "Se quitó: Una copia" in pagina
    assert "septiembre de 2026" in pagina
    hoja = client.get(url("informe_csv", "2026-09")).text
    assert "Solicitudes vencidas hoy" in hoja
    assert client.get(url("informe", "2026-99")).status_code == 404
    assert Informe.objects.count() == 1
