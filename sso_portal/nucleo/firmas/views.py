from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida

from . import consultas, limites, servicios
from .almacen import leer
from .forms import ArchivoForm, CodigoForm, DocumentoForm, RevocarForm
from .models import Certificado


def demasiadas(request, minutos: int):
    """Answer somebody who asked too often (429), in words."""
    return render(request, "firmas/demasiadas.html", {"minutos": minutos}, status=429)


@login_not_required
@require_GET
def verificar(request):
    form = CodigoForm(request.GET if "codigo" in request.GET else None)
    if form.is_valid():
        return redirect("firmas:comprobar", form.cleaned_data["codigo"])
    return render(request, "firmas/verificar.html", {"form": form})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def comprobar(request, codigo):
    direccion = get_client_ip_address(request)
    if limites.CODIGOS_DESCONOCIDOS.agotado(direccion):
        return demasiadas(request, limites.CODIGOS_DESCONOCIDOS.minutos)
    certificado = consultas.buscar_certificado(codigo)
    if certificado is None:
        limites.CODIGOS_DESCONOCIDOS.consumir(direccion)
        return render(request, "firmas/no_encontrado.html", {"codigo": codigo}, status=404)
    if request.method == "POST" and not _puede_confirmar(direccion, certificado):
        return demasiadas(request, limites.DOCUMENTOS_POR_CODIGO.minutos)
    form = DocumentoForm(request.POST or None, certificado=certificado)
    puede_revocar = certificado.es_descargable and request.user.has_perm("firmas.revocar", certificado)
    contexto = {"certificado": certificado, "form": form, "puede_revocar": puede_revocar}
    return render(request, "firmas/comprobar.html", contexto | {"confirmado": form.is_valid()})


def _puede_confirmar(direccion: str, certificado: Certificado) -> bool:
    por_codigo = limites.DOCUMENTOS_POR_CODIGO.consumir(certificado.codigo)
    return limites.DOCUMENTOS_POR_DIRECCION.consumir(direccion) and por_codigo


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def verificar_pdf(request):
    if request.method == "POST" and not limites.ARCHIVOS.consumir(get_client_ip_address(request)):
        return demasiadas(request, limites.ARCHIVOS.minutos)
    form = ArchivoForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    contexto = {"form": form, "lectura": None, "certificado": None}
    if form.is_valid():
        pdf = form.cleaned_data["archivo"]
        contexto["lectura"] = servicios.validar_pdf(pdf)
        contexto["certificado"] = consultas.certificado_del_archivo(pdf)
    return render(request, "firmas/verificar_pdf.html", contexto)


@never_cache
@require_http_methods(["GET", "POST"])
def descargar(request, codigo):
    certificado = obtener_permitido(request.user, "firmas.descargar", Certificado.objects, codigo=codigo)
    if request.method == "GET" or not certificado.es_descargable:
        return render(request, "firmas/certificado.html", {"certificado": certificado})
    archivo = servicios.abrir_certificado(certificado, actor=request.user)
    return HttpResponse(
        leer(archivo),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{certificado.codigo}.pdf"'},
    )


@require_http_methods(["GET", "POST"])
def revocar(request, codigo):
    certificado = obtener_permitido(request.user, "firmas.revocar", Certificado.objects, codigo=codigo)
    form = RevocarForm(request.POST or None)
    if not form.is_valid():
        return render(request, "firmas/revocar.html", {"certificado": certificado, "form": form})
    try:
        servicios.revocar_certificado(certificado, actor=request.user, **form.cleaned_data)
        messages.success(request, f"Revocó el certificado {certificado.codigo}.")
    except TransicionInvalida as error:
        messages.error(request, str(error))
    return redirect("firmas:comprobar", certificado.codigo)
