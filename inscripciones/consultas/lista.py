"""The national checklist of one registration: which items apply, what was found, what remains to look at."""

from collections.abc import Iterable
from dataclasses import dataclass

from inscripciones.models import CondicionPrioridad, DocumentoInscripcion, Hallazgo, Inscripcion, PuntoLista

CONDICION = "condicion_prioridad"
Resultado = Hallazgo.Resultado
Tipo = DocumentoInscripcion.Tipo
AL_DORSO = {Tipo.IDENTIDAD_FRENTE: {Tipo.IDENTIDAD_FRENTE, Tipo.IDENTIDAD_REVERSO}}  # looked at together
# what a title of another country may lack: its university is not in the Colombian register
NO_APLICA_SI_EXTERIOR = frozenset({"universidad_registrada"})


@dataclass(frozen=True)
class Revisado:
    """One item as the desk sees it. ``resultado`` "" = to look at; ``de_antes``: found in a former round."""

    punto: PuntoLista
    aplica: bool
    resultado: str = ""
    hallazgo: Hallazgo | None = None
    de_antes: bool = False

    @property
    def esta_pendiente(self) -> bool:
        return self.aplica and not self.resultado

    @property
    def no_cumple(self) -> bool:
        return self.aplica and self.resultado == Resultado.NO_CUMPLE


@dataclass(frozen=True)
class Revision:
    """The whole checklist of a registration in its present round, in order."""

    puntos: tuple[Revisado, ...]
    condiciones: tuple[CondicionPrioridad, ...]

    @property
    def faltan(self) -> int:
        return sum(p.esta_pendiente for p in self.puntos)

    @property
    def no_cumplen(self) -> list[Revisado]:
        return [p for p in self.puntos if p.no_cumple]

    @property
    def esta_limpia(self) -> bool:
        """Every item that applies holds and every condition is decided: it can be validated."""
        return not self.faltan and not self.no_cumplen

    @property
    def excluye(self) -> bool:
        """Something does not hold besides a priority condition, which never costs the registration."""
        return any(p.punto.pk != CONDICION for p in self.no_cumplen)


def aplica(punto: PuntoLista, inscripcion: Inscripcion) -> bool:
    """Whether an item of the list applies to what this registration declares."""
    if punto.aplica == PuntoLista.Aplica.TITULO_EXTERIOR:
        return bool(inscripcion.es_titulo_exterior)
    if punto.aplica == PuntoLista.Aplica.PRIORIDAD:
        return bool(inscripcion.declara_prioridad)
    return True


def admite_no_aplica(punto: PuntoLista, inscripcion: Inscripcion) -> bool:
    """Whether the officer may answer that the item does not apply, though the list says it does."""
    return bool(inscripcion.es_titulo_exterior) and punto.pk in NO_APLICA_SI_EXTERIOR


def revision_de(inscripcion: Inscripcion) -> Revision:
    """The checklist with what was found. What a former round found stays, unless its document is another.

    Four queries.
    """
    return armar(
        inscripcion,
        puntos=PuntoLista.objects.order_by("orden"),
        hallazgos=inscripcion.hallazgos.select_related("razon", "anotado_por").order_by("ronda"),
        documentos=inscripcion.documentos.filter(es_vigente=True).select_related("archivo").order_by("pk"),
        condiciones=inscripcion.condiciones.select_related("archivo").order_by("pk"),
    )


def armar(
    inscripcion: Inscripcion,
    *,
    puntos: Iterable[PuntoLista],
    hallazgos: Iterable[Hallazgo],
    documentos: Iterable[DocumentoInscripcion],
    condiciones: Iterable[CondicionPrioridad],
) -> Revision:
    """The checklist from rows already read; ``hallazgos`` in the order of their rounds, present documents."""
    ultimo = {h.punto_id: h for h in hallazgos}
    documentos, condiciones = list(documentos), tuple(condiciones)
    revisados = []
    for punto in puntos:
        hallazgo = ultimo.get(punto.pk)
        if not aplica(punto, inscripcion):
            revisados.append(Revisado(punto, aplica=False, resultado=Resultado.NO_APLICA))
        elif punto.pk == CONDICION:
            revisados.append(_condicion(inscripcion, punto, hallazgo, condiciones))
        else:
            revisados.append(_documento(inscripcion, punto, hallazgo, documentos))
    return Revision(tuple(revisados), condiciones)


def _condicion(
    inscripcion: Inscripcion,
    punto: PuntoLista,
    hallazgo: Hallazgo | None,
    condiciones: tuple[CondicionPrioridad, ...],
) -> Revisado:
    """Each condition has its own decision; the item only says whether another support was asked for."""
    if hallazgo and hallazgo.ronda == inscripcion.ronda and hallazgo.resultado == Resultado.NO_CUMPLE:
        return Revisado(punto, aplica=True, resultado=Resultado.NO_CUMPLE, hallazgo=hallazgo)
    decididas = all(c.decision != CondicionPrioridad.Decision.PENDIENTE for c in condiciones)
    return Revisado(punto, aplica=True, resultado=Resultado.CUMPLE if decididas else "")


def _documento(
    inscripcion: Inscripcion,
    punto: PuntoLista,
    hallazgo: Hallazgo | None,
    documentos: list[DocumentoInscripcion],
) -> Revisado:
    if hallazgo is None:
        return Revisado(punto, aplica=True)
    if hallazgo.ronda == inscripcion.ronda:
        return Revisado(punto, aplica=True, resultado=hallazgo.resultado, hallazgo=hallazgo)
    mirados = AL_DORSO.get(Tipo(punto.documento), {punto.documento}) if punto.documento else set()
    cambio = any(d.tipo in mirados and d.archivo.creado_en > hallazgo.anotado_en for d in documentos)
    if cambio or hallazgo.resultado == Resultado.NO_CUMPLE:
        return Revisado(punto, aplica=True)
    return Revisado(punto, aplica=True, resultado=hallazgo.resultado, hallazgo=hallazgo, de_antes=True)
