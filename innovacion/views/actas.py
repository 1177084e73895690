"""The door of the files of the minutes: with network, apart from what is typed at the table without it."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from innovacion.forms.innovatones import ArchivoDeActaForm
from innovacion.models import AportacionActa, Mesa
from innovacion.servicios.acta import ActaTerminada, escribir_linea
from innovacion.servicios.evidencias import evidencia_guardada, guardar_evidencia
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.formularios.llave import leer_llave


@require_http_methods(["GET", "HEAD", "POST"])
def acta_archivo(request, pk):
    mesas = Mesa.objects.select_related("sede__innovaton", "reto")
    mesa = obtener_permitido(request.user, "innovacion.participar", mesas, pk=pk)
    form = _leido(request) if request.method == "POST" else ArchivoDeActaForm()
    if not form.is_valid() or not _escrito(request, mesa, form):
        return render(request, "innovacion/acta_archivo.html", {"mesa": mesa, "form": form})
    messages.success(request, "El archivo quedó en el acta. Lo confirman con el resto.")
    return redirect(reverse("innovacion:acta", args=[mesa.pk]))


def _leido(request):
    guardado = evidencia_guardada(request.POST.get("archivo_id", ""), actor=request.user)
    form = ArchivoDeActaForm(request.POST, request.FILES, guardado=guardado)
    form.is_valid()
    if subido := form.cleaned_data.get("archivo"):
        try:
            form.archivo_guardado = guardar_evidencia(subido, actor=request.user)
        except ArchivoRechazado as rechazo:
            form.add_error("archivo", str(rechazo))
    return form


def _escrito(request, mesa, form) -> bool:
    datos = {"clase": AportacionActa.Clase.DOCUMENTO, "texto": form.cleaned_data["texto"]}
    llave = leer_llave(request) or uuid4()
    try:
        escribir_linea(mesa, llave=llave, actor=request.user, archivo=form.archivo_guardado, **datos)
    except ActaTerminada as error:
        form.add_error(None, str(error))
        return False
    return True
