"""The doors of whoever writes the pages of an institution: draft, preview, publish, retire."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from tramites.consultas.ficha import pagina_de
from tramites.consultas.gestion import (
    borrador_de,
    instituciones_de,
    mis_tramites,
    pagina_de_gestion,
    vigente_de,
)
from tramites.forms.ficha import ClasificarForm, EditorFicha, RetirarForm, TramiteNuevoForm
from tramites.models import Tramite
from tramites.servicios.ficha import (
    FichaCerrada,
    FichaIncompleta,
    clasificar_tramite,
    confirmar_revision,
    crear_tramite,
    descartar_ficha,
    editar_ficha,
    escribir_version,
    faltas_de,
    publicar_ficha,
    retirar_ficha,
)

LEER_Y_ENVIAR = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def lista(request):
    exigir(request.user, "tramites.escribir")
    contexto = mis_tramites(
        request.user, request.GET.get("vista", ""), request.GET.get("busca", ""), request.GET.get("pagina")
    )
    return render(request, "tramites/mis_fichas.html", contexto)


@LEER_Y_ENVIAR
def nueva(request):
    exigir(request.user, "tramites.escribir")
    form = TramiteNuevoForm(request.POST or None, instituciones=instituciones_de(request.user))
    if form.is_bound and form.is_valid():
        d = form.cleaned_data
        entidad, nombre, tipo = d["institucion"].entidad, d["nombre"], d["tipo_producto"]
        tramite = crear_tramite(entidad, actor=request.user, nombre=nombre, tipo_producto=tipo)
        clasificar_tramite(tramite, actor=request.user, **_clasificacion(form))
        return redirect("tramites:editar_ficha", tramite.codigo)
    return render(request, "tramites/nueva.html", {"form": form})


@require_safe
def gestionar(request, codigo):
    return render(request, "tramites/gestionar.html", pagina_de_gestion(_suyo(request, codigo)))


@LEER_Y_ENVIAR
def editar(request, codigo):
    tramite = _suyo(request, codigo)
    if (ficha := borrador_de(tramite)) is None:
        messages.error(request, str(FichaCerrada()))
        return redirect("tramites:gestionar", codigo)
    editor = EditorFicha(ficha, request.POST or None)
    if request.method == "POST" and editor.es_valido():
        return _guardar(request, tramite, ficha, editor)
    return render(request, "tramites/editar.html", {"tramite": tramite, "ficha": ficha, **editor.contexto()})


@require_safe
def vista_previa(request, codigo):
    tramite = _suyo(request, codigo)
    if (ficha := borrador_de(tramite)) is None:
        return redirect("tramites:gestionar", codigo)
    faltas = faltas_de(ficha)
    return render(request, "tramites/vista_previa.html", {**pagina_de(ficha), "faltas": faltas})


@LEER_Y_ENVIAR
def clasificar(request, codigo):
    tramite = _suyo(request, codigo)
    inicial = {
        "tipo_producto": tramite.tipo_producto,
        "necesidades": tramite.necesidades.all(),
        "grupos": tramite.grupos.all(),
    }
    form = ClasificarForm(request.POST or None, initial=inicial)
    if form.is_bound and form.is_valid():
        clasificar_tramite(tramite, actor=request.user, **_clasificacion(form))
        messages.success(request, "Guardamos cómo se encuentra el trámite.")
        return redirect("tramites:gestionar", codigo)
    return render(request, "tramites/clasificar.html", {"form": form, "tramite": tramite})


@require_POST
def otra_version(request, codigo):
    escribir_version(_suyo(request, codigo), actor=request.user)
    return redirect("tramites:editar_ficha", codigo)


@require_POST
def publicar(request, codigo):
    tramite = _suyo(request, codigo)
    if (ficha := borrador_de(tramite)) is None:
        messages.error(request, "No hay un borrador: ya se publicó o se descartó.")
        return redirect("tramites:gestionar", codigo)
    try:
        publicar_ficha(ficha, actor=request.user)
    except (FichaIncompleta, TransicionInvalida) as error:
        messages.error(request, str(error))
        return redirect("tramites:vista_previa", codigo)
    messages.success(request, f"Publicó la versión {ficha.version}. Ya la lee todo el mundo.")
    return redirect("tramites:gestionar", codigo)


@require_POST
def descartar(request, codigo):
    tramite = _suyo(request, codigo)
    if ficha := borrador_de(tramite):
        descartar_ficha(ficha, actor=request.user)
    messages.success(request, "Descartó el borrador.")
    return redirect("tramites:gestionar", codigo)


@require_POST
def revisar(request, codigo):
    tramite = _suyo(request, codigo)
    confirmar_revision(_vigente(tramite), actor=request.user)
    messages.success(request, "Anotamos que hoy revisó esta página.")
    return redirect("tramites:gestionar", codigo)


@LEER_Y_ENVIAR
def retirar(request, codigo):
    tramite = _suyo(request, codigo)
    ficha, form = _vigente(tramite), RetirarForm(request.POST or None)
    if form.is_bound and form.is_valid():
        retirar_ficha(ficha, actor=request.user, motivo=form.cleaned_data["motivo"])
        messages.success(request, f"Retiró «{tramite}». Su página dice que ya no se ofrece.")
        return redirect("tramites:gestionar", codigo)
    return render(request, "tramites/retirar.html", {"form": form, "tramite": tramite, "ficha": ficha})


def _suyo(request, codigo):
    suyos = Tramite.objects.select_related("entidad")
    return obtener_permitido(request.user, "tramites.administrar", suyos, codigo=codigo)


def _vigente(tramite):
    if (ficha := vigente_de(tramite)) is None:
        raise Http404
    return ficha


def _clasificacion(form):
    return {campo: form.cleaned_data[campo] for campo in ("tipo_producto", "necesidades", "grupos")}


def _guardar(request, tramite, ficha, editor):
    try:
        editar_ficha(ficha, editor.contenido, actor=request.user)
    except FichaCerrada as error:
        messages.error(request, str(error))
        return redirect("tramites:gestionar", tramite.codigo)
    if "ver" in request.POST:
        return redirect("tramites:vista_previa", tramite.codigo)
    messages.success(request, "Guardamos el borrador. Nadie más lo ve hasta que lo publique.")
    return redirect("tramites:editar_ficha", tramite.codigo)
