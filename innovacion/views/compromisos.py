"""The doors of commitments: the weekly board, one of them, its acts, the meetings."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innovacion.consultas.compromisos import CON_QUIEN, SEMANAL, pagina_semanal
from innovacion.forms.compromisos import CompromisoForm, CumplidoForm, MotivoForm
from innovacion.models import Compromiso
from innovacion.servicios import compromiso as servicios
from innovacion.servicios.evidencias import evidencia_guardada, guardar_evidencia
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.formularios.llave import leer_llave
from sso_portal.nucleo.reuniones.forms import ReunionForm
from sso_portal.nucleo.reuniones.models import Reunion


@require_safe
def compromisos(request):
    exigir(request.user, "innovacion.seguir")
    puede = {
        "propone": request.user.has_perm("innovacion.proponer_compromiso"),
        "anima": request.user.has_perm("innovacion.animar"),
    }
    return render(request, "innovacion/compromisos.html", {**pagina_semanal(request.user), **puede})


@require_http_methods(["GET", "HEAD", "POST"])
def compromiso_nuevo(request):
    exigir(request.user, "innovacion.proponer_compromiso")
    form = CompromisoForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "innovacion/compromiso_nuevo.html", {"form": form})
    uno = servicios.proponer_compromiso(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, f"Propuso el compromiso {uno.numero}. Falta que su responsable lo acepte.")
    return redirect(uno)


def _compromiso(request, pk, permiso):
    todos = Compromiso.objects.select_related(*CON_QUIEN, "archivo")
    return obtener_permitido(request.user, permiso, todos, pk=pk)


def _pagina(request, uno, **formas):
    puede = {
        acto: request.user.has_perm(f"innovacion.{acto}_compromiso", uno)
        for acto in ("aceptar", "cumplir", "completar")
    }
    vacias = {
        "completado": CompromisoForm(initial=CompromisoForm.de(uno)),
        "cumplido": CumplidoForm(initial={"cumplido_el": timezone.localdate()}),
        "razon": MotivoForm(),
    }
    return render(request, "innovacion/compromiso.html", {"c": uno, "puede": puede, **vacias, **formas})


@require_safe
def compromiso(request, pk):
    return _pagina(request, _compromiso(request, pk, "innovacion.ver"))


def _aceptar(request, uno):
    servicios.aceptar_compromiso(uno, actor=request.user)
    return {}


def _cumplir(request, uno):
    guardado = evidencia_guardada(request.POST.get("archivo_id", ""), actor=request.user)
    form = CumplidoForm(request.POST, request.FILES, guardado=guardado)
    form.is_valid()
    if subido := form.cleaned_data.get("archivo"):
        try:
            form.archivo_guardado = guardar_evidencia(subido, actor=request.user)
        except ArchivoRechazado as rechazo:
            form.add_error("archivo", str(rechazo))
    if not form.is_valid():
        return {"cumplido": form}
    datos = {c: form.cleaned_data[c] for c in ("cumplido_el", "evidencia")}
    servicios.cumplir_compromiso(uno, actor=request.user, archivo=form.archivo_guardado, **datos)
    return {}


def _con_motivo(servicio):
    def hacer(request, uno):
        form = MotivoForm(request.POST)
        if not form.is_valid():
            return {"razon": form}
        servicio(uno, motivo=form.cleaned_data["motivo"], actor=request.user)
        return {}

    return hacer


def _completar(request, uno):
    form = CompromisoForm(request.POST)
    if not form.is_valid():
        return {"completado": form}
    servicios.completar_compromiso(uno, actor=request.user, **form.cleaned_data)
    return {}


ACTOS = {
    "aceptar": ("aceptar", _aceptar, "Aceptó el compromiso. Le recordaremos la fecha."),
    "cumplir": ("cumplir", _cumplir, "El compromiso quedó cumplido."),
    "completar": ("completar", _completar, "Guardó los cambios del compromiso."),
    "incumplir": ("completar", _con_motivo(servicios.incumplir_compromiso), "Anotó que no se cumplió."),
    "retirar": ("completar", _con_motivo(servicios.retirar_compromiso), "Retiró el compromiso."),
}


@require_POST
def compromiso_acto(request, pk, acto):
    if acto not in ACTOS:
        raise Http404
    permiso, hacer, dicho = ACTOS[acto]
    uno = _compromiso(request, pk, f"innovacion.{permiso}_compromiso")
    try:
        con_errores = hacer(request, uno)
    except (TransicionInvalida, servicios.CompromisoIncompleto) as error:
        messages.error(request, str(error))
        return redirect(uno)
    if con_errores:
        return _pagina(request, uno, **con_errores)
    messages.success(request, dicho)
    return redirect(uno)


@require_http_methods(["GET", "HEAD", "POST"])
def reunion_nueva(request):
    exigir(request.user, "innovacion.animar")
    inicial = {"fecha": timezone.localdate(), "asunto": "Compromisos de la semana"}
    form = ReunionForm(request.POST if request.method == "POST" else None, initial=inicial)
    if not form.is_valid():
        contexto = {**pagina_semanal(request.user), "form": form}
        return render(request, "innovacion/reunion_nueva.html", contexto)
    una = servicios.anotar_reunion_semanal(form.leida, actor=request.user, clave=leer_llave(request))
    messages.success(request, "El acta quedó guardada con el tablero de hoy.")
    return redirect("innovacion:reunion", una.pk)


@require_safe
def reunion(request, pk):
    exigir(request.user, "innovacion.seguir")
    suyas = Reunion.objects.sobre(SEMANAL).select_related("tablero_visto", "anotada_por")
    una = get_object_or_404(suyas, pk=pk)
    return render(request, "innovacion/reunion.html", {"reunion": una})
