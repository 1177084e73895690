"""Evidence in a ZIP beside the file of reports: each document is that of its row, or says why not."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cumplimiento.models import Reporte
from sso_portal.nucleo.cargas import anexos
from sso_portal.nucleo.cargas.servicios import guardar_anexos
from sso_portal.nucleo.documentos.consultas import contenido
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from tests.nucleo.documentos import muestras

from .fabricas import caso, dictado
from .test_cargas import BUENA, _en_marzo, cargar, confirmar, errores  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_marzo")]


def paquete(manifiesto, **archivos):
    """The bytes of a ZIP; ``manifiesto``: its lines, None for no manifest."""
    salida = BytesIO()
    with ZipFile(salida, "w", ZIP_DEFLATED) as comprimido:
        if manifiesto is not None:
            comprimido.writestr("manifiesto.csv", "\n".join(["caso;archivo", *manifiesto]))
        for nombre, datos in archivos.items():
            comprimido.writestr(nombre, datos)
    return salida.getvalue()


def test_el_documento_de_la_fila_queda_como_prueba_de_su_reporte():
    c = caso()
    codigo = c.obligacion.codigo
    zip_ = paquete([f"{codigo};a.pdf"], **{"pruebas/a.pdf": muestras.pdf()})
    carga = cargar(c.usuario, BUENA.format(codigo), anexos=zip_)
    assert (errores(carga), carga.resumen["anexos"]) == ([], {"cuantos": 1, "frases": []})
    assert not Archivo.objects.filter(uso="prueba").exists()
    confirmar(carga, c.usuario)
    reporte = Reporte.objects.get()
    assert (reporte.archivo.nombre, contenido(reporte.archivo)) == ("a.pdf", muestras.pdf())


def test_cada_problema_de_un_documento_se_dice_en_su_fila():
    c = caso()
    casos = [c.obligacion, *(dictado(c.regimen, c.entidad, numero=f"D-{n}")[0] for n in range(2, 5))]
    uno, dos, tres, _sin_documento = (o.codigo for o in casos)
    lineas = [f"{uno};falta.pdf", f"{dos};a.pdf", f"{dos};b.pdf", f"{tres};malo.pdf", "R-2026-9;c.pdf"]
    pdf = muestras.pdf()
    archivos = {"a.pdf": pdf, "b.pdf": pdf, "malo.pdf": b"MZ programa", "sobra.pdf": b"x"}
    carga = cargar(c.usuario, *(BUENA.format(o.codigo) for o in casos), anexos=paquete(lineas, **archivos))
    assert errores(carga) == ["anexo_falta", "anexo_repetido", "anexo_ejecutable"]
    frases = carga.resumen["anexos"]["frases"]
    assert [f for f in frases if "sobra.pdf" in f]
    assert [f for f in frases if "R-2026-9" in f]


def con_clave(datos):
    """The same ZIP, whose entries say that they are encrypted."""
    con = bytearray(datos)
    for marca, lugar in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        desde = con.find(marca)
        while desde >= 0:
            con[desde + lugar] |= 1
            desde = con.find(marca, desde + 1)
    return bytes(con)


def de_un_millon(datos):
    """The same ZIP, whose end says that it lists a million files."""
    fin = datos.rfind(b"PK\x05\x06")
    return datos[: fin + 8] + struct.pack("<HHL", 65535, 65535, 90_000_000) + datos[fin + 16 :]


BUENO = paquete(["R-1;a.pdf"], **{"a.pdf": b"x"})


@pytest.mark.parametrize(
    ("datos", "codigo"),
    [
        (b"%PDF-1.7", "tipo_paquete"),
        (BUENO[:-30], "cortado"),
        (con_clave(BUENO), "con_clave"),
        (de_un_millon(BUENO), "paquete_lleno"),
        (paquete([], **{"../../etc/a.pdf": b"x"}), "paquete_rutas"),
        (paquete([], **{"/etc/a.pdf": b"x"}), "paquete_rutas"),
        (paquete([], **{"otro.zip": BUENO}), "paquete_anidado"),
        (paquete(None, **{"a.pdf": b"x"}), "sin_manifiesto"),
        (b"", "vacio"),
    ],
)
def test_un_zip_que_no_se_puede_tomar_dice_por_que(datos, codigo):
    with pytest.raises(ArchivoRechazado) as rechazo:
        guardar_anexos(SimpleUploadedFile("p.zip", datos), actor=None)
    assert rechazo.value.codigo == codigo
    assert not Archivo.objects.exists()


def test_una_bomba_se_cuenta_al_abrirla_y_no_llena_la_memoria(monkeypatch):
    monkeypatch.setattr(anexos, "MAXIMO_EXPANDIDO_BYTES", 2_000_000)
    with pytest.raises(ArchivoRechazado, match="el máximo de"):
        anexos.juzgar_paquete("p.zip", BytesIO(paquete([], **{"a.pdf": b"\0" * 30_000_000})))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_dos_archivos_con_el_mismo_nombre_no_se_adivinan():
    salida = BytesIO(paquete([], **{"a.pdf": b"x"}))
    with ZipFile(salida, "a") as comprimido:
        comprimido.writestr("a.pdf", b"y")
    with pytest.raises(ArchivoRechazado, match="mismo nombre"):
        anexos.juzgar_paquete("p.zip", salida)


def test_un_manifiesto_sin_sus_columnas_lo_dice():
    c = caso()
    salida = BytesIO()
    with ZipFile(salida, "w") as comprimido:
        comprimido.writestr("manifiesto.csv", "x;y\n1;2")
    carga = cargar(c.usuario, BUENA.format(c.obligacion.codigo), anexos=salida.getvalue())
    assert (carga.estado, "«caso» y «archivo»" in carga.impedimento) == ("fallida", True)


def test_los_limites_se_ven_antes_y_el_rechazo_va_junto_a_su_campo(client):
    c = caso()
    client.force_login(c.usuario)
    url = reverse("cargas:nueva", args=["reportes"])
    assert "Hasta 100 MB y 2.000 documentos" in client.get(url).text
    hoja = SimpleUploadedFile("r.csv", BUENA.format(c.obligacion.codigo).encode())
    pagina = client.post(url, {"archivo": hoja, "anexos": SimpleUploadedFile("p.zip", b"%PDF-")}).text
    assert pagina.count("no es un ZIP") == 2
