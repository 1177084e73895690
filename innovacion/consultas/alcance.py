"""The counts of who reads, who follows and by which text people came."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.db.models.functions import ExtractYear, TruncMonth

from innovacion.models import CuentaRed, Noticia, Practica, VisitaDiaria
from innovacion.visitas import DE_UN_TEXTO

POR_PAGINA = 30
TITULOS: dict[str, Any] = {"innovacion:noticia": Noticia, "innovacion:practica": Practica}


def lecturas_por_ano() -> list[tuple[int, int, int]]:
    """(year, readings, months with any), the first year first. One query."""
    filas = VisitaDiaria.objects.exclude(pagina__contains="#").order_by().annotate(ano=ExtractYear("dia"))
    sumas = filas.values("ano").annotate(n=Sum("visitas"), meses=Count(TruncMonth("dia"), distinct=True))
    return [(f["ano"], f["n"], f["meses"]) for f in sumas.order_by("ano")]


def cuentas_por_red() -> dict[str, list[tuple[date, int]]]:
    """{network: [(day, followers)]} of those with any count. One query."""
    cuentas: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for red, dia, cuantos in CuentaRed.objects.order_by("red", "fecha").values_list(
        "red", "fecha", "seguidores"
    ):
        cuentas[red].append((dia, cuantos))
    return dict(cuentas)


def lista_de_cuentas(numero: str | None) -> dict[str, Any]:
    """A page of what was noted, the last first."""
    todas = CuentaRed.objects.select_related("anotada_por__persona").order_by("-fecha", "red", "pk")
    return {"pagina": Paginator(todas, POR_PAGINA).get_page(numero)}


def llegadas_por_texto() -> list[tuple[str, dict[str, int]]]:
    """(title, {text: readings}) of each page somebody reached by one of its texts, the most first."""
    filas = VisitaDiaria.objects.filter(pagina__contains="#").order_by().values("pagina")
    cuentas: dict[tuple[str, int], dict[str, int]] = defaultdict(lambda: dict.fromkeys(DE_UN_TEXTO, 0))
    for fila in filas.annotate(n=Sum("visitas")).order_by("pagina"):
        pagina, pk, de = fila["pagina"].split("#")
        cuentas[pagina, int(pk)][de] += fila["n"]
    titulos = _titulos(cuentas)
    con_titulo = [(titulos[clave], de) for clave, de in cuentas.items() if clave in titulos]
    return sorted(con_titulo, key=lambda f: (-sum(f[1].values()), f[0]))


def _titulos(claves: Any) -> dict[tuple[str, int], str]:
    halladas: dict[tuple[str, int], str] = {}
    for pagina, modelo in TITULOS.items():
        pks = [pk for cual, pk in claves if cual == pagina]
        pares = modelo.objects.filter(pk__in=pks).order_by("pk").values_list("pk", "titulo")
        halladas.update({(pagina, pk): titulo for pk, titulo in pares})
    return halladas
