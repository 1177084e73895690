"""The posts a person wants, in order, and the departamentos after them."""

from collections.abc import Iterable

from django.db import transaction

from inscripciones.models import Inscripcion, Oferta, Preferencia, PreferenciaDepartamento
from inscripciones.orden import mover_preferencia as movida
from inscripciones.pasos import DEPARTAMENTOS, Paso
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import Departamento

from .guardado import Hoja, abrir_paso, anotar_guardado


class PreferenciaRechazada(Exception):
    """The post cannot enter the list; the text says why and what to do."""


@transaction.atomic
def agregar_preferencia(inscripcion: Inscripcion, oferta: Oferta, *, actor: Usuario) -> Preferencia:
    """Put a post at the end of the list.

    Raises PreferenciaRechazada if it is already there, is of another profession or process, or the list
    is full; PasoCerrado.
    """
    abrir_paso(inscripcion, Paso.PREFERENCIAS)
    lista = list(inscripcion.preferencias.order_by("orden"))
    _exigir_que_quepa(inscripcion, oferta, lista)
    preferencia = Preferencia.objects.create(inscripcion=inscripcion, oferta=oferta, orden=len(lista) + 1)
    anotar_guardado(inscripcion, Paso.PREFERENCIAS)
    return preferencia


def _exigir_que_quepa(inscripcion: Inscripcion, oferta: Oferta, lista: list[Preferencia]) -> None:
    plaza, profesion = oferta.plaza, inscripcion.profesion
    if oferta.convocatoria_id != inscripcion.convocatoria_id:
        raise PreferenciaRechazada(
            f"La plaza {plaza.codigo} no se ofrece en la convocatoria en la que se inscribe. Elija otra plaza"
        )
    if plaza.profesion_id != profesion.pk:
        raise PreferenciaRechazada(
            f"La plaza {plaza.codigo} es para {str(plaza.profesion).lower()} y usted se inscribe como "
            f"{profesion.gentilicio}. Elija otra plaza"
        )
    if any(p.oferta_id == oferta.pk for p in lista):
        raise PreferenciaRechazada(
            f"Ya agregó la plaza {plaza.codigo} ({plaza.entidad.nombre}, {plaza.municipio.nombre}). "
            "Está una sola vez en su lista"
        )
    maximo = inscripcion.convocatoria.politica.reglas["max_plazas"]
    if len(lista) >= maximo:
        raise PreferenciaRechazada(f"Su lista ya tiene {maximo} plazas. Quite una para agregar otra")


@transaction.atomic
def mover_preferencia(
    inscripcion: Inscripcion, oferta_id: int, pasos: int, *, desde: int | None = None, actor: Usuario
) -> int | None:
    """Move a post up (negative) or down in the list; its new place, or None if nothing moved.

    ``desde``: the place it had on the person's screen. If it is no longer there, nothing moves: a second
    press of the same button, or another tab. Raises PasoCerrado.
    """
    abrir_paso(inscripcion, Paso.PREFERENCIAS)
    orden = list(inscripcion.preferencias.order_by("orden").values_list("oferta_id", flat=True))
    if oferta_id not in orden or (desde is not None and orden.index(oferta_id) + 1 != desde):
        return None
    _numerar(inscripcion, movida(orden, oferta_id, pasos))
    anotar_guardado(inscripcion, Paso.PREFERENCIAS)
    return inscripcion.preferencias.get(oferta_id=oferta_id).orden


@transaction.atomic
def quitar_preferencia(inscripcion: Inscripcion, oferta_id: int, *, actor: Usuario) -> bool:
    """Take a post off the list; False if it was not there. Raises PasoCerrado."""
    abrir_paso(inscripcion, Paso.PREFERENCIAS)
    borradas, _ = inscripcion.preferencias.filter(oferta_id=oferta_id).delete()
    if borradas:
        _numerar(inscripcion, inscripcion.preferencias.order_by("orden").values_list("oferta_id", flat=True))
        anotar_guardado(inscripcion, Paso.PREFERENCIAS)
    return bool(borradas)


def _numerar(inscripcion: Inscripcion, ofertas: Iterable[int]) -> None:
    filas = {p.oferta_id: p for p in inscripcion.preferencias.order_by("orden")}
    for lugar, oferta in enumerate(ofertas, start=1):
        filas[oferta].orden = lugar
    Preferencia.objects.bulk_update(filas.values(), ["orden"])


@transaction.atomic
def ordenar_departamentos(
    inscripcion: Inscripcion,
    codigos: Iterable[str],
    *,
    actor: Usuario,
    hoja: Hoja | None = None,
) -> None:
    """Keep the departamentos in this order, each once; an empty list is an answer too.

    Raises PasoCerrado, ConflictoDeVersion.
    """
    abrir_paso(inscripcion, Paso.PREFERENCIAS, seccion=DEPARTAMENTOS, hoja=hoja)
    pedidos = list(dict.fromkeys(codigos))
    conocidos = set(Departamento.objects.filter(pk__in=pedidos).order_by().values_list("pk", flat=True))
    inscripcion.departamentos.all().delete()
    PreferenciaDepartamento.objects.bulk_create(
        PreferenciaDepartamento(inscripcion=inscripcion, departamento_id=codigo, orden=lugar)
        for lugar, codigo in enumerate((c for c in pedidos if c in conocidos), start=1)
    )
    anotar_guardado(
        inscripcion,
        Paso.PREFERENCIAS,
        seccion=DEPARTAMENTOS,
        hoja=hoja,
        departamentos_revisados=True,
    )
