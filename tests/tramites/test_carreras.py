"""Two hands at once on the same case: one wins, the other reads why, nothing is doubled."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Ausencia, Usuario
from sso_portal.nucleo.cuentas.servicios import anotar_ausencia
from tests.apoyo.carreras import a_la_vez
from tramites.models import Paso, Solicitud
from tramites.servicios.areas import dar_de_baja
from tramites.servicios.borrador import empezar_solicitud
from tramites.servicios.candado import con_candado
from tramites.servicios.dialogo import escribir_mensaje
from tramites.servicios.etapas import DecisionTardia, avanzar_solicitud
from tramites.servicios.radicacion import radicar_solicitud
from tramites.servicios.responsables import AsignacionImposible, soltar_solicitud, tomar_solicitud

from .casos import borrador, ciudadana, de_area, institucion, radicada

LLAVE = UUID(int=4)


def copias(n):
    return [Solicitud.objects.get() for _ in range(n)]


@pytest.mark.usefixtures("base_clonada")
def test_dos_decisiones_a_la_vez_y_una_sola_queda():
    i = institucion()
    radicada(i)
    una, otra = copias(2)
    salidas = a_la_vez(
        lambda: avanzar_solicitud(una, "pasar", actor=i.ana, etapa="estudio"),
        lambda: avanzar_solicitud(otra, "archivar", actor=i.ana, motivo="No", etapa="estudio"),
        negativas=(DecisionTardia,),
    )
    [tarde] = [s for s in salidas if s]
    assert "Ana ya decidió" in str(tarde)
    assert Paso.objects.exclude(salio_en=None).count() == 1


@pytest.mark.usefixtures("base_clonada")
def test_dos_toman_la_misma_y_una_sola_la_tiene():
    i = institucion()
    soltar_solicitud(radicada(i), actor=i.ana, motivo="x")
    gente = [i.ana, de_area(i.entidad, nombre_visible="Leo")]
    actos = [lambda s=s, q=q: tomar_solicitud(s, actor=q) for s, q in zip(copias(2), gente, strict=True)]
    salidas = a_la_vez(*actos, negativas=(AsignacionImposible,))
    assert [type(s) for s in salidas].count(AsignacionImposible) == 1


@pytest.mark.usefixtures("base_clonada")
def test_dos_pulsaciones_empiezan_una_envian_una_y_escriben_un_mensaje():
    i = institucion()
    empezadas = a_la_vez(
        *[lambda: empezar_solicitud(i.tramite, persona=i.eva.persona, actor=i.eva).pk] * 3, negativas=()
    )
    assert len(set(empezadas)) == 1
    borrador(i)
    actos = [lambda s=s: radicar_solicitud(s, actor=i.eva).numero for s in copias(3)]
    assert len(set(a_la_vez(*actos, negativas=()))) == 1
    hola = {"actor": i.eva, "quien": "Eva", "clave": LLAVE}
    actos = [lambda s=s: escribir_mensaje(s, "Hola", **hola).pk for s in copias(3)]
    assert len(set(a_la_vez(*actos, negativas=()))) == 1


@pytest.mark.usefixtures("base_clonada")
def test_una_ausencia_a_la_vez_que_llega_un_caso_no_deja_nada_a_su_cargo():
    i = institucion()
    hoy = timezone.localdate()
    s = borrador(i)
    a_la_vez(
        lambda: radicar_solicitud(s, actor=i.eva),
        lambda: anotar_ausencia(i.ana, hoy, hoy, actor=i.ana),
        negativas=(),
    )
    assert Ausencia.objects.count() == 1
    assert Solicitud.objects.get().responsable is None


@pytest.mark.usefixtures("base_clonada")
def test_la_baja_toma_todos_los_casos_antes_que_una_cuenta(esperar):
    i = institucion()
    leo = de_area(i.entidad, nombre_visible="Leo")
    casos = [radicada(i), radicada(i, ciudadana("888"))]
    Solicitud.objects.update(responsable=i.ana)
    with ThreadPoolExecutor(1) as otro:
        with transaction.atomic():
            con_candado(casos[1])
            baja = otro.submit(darla_de_baja, i)
            esperar(alguien_espera_una_fila)
            Usuario.objects.select_for_update(nowait=True, no_key=True).get(pk=leo.pk)  # nobody holds it
        baja.result()
    assert set(Solicitud.objects.values_list("responsable", flat=True)) == {leo.pk}


def darla_de_baja(i):
    try:
        dar_de_baja(i.ana.puestos_tramites.get(), actor=i.admin)
    finally:
        connection.close()


def alguien_espera_una_fila():
    """Somebody waits for a row that this very transaction holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return cursor.fetchone()
