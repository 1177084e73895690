"""The entity's doors: its obligations, the report of one case, its receipt."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cumplimiento.consultas.caso import recibo_de, reporte_con_llave
from cumplimiento.consultas.casos import caso_de, palabras
from cumplimiento.consultas.entidad import mis_obligaciones
from cumplimiento.estados import Canal
from cumplimiento.forms.reporte import ReporteForm, en_una_frase
from cumplimiento.models import Obligacion
from cumplimiento.servicios import Entrante, Envio, ReportesRechazados, reportar
from cumplimiento.servicios.adjuntos import prueba_subida
from cumplimiento.servicios.pruebas import guardar_prueba
from cumplimiento.servicios.recibo import hacer_recibo
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.formularios.llave import leer_llave

from .adjuntos import con_archivo


@require_safe
def mias(request):
    exigir(request.user, "cumplimiento.informar")
    pedido = (request.GET.get(clave, "") for clave in ("vista", "busca", "pagina"))
    return render(request, "cumplimiento/mias.html", mis_obligaciones(request.user, *pedido))


@require_safe
def ensayo(request):
    """The invented cases on which its systems rehearse: to look at what they sent, and nothing else."""
    exigir(request.user, "cumplimiento.informar")
    pedido = (request.GET.get(clave, "") for clave in ("vista", "busca", "pagina"))
    return render(request, "cumplimiento/mias.html", mis_obligaciones(request.user, *pedido, de_ensayo=True))


@require_http_methods(["GET", "HEAD", "POST"])
def informar(request, codigo):
    """Fill, check the answers, send. What was typed and uploaded travels from one step to the other."""
    obligacion = obtener_permitido(
        request.user, "cumplimiento.reportar", Obligacion.objects.con_todo(), codigo=codigo
    )
    if enviado := reporte_con_llave(obligacion, leer_llave(request)):
        return redirect("cumplimiento:recibo", codigo, enviado.numero)
    if not obligacion.admite_reporte:
        return redirect(obligacion)
    form = _formulario(request, obligacion)
    esta_bien = form.is_bound and con_archivo(request, form, guardar_prueba) and form.is_valid()
    if esta_bien and "enviar" in request.POST and (reporte := _enviar(request, obligacion, form)):
        return redirect("cumplimiento:recibo", codigo, reporte.numero)
    se_revisa = esta_bien and form.is_valid() and "cambiar" not in request.POST
    plantilla = "cumplimiento/revisar.html" if se_revisa else "cumplimiento/informar.html"
    return render(request, plantilla, {"form": form, "obligacion": obligacion})


def _formulario(request, obligacion):
    caso, hoy = caso_de(obligacion, palabras()), timezone.localdate()
    if request.method != "POST":
        return ReporteForm(caso=caso, hoy=hoy)
    archivo = prueba_subida(request.POST.get("archivo_id", ""), actor=request.user)
    return ReporteForm(request.POST, request.FILES, caso=caso, hoy=hoy, guardado=archivo)


def _enviar(request, obligacion, form):
    envio = Envio(
        entidades=frozenset({obligacion.entidad_id}),
        canal=Canal.FORMULARIO,
        actor=request.user,
        clave=leer_llave(request),
    )
    entrante = Entrante(obligacion.codigo, form.declaracion, form.archivo_guardado)
    try:
        return reportar([entrante], envio)[0]
    except ReportesRechazados as rechazo:
        for error in rechazo.errores[0]:
            form.add_error(None, en_una_frase(error))
        return None


def _recibo(request, codigo, numero):
    obligacion = obtener_permitido(
        request.user, "cumplimiento.ver_caso", Obligacion.objects.con_todo(), codigo=codigo
    )
    reporte = recibo_de(obligacion, numero)
    if reporte is None:
        raise Http404
    return reporte


@require_safe
def recibo(request, codigo, numero):
    return render(request, "cumplimiento/recibo.html", {"reporte": _recibo(request, codigo, numero)})


@require_safe
def recibo_pdf(request, codigo, numero):
    reporte = _recibo(request, codigo, numero)
    nombre = f"recibo-{codigo}-{numero}.pdf"
    cabeceras = {"Content-Disposition": f'inline; filename="{nombre}"', "Cache-Control": "private, no-store"}
    return HttpResponse(hacer_recibo(reporte), content_type="application/pdf", headers=cabeceras)
