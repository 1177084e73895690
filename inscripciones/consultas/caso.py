"""The page of one case: the checklist at the left, and at the right the document that follows the item."""

from dataclasses import dataclass, field
from typing import Any

from inscripciones.estados import PROPUESTOS, Estado
from inscripciones.models import CondicionPrioridad, DocumentoInscripcion, Inscripcion, Razon
from sso_portal.nucleo.bitacora.consultas import ultimos_motivos
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.legible.fechas import fecha

from .cola import libres, por_revisar, puede_deshacer, quien_lo_tiene, ultima_deshacible, version_de_mesa
from .identidad import con_mismo_documento
from .lista import CONDICION, Resultado, Revisado, Revision, admite_no_aplica, revision_de

CORTOS = {
    "identidad_frente": "Identidad, frente",
    "identidad_reverso": "Identidad, reverso",
    "diploma": "Diploma",
    "acta_grado": "Acta de grado",
    "convalidacion": "Convalidación",
}
PROPUSO = {Estado.RECHAZADA: Estado.RECHAZO_PROPUESTO, Estado.ANULADA: Estado.ANULACION_PROPUESTA}
TITULOS = {
    Estado.RECHAZO_PROPUESTO: "Por qué se propuso el rechazo",
    Estado.RECHAZADA: "Por qué se propuso el rechazo",
    Estado.ANULACION_PROPUESTA: "Por qué se propuso anularla",
    Estado.ANULADA: "Por qué se anuló",
}
CLASES = {Resultado.CUMPLE: "lleno", Resultado.NO_CUMPLE: "alerta"}


@dataclass(frozen=True)
class Documento:
    """One file of the case, with the short name of its button."""

    archivo: Archivo
    rotulo: str
    tipo: str = ""


@dataclass(frozen=True)
class Punto:
    """One row of the checklist on the screen. ``formulario``: what the person wrote, to compare."""

    revisado: Revisado
    formulario: str
    palabra: str
    clase: str
    documento: Documento | None
    es_actual: bool
    admite_no_aplica: bool
    condiciones: list["Condicion"] = field(default_factory=list)

    @property
    def codigo(self) -> str:
        return self.revisado.punto.pk


@dataclass(frozen=True)
class Condicion:
    """One claimed condition, in clear, for the only officer who decides it."""

    fila: CondicionPrioridad
    nombre: str
    comunidad: str
    documento: Documento | None


def caso_de(
    usuario: Usuario, inscripcion: Inscripcion, *, actual: str = "", documento: str = ""
) -> dict[str, Any]:
    """Everything the page of a case shows to ``usuario``; ``actual`` and ``documento``: the item and the
    file they asked for; else the first item to look at, and its document.

    Which conditions a person declares appears only if ``usuario`` has the case, or is the second officer.
    """
    revision = revision_de(inscripcion)
    la_tiene = inscripcion.estado == Estado.RADICADA and inscripcion.tomada_por_id == usuario.pk
    segunda = inscripcion.estado in PROPUESTOS and inscripcion.propuesta_por_id != usuario.pk
    documentos = _documentos(inscripcion)
    sensibles = _condiciones(revision) if la_tiene or segunda else []
    puntos = _puntos(inscripcion, revision, documentos, sensibles, actual)
    abribles = [*documentos.values(), *(c.documento for c in sensibles if c.documento)]
    pedido = next((d for d in abribles if str(d.archivo.pk) == documento), None)
    sigue = next((p.documento for p in puntos if p.es_actual and p.documento), None)
    una = Inscripcion.objects.filter(pk=inscripcion.pk)
    return {
        "inscripcion": inscripcion,
        "revision": revision,
        "puntos": puntos,
        "codigo_actual": next(p.codigo for p in puntos if p.es_actual),
        "documentos": abribles,
        "mostrado": pedido or sigue or next(iter(abribles), None),
        "mismo_documento": con_mismo_documento(inscripcion),
        "la_tiene": la_tiene,
        "es_segunda": segunda,
        "quien": "" if la_tiene or libres(una).exists() else quien_lo_tiene(inscripcion),
        "se_puede_tomar": not la_tiene and por_revisar(libres(una)).exists(),
        "version": version_de_mesa(inscripcion),
        "motivo": _motivo(inscripcion),
        "titulo_motivo": TITULOS.get(Estado(inscripcion.estado), "La propuesta no se confirmó"),
        "puede_deshacer": puede_deshacer(inscripcion, usuario),
        "deshacible": ultima_deshacible(usuario),
        "dice": cuanto_falta(revision),
    }


def cuanto_falta(revision: Revision) -> str:
    """The short count that the live region says."""
    if revision.faltan:
        return (
            "Falta 1 punto por revisar."
            if revision.faltan == 1
            else f"Faltan {revision.faltan} puntos por revisar."
        )
    if cuantos := len(revision.no_cumplen):
        return f"Todo revisado: {cuantos} no cumple{'n' if cuantos > 1 else ''}."
    return "Todo revisado: cumple."


def _motivo(inscripcion: Inscripcion) -> str:
    """Why it was proposed to leave the person out, or why that was not confirmed."""
    acto = PROPUSO.get(Estado(inscripcion.estado), inscripcion.estado)
    return ultimos_motivos([inscripcion], acto).get(str(inscripcion.pk), "")


def _documentos(inscripcion: Inscripcion) -> dict[str, Documento]:
    filas = {
        d.tipo: d
        for d in inscripcion.documentos.filter(es_vigente=True).select_related("archivo").order_by("pk")
    }
    return {
        tipo: Documento(filas[tipo].archivo, CORTOS[tipo], tipo)
        for tipo in DocumentoInscripcion.Tipo.values
        if tipo in filas
    }


def _condiciones(revision: Revision) -> list[Condicion]:
    return [
        Condicion(
            fila,
            CondicionPrioridad.Condicion(fila.condicion).label,
            str(fila.comunidad_declarada or ""),
            Documento(fila.archivo, f"Soporte {n}") if fila.archivo else None,
        )
        for n, fila in enumerate(revision.condiciones, start=1)
    ]


def _puntos(
    inscripcion: Inscripcion,
    revision: Revision,
    documentos: dict[str, Documento],
    condiciones: list[Condicion],
    actual: str,
) -> list[Punto]:
    aplican = [p for p in revision.puntos if p.aplica]
    pedido = next((p for p in aplican if p.punto.pk == actual), None)
    aqui = pedido or next((p for p in aplican if p.esta_pendiente), aplican[0])
    escrito = _escrito(inscripcion)
    puntos = []
    for p in revision.puntos:
        suyas = condiciones if p.punto.pk == CONDICION else []
        soporte = next((c.documento for c in suyas if c.documento), None)
        palabra, clase = _palabra(p)
        puntos.append(
            Punto(
                revisado=p,
                formulario=escrito.get(p.punto.pk, ""),
                palabra=palabra,
                clase=clase,
                documento=soporte or documentos.get(p.punto.documento),
                es_actual=p is aqui,
                admite_no_aplica=admite_no_aplica(p.punto, inscripcion),
                condiciones=suyas,
            )
        )
    return puntos


def _palabra(p: Revisado) -> tuple[str, str]:
    if not p.aplica:
        return "No aplica", ""
    if not p.resultado:
        return "Por revisar", ""
    return Resultado(p.resultado).label, CLASES.get(Resultado(p.resultado), "")


def _escrito(inscripcion: Inscripcion) -> dict[str, str]:
    """What the person wrote on the form, by item, to compare with the document."""
    documento = inscripcion.persona.documento
    identidad = f"{documento.get_tipo_display()} {documento.numero}" if documento else "sin documento"
    return {
        "identidad_legible": identidad,
        "nombre_coincide": f"{inscripcion.persona}, {identidad}",
        "titulo": f"{inscripcion.profesion}, {inscripcion.persona}",
        "acta_coincide": fecha(inscripcion.fecha_grado) if inscripcion.fecha_grado else "sin fecha",
        "universidad_registrada": inscripcion.universidad,
        "convalidacion": f"título de otro país, {inscripcion.universidad}",
        "domicilio_competente": f"{inscripcion.direccion}, {inscripcion.municipio}",
    }


def razones() -> dict[str, list[Razon]]:
    """The closed list of reasons of every item, in order."""
    por_punto: dict[str, list[Razon]] = {}
    for razon in Razon.objects.order_by("punto__orden", "orden"):
        por_punto.setdefault(razon.punto_id, []).append(razon)
    return por_punto
