"""The doors of the community: news and courses for everybody; contacts, help and drafts for the team."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innovacion.consultas import comunidad as consultas
from innovacion.consultas.alcance import lista_de_cuentas
from innovacion.forms import comunidad as formas
from innovacion.models import Curso, Noticia, SolicitudApoyo, participante_de
from innovacion.servicios import comunidad as servicios
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.formularios.llave import leer_llave

from .circulos import PRIMERO_DIGA


@login_not_required
@require_safe
def novedades(request):
    return render(request, "innovacion/novedades.html", consultas.novedades(request.user))


@login_not_required
@require_safe
def como_trabajamos(request):
    return render(request, "innovacion/como_trabajamos.html", {"quienes": consultas.quienes_son()})


@login_not_required
@require_safe
def noticia(request, pk):
    una = get_object_or_404(Noticia.objects.visibles_para(request.user).select_related("ganadora"), pk=pk)
    textos = formas.TextosForm(
        noticia=una, initial={"corto": una.texto_corto, "whatsapp": una.texto_whatsapp}
    )
    anima = request.user.has_perm("innovacion.animar")
    contexto = {"noticia": una, "form": textos, "anima": anima, "premio": formas.GanadoraForm()}
    return render(request, "innovacion/noticia.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def noticia_nueva(request):
    exigir(request.user, "innovacion.animar")
    form = formas.NoticiaForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "innovacion/noticia_nueva.html", {"form": form})
    una = servicios.escribir_noticia(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "Guardamos el borrador. Lea los textos para redes y publíquelo.")
    return redirect(una)


@require_POST
def noticia_publicar(request, pk):
    una = obtener_permitido(request.user, "innovacion.animar", Noticia.objects, pk=pk)
    if "ganar" in request.POST:
        return _premiar(request, una)
    form = formas.TextosForm(request.POST, noticia=una)
    retira = "retirar" in request.POST
    if not retira and not form.is_valid():
        contexto = {"noticia": una, "form": form, "premio": None, "anima": True}
        return render(request, "innovacion/noticia.html", contexto)
    try:
        if retira:
            servicios.retirar_noticia(una, actor=request.user)
        else:
            servicios.publicar_noticia(una, actor=request.user, **form.cleaned_data)
        messages.success(
            request, "Retiró la noticia." if retira else "La noticia ya está a la vista de todos."
        )
    except TransicionInvalida as error:
        messages.error(request, str(error))
    return redirect("innovacion:novedades")


def _premiar(request, una):
    form = formas.GanadoraForm(request.POST)
    if not form.is_valid():
        contexto = {"noticia": una, "form": None, "premio": form, "anima": True}
        return render(request, "innovacion/noticia.html", contexto)
    try:
        servicios.nombrar_ganadora(una, form.cleaned_data["ganadora"], actor=request.user)
        messages.success(request, "Ya se dice quién ganó.")
    except servicios.YaTieneGanadora as error:
        messages.error(request, str(error))
    return redirect(una)


@require_http_methods(["GET", "HEAD", "POST"])
def contactos(request):
    exigir(request.user, "innovacion.animar")
    hoy = {"fecha": timezone.localdate()}
    form = formas.ContactoForm(request.POST if request.method == "POST" else None, initial=hoy)
    if not form.is_valid():
        contexto = {**consultas.registro_de_contactos(), "form": form}
        return render(request, "innovacion/contactos.html", contexto)
    servicios.anotar_contacto(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "El contacto quedó anotado.")
    return redirect("innovacion:contactos")


@require_http_methods(["GET", "HEAD", "POST"])
def redes(request):
    exigir(request.user, "innovacion.animar")
    hoy = {"fecha": timezone.localdate()}
    form = formas.CuentaRedForm(request.POST if request.method == "POST" else None, initial=hoy)
    if not form.is_valid():
        contexto = lista_de_cuentas(request.GET.get("pagina"))
        return render(request, "innovacion/redes.html", {**contexto, "form": form})
    cuenta = servicios.anotar_seguidores(actor=request.user, **form.cleaned_data)
    messages.success(request, f"Anotó los seguidores de {cuenta.get_red_display()}.")
    return redirect("innovacion:redes")


@require_http_methods(["GET", "HEAD", "POST"])
def apoyo(request):
    exigir(request.user, "innovacion.participar")
    form = formas.ApoyoForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "innovacion/apoyo.html", {**consultas.apoyos(request.user), "form": form})
    servicios.pedir_apoyo(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "Recibimos su pregunta. La respuesta aparecerá en esta página.")
    return redirect("innovacion:apoyo")


@require_POST
def apoyo_responder(request, pk):
    una = obtener_permitido(request.user, "innovacion.animar", SolicitudApoyo.objects, pk=pk)
    form = formas.RespuestaForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Escriba la respuesta.")
        return redirect("innovacion:apoyo")
    try:
        servicios.responder_apoyo(una, form.cleaned_data["respuesta"], actor=request.user)
        messages.success(request, "La respuesta quedó enviada.")
    except TransicionInvalida as error:
        messages.error(request, str(error))
    return redirect("innovacion:apoyo")


@require_http_methods(["GET", "HEAD", "POST"])
def curso_nuevo(request):
    exigir(request.user, "innovacion.animar")
    form = formas.CursoForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "innovacion/curso_nuevo.html", {"form": form})
    uno = servicios.crear_curso(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "El curso está en el catálogo.")
    return redirect(uno)


@login_not_required
@require_safe
def curso(request, pk):
    uno = get_object_or_404(Curso.objects.visibles_para(request.user), pk=pk)
    contexto = consultas.pagina_del_curso(request.user, uno)
    form = formas.SesionForm(curso=uno) if contexto["anima"] else None
    return render(request, "innovacion/curso.html", {**contexto, "form": form})


@require_POST
def curso_entrar(request, pk):
    uno = obtener_permitido(request.user, "innovacion.participar", Curso.objects, pk=pk)
    yo = participante_de(request.user)
    if yo is None:
        messages.error(request, PRIMERO_DIGA)
        return redirect("innovacion:mi_espacio")
    servicios.entrar_al_curso(uno, yo, actor=request.user)
    messages.success(request, "Ya está en el curso.")
    return redirect(uno)


@require_POST
def curso_sesion(request, pk):
    uno = obtener_permitido(request.user, "innovacion.animar", Curso.objects, pk=pk)
    form = formas.SesionForm(request.POST, curso=uno)
    if not form.is_valid():
        contexto = consultas.pagina_del_curso(request.user, uno)
        return render(request, "innovacion/curso.html", {**contexto, "form": form})
    servicios.anotar_sesion(uno, actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "La sesión quedó anotada.")
    return redirect(uno)
