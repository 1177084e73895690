"""What the ministry does with a process: open it, set its rules, offer posts, publish it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from inscripciones.calendario import ANTELACION
from inscripciones.estados import EN_CURSO, EstadoConvocatoria
from inscripciones.foto import foto_de
from inscripciones.models import Convocatoria, Oferta, Politica
from plazas.estados import Estado as EstadoPlaza
from plazas.models import Plaza, Profesion
from plazas.senales import RetiroRechazado
from sso_portal.nucleo.bitacora.servicios import registrar, registrar_en_lote, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_subido

from .candado import con_convocatoria_abierta

USO_ACTO = "acto"  # public: anybody downloads the act that opens a process
EN_BORRADOR = (EstadoConvocatoria.BORRADOR,)


class ConvocatoriaIncompleta(Exception):
    """A process cannot be published yet: ``faltas`` are sentences that say what to do."""

    def __init__(self, faltas: list[str]) -> None:
        self.faltas = faltas
        super().__init__(" ".join(faltas))


class VersionRepetida(Exception):
    """Another policy already has that version."""


@transaction.atomic
def crear_politica(
    *, actor: Usuario, version: str, titulo: str, norma: str, reglas: dict[str, Any]
) -> Politica:
    """Write a new version of the rules; processes that name another keep theirs.

    The same version with the same rules is the one that exists. Raises VersionRepetida.
    """
    politica, nueva = Politica.objects.get_or_create(
        version=version, defaults={"titulo": titulo, "norma": norma, "reglas": reglas}
    )
    if not nueva and politica.reglas != reglas:
        raise VersionRepetida(f"Ya existe la versión {version} con otras reglas. Escriba otro número.")
    if nueva:
        registrar("creada", politica, actor=actor, datos={"version": version})
    return politica


def conservar_acto(acto: Any, *, actor: Usuario) -> Archivo:
    """Keep an uploaded act, or give back one already kept. Raises ArchivoRechazado."""
    if isinstance(acto, Archivo):
        return acto
    return guardar_subido(acto, uso=USO_ACTO, titular=None, actor=actor)


@transaction.atomic
def crear_convocatoria(
    *,
    actor: Usuario,
    profesiones: Collection[Profesion],
    acto: Any,
    clave: UUID | None = None,
    **datos: Any,
) -> Convocatoria:
    """Open a process in draft with its act (an uploaded PDF), calendar and rules.

    The same ``clave`` never opens two. Raises ArchivoRechazado. Source: Ley 1164 de 2007; SSO-004.
    """
    if clave and (hecha := Convocatoria.objects.filter(clave_creacion=clave).first()):
        return hecha
    archivo = conservar_acto(acto, actor=actor)
    try:
        with transaction.atomic():
            convocatoria = Convocatoria.objects.create(acto_archivo=archivo, clave_creacion=clave, **datos)
    except IntegrityError:
        if clave is None:
            raise
        return Convocatoria.objects.get(clave_creacion=clave)  # the other press won
    convocatoria.profesiones.set(profesiones)
    registrar("creada", convocatoria, actor=actor, datos={"codigo": convocatoria.codigo})
    return convocatoria


@transaction.atomic
def editar_convocatoria(
    convocatoria: Convocatoria,
    *,
    actor: Usuario,
    profesiones: Collection[Profesion],
    acto: Any = None,
    **datos: Any,
) -> Convocatoria:
    """Correct a process that is still a draft. Raises ConvocatoriaCongelada, ArchivoRechazado."""
    convocatoria = con_convocatoria_abierta(convocatoria, estados=EN_BORRADOR)
    if acto:
        datos["acto_archivo"] = conservar_acto(acto, actor=actor)
    cambios = [campo for campo, valor in datos.items() if getattr(convocatoria, campo) != valor]
    for campo in cambios:
        setattr(convocatoria, campo, datos[campo])
    if cambios:
        convocatoria.save(update_fields=cambios)
    convocatoria.profesiones.set(profesiones)
    registrar("editada", convocatoria, actor=actor, datos={"campos": sorted(cambios)})
    return convocatoria


@transaction.atomic
def ofrecer_plazas(convocatoria: Convocatoria, plazas: QuerySet[Plaza], *, actor: Usuario) -> int:
    """Offer in a draft process those of ``plazas`` that are published, of its professions and in no other.

    Each offer freezes what applicants will see. Leaves one event by plaza and one in the process; says
    how many were added. Raises ConvocatoriaCongelada.
    """
    convocatoria = con_convocatoria_abierta(convocatoria, estados=EN_BORRADOR)
    elegibles = Plaza.objects.filter(
        pk__in=plazas.order_by().values("pk"),
        estado=EstadoPlaza.PUBLICADA,
        profesion__in=convocatoria.profesiones.all(),
    ).select_related("entidad", "municipio__departamento", "comunidad")
    candidatas = list(elegibles.order_by("pk").select_for_update(of=("self",)))
    comprometidas = Oferta.objects.filter(plaza__in=candidatas, convocatoria__estado__in=EN_CURSO)
    puestas = set(comprometidas.order_by().values_list("plaza_id", flat=True))  # read under the lock
    nuevas = [plaza for plaza in candidatas if plaza.pk not in puestas]
    Oferta.objects.bulk_create(
        [Oferta(convocatoria=convocatoria, plaza=p, cupos=p.cupos, foto=foto_de(p)) for p in nuevas],
        batch_size=1000,
    )
    registrar_en_lote("ofrecida", nuevas, actor=actor, datos={"proceso": convocatoria.codigo})
    if nuevas:
        registrar("plazas_ofrecidas", convocatoria, actor=actor, datos={"cantidad": len(nuevas)})
    return len(nuevas)


@transaction.atomic
def quitar_ofertas(convocatoria: Convocatoria, ofertas: QuerySet[Oferta], *, actor: Usuario) -> int:
    """Take offers out of a draft process; says how many. Raises ConvocatoriaCongelada."""
    convocatoria = con_convocatoria_abierta(convocatoria, estados=EN_BORRADOR)
    fuera = list(
        convocatoria.ofertas.filter(pk__in=ofertas.order_by().values("pk"))
        .select_related("plaza")
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    Oferta.objects.filter(pk__in=[oferta.pk for oferta in fuera]).delete()
    plazas = [oferta.plaza for oferta in fuera]
    registrar_en_lote("oferta_quitada", plazas, actor=actor, datos={"proceso": convocatoria.codigo})
    return len(fuera)


@transaction.atomic
def publicar_convocatoria(convocatoria: Convocatoria, *, actor: Usuario) -> None:
    """Announce the process: from now on its offers, calendar and rules do not change.

    Raises ConvocatoriaIncompleta, TransicionInvalida.
    """
    convocatoria.refresh_from_db(from_queryset=Convocatoria.objects.select_for_update())
    if convocatoria.estado == EstadoConvocatoria.BORRADOR and (faltas := faltas_de(convocatoria)):
        raise ConvocatoriaIncompleta(faltas)
    transitar(convocatoria, EstadoConvocatoria.PUBLICADA, actor=actor)


def faltas_de(convocatoria: Convocatoria) -> list[str]:
    """What keeps a draft process from being published, one sentence each."""
    llamadas = list(convocatoria.profesiones.order_by("orden"))
    con_oferta = set(convocatoria.ofertas.order_by().values_list("plaza__profesion_id", flat=True))
    faltas = [
        f"Ofrezca por lo menos una plaza de {p.nombre.lower()}." for p in llamadas if p.pk not in con_oferta
    ]
    if not llamadas:
        faltas.append("Elija por lo menos una profesión.")
    abierta = convocatoria.politica.reglas["publicidad"] == "abierta"
    es_prueba = convocatoria.es_ensayo or settings.DEMO
    if abierta and not es_prueba:
        faltas.append(
            "Elija reglas con publicidad reservada: la abierta deja deducir la prioridad de las personas "
            "y solo sirve para ensayos."
        )
    return faltas + _faltas_de_fechas(convocatoria, es_prueba=es_prueba)


def _faltas_de_fechas(convocatoria: Convocatoria, *, es_prueba: bool) -> list[str]:
    faltas = []
    if convocatoria.cierra_en <= timezone.now():
        faltas.append("El cierre de las inscripciones debe ser posterior a este momento.")
    if not es_prueba and convocatoria.evento_en < convocatoria.sello_en + ANTELACION:
        faltas.append(
            "El sorteo debe ser por lo menos 24 horas después de sellar las entradas, para que haya "
            "tiempo de objetar."
        )
    if convocatoria.inicio_servicio <= timezone.localdate(convocatoria.evento_en):
        faltas.append("El servicio debe empezar después del día del sorteo.")
    return faltas


def impedir_retiro(plaza: Plaza) -> None:
    """Refuse to suspend or close a plaza that a process in course offers. Source: SSO-016.

    Holds each of those processes still until the act ends. Raises RetiroRechazado.
    """
    for pk in Convocatoria.objects.filter(ofertas__plaza=plaza).order_by("pk").values_list("pk", flat=True):
        convocatoria = con_convocatoria_abierta(pk, estados=tuple(EstadoConvocatoria))
        if convocatoria.estado in EN_CURSO:
            raise RetiroRechazado(
                f"La plaza {plaza.codigo} está ofrecida en la convocatoria {convocatoria.nombre}, que está "
                "en curso. Quien la eligió debe poder contar con ella: cambiarla necesita una solicitud con "
                "su motivo y la aprobación del Ministerio."
            )
