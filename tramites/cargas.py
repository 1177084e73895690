"""The file with which the direction imports the population of the municipios, with its source."""

from collections.abc import Iterator, Sequence
from typing import Any

from sso_portal.nucleo.cargas.formatos import Columna, ErrorFila, Fila, Formato, TipoColumna, registrar
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.territorio.models import Municipio

from .servicios.poblacion import importar_poblacion

EJEMPLOS = [
    {"codigo_municipio": codigo, "habitantes": habitantes, "habitantes_rurales": rurales,
     "minutos_a_capital": minutos, "costo_viaje": costo, "fuente": "Proyección", "es_supuesto": "no"}
    for codigo, habitantes, rurales, minutos, costo in [
        ("27001", "130825", "8000", "0", "0"),
        ("27075", "10230", "6100", "1440", "280000"),
        ("52001", "392930", "70000", "0", "0"),
        ("52835", "257052", "110000", "300", "45000"),
        ("52240", "14000", "9000", "420", "60000"),
    ]
]  # fmt: skip
COLUMNAS = [
    Columna("codigo_municipio", TipoColumna.CODIGO, largo=5, ejemplo="52835", rotulo="el municipio",
            alias=("municipio", "divipola"), ayuda="Código DIVIPOLA de 5 cifras"),
    Columna("habitantes", TipoColumna.ENTERO, minimo=1, rotulo="los habitantes"),
    Columna("habitantes_rurales", TipoColumna.ENTERO, minimo=0, rotulo="los habitantes rurales",
            ayuda="Los que viven fuera de la cabecera"),
    Columna("minutos_a_capital", TipoColumna.ENTERO, minimo=0, maximo=20_000, rotulo="los minutos de viaje",
            ayuda="De un viaje a la capital del departamento por el transporte usual"),
    Columna("costo_viaje", TipoColumna.DINERO, minimo=0, rotulo="el costo del viaje", ayuda="De ese viaje"),
    Columna("fuente", largo=160, rotulo="la fuente", ayuda="Quién publica la cifra y de qué año es"),
    Columna("es_supuesto", TipoColumna.SI_NO, rotulo="si es un supuesto",
            ayuda="Sí, cuando ninguna fuente pública lo dice: así se muestra en todas partes"),
]  # fmt: skip


def preparar(usuario: Usuario) -> set[str]:
    """The codes of the municipios that exist."""
    return set(Municipio.objects.order_by().values_list("codigo", flat=True))


def validar(fila: Fila, municipios: set[str]) -> list[ErrorFila]:
    """Errors of meaning of one row."""
    return list(_errores(fila.valores, municipios))


def guardar(filas: Sequence[Fila], carga: Any, actor: Any) -> int:
    """Replace the parameter of each municipio of the file."""
    return importar_poblacion([fila.valores for fila in filas], actor=actor)


def _errores(valores: dict[str, Any], municipios: set[str]) -> Iterator[ErrorFila]:
    municipio = valores.get("codigo_municipio")
    if municipio and municipio not in municipios:
        yield ErrorFila(
            "municipio_desconocido", "codigo_municipio", "El municipio no existe",
            f"el municipio {municipio} no está en DIVIPOLA",
            "Escriba el código de 5 cifras, por ejemplo 52835",
        )  # fmt: skip
    rurales, todos = valores.get("habitantes_rurales"), valores.get("habitantes")
    if rurales is not None and todos is not None and rurales > todos:
        yield ErrorFila(
            "mas_rurales_que_todos", "habitantes_rurales", "Hay más habitantes rurales que habitantes",
            f"los habitantes rurales ({rurales}) son más que los habitantes ({todos})",
            "Revise las dos cifras: los rurales son una parte de todos",
        )  # fmt: skip


registrar(
    Formato(
        codigo="poblacion",
        titulo="Importar la población de los municipios",
        singular="municipio",
        plural="municipios",
        columnas=COLUMNAS,
        ejemplos=EJEMPLOS,
        preparar=preparar,
        validar=validar,
        guardar=guardar,
        puede_cargar=lambda usuario: usuario.tiene_rol(Rol.DIRECCION),
        identificador="codigo_municipio",
        max_filas=2_000,
        genero="m",
    )
)
