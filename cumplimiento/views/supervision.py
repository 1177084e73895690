"""The supervisor's doors: what waits, by kind of work."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cumplimiento.consultas.supervision import VISTAS, alertas, cuentas_de_trabajo, trabajo
from sso_portal.nucleo.acceso import exigir

FILTROS = ("entidad", "estado", "regimen", "busca")


@require_safe
def lista(request):
    exigir(request.user, "cumplimiento.supervisar")
    vista = request.GET.get("vista", "alertas")
    vista = vista if vista in VISTAS else "alertas"
    filtros = {clave: request.GET.get(clave, "") for clave in FILTROS}
    cuentas = cuentas_de_trabajo(request.user)
    contexto = {"vista": vista, "filtros": filtros, "hay_filtros": any(filtros.values())}
    contexto["pestanas"] = [(v, palabra, cuentas[v]) for v, palabra in VISTAS.items()]
    if vista == "alertas":
        filas, pagina = alertas(request.user, request.GET.get("pagina"))
        return render(request, "cumplimiento/alertas.html", {**contexto, "alertas": filas, "pagina": pagina})
    contexto |= trabajo(request.user, vista, filtros, request.GET.get("pagina"))
    return render(request, "cumplimiento/trabajo.html", contexto)
