"""What the administrator of an institution does with the page of a procedure. Source: G5-1, SOL-001."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.territorio.models import Entidad
from tramites.busqueda import texto_de_busqueda
from tramites.estados import EstadoFicha
from tramites.models import Ficha, Guia, Requisito, Tramite

from .red import habilitar_si_esta_digitalizado, terminar_productos

CAMPOS = (  # what the administrator writes
    *("nombre", "palabras", "alcance", "resultado", "modalidad", "costo", "es_gratuito"),
    *("tiempo_maximo_dias_habiles", "canales_inicio", "consulta_estado", "sin_requisitos"),
    *("norma", "norma_enlace", "donde", "responsable"),
)
EXIGIDOS = {  # field: what its absence says
    "modalidad": "Elija la modalidad",
    "costo": "Escriba cuánto cuesta o marque que es gratuito",
    "tiempo_maximo_dias_habiles": "Escriba el tiempo máximo en días hábiles; 0 si se resuelve en el momento",
    "canales_inicio": "Marque por lo menos un canal para empezar",
    "consulta_estado": "Escriba cómo sabe la persona en qué va",
}
SIN_REQUISITOS = "Escriba los requisitos o marque que no se pide ninguno"


class FichaIncompleta(Exception):
    """A ficha lacks some of the six attributes: ``faltas`` is {field: what to do}."""

    def __init__(self, faltas: dict[str, str]) -> None:
        self.faltas = faltas
        super().__init__("Antes de publicar: " + "; ".join(faltas.values()) + ".")


class FichaCerrada(Exception):
    """It was published or put aside: its words do not change, another version is written."""

    def __init__(self) -> None:
        super().__init__("Esta versión ya se publicó o se descartó y no cambia. Escriba otra versión.")


@dataclass(frozen=True)
class Contenido:
    """What a draft says: its fields (of ``CAMPOS``), its requirements and its guides, in order."""

    datos: dict[str, Any]
    requisitos: Sequence[dict[str, Any]] = field(default_factory=list)
    guias: Sequence[dict[str, Any]] = field(default_factory=list)


def faltas_de(ficha: Ficha) -> dict[str, str]:
    """{field: what to do} of all that keeps ``ficha`` from being published: the six attributes."""
    vacios: tuple[Any, ...] = ("", None, [])
    faltas = {campo: frase for campo, frase in EXIGIDOS.items() if getattr(ficha, campo) in vacios}
    if not ficha.sin_requisitos and not ficha.requisitos.exists():
        faltas["requisitos"] = SIN_REQUISITOS
    return faltas


@transaction.atomic
def crear_tramite(entidad: Entidad, *, actor: Usuario, nombre: str, tipo_producto: str) -> Tramite:
    """Open a procedure of ``entidad`` with the first draft of its page.

    The same name in the same institution is the same procedure: the second press answers with the first.
    """
    if hecho := Tramite.objects.filter(entidad=entidad, nombre=nombre).order_by("pk").first():
        return hecho
    tramite = Tramite(entidad=entidad, nombre=nombre, tipo_producto=tipo_producto, codigo=_codigo(nombre))
    try:
        with transaction.atomic():
            tramite.save(force_insert=True)
    except IntegrityError:  # another press took the code: perhaps for the same procedure
        return crear_tramite(entidad, actor=actor, nombre=nombre, tipo_producto=tipo_producto)
    registrar("tramite_creado", tramite, actor=actor, datos={"codigo": tramite.codigo})
    _nueva(tramite, nombre=nombre)
    return tramite


@transaction.atomic
def clasificar_tramite(
    tramite: Tramite, *, actor: Usuario, tipo_producto: str, necesidades: Any, grupos: Any
) -> None:
    """Say by which needs, moments and groups it is found, and what one gets."""
    tramite.tipo_producto = tipo_producto
    tramite.save(update_fields=["tipo_producto"])
    tramite.necesidades.set(necesidades)
    tramite.grupos.set(grupos)
    codigos = sorted([n.codigo for n in necesidades] + [g.codigo for g in grupos])
    registrar("tramite_clasificado", tramite, actor=actor, datos={"temas": codigos})


@transaction.atomic
def escribir_version(tramite: Tramite, *, actor: Usuario) -> Ficha:
    """The draft of the next version, begun as a copy of the last one; the one there is, if there is one."""
    Tramite.objects.select_for_update().get(pk=tramite.pk)
    fichas = tramite.fichas.defer("vector").order_by("-version")
    if borrador := fichas.filter(estado=EstadoFicha.BORRADOR).first():
        return borrador
    anterior = fichas.exclude(estado=EstadoFicha.DESCARTADA).first()
    copia = {campo: getattr(anterior, campo) for campo in CAMPOS} if anterior else {"nombre": tramite.nombre}
    ficha = _nueva(tramite, **copia)
    if anterior:
        _escribir_partes(ficha, _requisitos_de(anterior), _guias_de(anterior))
    registrar("version_empezada", ficha, actor=actor, datos={"version": ficha.version})
    return ficha


@transaction.atomic
def editar_ficha(ficha: Ficha, contenido: Contenido, *, actor: Usuario) -> None:
    """Change a draft. Raises FichaCerrada."""
    _bloquear_borrador(ficha)
    for campo, valor in contenido.datos.items():
        setattr(ficha, campo, valor)
    ficha.busqueda = texto_de_busqueda(ficha.nombre, ficha.palabras)
    ficha.save(update_fields=[*contenido.datos, "busqueda"])
    _escribir_partes(ficha, contenido.requisitos, contenido.guias)
    registrar("ficha_editada", ficha, actor=actor, datos={"campos": sorted(contenido.datos)})


@transaction.atomic
def publicar_ficha(ficha: Ficha, *, actor: Usuario) -> None:
    """The draft becomes what everybody reads, the version before stays in the history.

    An institution in régimen whose procedure is wholly online has it at once in every branch (ATD-005).
    Raises FichaIncompleta, or TransicionInvalida if it is no draft any more.
    """
    tramite = Tramite.objects.select_for_update().get(pk=ficha.tramite_id)
    if faltas := faltas_de(ficha):
        raise FichaIncompleta(faltas)
    anterior = tramite.fichas.publicadas().defer("vector").order_by("pk").first()
    if anterior and anterior.pk != ficha.pk:
        transitar(anterior, EstadoFicha.REEMPLAZADA, actor=actor)
    ahora = timezone.now()
    cambios: dict[str, Any] = {
        "publicada_en": ahora,
        "publicada_por": actor,
        "revisada_el": timezone.localdate(ahora),
    }
    cambios["digital_desde"] = _digital_desde(ficha, anterior)
    transitar(ficha, EstadoFicha.PUBLICADA, actor=actor, **cambios)
    Tramite.objects.filter(pk=tramite.pk).update(nombre=ficha.nombre)
    habilitar_si_esta_digitalizado(tramite, ficha, actor=actor)


def descartar_ficha(ficha: Ficha, *, actor: Usuario) -> None:
    """Put a draft aside. Raises TransicionInvalida."""
    transitar(ficha, EstadoFicha.DESCARTADA, actor=actor)


@transaction.atomic
def confirmar_revision(ficha: Ficha, *, actor: Usuario) -> None:
    """Its owner says that what it says is still true today."""
    Ficha.objects.publicadas().filter(pk=ficha.pk).update(revisada_el=timezone.localdate())
    registrar("ficha_revisada", ficha, actor=actor, datos={"version": ficha.version})


@transaction.atomic
def retirar_ficha(ficha: Ficha, *, actor: Usuario, motivo: str) -> None:
    """The procedure is not offered any more; nobody attends it in a branch from tomorrow on.

    Raises TransicionInvalida.
    """
    transitar(ficha, EstadoFicha.RETIRADA, actor=actor, motivo=motivo)
    terminar_productos(ficha.tramite, actor=actor)


def _nueva(tramite: Tramite, **datos: Any) -> Ficha:
    ultima = tramite.fichas.aggregate(n=Max("version"))["n"] or 0
    busqueda = texto_de_busqueda(datos["nombre"], datos.get("palabras", ""))
    return Ficha.objects.create(tramite=tramite, version=ultima + 1, busqueda=busqueda, **datos)


def _codigo(nombre: str) -> str:
    """A slug nobody has: «certificado-de-vacunas», then «certificado-de-vacunas-2»."""
    base = slugify(nombre)[:50].strip("-") or "tramite"
    tomados = set(Tramite.objects.filter(codigo__startswith=base).order_by().values_list("codigo", flat=True))
    posibles = (base, *(f"{base}-{n}" for n in range(2, len(tomados) + 3)))
    return next(c for c in posibles if c not in tomados)


def _bloquear_borrador(ficha: Ficha) -> None:
    ficha.refresh_from_db(from_queryset=Ficha.objects.select_for_update(of=("self",)))
    if ficha.estado != EstadoFicha.BORRADOR:
        raise FichaCerrada


def _escribir_partes(ficha: Ficha, requisitos: Sequence[dict], guias: Sequence[dict]) -> None:
    ficha.requisitos.all().delete()
    ficha.guias.all().delete()
    Requisito.objects.bulk_create(
        Requisito(ficha=ficha, orden=n, **r) for n, r in enumerate(requisitos, start=1)
    )
    Guia.objects.bulk_create(Guia(ficha=ficha, orden=n, **g) for n, g in enumerate(guias, start=1))


def _requisitos_de(ficha: Ficha) -> list[Any]:
    return list(ficha.requisitos.order_by("orden").values("texto", "canales", "exige_documento"))


def _guias_de(ficha: Ficha) -> list[Any]:
    return list(ficha.guias.order_by("orden").values("clase", "titulo", "texto", "enlace"))


def _digital_desde(ficha: Ficha, anterior: Ficha | None) -> Any:
    if ficha.modalidad == Ficha.Modalidad.PRESENCIAL:
        return None
    return (anterior.digital_desde if anterior else None) or timezone.localdate()
