"""The doors of who is who: two rows that are one person, and merges that were wrong."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from innovacion.consultas import personas as consultas
from innovacion.forms.personas import SeparacionForm, UnionForm
from innovacion.models import Fusion
from innovacion.servicios.personas import FusionImposible, fusionar, separar
from sso_portal.nucleo.acceso import exigir, obtener_permitido


@require_safe
def repetidas(request):
    exigir(request.user, "innovacion.animar")
    busca = request.GET.get("busca", "").strip()
    contexto = {
        "pares": consultas.posibles_repetidas(),
        "busca": busca,
        "halladas": consultas.buscar_personas(busca),
        "una": consultas.quien_cuenta(request.GET.get("una", "")),
    }
    return render(request, "innovacion/repetidas.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def comparar(request):
    exigir(request.user, "innovacion.animar")
    dos = tuple(consultas.quien_cuenta(request.GET.get(c, "")) for c in ("una", "otra"))
    if None in dos:
        raise Http404
    if dos[0] == dos[1]:
        messages.info(request, f"{dos[0]} ya cuenta una sola vez. Escoja a dos personas distintas.")
        return redirect("innovacion:repetidas")
    form = UnionForm(request.POST if request.method == "POST" else None, dos=dos)
    if not form.is_valid():
        lados = [consultas.lado(p) for p in dos]
        return render(request, "innovacion/comparar.html", {"lados": lados, "form": form})
    return _unir(request, *form.orden)


def _unir(request, vieja, nueva):
    try:
        fusionar(vieja, nueva, actor=request.user)
    except FusionImposible as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Desde ahora {nueva} cuenta una sola vez. Se puede deshacer.")
    return redirect("innovacion:uniones")


@require_safe
def uniones(request):
    exigir(request.user, "innovacion.animar")
    contexto = consultas.lista_de_uniones(request.GET.get("pagina"))
    return render(request, "innovacion/uniones.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def deshacer_union(request, pk):
    todas = Fusion.objects.select_related("vieja__centro__entidad", "nueva__centro__entidad", "separacion")
    una = obtener_permitido(request.user, "innovacion.animar", todas, pk=pk)
    form = SeparacionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "innovacion/deshacer_union.html", {"union": una, "form": form})
    separar(una, motivo=form.cleaned_data["motivo"], actor=request.user)
    messages.success(request, f"{una.vieja} y {una.nueva} vuelven a contar como dos personas.")
    return redirect("innovacion:uniones")
