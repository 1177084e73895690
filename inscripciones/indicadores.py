"""Figures of the registrations and their review. Nobody's answers can be told from them."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from sso_portal.nucleo.indicadores import procesos
from sso_portal.nucleo.indicadores.celdas import MENOS_DE_CINCO, MINIMO, es_escasa, fusionar, retener
from sso_portal.nucleo.indicadores.estadistica import porcentaje, razon, resumir
from sso_portal.nucleo.indicadores.metricas import Celda, Columna, Fila, Tabla, metrica
from sso_portal.nucleo.territorio.models import Departamento

from .estados import Estado, EstadoConvocatoria
from .models import Convocatoria, Inscripcion, Oferta, Preferencia

FINALES = [Estado.VALIDADA, Estado.RECHAZADA, Estado.ANULADA]
SIN_EFECTO = [Estado.BORRADOR, Estado.RETIRADA, Estado.ANULADA]
OTROS = "Otros departamentos, con pocas personas"
Tiempos = Sequence[tuple[str, str, float]]  # (code of the process, its name, seconds)


@procesos.conectar
def procesos_publicados() -> procesos.Procesos:
    publicadas = Convocatoria.objects.exclude(estado=EstadoConvocatoria.BORRADOR)
    return list(publicadas.order_by("-abre_en").values_list("codigo", "nombre"))


@metrica(
    codigo="M-01",
    titulo="Tiempo que toma inscribirse",
    definicion=(
        "Minutos de trabajo desde el primer dato hasta el envío. Las pausas de más de 5 minutos no cuentan. "
        "La mediana es el tiempo que a la mitad de las personas le alcanzó; el percentil 90, el que le "
        "alcanzó a nueve de cada diez. Solo inscripciones enviadas."
    ),
    unidad="minutos",
    fuente="Instantes en que el portal guardó cada paso",
)
def tiempo_activo(proceso: str = "") -> Tabla:
    """Active minutes of those sent, by process. One query. Source: M-01."""
    enviadas = _del_proceso(proceso).filter(radicada_en__isnull=False, segundos_activos__gt=0)
    tiempos = enviadas.values_list("convocatoria__codigo", "convocatoria__nombre", "segundos_activos")
    return _duraciones(list(tiempos.order_by("-convocatoria__abre_en")), "minutos", 60)


@metrica(
    codigo="M-05",
    titulo="Tiempo que toma la decisión",
    definicion=(
        "Días calendario desde que la persona envía su inscripción hasta la decisión final de la secretaría "
        "(validada, rechazada o anulada), con las correcciones adentro. Mediana y percentil 90."
    ),
    unidad="días",
    fuente="Registro de decisiones del portal",
)
def tiempo_de_decision(proceso: str = "") -> Tabla:
    """Days from sending to the final decision, by process. One query. Source: M-05."""
    decididas = _del_proceso(proceso).filter(estado__in=FINALES, radicada_en__isnull=False)
    filas = decididas.values_list(
        "convocatoria__codigo", "convocatoria__nombre", "radicada_en", "decidida_en"
    )
    tiempos = [
        (codigo, nombre, (decidida - radicada).total_seconds())
        for codigo, nombre, radicada, decidida in filas.order_by("-convocatoria__abre_en")
        if radicada and decidida
    ]
    return _duraciones(tiempos, "días", 86_400)


@metrica(
    codigo="SSO-032",
    titulo="Documentos de papel que ya no se reciben",
    definicion=(
        "Documentos de inscripciones enviadas que cada secretaría recibió por el portal y antes llegaban en "
        "papel. Si alguien cambió un documento, cuenta una vez. No incluye los soportes de prioridad."
    ),
    unidad="documentos",
    fuente="Documentos de las inscripciones",
)
def papel_evitado(proceso: str = "") -> Tabla:
    """Documents received online by each secretaría. One query. Source: SSO-032."""
    enviadas = _del_proceso(proceso).filter(radicada_en__isnull=False).order_by()
    cuentas = enviadas.values("autoridad__nombre").annotate(
        personas=Count("pk", distinct=True),
        recibidos=Count("documentos", filter=Q(documentos__es_vigente=True)),
    )
    filas: list[Fila] = [
        {
            "secretaria": c["autoridad__nombre"],
            "inscripciones": c["personas"],
            "documentos": c["recibidos"],
        }
        for c in cuentas
    ]
    juntas = fusionar(filas, ["inscripciones"], ["documentos"])
    total = sum(fila["documentos"] for fila in filas if isinstance(fila["documentos"], int))
    return Tabla(
        columnas=[
            Columna("secretaria", "Secretaría"),
            Columna("inscripciones", "Inscripciones", "personas"),
            Columna("documentos", "Documentos", "documentos"),
        ],
        filas=[
            _con_nombre(f, "secretaria", "Otras secretarías, con pocas personas")
            for f in _ultima_la_junta(juntas, "secretaria", "documentos")
        ],
        barra="documentos",
        titulares=[("documentos recibidos sin papel", total)] if not es_escasa(total) else [],
    )


@metrica(
    codigo="SSO-044",
    titulo="Qué departamentos se piden más",
    definicion=(
        "Personas que pusieron en primer lugar una plaza de cada departamento, y cuántas veces aparece el "
        "departamento en las listas de plazas, por cada puesto ofrecido. Solo procesos con la inscripción "
        "cerrada e inscripciones que no se retiraron ni anularon. Los departamentos con menos de 5 personas "
        "van juntos."
    ),
    unidad="solicitudes por puesto",
    fuente="Preferencias de las inscripciones enviadas",
)
def demanda_por_departamento(proceso: str = "") -> Tabla:
    """Demand of each departamento and how concentrated it is. Three queries. Source: SSO-044."""
    pedidas = _preferencias(proceso).values_list("oferta__plaza__municipio__departamento_id")
    demanda = {
        codigo: (primeras, solicitudes)
        for codigo, primeras, solicitudes in pedidas.annotate(
            primeras=Count("pk", filter=Q(orden=1)), solicitudes=Count("pk")
        )
    }
    ofrecidas = _ofertas(proceso).values_list("plaza__municipio__departamento_id")
    puestos = dict(ofrecidas.annotate(puestos=Sum("cupos")))
    filas: list[Fila] = [
        {
            "codigo": lugar.pk,
            "departamento": lugar.nombre,
            "puestos": puestos.get(lugar.pk, 0),
            "primera_opcion": demanda.get(lugar.pk, (0, 0))[0],
            "solicitudes": demanda.get(lugar.pk, (0, 0))[1],
            "por_puesto": None,
        }
        for lugar in Departamento.objects.order_by("nombre")
        if lugar.pk in puestos
    ]
    return _tabla_de_demanda(filas)


@metrica(
    codigo="SSO-044-P",
    titulo="Qué plazas se piden más",
    definicion=(
        "Personas que pusieron cada plaza en su lista, en cualquier lugar, sumados los procesos con la "
        "inscripción cerrada. El número se baja al múltiplo de 5 más cercano, para que nadie pueda "
        "deducir la lista de otra persona."
    ),
    unidad="personas",
    fuente="Preferencias de las inscripciones enviadas",
)
def demanda_por_plaza(proceso: str = "") -> Tabla:
    """Applicants of each post that somebody asked for, rounded down to fives. One query. Source: SSO-044."""
    cuentas = (
        _preferencias(proceso)
        .values_list(
            "oferta__plaza__codigo",
            "oferta__plaza__entidad__nombre",
            "oferta__plaza__municipio__nombre",
            "oferta__plaza__municipio__departamento__nombre",
        )
        .annotate(personas=Count("inscripcion", distinct=True))
        .order_by("-personas", "oferta__plaza__codigo")
    )
    filas: list[Fila] = [
        {"plaza": c, "entidad": e, "municipio": m, "departamento": d, "personas": _de_cinco_en_cinco(n)}
        for c, e, m, d, n in cuentas
    ]
    return Tabla(
        columnas=[
            Columna("plaza", "Plaza"),
            Columna("entidad", "Entidad"),
            Columna("municipio", "Municipio"),
            Columna("departamento", "Departamento"),
            Columna("personas", "Personas, por lo menos", "personas"),
        ],
        filas=filas,
        barra="personas",
    )


def _del_proceso(codigo: str) -> QuerySet[Inscripcion]:
    return Inscripcion.objects.filter(**({"convocatoria__codigo": codigo} if codigo else {}))


def _preferencias(codigo: str) -> QuerySet[Preferencia]:
    """Preferences that count: of registrations in force, in processes whose registration has closed."""
    cerradas = Preferencia.objects.filter(inscripcion__convocatoria__cierra_en__lt=timezone.now())
    vigentes = cerradas.exclude(inscripcion__estado__in=SIN_EFECTO).order_by()
    return vigentes.filter(inscripcion__convocatoria__codigo=codigo) if codigo else vigentes


def _ofertas(codigo: str) -> QuerySet[Oferta]:
    cerradas = Oferta.objects.filter(convocatoria__cierra_en__lt=timezone.now()).order_by()
    return cerradas.filter(convocatoria__codigo=codigo) if codigo else cerradas


def _duraciones(tiempos: Tiempos, unidad: str, divisor: int) -> Tabla:
    """A row per process with its count, median and 90th percentile; under five people nothing is told."""
    grupos: dict[tuple[str, str], list[float]] = defaultdict(list)
    for codigo, nombre, segundos in tiempos:
        grupos[codigo, nombre].append(segundos)
    filas = []
    for (codigo, nombre), duraciones in grupos.items():
        mediana, noventa = resumir(duraciones, divisor)
        fila: Fila = {"codigo": codigo, "proceso": nombre, "inscripciones": len(duraciones)}
        fila |= {"mediana": mediana, "percentil_90": noventa}
        filas.append(retener(fila, ["inscripciones"], ["mediana", "percentil_90"]))
    return Tabla(
        columnas=[
            Columna("proceso", "Proceso"),
            Columna("inscripciones", "Inscripciones", "personas"),
            Columna("mediana", "Mediana", unidad),
            Columna("percentil_90", "Percentil 90", unidad),
        ],
        filas=filas,
        barra="mediana",
    )


def _tabla_de_demanda(filas: list[Fila]) -> Tabla:
    juntas = fusionar(filas, ["primera_opcion", "solicitudes"], ["puestos"])
    for fila in juntas:
        fila["departamento"] = fila["departamento"] or OTROS
        solicitudes, puestos = fila["solicitudes"], fila["puestos"]
        if isinstance(solicitudes, int) and isinstance(puestos, int):
            fila["por_puesto"] = razon(solicitudes, puestos)
    solas = {str(fila["codigo"]): _entero(fila["primera_opcion"]) for fila in juntas if fila["codigo"]}
    return Tabla(
        columnas=[
            Columna("departamento", "Departamento"),
            Columna("puestos", "Puestos", "puestos"),
            Columna("primera_opcion", "Primera opción", "personas"),
            Columna("solicitudes", "En alguna lista", "solicitudes"),
            Columna("por_puesto", "Solicitudes por puesto", "por puesto"),
            Columna("codigo", "Código DIVIPOLA"),
        ],
        filas=_ultima_la_junta(juntas, "codigo", "por_puesto"),
        barra="por_puesto",
        mapa={str(fila["codigo"]): solas.get(str(fila["codigo"])) for fila in filas},
        titulares=_concentracion(juntas),
    )


def _concentracion(filas: list[Fila]) -> list[tuple[str, Celda]]:
    """How much of the first choices three departamentos take, and which three are asked for least."""
    total = sum(_entero(fila["primera_opcion"]) for fila in filas)
    solas = [fila for fila in filas if fila["codigo"]]
    if total < MINIMO or len(solas) < 3:
        return []
    pedidos = sorted(solas, key=lambda fila: -_entero(fila["primera_opcion"]))[:3]
    nombres = ", ".join(str(fila["departamento"]) for fila in pedidos)
    parte = porcentaje(sum(_entero(fila["primera_opcion"]) for fila in pedidos), total)
    return [(f"de cada cien primeras opciones van a {nombres}", parte)]


def _de_cinco_en_cinco(personas: int) -> Celda:
    return MENOS_DE_CINCO if es_escasa(personas) else personas - personas % 5


def _ultima_la_junta(filas: list[Fila], nombre: str, clave: str) -> list[Fila]:
    """The largest first; the merged row, which has no name, at the end."""
    return sorted(filas, key=lambda fila: (fila[nombre] is None, -_decimal(fila[clave])))


def _con_nombre(fila: Fila, clave: str, nombre: str) -> Fila:
    return {**fila, clave: fila[clave] or nombre}


def _entero(valor: Celda) -> int:
    return valor if isinstance(valor, int) else 0


def _decimal(valor: Celda) -> float:
    return float(valor) if isinstance(valor, int | float) else 0.0
