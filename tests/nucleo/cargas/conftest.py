"""A format of its own for the tests: each good row becomes one message in the outbox."""

from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.cargas import formatos
from sso_portal.nucleo.cargas.formatos import Columna, ErrorFila, Formato, TipoColumna
from sso_portal.nucleo.cargas.servicios import procesar_carga, subir_carga
from sso_portal.nucleo.cuentas.models import Usuario

TITULOS = "codigo;municipio;profesion;cupos;inicio"
BUENA = "P1;05001;Medicina;2;28/02/2026"


def validar(fila, contexto):
    if fila.valores.get("codigo") in contexto:
        return [
            ErrorFila(
                "repetida", "codigo", "El código está dos veces", "el código está dos veces", "Quite una"
            )
        ]
    contexto.add(fila.valores.get("codigo"))
    return []


def guardar(filas, carga, actor):
    for fila in filas:
        avisar(actor, "cuenta_contrasena_cambiada", clave=f"fila-{fila.valores['codigo']}")
    return len(filas)


def guardadas():
    return Aviso.objects.filter(clave__startswith="fila-").count()


@pytest.fixture
def formato(monkeypatch):
    monkeypatch.setattr(formatos, "_REGISTRO", {})
    return formatos.registrar(
        Formato(
            codigo="prueba",
            titulo="Subir pruebas",
            singular="prueba",
            plural="pruebas",
            columnas=[
                Columna("codigo", ejemplo="P1", largo=6),
                Columna("municipio", TipoColumna.CODIGO, largo=5, ejemplo="05001", alias=("divipola",)),
                Columna("profesion", TipoColumna.LISTA, lista=["Medicina", "Enfermería"], ejemplo="Medicina"),
                Columna("cupos", TipoColumna.ENTERO, minimo=1, maximo=10, ejemplo="2"),
                Columna("inicio", TipoColumna.FECHA, obligatoria=False, ejemplo="28/02/2026"),
            ],
            ejemplos=[
                {"codigo": f"P{n}", "municipio": "05001", "profesion": "Medicina", "cupos": "2"}
                for n in range(5)
            ],
            preparar=lambda usuario: set(),
            validar=validar,
            guardar=guardar,
            puede_cargar=lambda usuario: usuario.email.startswith("analista"),
            identificador="codigo",
        )
    )


@pytest.fixture
def analista(db):
    return Usuario.objects.create_user("analista@example.org")


@pytest.fixture
def subir(formato, analista, django_capture_on_commit_callbacks):
    """Upload a table and let the worker finish: ``subir("P1;05001;…", "P2;…")`` → its Carga."""

    def _subir(*filas, titulos=TITULOS, nombre="plazas.csv"):
        archivo = SimpleUploadedFile(nombre, "\n".join([titulos, *filas]).encode())
        carga, _ = subir_carga(archivo, formato=formato, actor=analista)
        procesar_carga(carga.pk)
        carga.refresh_from_db()
        return carga

    return _subir


def xlsx(*filas, preparar=lambda hoja: None, nombre="Datos"):
    salida = BytesIO()
    with xlsxwriter.Workbook(salida, {"in_memory": True}) as libro:
        hoja = libro.add_worksheet(nombre)
        for numero, fila in enumerate(filas):
            hoja.write_row(numero, 0, fila)
        preparar(hoja)
    return salida.getvalue()
