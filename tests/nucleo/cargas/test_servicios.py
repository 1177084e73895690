"""A bulk file is read whole, says every error at once, and saves nothing until it is confirmed."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cargas import servicios
from sso_portal.nucleo.cargas.estados import Estado
from sso_portal.nucleo.cargas.formatos import ErrorFila, FilasRechazadas
from sso_portal.nucleo.cargas.models import Carga, FilaCarga
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado

from .conftest import BUENA, TITULOS, guardadas

pytestmark = pytest.mark.django_db
MALAS = ("P2;5001;Medicna;2;28/02/2026", "P3;05001;Medicina;20;30/02/2026", "P1;05001;Medicina;1;")


def test_todos_los_errores_salen_a_la_vez_con_la_fila_de_la_hoja(subir):
    carga = subir(BUENA, *MALAS)
    assert (carga.estado, carga.filas_total, carga.filas_con_error) == (Estado.LISTA, 4, 3)
    frases = [e for grupo in carga.resumen["grupos"] for e in grupo["ejemplos"]]
    assert sorted(f.split(" (")[0] for f in frases) == ["Fila 3", "Fila 3", "Fila 4", "Fila 4", "Fila 5"]
    assert any("¿Quiso decir «Medicina»?" in f for f in frases)


def test_nada_se_guarda_hasta_confirmar(subir, analista):
    carga = subir(BUENA)
    assert guardadas() == 0
    servicios.confirmar_carga(carga, solo_buenas=False, actor=analista)
    assert guardadas() == 0
    servicios.procesar_carga(carga.pk)
    carga.refresh_from_db()
    assert (carga.estado, carga.filas_guardadas, guardadas()) == (Estado.CONFIRMADA, 1, 1)


def test_confirmar_dos_veces_es_el_mismo_recibo(subir, analista):
    carga = subir(BUENA)
    for _ in range(2):
        servicios.confirmar_carga(carga, solo_buenas=False, actor=analista)
        servicios.procesar_carga(carga.pk)
    assert guardadas() == 1


def test_con_errores_no_se_confirma_todo_pero_si_lo_bueno(subir, analista):
    carga = subir(BUENA, *MALAS)
    with pytest.raises(TransicionInvalida):
        servicios.confirmar_carga(carga, solo_buenas=False, actor=analista)
    servicios.confirmar_carga(carga, solo_buenas=True, actor=analista)
    servicios.procesar_carga(carga.pk)
    assert guardadas() == 1


def test_el_mismo_archivo_no_se_toma_dos_veces(subir, formato, analista):
    primera = subir(BUENA)
    otra, es_nueva = servicios.subir_carga(
        SimpleUploadedFile("copia.csv", f"{TITULOS}\n{BUENA}".encode()), formato=formato, actor=analista
    )
    assert (otra, es_nueva) == (primera, False)
    servicios.cancelar_carga(primera, actor=analista)
    assert subir(BUENA) != primera


def test_una_fecha_que_puede_ser_dos_se_pregunta(subir, analista):
    carga = subir("P1;05001;Medicina;2;03/04/2026")
    assert (carga.estado, carga.lectura["por_aclarar"]) == (Estado.POR_ACLARAR, ["inicio"])
    servicios.aclarar_fechas(carga, respuestas={"inicio": "mes_dia"}, actor=analista)
    servicios.procesar_carga(carga.pk)
    carga.refresh_from_db()
    assert (carga.estado, carga.lectura["fechas"]) == (Estado.LISTA, {"inicio": "mes/día/año"})
    (fila,) = servicios.filas_buenas(carga)
    assert str(fila.valores["inicio"]) == "2026-03-04"


@pytest.mark.parametrize(
    ("titulos", "motivo"),
    [
        ("codigo;municpio;profesion;cupos", "Falta la columna «municipio». ¿Es «municpio»?"),
        ("codigo;codigo;municipio;profesion;cupos", "La columna «codigo» está dos veces"),
        ("a;b;c", "Falta la columna «codigo»"),
    ],
)
def test_los_titulos_que_no_son_lo_dicen(subir, titulos, motivo):
    carga = subir(BUENA, titulos=titulos)
    assert carga.estado == Estado.FALLIDA
    assert motivo in carga.impedimento


@pytest.mark.parametrize(
    ("titulos", "fila"),
    [
        ("codigo;municipio;profesion;cupos;inicio", "P1;05001;Medicina;2;;sobra"),
        ("codigo;municipio;;profesion;cupos", "P1;05001;suelto;Medicina;2"),
    ],
)
def test_lo_que_no_tiene_titulo_no_se_pierde_en_silencio(subir, titulos, fila):
    carga = subir(fila, titulos=titulos)
    assert [g["titulo"] for g in carga.resumen["grupos"]] == ["Hay datos en columnas sin título"]


def test_sin_filas_lo_dice(subir):
    assert "ninguna fila" in subir().impedimento


def test_lo_que_cambio_antes_de_guardar_vuelve_con_su_motivo(subir, formato, analista, monkeypatch):
    def rechazar(filas, carga, actor):
        guardar(filas, carga, actor)
        error = ErrorFila("ya", "codigo", "Ya existe", "ya existe", "Quítela")
        raise FilasRechazadas({filas[0].numero: [error]})

    guardar = formato.guardar
    carga = subir(BUENA, "P9;05001;Medicina;1;")
    object.__setattr__(formato, "guardar", rechazar)
    servicios.confirmar_carga(carga, solo_buenas=False, actor=analista)
    servicios.procesar_carga(carga.pk)
    carga.refresh_from_db()
    assert (carga.estado, carga.filas_con_error, guardadas()) == (Estado.LISTA, 1, 0)
    assert carga.resumen["grupos"][0]["titulo"] == "Ya existe"


def test_si_el_trabajador_muere_otro_empieza_de_nuevo_sin_perder_ni_doblar(subir, formato):
    carga = subir(BUENA, "P2;05001;Medicina;1;")
    vencido = timezone.now() - timedelta(seconds=1)
    Carga.objects.update(estado=Estado.VALIDANDO, filas_hechas=1, arrendado_hasta=vencido)
    FilaCarga.objects.filter(numero=3).delete()
    assert servicios.retomar_pendientes() == 1
    carga.refresh_from_db()
    assert (carga.estado, carga.filas_hechas, carga.filas.count()) == (Estado.LISTA, 2, 2)


def test_una_carga_cancelada_mientras_se_valida_se_suelta(subir, formato, analista, monkeypatch):
    def cancelar(fila, contexto):
        servicios.cancelar_carga(Carga.objects.get(), actor=analista)
        return []

    object.__setattr__(formato, "validar", cancelar)
    carga = subir(BUENA)
    assert (carga.estado, carga.filas.count()) == (Estado.CANCELADA, 0)


def test_una_falla_nuestra_se_reintenta_y_a_la_quinta_se_dice(subir, formato, time_machine):
    object.__setattr__(formato, "validar", lambda fila, contexto: 1 / 0)
    carga = subir(BUENA)
    for _ in range(4):
        time_machine.move_to(timezone.now() + timedelta(minutes=3))
        servicios.retomar_pendientes()
    carga.refresh_from_db()
    assert (carga.estado, carga.numero in carga.impedimento) == (Estado.FALLIDA, True)


def test_se_le_escribe_cuando_termina(subir):
    carga = subir(BUENA)
    aviso = Aviso.objects.get(clave__startswith="carga-")
    assert aviso.asunto == f"Su carga {carga.numero}: Lista"
    assert aviso.contexto["enlace"] == carga.get_absolute_url()


@pytest.mark.parametrize(
    ("codigo", "contenido"),
    [
        ("vacio", b""),
        ("tipo_hoja", b"%PDF-1.7 hola"),
        ("tipo_hoja", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("con_clave", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
        ("ejecutable", b"MZ\x90"),
        ("cortado", b"PK\x03\x04 a medias"),
        ("hoja_grande", b"a;b\n" * (6 * 1024 * 1024)),
    ],
)
def test_lo_que_no_es_una_hoja_no_se_toma(formato, analista, codigo, contenido):
    with pytest.raises(ArchivoRechazado) as rechazo:
        servicios.subir_carga(SimpleUploadedFile("hoja.xlsx", contenido), formato=formato, actor=analista)
    assert rechazo.value.codigo == codigo
