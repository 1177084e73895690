from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado

from . import consultas, devolucion, servicios
from .estados import Estado
from .formatos import formato_de
from .forms import AclararForm, SubirForm
from .lectura import CSV, XLSX
from .models import Carga

DESCARGAS = {
    "errores.xlsx": (devolucion.devuelto_xlsx, XLSX.medio),
    "errores.csv": (devolucion.devuelto_csv, CSV.medio),
    "recibo.csv": (devolucion.recibo_csv, CSV.medio),
}
PLANTILLAS = {
    "plantilla.xlsx": (devolucion.plantilla_xlsx, XLSX.medio),
    "plantilla.csv": (devolucion.plantilla_csv, CSV.medio),
}


def _formato_permitido(usuario, codigo):
    """The format, if it exists (404) and ``usuario`` may upload it (403)."""
    formato = formato_de(codigo)
    if formato is None:
        raise Http404
    if not formato.puede_cargar(usuario):
        raise PermissionDenied
    return formato


@require_http_methods(["GET", "HEAD", "POST"])
def nueva(request, codigo):
    formato = _formato_permitido(request.user, codigo)
    forma = SubirForm(request.POST or None, request.FILES or None, formato=formato)
    if request.method == "POST" and forma.is_valid() and (carga := _subir(request, forma, formato)):
        return redirect(carga)
    anteriores = consultas.de_usuario(request.user, formato)[:5]
    contexto = {"formato": formato, "forma": forma, "anteriores": anteriores}
    contexto["diccionario"] = devolucion.diccionario(formato)
    return render(request, "cargas/nueva.html", contexto)


def _subir(request, forma, formato):
    datos, campo = forma.cleaned_data, "anexos"
    try:
        zip_ = datos.get("anexos")
        anexos = servicios.guardar_anexos(zip_, actor=request.user) if zip_ else None
        campo = "archivo"
        carga, es_nueva = servicios.subir_carga(
            datos["archivo"], formato=formato, actor=request.user, anexos=anexos
        )
    except ArchivoRechazado as rechazo:
        forma.add_error(campo, str(rechazo))
        return None
    if not es_nueva:
        messages.info(
            request, "Usted ya subió este mismo archivo: es esta carga. Para empezar de nuevo, cancélela."
        )
    return carga


@require_safe
def plantilla(request, codigo, nombre):
    formato = _formato_permitido(request.user, codigo)
    hacer, medio = PLANTILLAS[nombre]
    return _descarga(hacer(formato), f"{formato.codigo}-{nombre}", medio)


@require_safe
def lista(request):
    pagina = Paginator(consultas.de_usuario(request.user), 30).get_page(request.GET.get("pagina"))
    return render(request, "cargas/lista.html", {"pagina": pagina})


@require_safe
def detalle(request, pk):
    carga = obtener_permitido(request.user, "cargas.ver_carga", Carga.objects, pk=pk)
    etiqueta = f'"{carga.version}"'
    if request.htmx and request.headers.get("If-None-Match") == etiqueta:
        return HttpResponseNotModified()
    respuesta = render(request, _plantilla(request), _contexto(carga))
    if request.htmx:
        respuesta["ETag"], respuesta["Cache-Control"] = etiqueta, "private, no-cache"
    patch_vary_headers(respuesta, ["HX-Request"])
    return respuesta


def _plantilla(request):
    return "cargas/detalle.html#avance" if request.htmx else "cargas/detalle.html"


def _contexto(carga):
    columnas = consultas.fechas_por_aclarar(carga) if carga.estado == Estado.POR_ACLARAR else []
    return {
        "carga": carga,
        "formato": carga.formato,
        "etapas": consultas.ETAPAS,
        "etapa": consultas.ETAPA_DE.get(carga.estado),
        "detalle": consultas.detalle_de_etapa(carga),
        "aclarar": AclararForm(columnas=columnas) if columnas else None,
    }


@require_POST
def aclarar(request, pk):
    carga = obtener_permitido(request.user, "cargas.decidir_carga", Carga.objects, pk=pk)
    forma = AclararForm(request.POST, columnas=consultas.fechas_por_aclarar(carga))
    if not forma.is_valid():
        return render(request, "cargas/detalle.html", {**_contexto(carga), "aclarar": forma})
    return _decidir(request, carga, servicios.aclarar_fechas, respuestas=forma.cleaned_data)


@require_POST
def confirmar(request, pk):
    carga = obtener_permitido(request.user, "cargas.decidir_carga", Carga.objects, pk=pk)
    solo_buenas = request.POST.get("solo_buenas") == "1"
    return _decidir(request, carga, servicios.confirmar_carga, solo_buenas=solo_buenas)


@require_POST
def cancelar(request, pk):
    carga = obtener_permitido(request.user, "cargas.decidir_carga", Carga.objects, pk=pk)
    return _decidir(request, carga, servicios.cancelar_carga)


def _decidir(request, carga, acto, **datos):
    try:
        acto(carga, actor=request.user, **datos)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    return redirect(carga)


@require_safe
def descarga(request, pk, nombre):
    carga = obtener_permitido(request.user, "cargas.ver_carga", Carga.objects, pk=pk)
    if not carga.lectura.get("titulos") or (nombre == "recibo.csv" and not carga.confirmada_en):
        raise Http404
    hacer, medio = DESCARGAS[nombre]
    return _descarga(hacer(carga), f"{carga.numero}-{nombre}", medio)


def _descarga(datos, nombre, medio):
    cabeceras = {
        "Content-Disposition": f'attachment; filename="{nombre}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(datos, content_type=medio, headers=cabeceras)
