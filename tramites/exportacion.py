"""The catalogue and the directory as files for spreadsheets and as data for other portals.

Source: ATD-009.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sso_portal.nucleo.legible import hoja
from sso_portal.nucleo.legible.hoja import hoja_csv

from .models import Ficha, Informe, Sucursal

COLUMNAS_FICHA = [
    *("codigo", "nombre", "institucion", "tipo", "modalidad", "costo", "tiempo_maximo_dias_habiles"),
    *("canales_de_inicio", "consulta_del_estado", "requisitos", "norma", "donde", "responsable"),
    *("revisada_el", "version", "publicada", "direccion"),
]
COLUMNAS_SUCURSAL = [
    *("codigo", "nombre", "clase", "institucion", "municipio", "codigo_municipio", "departamento"),
    *("direccion", "telefono", "horario", "tramites"),
]


def lineas_de_fichas(fichas: Iterable[Ficha], base: str) -> Iterator[str]:
    """The file line by line; ``base``: the address of the portal."""
    return hoja.lineas(COLUMNAS_FICHA, (_fila(f, base) for f in fichas))


def lineas_de_sucursales(sucursales: Iterable[Any], horario: Any) -> Iterator[str]:
    """The directory line by line; ``horario``: how hours are said."""
    return hoja.lineas(COLUMNAS_SUCURSAL, (_fila_sucursal(s, horario) for s in sucursales))


def ficha_como_datos(ficha: Ficha, base: str) -> dict[str, Any]:
    """One ficha for another portal: everything its page says."""
    return {
        "codigo": ficha.tramite.codigo,
        "nombre": ficha.nombre,
        "institucion": {
            "nombre": ficha.tramite.entidad.nombre,
            "nit": ficha.tramite.entidad.nit,
        },
        "tipo": ficha.tramite.tipo_producto,
        "alcance": ficha.alcance,
        "resultado": ficha.resultado,
        "modalidad": ficha.modalidad,
        "digital_desde": ficha.digital_desde,
        "costo": ficha.costo,
        "es_gratuito": ficha.es_gratuito,
        "tiempo_maximo_dias_habiles": ficha.tiempo_maximo_dias_habiles,
        "canales_inicio": ficha.canales_inicio,
        "consulta_estado": ficha.consulta_estado,
        "requisitos": [
            {
                "texto": r.texto,
                "canales": r.canales or ficha.canales_inicio,
                "exige_documento": r.exige_documento,
            }
            for r in ficha.requisitos.all()
        ],
        "guias": [
            {"clase": g.clase, "titulo": g.titulo, "texto": g.texto, "enlace": g.enlace}
            for g in ficha.guias.all()
        ],
        "norma": {"nombre": ficha.norma, "enlace": ficha.norma_enlace},
        "donde": ficha.donde,
        "responsable": ficha.responsable,
        "revisada_el": ficha.revisada_el,
        "version": ficha.version,
        "publicada_en": ficha.publicada_en,
        "necesidades": [n.codigo for n in ficha.tramite.necesidades.all()],
        "grupos": [g.codigo for g in ficha.tramite.grupos.all()],
        "direccion": f"{base}{ficha.tramite.get_absolute_url()}",
    }


def sucursal_como_datos(sucursal: Any, horario: list[str]) -> dict[str, Any]:
    """One branch for another portal."""
    return {
        "codigo": sucursal.codigo,
        "nombre": sucursal.nombre,
        "clase": sucursal.clase,
        "institucion": sucursal.entidad.nombre,
        "municipio": sucursal.municipio_id,
        "lugar": str(sucursal.municipio),
        "direccion": sucursal.direccion,
        "telefono": sucursal.telefono,
        "coordenadas": [float(sucursal.latitud), float(sucursal.longitud)] if sucursal.latitud else None,
        "horario": horario,
        "tramites": [{"codigo": p.tramite.codigo, "en_piloto": p.es_piloto} for p in sucursal.vigentes],
    }


def _fila(f: Ficha, base: str) -> list[Any]:
    return [
        *(f.tramite.codigo, f.nombre, f.tramite.entidad.nombre, f.tramite.get_tipo_producto_display()),
        *(f.get_modalidad_display(), f.costo, f.tiempo_maximo_dias_habiles, f.canales),
        *(f.consulta_estado, " | ".join(r.texto for r in f.requisitos.all()) or "Ninguno", f.norma, f.donde),
        *(f.responsable, f.revisada_el, f.version, f.publicada_en and f.publicada_en.date().isoformat()),
        f"{base}{f.tramite.get_absolute_url()}",
    ]


def _fila_sucursal(s: Sucursal, horario: Any) -> list[Any]:
    return [
        *(s.codigo, s.nombre, s.get_clase_display(), s.entidad.nombre, s.municipio.nombre, s.municipio_id),
        *(s.municipio.departamento.nombre, s.direccion, s.telefono, "; ".join(horario(s))),
        ", ".join(p.tramite.codigo for p in s.vigentes),  # type: ignore[attr-defined]
    ]


def lineas_del_informe(informe: Informe) -> str:
    """The report of a month as one CSV: each row under the title of its section."""
    ancho = max((len(s["columnas"]) for s in informe.secciones), default=0)
    filas = []
    for seccion in informe.secciones:
        for fila in (seccion["columnas"], *seccion["filas"]):
            celdas = [*fila, *[""] * (ancho - len(fila))]
            filas.append([seccion["titulo"], *("" if c is None else c for c in celdas)])
    return hoja_csv(["seccion", *(f"columna_{n}" for n in range(1, ancho + 1))], filas)
