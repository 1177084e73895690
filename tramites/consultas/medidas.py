"""What the metrics add up: one query each, over the sums of each day and over the cases."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, Exists, F, Min, OuterRef, Q, Sum
from django.db.models.functions import TruncDate, TruncMonth
from django.utils import timezone

from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.legible.fechas import MESES
from tramites.canales import Canal
from tramites.estados import ABIERTAS, EstadoSolicitud
from tramites.medidas import NADA, Ahorro, ahorro, promedio_habil
from tramites.models import (
    Anexo,
    AtencionDiaria,
    DocumentoEmitido,
    Ficha,
    LineaBase,
    Paso,
    PoblacionMunicipio,
    Producto,
    Puesto,
    Solicitud,
    Sucursal,
    Tramite,
)

Cuentas = dict[str, int]


def _del_ano() -> Any:
    """The sums of the last twelve months."""
    return AtencionDiaria.objects.filter(dia__gt=timezone.localdate() - timedelta(days=365)).order_by()


# --- Time ---


def tiempos() -> list[tuple[Tramite, float, float, int]]:
    """(procedure, baseline, mean business days now, resolved cases) of those with baseline and cases."""
    dias = festivos()
    salida = []
    tramos = _tramos()
    for base in LineaBase.objects.select_related("tramite").order_by("tramite__nombre", "pk"):
        medio = promedio_habil(tramos.get(base.tramite_id, []), dias)
        if medio:
            salida.append((base.tramite, float(base.dias_habiles), *medio))
    return salida


def _tramos() -> dict[int, list[tuple[date, date, int]]]:
    resueltas = Solicitud.objects.filter(estado=EstadoSolicitud.RESUELTA).order_by()
    por_dia = resueltas.annotate(desde=TruncDate("radicada_en"), hasta=TruncDate("terminada_en"))
    filas: dict[int, list[tuple[date, date, int]]] = defaultdict(list)
    for tramite, *tramo in por_dia.values_list("tramite", "desde", "hasta").annotate(n=Count("pk")):
        filas[tramite].append(tuple(tramo))
    return filas


def cuellos() -> list[Any]:
    """Each stage by which cases passed: mean days, late ones, waiting now, waiting past their day."""
    hoy = timezone.localdate()
    por_etapa = Paso.objects.order_by().values("solicitud__tramite__nombre", "nombre", "area__nombre")
    tarde = Q(salio_en__isnull=False, salio_en__date__gt=F("vence_el"))
    abierto = Q(salio_en=None, solicitud__estado__in=ABIERTAS)
    return list(
        por_etapa.annotate(
            pasaron=Count("pk", filter=Q(salio_en__isnull=False)),
            medio=Avg(F("salio_en") - F("entro_en")),
            tarde=Count("pk", filter=tarde),
            esperan=Count("pk", filter=abierto),
            vencidas=Count("pk", filter=abierto & Q(vence_el__lt=hoy)),
        ).order_by("-vencidas", "-tarde", "-esperan", "solicitud__tramite__nombre", "nombre")[:60]
    )


# --- What is offered ---


def digitales() -> list[tuple[str, int, int]]:
    """(institution, published procedures, those done wholly online), by name."""
    vigentes = Ficha.objects.publicadas().order_by().values_list("tramite__entidad__nombre")
    en_linea = Q(modalidad=Ficha.Modalidad.EN_LINEA)
    return sorted(vigentes.annotate(todos=Count("pk"), en_linea=Count("pk", filter=en_linea)))


def oferta() -> list[tuple[str, int, int]]:
    """(class of point, institutions, procedures) of what is attended today; then in person, and in all."""
    hoy = Producto.objects.vigentes().filter(sucursal__in=Sucursal.objects.abiertas()).order_by()
    pares = set(hoy.values_list("sucursal__clase", "tramite__entidad", "tramite"))
    en_persona = set(Sucursal.Clase) - {Sucursal.Clase.TELEFONO}
    grupos: list[tuple[str, Collection[str]]] = [(str(c.label), {c}) for c in Sucursal.Clase]
    grupos += [("En persona", en_persona), ("Toda la red", set(Sucursal.Clase))]
    filas = [(rotulo, {e for c, e, _ in pares if c in suyas}, {t for c, _, t in pares if c in suyas})
             for rotulo, suyas in grupos]  # fmt: skip
    return [(rotulo, len(entidades), len(tramites)) for rotulo, entidades, tramites in filas if tramites]


# --- Attentions ---


def por_canal() -> list[tuple[str, int, int, int]]:
    """(channel, attentions, done, minutes) of the last twelve months, in the order of the channels."""
    sumas = _del_ano().values_list("canal").annotate(n=Sum("cuantas"), h=Sum("hechas"), m=Sum("minutos"))
    hay = {canal: resto for canal, *resto in sumas}
    return [(str(c.label), *hay[c]) for c in Canal if c in hay]


def por_sucursal() -> list[tuple[str, str, int, int]]:
    """(branch, municipio, attentions, products that it gave), the busiest first."""
    cuentas: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for sucursal, _, n in _del_ano().values_list("sucursal", "tramite").annotate(n=Sum("cuantas")):
        cuentas[sucursal] = [cuentas[sucursal][0] + n, cuentas[sucursal][1] + 1]
    puntos = Sucursal.objects.filter(pk__in=cuentas).order_by("nombre", "pk")
    nombres = puntos.values_list("pk", "nombre", "municipio__nombre")
    filas = [(punto, lugar, cuentas[pk][0], cuentas[pk][1]) for pk, punto, lugar in nombres]
    return sorted(filas, key=lambda fila: -fila[2])


def por_producto() -> list[tuple[str, str, int, int]]:
    """(product, institution, attentions, done), the most asked first."""
    sumas = _del_ano().values_list("tramite").annotate(n=Sum("cuantas"), h=Sum("hechas"))
    cuentas = {tramite: (n, h) for tramite, n, h in sumas}
    tramites = Tramite.objects.filter(pk__in=cuentas).order_by("nombre", "pk")
    nombres = tramites.values_list("pk", "nombre", "entidad__nombre")
    filas = [(tramite, quien, cuentas[pk][0], cuentas[pk][1]) for pk, tramite, quien in nombres]
    return sorted(filas, key=lambda fila: -fila[2])


def por_mes() -> list[tuple[str, int, int, int, int]]:
    """(month, attentions, branches, products, institutions), the last first."""
    hoy = timezone.localdate()
    primero = hoy.replace(year=hoy.year - 2, day=1)  # no older day is read: 24 months are told, or 25
    recientes = AtencionDiaria.objects.filter(dia__gte=primero).order_by()
    filas = recientes.annotate(mes=TruncMonth("dia")).values_list("mes", "sucursal", "tramite", "entidad")
    cuentas: dict[date, int] = defaultdict(int)
    puntos, tramites, entidades = (defaultdict(set) for _ in range(3))
    for mes, punto, tramite, entidad, n in filas.annotate(n=Sum("cuantas")):
        cuentas[mes] += n
        puntos[mes].add(punto)
        tramites[mes].add(tramite)
        entidades[mes].add(entidad)
    return [
        (f"{MESES[m.month - 1]} de {m.year}", n, len(puntos[m]), len(tramites[m]), len(entidades[m]))
        for m, n in sorted(cuentas.items(), reverse=True)[:24]
    ]


def ahorros() -> dict[str, Ahorro]:
    """{channel: what people saved} in the last twelve months, requests by internet among them."""
    lejos = dict(PoblacionMunicipio.objects.order_by().values_list("municipio", "minutos_a_capital"))
    sumas = _del_ano().values_list("canal", "sucursal__municipio").annotate(n=Sum("cuantas"))
    salida: dict[str, Ahorro] = defaultdict(lambda: NADA)
    for canal, municipio, cuantas in sumas:
        salida[canal] += ahorro(canal, cuantas, lejos.get(municipio, 0))
    hace_un_ano = timezone.now() - timedelta(days=365)
    por_internet = Solicitud.objects.filter(canal_inicio=Canal.WEB, radicada_en__gt=hace_un_ano).count()
    salida[Canal.WEB] += ahorro(Canal.WEB, por_internet, 0)
    return salida


def meses_contados() -> int:
    """How many of the last twelve months have attentions, one at least."""
    primero = _del_ano().aggregate(d=Min("dia"))["d"]
    return max(1, min(12, round((timezone.localdate() - primero).days / 30.4))) if primero else 1


def propias_y_ajenas() -> list[tuple[float | None, int, int]]:
    """(rurality of its municipio, attentions of its own institution, of others) of each branch."""
    rural = {p.municipio_id: p.ruralidad for p in PoblacionMunicipio.objects.order_by("pk")}
    propia = Q(entidad=F("sucursal__entidad"))
    filas = _del_ano().values_list("sucursal", "sucursal__municipio")
    sumas = filas.annotate(
        p=Sum("cuantas", filter=propia, default=0), a=Sum("cuantas", filter=~propia, default=0)
    )
    return [(rural.get(municipio), propias, ajenas) for _, municipio, propias, ajenas in sumas]


def alcance() -> list[tuple[str, int, int, int, int]]:
    """(departamento, municipios, with a channel, people, people with a channel), by name."""
    atienden = Sucursal.objects.abiertas().filter(
        municipio=OuterRef("municipio"), clase__in=[Sucursal.Clase.SUCURSAL, Sucursal.Clase.MODULO]
    )
    con_canal = PoblacionMunicipio.objects.annotate(con=Exists(atienden)).order_by()
    return sorted(
        con_canal.values_list("municipio__departamento__nombre").annotate(
            m=Count("pk"), mc=Count("pk", filter=Q(con=True)), h=Sum("habitantes"),
            hc=Sum("habitantes", filter=Q(con=True), default=0),
        )
    )  # fmt: skip


# --- People ---


def satisfaccion() -> list[tuple[str, int, int, int]]:
    """(channel, asked, answered, of those 4 or 5): attentions, then cases answered by internet."""
    sumas = _del_ano().values_list("canal").annotate(n=Sum("cuantas"), r=Sum("opiniones"), c=Sum("contentas"))
    filas = {canal: list(resto) for canal, *resto in sumas}
    resueltas = Solicitud.objects.filter(estado=EstadoSolicitud.RESUELTA).order_by()
    bien = Q(encuesta__escala__gte=4)
    for canal, *resto in resueltas.values_list("canal_inicio").annotate(
        n=Count("pk"), r=Count("encuesta"), c=Count("encuesta", filter=bien)
    ):
        filas[canal] = [a + b for a, b in zip(filas.get(canal, [0, 0, 0]), resto, strict=True)]
    return [(str(c.label), *filas[c]) for c in Canal if c in filas]


def uso() -> tuple[list[tuple[str, str, int, int]], dict[str, int]]:
    """(procedure, institution, requests, people) with requests; and the totals of the whole."""
    enviadas = Solicitud.objects.exclude(numero="").order_by()
    filas = enviadas.values_list("tramite__nombre", "tramite__entidad__nombre")
    cuentas = list(
        filas.annotate(n=Count("pk"), p=Count("persona", distinct=True)).order_by("-n", "tramite__nombre")
    )
    totales = enviadas.aggregate(
        solicitudes=Count("pk"), personas=Count("persona", distinct=True),
        tramites=Count("tramite", distinct=True), instituciones=Count("tramite__entidad", distinct=True),
    )  # fmt: skip
    return cuentas, {**totales, "funcionarios": Puesto.objects.values("usuario").distinct().count()}


def papel() -> dict[str, tuple[int, int, int, int]]:
    """{channel: (requests, attached documents, answers issued, receipts printed at a counter)}."""
    enviadas = Solicitud.objects.exclude(numero="").order_by()
    cuentas = dict(enviadas.values_list("canal_inicio").annotate(n=Count("pk")))
    de_enviadas = {"solicitud__numero__gt": "", "es_interno": False}
    anexos = dict(
        Anexo.objects.filter(**de_enviadas)
        .order_by()
        .values_list("solicitud__canal_inicio")
        .annotate(n=Count("pk"))
    )
    emitidos = dict(
        DocumentoEmitido.objects.order_by().values_list("solicitud__canal_inicio").annotate(n=Count("pk"))
    )
    return {
        str(c.label): (cuentas[c], anexos.get(c, 0), emitidos.get(c, 0), 0 if c == Canal.WEB else cuentas[c])
        for c in Canal
        if c in cuentas
    }
