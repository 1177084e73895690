import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command

from sso_portal.nucleo.firmas import checks, credenciales, pki


@pytest.fixture
def carpeta(tmp_path, settings):
    settings.FIRMA_DIR = tmp_path / "var" / "firma"
    settings.DEMO = True
    return settings.FIRMA_DIR


def test_preparar_dos_veces_deja_la_misma_firma(carpeta, capsys):
    call_command("preparar_firma")
    primera = {archivo.name: archivo.read_bytes() for archivo in carpeta.iterdir()}
    call_command("preparar_firma")
    assert {archivo.name: archivo.read_bytes() for archivo in carpeta.iterdir()} == primera
    assert "Ya existe la firma de «Sello de ensayo del Ministerio (DEMO)»" in capsys.readouterr().out


def test_las_claves_solo_las_lee_su_dueno(carpeta):
    pki.crear_autoridad_demo(carpeta)
    modos = {stat.S_IMODE(clave.stat().st_mode) for clave in carpeta.glob("*.key.pem")}
    assert modos == {0o600}


def test_dos_procesos_a_la_vez_usan_la_misma_autoridad(carpeta):
    with ThreadPoolExecutor(4) as hilos:
        hechas = list(hilos.map(lambda _: pki.crear_autoridad_demo(carpeta), range(4)))
    assert sum(hechas) == 1
    assert [p.name for p in carpeta.parent.iterdir()] == ["firma"]


def test_produccion_no_inventa_certificados_y_dice_que_falta(carpeta, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match=r"sello\.crt\.pem"):
        call_command("preparar_firma")
    assert not carpeta.exists()
    assert [aviso.id for aviso in checks.revisar_firma(None)] == ["firmas.W001"]


def test_produccion_no_firma_con_la_autoridad_de_ensayo(carpeta, settings):
    pki.crear_autoridad_demo(carpeta)
    assert checks.revisar_firma(None) == []
    settings.DEMO = False
    assert [error.id for error in checks.revisar_firma(None)] == ["firmas.E001"]


def test_produccion_no_estampa_el_tiempo_por_si_misma(carpeta, settings):
    pki.crear_autoridad_demo(carpeta)
    settings.DEMO = False
    with pytest.raises(credenciales.FirmaSinConfigurar, match="PORTAL_TSA"):
        credenciales.estampador()
