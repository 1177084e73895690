"""The doors of the institutions of the community."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innovacion.consultas.instituciones import lista_de_instituciones, parecida
from innovacion.forms.personas import CentroForm, EscritaForm, InstitucionForm
from innovacion.models import Centro, NombreCentro
from innovacion.servicios import instituciones as servicios
from sso_portal.nucleo.acceso import exigir


@require_safe
def instituciones(request):
    exigir(request.user, "innovacion.animar")
    busca = request.GET.get("busca", "").strip()
    contexto = lista_de_instituciones(busca, request.GET.get("pagina"))
    return render(request, "innovacion/instituciones.html", {**contexto, "busca": busca})


@require_http_methods(["GET", "HEAD", "POST"])
def institucion_nueva(request):
    exigir(request.user, "innovacion.animar")
    escrita = request.GET.get("nombre", "").strip()[:160]
    form = InstitucionForm(request.POST if request.method == "POST" else None, initial={"nombre": escrita})
    if not form.is_valid():
        contexto = {"form": form, "escrita": escrita}
        return render(request, "innovacion/institucion_nueva.html", contexto)
    una = servicios.agregar_con_nit(actor=request.user, **form.cleaned_data)
    if escrita:
        servicios.atar_nombre(una, escrita, actor=request.user)
    messages.success(request, f"{una} ya está en la comunidad.")
    return redirect(una)


@require_http_methods(["GET", "HEAD", "POST"])
def institucion(request, pk):
    exigir(request.user, "innovacion.animar")
    una = get_object_or_404(Centro.objects.select_related("entidad__municipio__departamento"), pk=pk)
    form = CentroForm(request.POST if request.method == "POST" else None, centro=una)
    if not form.is_valid():
        contexto = {"centro": una, "form": form, "nombres": list(una.nombres.all())}
        return render(request, "innovacion/institucion.html", contexto)
    servicios.corregir_institucion(una, actor=request.user, **form.cleaned_data)
    messages.success(request, "Guardó los cambios de la institución.")
    return redirect(una)


@require_POST
def soltar_nombre(request, pk):
    exigir(request.user, "innovacion.animar")
    centro = get_object_or_404(Centro.objects.select_related("entidad"), pk=pk)
    elegido = request.POST.get("nombre", "")
    nombre = NombreCentro.objects.filter(centro=centro, pk=elegido if elegido.isdecimal() else None).first()
    if nombre:
        cuantas = servicios.soltar_nombre(nombre, actor=request.user)
        messages.success(request, f"«{nombre}» ya no es {centro}. Personas que cambiaron: {cuantas}.")
    return redirect(centro)


@require_http_methods(["GET", "HEAD", "POST"])
def institucion_escrita(request):
    exigir(request.user, "innovacion.animar")
    escrita = request.GET.get("nombre", "").strip()[:160]
    if not escrita:
        raise Http404
    form = EscritaForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        contexto = {"form": form, "escrita": escrita, "parecida": parecida(escrita)}
        return render(request, "innovacion/institucion_escrita.html", contexto)
    centro = form.cleaned_data["centro"]
    cuantas = servicios.atar_nombre(centro, escrita, actor=request.user)
    messages.success(request, f"«{escrita}» es {centro}. Personas que cambiaron: {cuantas}.")
    return redirect("innovacion:instituciones")
