"""Everything the loader or the services wrote, without the numbers that each world draws for itself."""

from inscripciones.models import CondicionPrioridad, DocumentoInscripcion, Hallazgo, Inscripcion, Preferencia
from inscripciones.models import PreferenciaDepartamento as Departamentos
from plazas.models import Plaza
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Usuario
from sso_portal.nucleo.documentos.models import Archivo

PROPIO_DE_CADA_MUNDO = {
    "id",
    "clave_creacion",
    "clave_envio",
    "segundos_activos",
    "archivo",
    "titular",
    "clave",
}


def _fila(objeto, *sin) -> dict:
    fuera = PROPIO_DE_CADA_MUNDO | set(sin)
    return {c.name: getattr(objeto, c.attname) for c in objeto._meta.concrete_fields if c.name not in fuera}


def _correos() -> dict:
    return dict(Usuario.objects.values_list("pk", "email"))


def plazas() -> list:
    correos, firmas = _correos(), ("enviada_por", "validada_por", "aprobada_por")
    return [
        _fila(p, *firmas) | {f: correos.get(getattr(p, f"{f}_id")) for f in firmas}
        for p in Plaza.objects.order_by("codigo")
    ]


def eventos(etiqueta: str, nombres: dict) -> list:
    """The acts on ``etiqueta``, each subject by its public name, whatever the order of writing.

    Offering is left out: both worlds do it with the same service, each at its own hour.
    """
    correos = {str(pk): correo for pk, correo in _correos().items()}
    filas = Evento.objects.filter(sujeto=etiqueta).exclude(acto="ofrecida").order_by("pk")
    return sorted(
        (
            e.ocurrido_en,
            e.acto,
            nombres[e.sujeto_id],
            correos[e.actor_id],
            e.actor_rol,
            sorted(e.datos.items()),
        )
        for e in filas
    )


def inscripciones() -> dict:
    """{number: everything of one registration, its person, papers, lists and review}."""
    return {
        i.numero: _expediente(i) for i in Inscripcion.objects.order_by("numero").select_related("persona")
    }


def _expediente(i: Inscripcion) -> dict:
    correos, persona = _correos(), i.persona
    documento = DocumentoIdentidad.objects.get(persona=persona)
    return {
        "fila": _fila(i, "persona"),
        "persona": _fila(persona),
        "cuenta": Usuario.objects.get(persona=persona).email,
        "documento": (documento.tipo, documento.numero, documento.indice),
        "plazas": list(
            Preferencia.objects.filter(inscripcion=i)
            .order_by("orden")
            .values_list("orden", "oferta__plaza__codigo")
        ),
        "departamentos": list(
            Departamentos.objects.filter(inscripcion=i).order_by("orden").values_list("orden", "departamento")
        ),
        "papeles": [
            (d.tipo, d.es_vigente, _archivo(d.archivo, correos))
            for d in DocumentoInscripcion.objects.filter(inscripcion=i)
            .order_by("tipo")
            .select_related("archivo")
        ],
        "condiciones": [
            (_fila(c, "inscripcion", "indice"), _archivo(c.archivo, correos))
            for c in CondicionPrioridad.objects.filter(inscripcion=i).order_by("pk").select_related("archivo")
        ],
        "hallazgos": [
            _fila(h, "inscripcion") for h in Hallazgo.objects.filter(inscripcion=i).order_by("punto__orden")
        ],
    }


def _archivo(archivo: Archivo, correos: dict) -> dict:
    return {**_fila(archivo, "subido_por"), "subido_por": correos[archivo.subido_por_id]}


def diferencias(uno, otro, donde: str = "") -> list[str]:
    """Where two dumps differ, one line each."""
    if isinstance(uno, dict) and isinstance(otro, dict):
        claves = sorted({*uno, *otro}, key=str)
        return [d for k in claves for d in diferencias(uno.get(k), otro.get(k), f"{donde}/{k}")]
    if isinstance(uno, list) and isinstance(otro, list) and len(uno) == len(otro):
        return [
            d
            for n, (a, b) in enumerate(zip(uno, otro, strict=True))
            for d in diferencias(a, b, f"{donde}/{n}")
        ]
    return [] if uno == otro else [f"{donde}: {str(uno)[:200]} ≠ {str(otro)[:200]}"]
