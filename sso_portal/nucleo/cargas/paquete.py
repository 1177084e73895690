"""Which document of the ZIP goes with each row: read one at a time, judged by what it holds."""

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath
from typing import IO

from django.core.files.base import ContentFile

from sso_portal.nucleo.documentos import consultas
from sso_portal.nucleo.documentos.juicio import juzgar
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.documentos.servicios import guardar_subido

from .anexos import MANIFIESTO, MANIFIESTO_MAXIMO_BYTES, MAXIMO_ANEXO_BYTES
from .formatos import ErrorFila, Fila, FilasRechazadas, Formato
from .hoja_csv import leer_csv
from .hojas import HojaIlegible
from .models import Carga

FRASES_MAXIMAS = 100


@dataclass(frozen=True)
class Anexo:
    """A document of the ZIP, judged: its name there and the SHA-256 of its bytes."""

    nombre: str
    sha256: str


class Paquete:
    """A ZIP already judged, open: which document goes with each row."""

    def __init__(self, contenido: IO[bytes], formato: Formato) -> None:
        self.formato, self.zip = formato, zipfile.ZipFile(contenido)
        nombres = [e.filename for e in self.zip.infolist() if not e.is_dir()]
        manifiesto = next(n for n in nombres if PurePosixPath(n).name.lower() == MANIFIESTO)
        self.nombres = {n for n in nombres if n != manifiesto}
        por_base: dict[str, list[str]] = defaultdict(list)
        for nombre in self.nombres:
            por_base[PurePosixPath(nombre).name].append(nombre)
        self.por_base = {base: todos[0] for base, todos in por_base.items() if len(todos) == 1}
        self.por_caso: dict[str, list[str]] = defaultdict(list)
        for caso, nombre in self._renglones(manifiesto):
            self.por_caso[caso].append(nombre)
        self.vistos: set[str] = set()

    def _renglones(self, manifiesto: str) -> Iterator[tuple[str, str]]:
        """(case, name) of each line. Raises HojaIlegible when the manifest is not one."""
        hoja = leer_csv(self._leer(manifiesto, MANIFIESTO_MAXIMO_BYTES))
        titulos = [t.lower() for t in hoja.titulos]
        caso = self.formato.identificador
        if not {caso, "archivo"} <= set(titulos):
            raise HojaIlegible(f"El {MANIFIESTO} del ZIP debe tener las columnas «{caso}» y «archivo»")
        lugares = titulos.index(caso), titulos.index("archivo")
        for _, celdas in hoja.filas():
            uno, otro = ((celdas[n].strip() if n < len(celdas) else "") for n in lugares)
            yield uno, otro

    def _leer(self, nombre: str, maximo: int) -> bytes:
        """The bytes of an entry, one more than ``maximo`` at most."""
        with self.zip.open(nombre) as entrada:
            return entrada.read(maximo + 1)

    def _nombre_de(self, caso: str) -> str:
        pedido = self.por_caso[caso][0]
        return pedido if pedido in self.nombres else self.por_base.get(pedido, "")

    def documento(self, caso: str) -> ContentFile | None:
        """The bytes that go with ``caso``, under their name; None if none do."""
        nombre = self._nombre_de(caso) if caso in self.por_caso else ""
        if not nombre:
            return None
        return ContentFile(self._leer(nombre, MAXIMO_ANEXO_BYTES), name=PurePosixPath(nombre).name)

    def juzgar(self, caso: str) -> tuple[Anexo | None, list[ErrorFila]]:
        """What goes with the row of ``caso``, judged by what it holds; what there is to correct in it."""
        self.vistos.add(caso)
        pedidos = self.por_caso.get(caso, [])
        if not pedidos:
            return None, []
        if len(pedidos) > 1:
            return None, [_varios(caso, pedidos)]
        subido = self.documento(caso)
        if subido is None:
            return None, [_no_viene(pedidos[0])]
        return self._juzgado(subido, pedidos[0])

    def _juzgado(self, subido: ContentFile, pedido: str) -> tuple[Anexo | None, list[ErrorFila]]:
        juez, reparos = self.formato.juez_de_anexos, []
        try:
            if juez:
                juez(str(subido.name), subido.file)
        except ArchivoRechazado as rechazo:
            reparos = [rechazado(rechazo)]
        subido.seek(0)
        return Anexo(pedido, sha256(subido.read()).hexdigest()), reparos

    def sobrantes(self) -> list[str]:
        """A sentence for each file that no line names, and for each line whose case is not in the sheet."""
        pedidos = {n for nombres in self.por_caso.values() for n in nombres}
        usados = {self.por_base.get(n, n) for n in pedidos} | pedidos
        frases = [f"«{n}» viene en el ZIP y el {MANIFIESTO} no lo nombra" for n in self.nombres - usados]
        frases += [
            f"El {MANIFIESTO} nombra el caso {caso}, que no está en el archivo de filas"
            for caso in self.por_caso.keys() - self.vistos
        ]
        return sorted(frases)[:FRASES_MAXIMAS]


_error = partial(ErrorFila, columna="")


def _varios(caso: str, nombres: list[str]) -> ErrorFila:
    return _error(
        codigo="anexo_repetido", titulo="El caso tiene más de un documento",
        explicacion=f"el {MANIFIESTO} da al caso {caso} {len(nombres)} documentos",
        como_corregir="Deje un documento por caso; si son varios, júntelos en un PDF",
    )  # fmt: skip


def _no_viene(nombre: str) -> ErrorFila:
    return _error(
        codigo="anexo_falta", titulo="El documento no viene en el ZIP",
        explicacion=f"el {MANIFIESTO} nombra «{nombre}», que no viene en el ZIP",
        como_corregir="Agregue el documento al ZIP o corrija su nombre en el manifiesto",
    )  # fmt: skip


def rechazado(rechazo: ArchivoRechazado) -> ErrorFila:
    """The refusal of a document, said at its row."""
    que, como = rechazo.en_dos
    return _error(
        codigo=f"anexo_{rechazo.codigo}", titulo="El documento no se puede aceptar",
        explicacion=que, como_corregir=como,
    )  # fmt: skip


@contextmanager
def abrir_paquete(carga: Carga) -> Iterator[Paquete | None]:
    """The open ZIP of ``carga``; None if it brought none. Raises HojaIlegible: its manifest is not one."""
    if carga.anexos is None:
        yield None
        return
    with consultas.abrir(carga.anexos) as abierto:
        yield Paquete(abierto, carga.formato)


def con_documentos(filas: list[Fila], carga: Carga) -> list[Fila]:
    """The same rows, each with the document of the ZIP that goes with it already kept.

    Raises FilasRechazadas if one can no longer be accepted.
    """
    with abrir_paquete(carga) as paquete:
        return [_con_documento(fila, carga, paquete) for fila in filas] if paquete else filas


def _con_documento(fila: Fila, carga: Carga, paquete: Paquete) -> Fila:
    formato = carga.formato
    subido = paquete.documento(str(fila.valores.get(formato.identificador) or ""))
    if subido is None:
        return fila
    try:
        juez = formato.juez_de_anexos or juzgar
        uso, actor = formato.uso_de_anexos, carga.subida_por
        return replace(fila, anexo=guardar_subido(subido, uso=uso, titular=None, actor=actor, juez=juez))
    except ArchivoRechazado as rechazo:
        raise FilasRechazadas({fila.numero: [rechazado(rechazo)]}) from rechazo
