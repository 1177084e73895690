"""Why a file is not accepted: one code and one sentence each, said at the field and in the summary."""

from sso_portal.nucleo.legible.cifras import miles, tamano

SENTENCIAS = {
    "vacio": "«{nombre}» llegó vacío porque se cortó la conexión. Vuelva a subirlo",
    "cortado": "«{nombre}» llegó incompleto porque se cortó la conexión. Vuelva a subirlo",
    "con_clave": "«{nombre}» tiene clave. Guárdelo sin clave y vuelva a subirlo",
    "grande": "«{nombre}» pesa {pesa}, más que el máximo de {maximo}. "
    "Tome la foto de nuevo con menor calidad o súbala en PDF",
    "pdf_grande": "«{nombre}» pesa {pesa}, más que el máximo de {maximo}. "
    "Guárdelo con menor calidad o divídalo en dos archivos",
    "hoja_grande": "«{nombre}» pesa {pesa}, más que el máximo de {maximo}. Divídalo en dos",
    "paquete_grande": "«{nombre}» pesa {pesa}, más que el máximo de {maximo}. Divídalo en dos, con sus filas",
    "paquete_lleno": "«{nombre}» trae más de {maximo} archivos. Divídalo en dos, con sus filas",
    "tipo_paquete": "«{nombre}» no es un ZIP. Suba un ZIP con los documentos y su manifiesto.csv",
    "paquete_rutas": "No aceptamos «{nombre}» porque un archivo suyo saldría de su carpeta. "
    "Haga el ZIP de nuevo, solo con los documentos",
    "paquete_anidado": "«{nombre}» trae otro comprimido por dentro. Ponga los documentos sueltos en el ZIP",
    "paquete_repetido": "«{nombre}» trae dos archivos con el mismo nombre. Deje uno solo",
    "sin_manifiesto": "«{nombre}» debe traer un manifiesto.csv, que dice de qué caso es cada documento. "
    "Agréguelo y vuelva a subirlo",
    "total": "Con «{nombre}» sus archivos pesan {pesa} y el máximo entre todos es {maximo}. "
    "Quite uno o súbalo con menor calidad",
    "imagen_enorme": "«{nombre}» mide {pesa} puntos y el máximo es {maximo}. "
    "Tome la foto de nuevo con menor calidad o súbala en PDF",
    "tipo": "«{nombre}» no se puede leer. Suba un archivo PDF, JPG o PNG",
    "tipo_hoja": "«{nombre}» no se puede leer. Suba un archivo XLSX o CSV",
    "danado": "«{nombre}» está dañado y no se puede leer. Guárdelo de nuevo y vuelva a subirlo",
    "sin_paginas": "«{nombre}» no tiene páginas. Guárdelo de nuevo y vuelva a subirlo",
    "ejecutable": "No aceptamos «{nombre}» porque lleva un programa por dentro. "
    "Guárdelo de nuevo como PDF, JPG o PNG y súbalo",
    "virus": "No aceptamos «{nombre}» porque nuestro antivirus encontró un riesgo. Suba otro archivo",
    "sin_revision": "No pudimos revisar «{nombre}» con el antivirus. Intente en unos minutos",
    "nombre": "El nombre de «{nombre}» tiene signos que no se ven. "
    "Cámbielo por uno sencillo, como diploma.pdf, y vuelva a subirlo",
}


class ArchivoRechazado(Exception):
    """A file that cannot be kept. ``codigo`` is stable; the text is for the person who uploaded it."""

    def __init__(self, codigo: str, nombre: str, *, pesa: str = "", maximo: str = "") -> None:
        self.codigo = codigo
        super().__init__(SENTENCIAS[codigo].format(nombre=nombre, pesa=pesa, maximo=maximo))

    @property
    def en_dos(self) -> tuple[str, str]:
        """(what happened, what to do about it): the two halves of the sentence."""
        que, _, como = str(self).partition(". ")
        return que, como


def demasiado_grande(codigo: str, nombre: str, tamano_bytes: int, maximo_bytes: int) -> ArchivoRechazado:
    """The refusal of a file that weighs more than it may."""
    return ArchivoRechazado(codigo, nombre, pesa=tamano(tamano_bytes), maximo=tamano(maximo_bytes))


def imagen_enorme(nombre: str, puntos: int, maximo: int) -> ArchivoRechazado:
    """The refusal of a picture with more points than can be opened safely."""
    return ArchivoRechazado(
        "imagen_enorme",
        nombre,
        pesa=f"{miles(round(puntos / 1_000_000))} millones de",
        maximo=f"{miles(round(maximo / 1_000_000))} millones",
    )
