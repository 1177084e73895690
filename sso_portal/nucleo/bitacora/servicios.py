"""Write the record: acts, readings, state changes, seals."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db import connection, models, transaction
from django.utils import timezone

from sso_portal.nucleo.cifrado.llavero import cifrar
from sso_portal.nucleo.cifrado.models import LlavePersonal
from sso_portal.nucleo.copia import EnLista, cambiar, copiar

from . import sellado
from .models import Evento, Lectura, Lote, LoteEvento

CERROJO_DE_SELLADO = 0x5350_4C54  # any constant: the key of the advisory lock
EVENTOS_POR_LOTE = 20_000
# The oldest transaction that may still write here: whatever is running and is not known to belong to
# another database of the same server (those run on the same counter, and could delay us for hours).
FRONTERA = """
WITH ahora AS MATERIALIZED (SELECT pg_current_snapshot() AS foto),
ajenas AS (
  SELECT l.transactionid::text::bigint AS x FROM pg_locks l JOIN pg_stat_activity a USING (pid)
  WHERE l.locktype = 'transactionid' AND l.granted AND a.datname <> current_database()
)
SELECT COALESCE(
  (SELECT min(x::text::bigint) FROM ahora, pg_snapshot_xip(foto) AS x
   WHERE (x::text::bigint & 4294967295) NOT IN (SELECT x FROM ajenas)),
  (SELECT pg_snapshot_xmax(foto)::text::bigint FROM ahora)
)"""

# One event for each of many objects of the same model; whatever they share travels once.
EVENTOS = """
INSERT INTO bitacora_evento (ocurrido_en, acto, sujeto, actor_id, actor_rol, datos, motivo_de,
  motivo_cifrado, sujeto_id)
SELECT %s, %s, %s, %s, %s, %s::jsonb, '', ''::bytea, cada.uno
FROM unnest(%s::text[]) WITH ORDINALITY AS cada(uno, orden) ORDER BY orden"""


class Actor(Protocol):
    """Whoever acts: a Usuario, or `SISTEMA`."""

    pk: Any

    @property
    def rol_bitacora(self) -> str: ...


class _Sistema:
    pk = "sistema"
    rol_bitacora = "sistema"


SISTEMA = _Sistema()


class TransicionInvalida(Exception):
    """The requested state cannot be reached from the current one; the text is for the person who tried."""

    def __init__(self, objeto: models.Model, destino: str) -> None:
        self.objeto, self.destino = objeto, destino
        actual = objeto.get_estado_display()  # type: ignore[attr-defined]
        super().__init__(
            f"No se puede: {objeto} está en estado «{actual}». Revise qué cambió y decida otra vez."
        )


def _evento(acto: str, objeto: models.Model, *, actor: Actor, motivo: str, datos: dict | None) -> Evento:
    motivo_de = getattr(objeto, "llave_bitacora", "institucional") if motivo else ""
    return Evento(
        acto=acto,
        sujeto=objeto._meta.label,
        sujeto_id=str(objeto.pk),
        actor_id=str(actor.pk),
        actor_rol=actor.rol_bitacora,
        datos=datos or {},
        motivo_de=motivo_de,
        motivo_cifrado=cifrar(motivo, LlavePersonal.de(motivo_de)) if motivo else b"",
    )


def registrar(
    acto: str, objeto: models.Model, *, actor: Actor, motivo: str = "", datos: dict | None = None
) -> Evento:
    """Leave one event of ``acto`` on ``objeto``, in the transaction of the act itself.

    ``datos`` holds codes, numbers and hashes, never personal data; ``motivo`` is free text, encrypted
    under the key of ``objeto.llave_bitacora`` (the person) or the institutional one.
    """
    evento = _evento(acto, objeto, actor=actor, motivo=motivo, datos=datos)
    evento.save(force_insert=True)
    return evento


def registrar_en_lote(
    acto: str, objetos: Iterable[models.Model], *, actor: Actor, datos: dict | None = None
) -> None:
    """One event of ``acto`` per object, in one insert. They are all of the same model."""
    lista = list(objetos)
    if lista:
        _registrar_de(acto, type(lista[0]), [o.pk for o in lista], actor=actor, datos=datos)


def _registrar_de(
    acto: str, modelo: type[models.Model], pks: Sequence[Any], *, actor: Actor, datos: dict | None
) -> None:
    comun: list[Any] = [timezone.now(), acto, modelo._meta.label]
    quien = [str(actor.pk), actor.rol_bitacora, json.dumps(datos or {})]
    with connection.cursor() as cursor:
        cursor.execute(EVENTOS, [*comun, *quien, [str(pk) for pk in pks]])


def registrar_lectura(objeto: models.Model, *, persona_id: Any, actor: Actor, proposito: str) -> None:
    """Leave word that ``actor`` opened ``objeto``, which holds data of ``persona_id``."""
    Lectura.objects.create(
        persona_id=str(persona_id),
        actor_id=str(actor.pk),
        actor_rol=actor.rol_bitacora,
        objeto=objeto._meta.label,
        objeto_id=str(objeto.pk),
        proposito=proposito,
    )


@transaction.atomic
def transitar(
    objeto: models.Model,
    destino: str,
    *,
    actor: Actor,
    motivo: str = "",
    datos: dict | None = None,
    **cambios: Any,
) -> None:
    """Move ``objeto`` to ``destino`` under a row lock and record who did it and why.

    ``cambios``: other field values written in the same UPDATE. Unsaved changes on ``objeto`` are lost:
    the row is re-read under the lock.
    Raises TransicionInvalida if ``objeto.TRANSICIONES`` has no such edge.
    """
    objeto.refresh_from_db(from_queryset=type(objeto)._base_manager.select_for_update(of=("self",)))
    anterior = objeto.estado  # type: ignore[attr-defined]
    if destino not in objeto.TRANSICIONES[anterior]:  # type: ignore[attr-defined]
        raise TransicionInvalida(objeto, destino)
    for campo, valor in {"estado": destino, **cambios}.items():
        setattr(objeto, campo, valor)
    objeto.save(update_fields=["estado", *cambios])
    registrar(
        str(destino), objeto, actor=actor, motivo=motivo, datos={"desde": str(anterior), **(datos or {})}
    )


@transaction.atomic
def transitar_en_lote(
    objetos: models.QuerySet, destino: str, *, actor: Actor, datos: dict | None = None, **cambios: Any
) -> int:
    """Move every one of ``objetos`` that can reach ``destino``, with one event each; says how many moved.

    Rows are locked in the order of their keys and those that others moved meanwhile are left alone.
    As many queries as there were states, and three more, whatever the number of rows.
    """
    modelo = objetos.model
    origenes = [estado for estado, destinos in modelo.TRANSICIONES.items() if destino in destinos]
    filas = modelo._base_manager.filter(pk__in=objetos.order_by().values("pk"), estado__in=origenes)
    movidas = dict(filas.order_by("pk").select_for_update().values_list("pk", "estado"))
    modelo._base_manager.filter(pk__in=list(movidas)).update(estado=destino, **cambios)
    _registrar_pasos(modelo, {pk: (origen, destino) for pk, origen in movidas.items()}, actor, datos)
    return len(movidas)


@transaction.atomic
def transitar_cada_uno(
    modelo: type[models.Model],
    campos: Sequence[str],
    filas: Sequence[Sequence[Any]],
    *,
    actor: Actor,
    datos: dict | None = None,
) -> None:
    """Move many rows, each to its own state: ``filas`` are (pk, destino, values of ``campos``…).

    Rows are locked in the order of their keys, changed by one UPDATE and leave one event each.
    Raises TransicionInvalida for the first that cannot reach its state; then none moves.
    """
    destinos = {fila[0]: str(fila[1]) for fila in filas}
    suyas = modelo._base_manager.filter(pk__in=EnLista(destinos, "bigint")).order_by("pk")
    origenes = dict(suyas.select_for_update().values_list("pk", "estado"))
    pasos = {pk: (origen, destinos[pk]) for pk, origen in origenes.items()}
    posibles: dict[str, Any] = modelo.TRANSICIONES  # type: ignore[attr-defined]
    for pk, (origen, destino) in pasos.items():
        if destino not in posibles[origen]:
            raise TransicionInvalida(modelo._base_manager.get(pk=pk), destino)
    cambiar(modelo, ["estado", *campos], filas)
    _registrar_pasos(modelo, pasos, actor, datos)


def _registrar_pasos(
    modelo: type[models.Model], pasos: dict[Any, tuple[str, str]], actor: Actor, datos: dict | None
) -> None:
    """Leave the event of each step, {pk: (from, to)}: one insert per pair of states."""
    por_paso: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for pk, paso in pasos.items():
        por_paso[paso].append(pk)
    for (origen, destino), pks in por_paso.items():
        todo = {"desde": str(origen), **(datos or {})}
        _registrar_de(str(destino), modelo, pks, actor=actor, datos=todo)


@transaction.atomic
def sellar_lote() -> Lote | None:
    """Seal the events whose transactions are all over; None if there is nothing to seal or another seals now.

    Only rows older than the oldest running transaction enter: nothing can appear later before the seal.
    Acts take no lock for this; sealers exclude each other with an advisory lock.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [CERROJO_DE_SELLADO])
        if not cursor.fetchone()[0]:
            return None
        cursor.execute(FRONTERA)
        frontera = cursor.fetchone()[0]
    filas = list(
        Evento.objects.filter(sello=None, transaccion__lt=frontera)
        .order_by("id")
        .values(*sellado.CAMPOS)[:EVENTOS_POR_LOTE]
    )
    if not filas:
        return None
    ultimo = Lote.objects.order_by("-numero").first()
    huellas = [sellado.huella(fila) for fila in filas]
    raiz = sellado.raiz(huellas)
    lote = Lote.objects.create(
        numero=ultimo.numero + 1 if ultimo else 1,
        cantidad=len(filas),
        raiz=raiz,
        cadena=sellado.cadena(ultimo.cadena if ultimo else sellado.CADENA_INICIAL, raiz),
    )
    suyas = enumerate(zip(filas, huellas, strict=True))
    copiar(
        LoteEvento,
        ("lote", "evento", "orden", "huella"),
        ((lote.pk, fila["id"], orden, huella) for orden, (fila, huella) in suyas),
    )
    return lote
