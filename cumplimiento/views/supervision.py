"""The supervisor's doors: what waits, by kind of work."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cumplimiento.consultas.dependencias import espera_dependencia
from cumplimiento.consultas.supervision import VISTAS, alertas, cuentas_de_trabajo, trabajo
from cumplimiento.consultas.tablero import CUENTAS, muestra, tablero
from cumplimiento.exportacion import muestra_csv, tablero_csv
from sso_portal.nucleo.acceso import exigir

from .hojas import como_hoja

FILTROS = ("entidad", "estado", "regimen", "busca", "cuenta", "ano", "norma")


@require_safe
def lista(request):
    exigir(request.user, "cumplimiento.supervisar")
    vista = request.GET.get("vista", "alertas")
    vista = vista if vista in VISTAS else "alertas"
    filtros = {clave: request.GET.get(clave, "") for clave in FILTROS}
    cuentas = cuentas_de_trabajo(request.user)
    contexto = {"vista": vista, "filtros": filtros, "espera": espera_dependencia(request.user)}
    contexto["pestanas"] = [(v, palabra, cuentas[v]) for v, palabra in VISTAS.items()]
    if vista == "alertas":
        filas, pagina = alertas(request.user, request.GET.get("pagina"))
        return render(request, "cumplimiento/alertas.html", {**contexto, "alertas": filas, "pagina": pagina})
    contexto["cuenta"] = CUENTAS.get(filtros["cuenta"], "")
    contexto |= trabajo(request.user, vista, filtros, request.GET.get("pagina"))
    return render(request, "cumplimiento/trabajo.html", contexto)


def _tablero(request):
    exigir(request.user, "cumplimiento.supervisar")
    return tablero(request.user, request.GET.get("regimen", ""), request.GET.get("ano", ""))


@require_safe
def resumen(request):
    datos = _tablero(request)
    return render(
        request,
        "cumplimiento/tablero.html",
        {**datos, "peso_csv": len(_cifras(datos).encode()), "espera": espera_dependencia(request.user)},
    )


def _cifras(datos) -> str:
    return tablero_csv([datos["total"], *datos["entidades"]])


@require_safe
def resumen_csv(request):
    return como_hoja(_cifras(_tablero(request)), "cumplimiento.csv")


@require_safe
def para_auditoria(request):
    exigir(request.user, "cumplimiento.supervisar")
    filas = muestra(request.user)
    contexto = {"filas": filas, "peso_csv": len(muestra_csv(filas).encode())}
    return render(request, "cumplimiento/muestra.html", contexto)


@require_safe
def para_auditoria_csv(request):
    exigir(request.user, "cumplimiento.supervisar")
    return como_hoja(muestra_csv(muestra(request.user)), "muestra-auditoria.csv")
