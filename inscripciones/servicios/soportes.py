"""The supporting documents of a registration: one of each type, replaced and removed by their owner."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from inscripciones.estados import Estado
from inscripciones.models import DocumentoInscripcion, Inscripcion
from inscripciones.pasos import Paso
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_subido, quitar_archivo

from .guardado import PasoCerrado, abrir_paso, anotar_guardado


def archivos_de(inscripcion: Inscripcion) -> Any:
    """Every file that counts for the 40 MB of a registration."""
    documentos = inscripcion.documentos.filter(es_vigente=True).values("archivo")
    soportes = inscripcion.condiciones.exclude(archivo=None).values("archivo")
    return Archivo.objects.filter(Q(pk__in=documentos) | Q(pk__in=soportes))


@transaction.atomic
def subir_documento(
    inscripcion: Inscripcion, tipo: str, subido: Any, *, actor: Usuario
) -> DocumentoInscripcion:
    """Keep the document of a type; the one it replaces stays, marked so, once the registration was sent.

    Raises PasoCerrado, ArchivoRechazado (nothing changes then).
    """
    _exigir_abierto(inscripcion, tipo)
    anterior = inscripcion.documentos.filter(tipo=tipo, es_vigente=True).first()
    junto_a = archivos_de(inscripcion).exclude(pk=anterior.archivo_id if anterior else None)
    archivo = guardar_subido(
        subido, uso="inscripcion", titular=inscripcion.persona, actor=actor, junto_a=junto_a
    )
    if anterior:
        _dejar(anterior, actor=actor)
    documento = DocumentoInscripcion.objects.create(inscripcion=inscripcion, tipo=tipo, archivo=archivo)
    anotar_guardado(inscripcion, Paso.DOCUMENTOS, campos={tipo})
    return documento


@transaction.atomic
def quitar_documento(inscripcion: Inscripcion, tipo: str, *, actor: Usuario) -> bool:
    """Remove the document of a type; False if there was none. Raises PasoCerrado."""
    _exigir_abierto(inscripcion, tipo)
    documento = inscripcion.documentos.filter(tipo=tipo, es_vigente=True).first()
    if documento is None:
        return False
    _dejar(documento, actor=actor)
    anotar_guardado(inscripcion, Paso.DOCUMENTOS)
    return True


def _exigir_abierto(inscripcion: Inscripcion, tipo: str) -> None:
    if tipo not in abrir_paso(inscripcion, Paso.DOCUMENTOS):
        raise PasoCerrado("La secretaría no pidió cambiar este documento. Corrija solo lo que le pidió.")


def _dejar(documento: DocumentoInscripcion, *, actor: Usuario) -> None:
    """A document of a draft disappears; one that was already sent stays as what was."""
    if documento.inscripcion.estado == Estado.BORRADOR:
        archivo = documento.archivo
        documento.delete()
        quitar_archivo(archivo, actor=actor)
    else:
        documento.es_vigente = False
        documento.save(update_fields=["es_vigente"])
