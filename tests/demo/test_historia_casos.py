"""The cases that the demo copies are those that the services would have left."""

from random import Random

import pytest
from django.db import connection
from django.db.models import Count, F
from django.utils import timezone

from cumplimiento.consultas.canales import archivos_por_mes
from cumplimiento.declaracion import Declaracion
from cumplimiento.estados import EstadoTarea
from cumplimiento.models import Obligacion, Reporte, Respuesta, Tarea
from sso_portal.demo.carga import archivos_de_casos, cumplimiento, historia_casos
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.cargas.models import Carga
from sso_portal.nucleo.cargas.servicios import filas_buenas

pytestmark = pytest.mark.django_db


def reglas():
    """Every foreign key, unique rule and index of the tables that are filled."""
    orden = """
    SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'cumplimiento%%' UNION ALL
    SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid::regclass::text LIKE 'cumplimiento%%'"""
    with connection.cursor() as cursor:
        cursor.execute(orden, [])
        return sorted(regla for (regla,) in cursor.fetchall())


@pytest.fixture
def historia():
    """Three thousand cases of two years."""
    azar, antes = Random(7), reglas()
    catalogo, vigiladas = cumplimiento.fundar_catalogo(), cumplimiento.copiar_vigiladas(azar)
    fiscal = cumplimiento.copiar_supervision()["fiscalizacion"]
    materias = {codigo: [m.pk for m in suyas] for codigo, suyas in catalogo.materias.items()}
    historia_casos.Historia(azar, vigiladas, fiscal, timezone.localdate()).copiar(materias, 3000)
    assert reglas() == antes
    return vigiladas


@pytest.mark.usefixtures("historia")
def test_cada_caso_copiado_cumple_las_reglas_y_su_huella_es_la_de_su_declaracion():
    connection.check_constraints()
    assert Obligacion.objects.count() == 3000
    for r in Reporte.objects.select_related("obligacion", "estado_reportado").order_by("-pk")[:300]:
        d = Declaracion(r.estado_reportado.nombre, r.fecha, r.prueba_tipo, r.prueba_numero, r.prueba_fecha)
        assert r.huella == d.huella(r.obligacion.codigo)
        assert (r.obligacion.reporte_vigente_id, r.obligacion.reportada_el) == (r.pk, r.fecha)
        assert r.es_tardio == (r.fecha > r.obligacion.vence_el)


@pytest.mark.usefixtures("historia")
def test_quien_contesto_quedo_en_su_caso_y_contradecir_abre_una_tarea():
    respuestas = Respuesta.objects.order_by()
    assert respuestas.count() > 200
    assert not respuestas.exclude(obligacion__confirmacion=F("valor")).exists()
    assert Tarea.objects.count() == respuestas.exclude(valor="si").count() > 0
    actos = dict(Evento.objects.order_by().values_list("acto").annotate(Count("pk")))
    assert (actos["abierta"], actos["respondida"]) == (3000, respuestas.count())
    assert actos.get("cerrada", 0) == Tarea.objects.filter(estado=EstadoTarea.CERRADA).count()


@pytest.mark.usefixtures("historia")
def test_mas_del_95_por_ciento_cumple_a_tiempo():
    vencidas = Obligacion.objects.filter(vence_el__lt=timezone.localdate())
    a_tiempo = vencidas.filter(estado="cumplido", es_tardia=False).count() / vencidas.count()
    assert 0.95 < a_tiempo < 0.98


def test_cada_archivo_trae_los_reportes_que_ese_dia_llegaron_por_archivo(historia, client):
    archivos_de_casos.subir(historia, timezone.localdate())
    confirmadas = Carga.objects.filter(estado="confirmada").order_by("pk")
    for carga in confirmadas:
        suyos = Reporte.objects.filter(
            actor=carga.subida_por, canal="archivo", recibido_en=carga.confirmada_en
        )
        codigos = [f.valores["caso"] for f in filas_buenas(carga)]
        assert codigos == list(suyos.order_by("pk").values_list("obligacion__codigo", flat=True))
        assert len(codigos) == carga.filas_guardadas == carga.filas_buenas > 0
    assert sum(m.en_parte for m in archivos_por_mes()) > 5


def test_la_entidad_ve_sus_archivos_y_el_de_hoy_espera_su_confirmacion(historia, client):
    archivos_de_casos.subir(historia, timezone.localdate())
    client.force_login(Carga.objects.latest("subida_en").subida_por)
    assert "C-" in client.get("/cargas/").content.decode()
    for carga in Carga.objects.filter(subida_por=historia[0].usuario).order_by("pk"):
        assert client.get(carga.get_absolute_url()).status_code == 200
    assert (carga.estado, carga.filas_con_error) == ("lista", 1)
