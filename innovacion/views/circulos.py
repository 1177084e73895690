"""The doors of circles and visits."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innovacion.consultas.circulos import lista_de_circulos, lista_de_visitas, pagina_del_circulo
from innovacion.forms import circulos as formas
from innovacion.models import Circulo, Visita, participante_de
from innovacion.servicios import circulos as servicios
from innovacion.servicios.evidencias import evidencia_guardada, guardar_evidencia
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.formularios.llave import leer_llave

PRIMERO_DIGA = "Primero díganos quién es: nombre, profesión e institución."


@require_safe
def circulos(request):
    exigir(request.user, "innovacion.participar")
    return render(request, "innovacion/circulos.html", lista_de_circulos(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def circulo_nuevo(request):
    exigir(request.user, "innovacion.proponer_compromiso")
    form = formas.CirculoForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "innovacion/circulo_nuevo.html", {"form": form})
    uno = servicios.crear_circulo(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "El círculo quedó creado.")
    return redirect(uno)


def _pagina(request, uno, **con_errores):
    vacias = {"documento": formas.DocumentoForm(), "actividad": formas.ActividadForm()}
    contexto = pagina_del_circulo(request.user, uno)
    return render(request, "innovacion/circulo.html", {**contexto, **vacias, **con_errores})


def _circulo(request, pk):
    todos = Circulo.objects.select_related("reto", "moderador")
    return obtener_permitido(request.user, "innovacion.participar", todos, pk=pk)


@require_safe
def circulo(request, pk):
    return _pagina(request, _circulo(request, pk))


def _unirse(request, uno, yo):
    servicios.unirse(uno, yo, actor=request.user)
    messages.success(request, "Ya es parte del círculo.")


def _salir(request, uno, yo):
    servicios.salir(uno, yo, actor=request.user)
    messages.success(request, "Salió del círculo.")


def _documento(request, uno, yo):
    guardado = evidencia_guardada(request.POST.get("archivo_id", ""), actor=request.user)
    form = formas.DocumentoForm(request.POST, request.FILES, guardado=guardado)
    form.is_valid()
    if subido := form.cleaned_data.get("archivo"):
        try:
            form.archivo_guardado = guardar_evidencia(subido, actor=request.user)
        except ArchivoRechazado as rechazo:
            form.add_error("archivo", str(rechazo))
    if not form.is_valid():
        return {"documento": form}
    datos = {c: form.cleaned_data[c] for c in ("titulo", "enlace")}
    servicios.compartir(
        uno, yo, actor=request.user, clave=leer_llave(request), archivo=form.archivo_guardado, **datos
    )
    messages.success(request, "Compartió el documento con el círculo.")
    return None


def _actividad(request, uno, yo):
    form = formas.ActividadForm(request.POST)
    if not form.is_valid():
        return {"actividad": form}
    servicios.anotar_actividad(uno, yo, actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "Anotó la actividad.")
    return None


DE_CIRCULO = {"unirse": _unirse, "salir": _salir, "documento": _documento, "actividad": _actividad}


@require_POST
def circulo_acto(request, pk, acto):
    uno, yo = _circulo(request, pk), participante_de(request.user)
    if acto not in DE_CIRCULO:
        raise Http404
    if yo is None:
        messages.error(request, PRIMERO_DIGA)
        return redirect("innovacion:mi_espacio")
    if acto in {"documento", "actividad"} and not uno.miembros.filter(participante=yo).exists():
        raise Http404
    con_errores = DE_CIRCULO[acto](request, uno, yo)
    return _pagina(request, uno, **con_errores) if con_errores else redirect(uno)


@require_safe
def visitas(request):
    exigir(request.user, "innovacion.participar")
    return render(request, "innovacion/visitas.html", lista_de_visitas(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def visita_nueva(request):
    exigir(request.user, "innovacion.crear")
    form = formas.VisitaForm(request.POST if request.method == "POST" else None, usuario=request.user)
    if not form.is_valid():
        return render(request, "innovacion/visita_nueva.html", {"form": form})
    una = servicios.ofrecer_visita(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "La visita quedó ofrecida.")
    return redirect(una)


def _visita(request, pk, permiso):
    todas = Visita.objects.select_related("anfitrion__entidad__municipio__departamento", "visitante")
    return obtener_permitido(request.user, permiso, todas, pk=pk)


def _de_visita(request, una, **con_errores):
    yo = participante_de(request.user)
    contexto = {
        "visita": una,
        "recibe": request.user.has_perm("innovacion.recibir_visita", una),
        "es_visitante": bool(yo and una.visitante_id == yo.pk),
        "acuerdo": formas.AcuerdoForm(),
        "relato": formas.InformeForm(),
    }
    return render(request, "innovacion/visita.html", {**contexto, **con_errores})


@require_safe
def visita(request, pk):
    return _de_visita(request, _visita(request, pk, "innovacion.participar"))


def _pedir(request, una):
    yo = participante_de(request.user)
    if yo is None:
        messages.error(request, PRIMERO_DIGA)
        return {}
    servicios.pedir_visita(una, yo, actor=request.user)
    messages.success(request, "Pidió la visita. La institución le dirá qué día.")
    return {}


def _acordar(request, una):
    form = formas.AcuerdoForm(request.POST)
    if not form.is_valid():
        return {"acuerdo": form}
    servicios.acordar_visita(una, form.cleaned_data["fecha"], actor=request.user)
    messages.success(request, "La visita quedó acordada.")
    return {}


def _realizar(request, una):
    servicios.realizar_visita(una, actor=request.user)
    messages.success(request, "La visita quedó realizada. Falta que quien fue cuente qué aprendió.")
    return {}


def _informar(request, una):
    form = formas.InformeForm(request.POST)
    if not form.is_valid():
        return {"relato": form}
    servicios.informar_visita(una, form.cleaned_data["informe"], actor=request.user)
    messages.success(request, "Gracias por contarlo. Queda a la vista de todos.")
    return {}


def _cancelar(request, una):
    servicios.cancelar_visita(una, actor=request.user)
    messages.success(request, "La visita ya no se ofrece.")
    return {}


DE_VISITA = {
    "pedir": ("participar", _pedir),
    "acordar": ("recibir_visita", _acordar),
    "realizar": ("recibir_visita", _realizar),
    "informar": ("informar_visita", _informar),
    "cancelar": ("recibir_visita", _cancelar),
}


@require_POST
def visita_acto(request, pk, acto):
    if acto not in DE_VISITA:
        raise Http404
    permiso, hacer = DE_VISITA[acto]
    una = _visita(request, pk, f"innovacion.{permiso}")
    try:
        con_errores = hacer(request, una)
    except (TransicionInvalida, servicios.VisitaSinHacer) as error:
        messages.error(request, str(error))
        return redirect(una)
    return _de_visita(request, una, **con_errores) if con_errores else redirect(una)
